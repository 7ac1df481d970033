// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarExchange
import MalarPublishing
import MalarWorkbench
import Testing

@Suite("The report of a cohort, its sentences and its small counts")
struct CohortReportTests {
    /// All text files of a report of a simulated cohort, by their path behind the folder.
    private func report(_ place: borrowing Workplace, patients: Int, seed: UInt64, below limit: Int? = nil) throws -> [String: String] {
        let request = SimulateCohort.Request(template: "cohort-2024", patients: patients, centres: 9, seed: seed, isMessy: false)
        let (study, out) = ("s\(patients)-\(seed)", "r\(patients)-\(seed)-\(limit ?? 0)")
        if !FileManager.default.fileExists(atPath: place.path(study)) { _ = try SimulateCohort()(request, to: place.path(study)) }
        let output = try WriteReport()(place.path(study), to: place.path(out), despiteErrors: true, suppressingBelow: limit)
        return Dictionary(
            uniqueKeysWithValues: try output.files.map { ($0, try String(contentsOfFile: $0, encoding: .utf8)) })
    }

    private func file(_ files: [String: String], _ name: String) throws -> String {
        try #require(files.first { $0.key.hasSuffix(name) }?.value)
    }

    private func paragraphs(_ page: String) -> [String] {
        page.matches(of: #/<p>([^<]*)<\/p>/#).map { String($0.1).replacing("&lt;", with: "<").replacing("&gt;", with: ">") }
    }

    @Test("Every number of the sentences stands in a table or in results.json", arguments: [3, 7] as [UInt64])
    func sentencesQuote(seed: UInt64) throws {
        let place = try Workplace()
        let files = try report(place, patients: 26, seed: seed)
        let numbers = #/\d+(?:\.\d+)?/#
        let tables = files.filter { $0.key.hasSuffix(".csv") || $0.key.hasSuffix("results.json") }.values.joined(separator: "\n")
        let known = Set(tables.matches(of: numbers).map { String($0.0) })
        let weeks = Set((0...200).map(String.init))
        let page = paragraphs(try file(files, "index.html"))
        let results = page.filter {
            $0.contains("were included") || $0.contains("The median of") || $0.contains("adverse event") || $0.contains("certain")
        }
        #expect(results.count >= 4)
        for sentence in results {
            for number in sentence.matches(of: numbers).map({ String($0.0) }) where !known.contains(number) {
                // Weeks of follow-up stand unrounded in results.json.
                #expect(sentence.contains("Follow-up was") && weeks.contains(number), "\(number) in: \(sentence)")
            }
        }
    }

    @Test("No count of 1 to 4 patients survives, nor does a patient", arguments: [3, 7] as [UInt64])
    func smallCounts(seed: UInt64) throws {
        let place = try Workplace()
        let files = try report(place, patients: 26, seed: seed, below: 5)
        for (path, text) in files {
            #expect(!text.contains("SYN-0"), "a patient in \(path)")
            for match in text.matches(of: #/\b(\d+)(?:\/| of )(\d+) ?(?:\(|patients)/#) {
                let (part, whole) = (Int(match.1) ?? 0, Int(match.2) ?? 0)
                let few = 1...4
                #expect(!few.contains(part) && !few.contains(whole - part) && !few.contains(26 - whole), "\(match.0) in \(path)")
            }
            for match in text.matches(of: #/\b[nN](?: |\u{A0}|&nbsp;)=(?: |\u{A0}|&nbsp;)(\d+)/#) {
                let count = Int(match.1) ?? 0
                #expect(count == 0 || count >= 5 && !(22...25).contains(count), "\(match.0) in \(path)")
            }
        }
    }

    @Test("Counts of the tables are zero, or five and more", arguments: [7] as [UInt64])
    func wholeNumbers(seed: UInt64) throws {
        let place = try Workplace()
        let files = try report(place, patients: 60, seed: seed, below: 5)
        let days: Set = ["Day", "Time"]
        // The table of attrition prints medians without quartiles: whole numbers that are no counts.
        for (path, text) in files where path.contains("/tables/") && !path.hasSuffix("strobe.csv") && !path.hasSuffix("attrition.csv") {
            let lines = text.split(separator: "\r\n").count > 1 ? text.split(separator: "\r\n") : text.split(separator: "\n")
            let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard !path.hasSuffix("-data.csv"), header.count > 1, !lines[0].contains("\"") else { continue }
            for line in lines.dropFirst() where !line.contains("\"") {
                let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                for (field, name) in zip(fields, header).dropFirst() where !days.contains(name) {
                    if let count = Int(field) { #expect(count == 0 || count >= 5, "\(field) under \(name) in \(path)") }
                }
            }
        }
    }

    @Test("A limit that suppresses nothing is refused")
    func limit() throws {
        let place = try Workplace()
        let refusal = #expect(throws: RequestError.self) { try report(place, patients: 6, seed: 1, below: 1) }
        #expect(refusal?.code == .impossibleNumber)
    }

    @Test("The headline holds 100 columns without a line in two")
    func headline() throws {
        let place = try Workplace()
        let request = SimulateCohort.Request(template: "cohort-2024", patients: 26, centres: 9, seed: 3, isMessy: false)
        _ = try SimulateCohort()(request, to: place.path("s"))
        let output = try WriteReport()(place.path("s"), to: place.path("r"))
        let lines = TerminalTable(width: 100).text(of: output.headline).split(separator: "\n")
        #expect(lines.count == output.headline.rows.count + 6)
        #expect(lines.allSatisfy { $0.count <= 100 })
    }

    @Test("The publication of the example is read, and its slips are found")
    func example() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let publication = root.appendingPathComponent("Examples/italian-cohort/published-2024.yaml").path
        let place = try Workplace()
        let request = SimulateCohort.Request(template: "cohort-2024", patients: 26, centres: 9, seed: 3, isMessy: false)
        _ = try SimulateCohort()(request, to: place.path("s"))
        let output = try WriteReport()(place.path("s"), to: place.path("r"), comparingWith: publication)
        let path = try #require(output.files.first { $0.hasSuffix("publishedArithmetic.csv") })
        let slips = try String(contentsOfFile: path, encoding: .utf8)
        for words in ["23/26 is 88.5%", "10/26 is 38.5%", "Patients at week 36", "Events of COVID-19"] { #expect(slips.contains(words)) }
        let page = try String(contentsOfFile: output.page, encoding: .utf8)
        #expect(page.contains("not expected to agree") && page.contains("STROBE"))
    }
}
