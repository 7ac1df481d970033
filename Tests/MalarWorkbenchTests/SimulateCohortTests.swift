// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarExchange
import MalarPublishing
import MalarWorkbench
import Testing

@Suite("Simulated cohorts")
struct SimulateCohortTests {
    static let names = ["events.csv", "patients.csv", "study.yaml", "treatments.csv", "visits.csv"]

    private func simulate(_ place: borrowing Workplace, _ name: String, patients: Int, seed: UInt64, messy: Bool = false) throws {
        let request = SimulateCohort.Request(template: "cohort-2024", patients: patients, centres: 9, seed: seed, isMessy: messy)
        _ = try SimulateCohort()(request, to: place.path(name))
    }

    @Test("The same seed gives the same bytes, another seed other patients")
    func reproducible() throws {
        let place = try Workplace()
        try simulate(place, "a", patients: 26, seed: 7)
        try FileManager.default.createDirectory(atPath: place.path("b"), withIntermediateDirectories: true)
        try simulate(place, "b/a", patients: 26, seed: 7)
        try simulate(place, "c", patients: 26, seed: 8)
        for name in Self.names {
            #expect(try place.text("a/\(name)") == place.text("b/a/\(name)"))
            #expect(try place.text("a/\(name)") != place.text("c/\(name)"))
        }
    }

    @Test("A patient is the same in a cohort of any size", arguments: [1, 26, 250])
    func independentOfSize(patients: Int) throws {
        let place = try Workplace()
        try simulate(place, "small", patients: patients, seed: 11)
        try simulate(place, "large", patients: patients + 230, seed: 11)
        for name in Self.names where name.hasSuffix(".csv") {
            #expect(try place.text("large/\(name)").hasPrefix(place.text("small/\(name)")), "\(name)")
        }
    }

    @Test("Small cohorts of 200 seeds pass the check without a finding")
    func clean() throws {
        let place = try Workplace()
        for seed in 1...200 as ClosedRange<UInt64> {
            try simulate(place, "s\(seed)", patients: 6, seed: seed)
            let check = try CheckStudy()(place.path("s\(seed)"))
            #expect(check.list.rows.isEmpty, "seed \(seed): \(check.list.rows.first?.cells.map(\.text) ?? [])")
        }
    }

    @Test("Every file and the report say that it is synthetic, and so does every row of patients")
    func marked() throws {
        let place = try Workplace()
        try simulate(place, "s", patients: 26, seed: 7, messy: true)
        #expect(place.url.appendingPathComponent("s").names == (Self.names + ["planted.txt"]).sorted())
        for name in place.url.appendingPathComponent("s").names {
            #expect(try place.text("s/\(name)").hasPrefix("# synthetic: "), "\(name)")
        }
        #expect(try place.text("s/study.yaml").contains("\n  synthetic: true\n"))
        #expect(try place.rows("s/patients.csv").allSatisfy { $0["patient"]?.hasPrefix("SYN-") == true && $0["note"] == "synthetic" })
        _ = try WriteReport()(place.path("s"), to: place.path("r"), despiteErrors: true)
        #expect(try place.text("r/index.html").contains("Synthetic data: these patients do not exist."))
    }

    @Test("The check finds the planted errors, and nothing else", arguments: [1, 5, 26] as [UInt64])
    func messy(seed: UInt64) throws {
        let place = try Workplace()
        try simulate(place, "s", patients: 60, seed: seed, messy: true)
        let planted = try place.text("s/planted.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).prefix(3).map(String.init)
        }
        let check = try CheckStudy()(place.path("s"))
        let found = check.list.rows.map { row in [4, 1, 6].map { row.cells[$0].text } }
        #expect(planted.count == 20 && planted.sorted { $0[0] < $1[0] } == found.sorted { $0[0] < $1[0] })
    }

    @Test("Wrong requests are refused in words, and nothing is written over")
    func refused() throws {
        let place = try Workplace()
        typealias Request = SimulateCohort.Request
        func code(_ request: Request, _ name: String = "s") -> RequestError.Code? {
            let result = Result { try SimulateCohort()(request, to: place.path(name)) }
            guard case .failure(let error) = result else { return nil }
            return (error as? RequestError)?.code
        }
        #expect(code(Request(template: "cohort-2023", patients: 1, centres: 1, seed: 1)) == .unknownTemplate)
        #expect(code(Request(template: "cohort-2024", patients: 0, centres: 1, seed: 1)) == .impossibleNumber)
        #expect(code(Request(template: "cohort-2024", patients: 1, centres: 0, seed: 1)) == .impossibleNumber)
        #expect(place.names == [])
        #expect(code(Request(template: "cohort-2024", patients: 1, centres: 1, seed: 1)) == nil)
        #expect(code(Request(template: "cohort-2024", patients: 1, centres: 1, seed: 2)) == .inTheWay)
        #expect(place.names == ["s"])
    }

    @Test("The example is what the command writes, and passes the check")
    func example() throws {
        let place = try Workplace()
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Examples/italian-cohort")
        try simulate(place, "italian-cohort", patients: 26, seed: 3)
        for name in Self.names {
            let kept = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(try kept == place.text("italian-cohort/\(name)"), "\(name)")
        }
        #expect(try CheckStudy()(folder.path).list.rows.isEmpty)
    }
}

extension URL {
    /// The names in a folder.
    fileprivate var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

extension Workplace {
    /// The rows of a table whose fields have no commas, read without the code that is tested.
    borrowing func rows(_ name: String) throws -> [[String: String]] {
        let lines = try text(name).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }
}
