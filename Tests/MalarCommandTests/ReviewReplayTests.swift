// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A labelled screening set: Cohen et al., J Am Med Inform Assoc 2006;13:206-219, doi:10.1197/jamia.M1929.
private enum LabelledSet {
    static let path: String? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let file = folder.appendingPathComponent("shared/reference/review/screened-labelled/cohen/UrinaryIncontinence.csv")
            if FileManager.default.fileExists(atPath: file.path) { return file.path }
            folder.deleteLastPathComponent()
        }
        print("The labelled screening sets were not found beside the package: the tests that need them are skipped.")
        return nil
    }()

    /// The rows by column: fields in quotes may hold commas, quotes and line ends.
    static func rows() throws -> [[String: String]] {
        let text = try String(contentsOfFile: path ?? "", encoding: .utf8)
        var (rows, row, field, isQuoted): ([[String]], [String], String, Bool) = ([], [], "", false)
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(field)
                field = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                rows.append(row + [field])
                (row, field) = ([], "")
            default: field.append(character.isNewline ? " " : character)
            }
        }
        if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
        let header = rows.removeFirst()
        return rows.map { Dictionary(zip(header, $0), uniquingKeysWith: { $1 }) }
    }
}

@Suite("Two made-up reviewers screen a labelled set through the commands")
struct ReviewReplayTests {
    static let protocolText = """
        title: Urinary incontinence
        registration: not registered
        people: [{ id: a }, { id: b }, { id: c, role: arbiter }]
        sources: [{ id: pubmed, name: MEDLINE }]
        criteria:
          inclusion: [{ id: I1, label: "A trial of a drug" }]
          exclusion:
        \("123456789E".map { "    - { id: C\($0), label: \"Reason \($0)\" }" }.joined(separator: "\n"))
        """

    /// The rules hold, but for those that ask for complete rounds.
    private func check(_ review: ReviewFolderFixture, isFinal: Bool, at place: SourceLocation = #_sourceLocation) throws {
        let check = try review.run("check", "--in-progress")
        #expect(check.status == 0, "\(check.output)", sourceLocation: place)
        #expect(try review.run("check").status == (isFinal ? 0 : 1), sourceLocation: place)
    }

    private func counts(_ review: ReviewFolderFixture, _ names: String...) throws -> [Int] {
        let counts = try review.data("status")["counts"] as? [String: Any] ?? [:]
        return names.map { counts[$0] as? Int ?? -1 }
    }

    @Test(
        "327 records, 78 full texts, 40 included, with a conflict resolved by hand and a late change of mind",
        .enabled(if: LabelledSet.path != nil))
    func replay() throws {
        let rows = try LabelledSet.rows()
        try #require(rows.count == 327)
        let records = rows.map { row in
            ReviewFolderFixture.record(
                row["pubmedID"] ?? "", title: row["title"] ?? "", abstract: row["abstracts"] ?? "",
                authors: (row["authors"] ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) })
        }
        let review = try ReviewFolderFixture(protocolText: Self.protocolText, records: records)
        let labels = rows.map { row in
            let (first, second) = (row["label1"] ?? "", row["label2"] ?? "")
            let known = first == "I" ? (second == "I" ? "include," : "exclude,C\(second)") : ","
            return "\(row["pubmedID"] ?? ""),\(first == "I" ? "include" : "exclude"),\(known)\n"
        }
        try review.write("known.csv", "record,titleAbstract,fullText,reason\n" + labels.joined())
        let simulate = { (round: String, more: [String]) in
            try Command(
                ["review", "simulate", review.path, "--round", round, "--from", review.path + "/known.csv", "--reviewers", "a,b"]
                    + ["--disagreement", "0.1", "--seed", "7"] + more)
        }
        try check(review, isFinal: false)
        #expect(try simulate("titleAbstract", []).status == 0)
        try check(review, isFinal: false)
        let list = try review.run("conflicts", "--format", "json").output
        let conflicts = try #require(try JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])
        #expect(conflicts.count > 10)
        let record = try #require(conflicts.first?["record"] as? String)
        let pmid = record.replacing("pubmed/", with: "")
        let isIncluded = rows.contains { $0["pubmedID"] == pmid && $0["label1"] == "I" }
        let resolution = try review.run(
            "resolve", "--as", "a", pmid, isIncluded ? "include" : "exclude", "--with", "b", "--note", "synthetic talk")
        #expect(resolution.output.hasSuffix("\(conflicts.count - 1) conflicts left in the round title and abstract\n"))
        try check(review, isFinal: false)
        #expect(try simulate("titleAbstract", ["--resolve"]).status == 0)
        try check(review, isFinal: false)
        #expect(try counts(review, "records_screened", "records_excluded", "dbr_sought_reports") == [327, 249, 78])
        #expect(try simulate("fullText", ["--resolve"]).status == 0)
        try check(review, isFinal: true)
        #expect(try counts(review, "dbr_assessed", "new_reports", "new_studies") == [78, 40, 40])
        let pairs = try #require(try review.data("agreement")["pairs"] as? [[String: Any]])
        #expect(pairs.map { $0["n"] as? Int } == [327, 78])
        try lateChange(review, of: rows.first { $0["label2"] == "I" }?["pubmedID"] ?? "")
    }

    /// A title that both let pass is excluded late, first by one, then by both, and this is taken back.
    private func lateChange(_ review: ReviewFolderFixture, of record: String) throws {
        let decide = { (person: String, word: String) in
            try review.run("decide", "--as", person, "--round", "titleAbstract", record, word).status
        }
        #expect(try decide("a", "exclude") == 0)
        #expect(try review.run("conflicts").output.contains(record))
        try check(review, isFinal: false)
        #expect(try decide("b", "exclude") == 0)
        #expect(try counts(review, "records_excluded", "dbr_sought_reports", "new_reports") == [250, 77, 39])
        try check(review, isFinal: true)
        for person in ["a", "b"] {
            #expect(try decide(person, "undo") == 0)
            try check(review, isFinal: person == "b")
        }
        #expect(try counts(review, "records_excluded", "dbr_sought_reports", "new_reports") == [249, 78, 40])
    }
}
