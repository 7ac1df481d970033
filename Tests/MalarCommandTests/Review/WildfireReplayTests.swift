// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("A review replayed on real records, from the exports to the report")
struct WildfireReplayTests {
    private static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()
    private static let records = root.appendingPathComponent("../shared/reference/review/staged-search/CiteSource").standardizedFileURL
    private static let isThere = FileManager.default.fileExists(atPath: records.path)

    @Test(
        "1,054 records of six sources, 24 included, and the flow adds up",
        .enabled(if: isThere, "the test records are not beside the project"))
    func replay() throws {
        let work = FileManager.default.temporaryDirectory.appendingPathComponent("malar-replay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: work) }
        let script = Self.root.appendingPathComponent("Examples/wildfire-evidence-review/replay").path
        let run = try Command(shell: "MALAR=\"$0\" '\(script)' '\(Self.records.path)' '\(work.path)'")
        #expect(run.status == 0, "\(run.errors)")
        let data = try Data(contentsOf: work.appendingPathComponent("report/review.json"))
        let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let flow = try #require(json["flow"] as? [String: [String: Any]])
        func count(_ name: String) -> Int { flow[name]?["count"] as? Int ?? -1 }
        #expect(count("database_results") == 1054)
        #expect(count("database_results") - count("duplicates") == count("records_screened"))
        #expect(count("records_screened") - count("records_excluded") == count("dbr_sought_reports"))
        #expect(count("dbr_assessed") - count("dbr_excluded") == count("new_reports"))
        #expect(count("new_reports") == 24)
        // Every count is the length of the list of records behind it.
        for (name, value) in flow where (value["parts"] as? [Any])?.isEmpty != false {
            guard let records = value["records"] as? [String], let count = value["count"] as? Int, value["unit"] as? String != "studies"
            else { continue }
            #expect(records.count == count, "\(name)")
        }
        let rules = try #require(json["rules"] as? [[String: Any]])
        #expect(!rules.contains { $0["outcome"] as? String == "violated" })
        #expect(json["final"] as? Bool == true)
    }
}
