// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarExchange
import MalarPublishing
import MalarWorkbench
import Testing

/// A folder of its own for a test, gone afterwards.
struct Workplace: ~Copyable {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("malar-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
    func text(_ name: String) throws -> String { try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8) }
    func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: url.appendingPathComponent(name)) }
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}

@Suite("Studies: start, check, report")
struct StudyUseCaseTests {
    @Test("A new study passes its check, gives a report, and is not written over")
    func newStudy() throws {
        let place = try Workplace()
        let files = try StartStudy()(place.path("s"), id: nil, title: "A title", drug: "ANI").files
        let names = files.map { ($0 as NSString).lastPathComponent }
        #expect(names == ["events.csv", "patients.csv", "study.yaml", "treatments.csv", "visits.csv"])
        #expect(try CheckStudy()(place.path("s")).counts.errors == 0)
        let report = try WriteReport()(place.path("s"), to: place.path("report"))
        #expect(try place.text("report/index.html").contains("A title") && report.counts.errors == 0)
        #expect(report.files.allSatisfy { FileManager.default.fileExists(atPath: $0) } && !report.headline.rows.isEmpty)
        #expect(throws: StudyFolderError.self) { try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab") }
        #expect(throws: RequestError.self) { try StartStudy()(place.path("t"), id: nil, title: nil, drug: "anifrolumap") }
        #expect(place.names == ["report", "s"])
    }

    @Test("A report replaces an older one byte for byte, and nothing else")
    func replacing() throws {
        let place = try Workplace()
        _ = try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab")
        let first = try WriteReport()(place.path("s"), to: place.path("r")).files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        let again = try WriteReport()(place.path("s"), to: place.path("r")).files.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        #expect(first == again && place.names == ["r", "s"])
        try place.write("mine", to: "r/tables/notes.txt")
        let refusal = #expect(throws: RequestError.self) { try WriteReport()(place.path("s"), to: place.path("r")) }
        #expect(refusal?.description.contains("tables/notes.txt, which is no part of a report") == true)
        #expect(try place.text("r/tables/notes.txt") == "mine")
        #expect(throws: RequestError.self) { try WriteReport()(place.path("s"), to: place.path("s")) }
        #expect(throws: RequestError.self) { try WriteReport()(place.path("s"), to: place.path("s/study.yaml")) }
    }

    @Test("A report that fails leaves nothing behind")
    func failing() throws {
        let place = try Workplace()
        _ = try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab")
        try place.write("study: {id: x, title: y}\nindexDrug: anifrolumabb\nbaselin: 3\n", to: "s/study.yaml")
        try place.write("sources: x\n", to: "s/reported.yaml")
        let refusal = #expect(throws: RequestError.self) { try WriteReport()(place.path("s"), to: place.path("r")) }
        let lines = refusal.map { $0.description.split(separator: "\n").map(String.init) } ?? []
        #expect(lines.contains { $0.hasPrefix("study.yaml, line 2: ") } && lines.contains { $0.hasPrefix("study.yaml, line 3: ") })
        #expect(lines.contains { $0.hasPrefix("reported.yaml") })
        #expect(place.names == ["s"])
    }

    @Test("Errors in the data are counted, named and do not stop the report")
    func errors() throws {
        let place = try Workplace()
        _ = try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab")
        let visits = try place.text("s/visits.csv")
        try place.write(visits + "NOBODY,2024-01-01\n", to: "s/visits.csv")
        let check = try CheckStudy()(place.path("s"))
        #expect(check.counts.errors == 1 && "\(check.counts)" == "1 error" && check.list.rows.count == 1)
        #expect(check.table.rows.first?.cells.first?.text == "error")
        #expect(try WriteReport()(place.path("s"), to: place.path("r")).counts.errors == 1)
    }

    @Test("A path that leads nowhere, and a file that is no text, are refused in words")
    func unreadable() throws {
        let place = try Workplace()
        #expect(throws: RequestError.self) { try CheckStudy()(place.path("nowhere")) }
        _ = try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab")
        try Data([0x73, 0xE9]).write(to: place.url.appendingPathComponent("s/study.yaml"))
        let refusal = #expect(throws: RequestError.self) { try CheckStudy()(place.path("s")) }
        #expect(refusal?.description == "study.yaml: the file is not UTF-8 text; save it as UTF-8")
    }

    @Test("The example of four patients has no open finding; what it acknowledges stays visible with its reason")
    func example() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let check = try CheckStudy()(package.appendingPathComponent("Examples/modena-2025").path)
        #expect(check.counts.errors == 0 && check.counts.warnings == 0 && check.counts.acknowledged > 0)
        #expect(check.list.rows.allSatisfy { $0.cells.first?.text == "acknowledged" && $0.cells.last?.text.isEmpty == false })
    }
}
