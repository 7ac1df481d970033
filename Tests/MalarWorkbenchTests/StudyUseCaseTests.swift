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

/// Damage to a file of the example study: a line added to it, or the file removed, and what the one message must say.
struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String, file: String, line: String?, words: String

    init(_ name: String, _ file: String, _ line: String?, _ words: String) {
        (testDescription, self.file, self.line, self.words) = (name, file, line, words)
    }
}

@Suite("Studies: start, check, report")
struct StudyUseCaseTests {
    static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples/modena-2025").path

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

    @Test("Errors in the data stop the report, with their places; asked for despite them, it is written and counts them")
    func errors() throws {
        let place = try Workplace()
        _ = try StartStudy()(place.path("s"), id: nil, title: nil, drug: "anifrolumab")
        let visits = try place.text("s/visits.csv")
        try place.write(visits + "NOBODY,2024-01-01\n", to: "s/visits.csv")
        let check = try CheckStudy()(place.path("s"))
        #expect(check.counts.errors == 1 && "\(check.counts)" == "1 error" && check.list.rows.count == 1)
        #expect(check.table.rows.first?.cells.first?.text == "error")
        let refusal = #expect(throws: DataErrors.self) { try WriteReport()(place.path("s"), to: place.path("r")) }
        #expect(refusal?.lines.count == 1 && refusal?.description.hasPrefix("visits.csv, row ") == true)
        #expect(refusal?.description.contains("NOBODY") == false)
        #expect(place.names == ["s"])
        #expect(try WriteReport()(place.path("s"), to: place.path("r"), despiteErrors: true).counts.errors == 1)
    }

    @Test(
        "Damaged folders: one message with the place, and nothing written",
        arguments: [
            Damage("no patients.csv", "patients.csv", nil, "patients.csv: the folder has no such file"),
            Damage("a truncated row", "visits.csv", "P4,2024-05\n", "visits.csv, row 12, column visit: the row is truncated"),
            Damage(
                "a wrong type", "visits.csv", "P4,2024-05,x,six,2.38,,,,,,,,,,,,\n", "column recorded.sledai2k: this is not a whole number"),
            Damage("a million characters", "patients.csv", "P9,\(String(repeating: "x", count: 1_000_000))\n", "the field is too long"),
            Damage("a patient twice", "patients.csv", "P1\(String(repeating: ",", count: 34))\n", "patients.csv, row 8"),
            Damage(
                "a visit that is no date", "visits.csv", "P4,2024-13\(String(repeating: ",", count: 15))\n",
                "visits.csv, row 12, column date"),
        ])
    func damaged(_ damage: Damage) throws {
        let place = try Workplace()
        try FileManager.default.copyItem(atPath: Self.example, toPath: place.path("s"))
        if let line = damage.line {
            try place.write(try place.text("s/\(damage.file)") + line, to: "s/\(damage.file)")
        } else {
            try FileManager.default.removeItem(atPath: place.path("s/\(damage.file)"))
        }
        let error = #expect(throws: (any Error).self) { try WriteReport()(place.path("s"), to: place.path("r")) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains(damage.words) && text.split(separator: "\n").count == 1, "\(text.prefix(300))")
        #expect(place.names == ["s"])
    }

    @Test("A visit before birth, a folder that is a file, bytes that are no text")
    func damagedOtherwise() throws {
        let place = try Workplace()
        try FileManager.default.copyItem(atPath: Self.example, toPath: place.path("s"))
        let patients = try place.text("s/patients.csv").replacingOccurrences(of: "patient,centre", with: "birthYear,patient,centre")
            .split(separator: "\n").map { $0.hasPrefix("P1") ? "2024,\($0)" : $0.hasPrefix("P") ? ",\($0)" : String($0) }
        try place.write(patients.joined(separator: "\n") + "\n", to: "s/patients.csv")
        let early = #expect(throws: DataErrors.self) { try WriteReport()(place.path("s"), to: place.path("r")) }
        #expect(early?.lines.contains { $0.hasPrefix("visits.csv, row 4, column date: the date lies before the year of birth") } == true)
        let file = #expect(throws: RequestError.self) { try WriteReport()(place.path("s/study.yaml"), to: place.path("r")) }
        #expect(file?.description.contains("this is a file, not a folder") == true)
        var bytes = try Data(contentsOf: place.url.appendingPathComponent("s/visits.csv"))
        bytes.append(contentsOf: [0x50, 0xFF, 0x0A])
        try bytes.write(to: place.url.appendingPathComponent("s/visits.csv"))
        let binary = #expect(throws: StudyFolderError.self) { try WriteReport()(place.path("s"), to: place.path("r")) }
        #expect(binary?.description.contains("visits.csv, line 12") == true)
        #expect(place.names == ["s"])
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
        let check = try CheckStudy()(Self.example)
        #expect(check.counts.errors == 0 && check.counts.warnings == 0 && check.counts.acknowledged > 0)
        #expect(check.list.rows.allSatisfy { $0.cells.first?.text == "acknowledged" && $0.cells.last?.text.isEmpty == false })
    }
}
