// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

/// Every table and XML file of the shared data reads with the count of its manifest, or is refused by name.
@Suite("Real exports: tables, XML and spreadsheets", .enabled(if: StructuredFixture.isThere))
struct SharedTablesTests {
    /// Files whose rows are not all records, or that the manifest does not count, with the records that they hold.
    private static let ownCounts = [
        // Query, dashes and header stand above ten records.
        "exports/citation-file-formatting/CSV/_baseline_embase.csv": 10,
        "exports/citation-file-formatting/CSV/_baseline_excel.csv": 10,
        // One row of the file is a line of text.
        "exports/citation-file-formatting/CSV/_baseline_abstrackr.csv": 10,
        "exports/citation-file-formatting/XLSX/_baseline.xlsx": 100,
        "exports/citation-file-formatting/XLSX/_baseline_embase.xlsx": 10,
        "exports/citation-file-formatting/XLSX/_baseline_eppireviewer.xlsx": 10,
    ]

    /// Tables that are none of records: pairs of ids and scores of programs.
    private static func isOfOtherThings(_ path: String) -> Bool {
        path.hasSuffix("merged_record_ids.csv") || path.hasSuffix("published_tool_scores.csv")
    }

    private static let manifest: [(path: String, count: Int)] = {
        guard let text = try? StructuredFixture.shared("MANIFEST.csv") else { return [] }
        return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let isOurs = ["exports/", "dedupe-labelled/", "screened-labelled/"].contains { cells[0].hasPrefix($0) }
            guard isOurs, StructuredFixture.format(of: cells[0]) != nil else { return nil }
            return (cells[0], ownCounts[cells[0]] ?? Int(cells[6]) ?? -1)
        }
    }()

    @Test func manifestHoldsTheFiles() {
        #expect(Self.manifest.count > 50)
    }

    @Test(arguments: manifest.map(\.path))
    func readsEveryRecord(_ path: String) throws {
        let count = Self.manifest.first { $0.path == path }?.count
        if Self.isOfOtherThings(path) {
            let error = StructuredFixture.error(try StructuredFixture.shared(path), .csv)
            #expect(error?.message.contains("no table of records") == true)
            return
        }
        let reading = try StructuredFixture.reading(path)
        let errors = reading.remarks.filter { $0.severity == .error }
        #expect(reading.records.count == count, "\(path): \(errors.map(\.message))")
        #expect(errors.isEmpty)
        let ids = Set(reading.records.map(\.id))
        #expect(ids.count == reading.records.count)
    }

    /// Acceptance target 2: the ten-record baseline of Embase gives the same titles, years, DOIs and first authors in all its forms.
    @Test func embaseBaselineIsTheSameInAllForms() throws {
        let folder = "exports/citation-file-formatting/"
        let csv = try StructuredFixture.reading(folder + "CSV/_baseline_embase.csv")
        let excel = try StructuredFixture.reading(folder + "CSV/_baseline_excel.csv")
        let xlsx = try StructuredFixture.reading(folder + "XLSX/_baseline_embase.xlsx")
        let ris = try Self.naiveRIS(folder + "RIS/_baseline_embase.ris")
        #expect(csv.searchQuery == "dinosaur:ti")
        #expect(xlsx.searchQuery == "dinosaur:ti")
        #expect(excel.searchQuery == "dinosaur:ti")
        for index in 0..<10 {
            let expected = ris[index]
            for record in [csv.records[index], excel.records[index], xlsx.records[index]] {
                #expect(record.title == expected["T1"])
                #expect(record.year == expected["Y1"].flatMap { IdentifierForms.year($0) })
                #expect(record.identifiers.doi == expected["DO"].flatMap { IdentifierForms.doi($0) } ?? "")
                let first = record.authors.first
                let other = expected["A1"].map { Array($0.split(separator: ",", maxSplits: 1)) }
                #expect(first?.family == other.map { String($0[0]) })
                #expect(first?.given == other.map { $0[1].trimmingCharacters(in: .whitespaces) })
            }
        }
    }

    /// The first value of each tag of each record; this test's own yardstick, not the reader of RIS.
    private static func naiveRIS(_ path: String) throws -> [[String: String]] {
        var records: [[String: String]] = []
        for line in String(decoding: try StructuredFixture.shared(path), as: UTF8.self).split(whereSeparator: \.isNewline) {
            let tag = String(line.prefix(2))
            if tag == "TY" { records.append([:]) }
            let value = line.dropFirst(6).trimmingCharacters(in: .whitespaces)
            if !records.isEmpty, records[records.count - 1][tag] == nil { records[records.count - 1][tag] = value }
        }
        return records
    }

    @Test func pubmedXML() throws {
        let records = try StructuredFixture.reading("exports/asreview-demo/pubmed.xml").records
        let first = try #require(records.first)
        #expect(first.id == "31690499")
        #expect(first.title == "A new decompression device for treating odontogenic cysts using a silicone tube.")
        #expect(first.authors.first == AuthorName(family: "Kimura", given: "M"))
        #expect(first.authors.count == 5)
        #expect(first.identifiers.doi == "10.1016/j.bjoms.2019.09.011")
        #expect(first.identifiers.issn == ["1532-1940", "0266-4356"])
        #expect(first.date == "2019 Nov 02")
        #expect(records.contains { $0.date == "2014 Jan-Apr" && $0.year == 2014 })
        #expect(records.allSatisfy { $0.kind != .unstated && $0.year != nil && !$0.journal.isEmpty })
        #expect(records.contains { $0.abstract.contains("OBJECTIVES: ") && $0.abstract.contains("\n") })
    }

    @Test func endNoteXML() throws {
        let records = try StructuredFixture.reading("dedupe-labelled/endnote-xml/tafenoquine.xml").records
        #expect(records.count == 179)
        let first = try #require(records.first)
        #expect(first.id == "19")
        #expect(first.title == "8-Aminoquinoline Therapy for Latent Malaria")
        #expect(first.authors.first == AuthorName(family: "Baird", given: "J. K."))
        #expect(first.identifiers.doi == "10.1128/cmr.00011-19")
        #expect(first.identifiers.pmid == "31366609")
        #expect(first.identifiers.pmcid == "PMC6750137")
        #expect(first.identifiers.issn == ["0893-8512"])
        #expect(records.count { $0.fields.contains { $0.name == "caption" } } == 114)
        #expect(records.contains { $0.identifiers.embase.hasPrefix("L") && !$0.identifiers.pmid.isEmpty })
        #expect(records.contains { $0.kind == .conferenceAbstract })
        let stored = records.flatMap(\.fields).map(\.name)
        #expect(!stored.contains { $0.contains("@path") || $0.contains("@font") })
    }

    @Test func labelledSets() throws {
        let asysd = try StructuredFixture.reading("dedupe-labelled/ASySD-diabetes/labelled_test_set.csv")
        let record = try #require(asysd.records.first { $0.id == "1" })
        #expect(record.authors.map(\.family) == ["Adeli", "Lewis"])
        #expect(record.pages == "221-8")
        #expect(record.identifiers.issn == ["0957-9672"])
        #expect(record.fields.contains { $0.name == "label" && $0.value == "In_database" })
        let hard = try #require(asysd.records.first { $0.id == "1601" })
        #expect(hard.authors.map(\.family) == ["Alonso", "Julian", "Puig-Domingo", "Vives-Pi"])
        #expect(hard.issue == "")
        let cytology = try StructuredFixture.reading("dedupe-labelled/bib-dedupe/cytology_screening/records_pre_merged.csv")
        let other = try #require(cytology.records.first)
        #expect(other.id == "id_0000001")
        #expect(
            other.authors
                == ["Zuna", "Wang", "Schiffman", "Solomon"].enumerated().map {
                    AuthorName(family: $1, given: ["R E", "S S", "M", "D"][$0])
                })
        #expect(other.journal == "Cancer")
        #expect(other.kind == .article)
        let synergy = try StructuredFixture.reading("screened-labelled/synergy/Cohen_2006_ADHD_ids.csv")
        #expect(synergy.records[0].identifiers.pmid == "10051933")
        #expect(synergy.records[0].identifiers.openAlex == "W2082613933")
        let cohen = try StructuredFixture.reading("screened-labelled/cohen/ADHD.csv")
        #expect(cohen.records[0].identifiers.pmid == "10051933")
        #expect(cohen.records[0].fields.contains { $0.name == "label1" })
        #expect(cohen.records[0].authors.first == AuthorName(family: "Reimer", given: "E J"))
    }
}
