// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarReview
import Testing

@Suite("Flow counts as a file of the PRISMA2020 package")
struct FlowCSVTests {
    static func read(_ text: String) throws -> FlowCountsReading { try FlowCounts.read(csv: Array(text.utf8), file: "flow.csv") }

    @Test("Written and read again, nothing changes", arguments: 1...60)
    func roundTrip(seed: UInt64) throws {
        let counts = FlowSamples.random(seed)
        let reading = try Self.read(counts.csv())
        #expect(reading.counts == counts)
        #expect(reading.remarks.isEmpty)
    }

    @Test("Ordinary names stay as the package reads them; others are quoted")
    func names() throws {
        var counts = FlowCounts()
        counts.reportsExcluded = [.init("Wrong design", 4), .init("adults, mixed", 2), .init("a; b", 1), .init("so-called \"lupus\"", 3)]
        let text = counts.csv()
        #expect(text.contains("\"Wrong design, 4; \"\"adults, mixed\"\", 2; \"\"a; b\"\", 1; \"\"so-called \"\"\"\"lupus\"\"\"\"\"\", 3\""))
        #expect(try Self.read(text).counts == counts)
    }

    @Test(
        "Lists as people write them",
        arguments: [
            ("Wrong design, 4;No outcome,2", [("Wrong design", 4), ("No outcome", 2)]), ("adults, mixed, 7", [("adults, mixed", 7)]),
            ("one reason, 3", [("one reason", 3)]), ("a, 1; ", [("a", 1)]), ("Reason1, xxx; Reason2, xxx", []), ("NA", []), ("", []),
        ] as [(String, [(String, Int)])])
    func lists(text: String, expected: [(String, Int)]) throws {
        let counts = try Self.read("data,n\ndbr_excluded,\"\(text)\"\n").counts
        #expect(counts.reportsExcluded == expected.map { FlowCounts.Part($0.0, $0.1) })
    }

    @Test(
        "What cannot be read is refused with its line",
        arguments: [
            (
                "data,n\nduplicates,-3\n",
                "flow.csv, line 2: duplicates: the number is not a whole number from 0 on; write digits alone, or NA where it is not known"
            ),
            ("data,n\nduplicates,1.5\n", "flow.csv, line 2: duplicates: the number"),
            ("data,n\nduplicates,99999999999999999999\n", "flow.csv, line 2: duplicates: the number"),
            ("data,n\nNA,0\nduplicates,1\nduplicates,1\n", "flow.csv, line 4: duplicates stands in line 3 already"),
            ("data,n\ndbr_excluded,wrong design\n", "flow.csv, line 2: dbr_excluded: “wrong design” has no number"),
            ("data,n\ndbr_excluded,\"a, x\"\n", "flow.csv, line 2: dbr_excluded: the number of “a” is not a whole number"),
            ("data,n\ndbr_excluded,\"a, 1; b, xxx\"\n", "flow.csv, line 2: dbr_excluded: a number of the list is still xxx"),
            ("data,n\ndbr_excluded,\"\"\"a, 1\"\n", "flow.csv, line 2: dbr_excluded: a quotation mark in the list is not closed"),
            ("data,n\ndbr_excluded,\"\"\"a\"\" 1\"\n", "flow.csv, line 2: dbr_excluded: behind “a” a comma and a number are missing"),
            ("name,n\nduplicates,1\n", "flow.csv, line 1: the column “data” is missing"),
            ("data,n\nduplicates\n", "flow.csv, line 2: "), ("", "flow.csv: the file has no header"),
        ])
    func refused(text: String, message: String) {
        let error = #expect(throws: RecordFileError.self) { try Self.read(text) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "none")")
    }

    @Test("A row that is not of the schema is passed over with a word")
    func unknownRow() throws {
        let reading = try Self.read("data,n\nduplicates,4\nnumber_of_cats,9\n")
        #expect(reading.counts.duplicates == 4)
        #expect(reading.remarks.map(\.lines) == [[3]])
    }

    @Test(
        "The names of the schema are those of the package's template, in its order",
        .enabled(if: FigureReviewData.file("prisma/PRISMA2020_template.csv") != nil))
    func template() throws {
        let file = try #require(FigureReviewData.file("prisma/PRISMA2020_template.csv"))
        let bytes = try [UInt8](Data(contentsOf: file))
        let rows = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",").prefix(3).joined(separator: ",")
        }
        let written = FlowCounts().csv().split(separator: "\n").map { $0.split(separator: ",").prefix(3).joined(separator: ",") }
        // One row of the template has nothing where all others have NA.
        #expect(
            Array(written.prefix(rows.count))
                == rows.map { $0.hasPrefix("organisation_results,box11") ? "organisation_results,NA,box11" : $0 })
        #expect(written.dropFirst(rows.count).allSatisfy { $0.hasPrefix("malar_") })
        let reading = try FlowCounts.read(csv: bytes, file: "template.csv")
        #expect(reading.remarks.isEmpty)
        #expect(reading.counts.previousStudies == 0 && reading.counts.databases.isEmpty)
    }

    @Test("No name of ours holds a name of the package, which looks for parts of names")
    func ownNames() {
        let names = FlowCounts().csv().split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
        let (own, theirs) = (names.filter { $0.hasPrefix("malar_") }, names.filter { !$0.hasPrefix("malar_") && $0 != "NA" })
        #expect(own.count == 5)
        for name in own { #expect(!theirs.contains { name.contains($0) }, "\(name)") }
    }
}
