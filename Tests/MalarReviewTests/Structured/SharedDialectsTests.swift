// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

/// One record of each dialect of tables, against what its file says.
@Suite("Dialects of tables", .enabled(if: StructuredFixture.isThere))
struct SharedDialectsTests {
    private func first(_ name: String) throws -> BibliographicRecord {
        try #require(try StructuredFixture.reading("exports/" + name).records.first)
    }

    @Test func embase() throws {
        let record = try first("citation-file-formatting/CSV/_baseline_embase.csv")
        #expect(record.identifiers.embase == "L2029880245")
        #expect(record.identifiers.pmid == "38773066")
        #expect(record.identifiers.issn == ["2041-1723"])
        #expect(record.kind == .article)
        #expect(record.journal == "Nature Communications")
        #expect(record.keywords.contains("keratin (endogenous compound)"))
        #expect(record.origin.line == 5)
        #expect(record.fields.contains { $0.name == "CAS Registry Numbers" })
    }

    @Test func olderEmbase() throws {
        for name in ["embase.csv", "embase_newpage.csv"] {
            let records = try StructuredFixture.reading("exports/asreview-demo/" + name).records
            let record = try #require(records.first)
            #expect(record.journal == "Endoscopic Ultrasound")
            #expect(record.year == 2014)
            #expect(record.volume == "3")
            #expect(record.issue == "3")
            #expect(record.pages == "152-160")
            #expect(record.identifiers.doi == "10.4103/2303-9027.138783")
            #expect(record.authors == [AuthorName(family: "Liu", given: "R."), AuthorName(family: "Adler", given: "D.G.")])
            #expect(records.map(\.volume) == ["3", "102", "54", "45", "17", "3"])
            #expect(records[4].date == "January 7, 2011")
        }
    }

    @Test func scopus() throws {
        let record = try first("citation-file-formatting/CSV/_baseline_scopus.csv")
        #expect(record.authors.first == AuthorName(family: "Wilson", given: "Lauren N."))
        #expect(record.identifiers.scopus == "2-s2.0-85189760133")
        #expect(record.pages == "2864")
        #expect(record.journalAbbreviation == "Nat. Commun.")
        #expect(record.journal == "Nature Communications")
        #expect(record.identifiers.issn == ["2041-1723"])
    }

    @Test func pubmed() throws {
        let record = try first("citation-file-formatting/CSV/_baseline_pubmed.csv")
        #expect(record.identifiers.pmid == "30922926")
        #expect(record.identifiers.pmcid == "PMC7026692")
        #expect(record.journal == "Eur J Med Genet")
        #expect(record.authors.map(\.family) == ["Griffin", "Larkin", "O'Connor"])
        #expect(record.authors.map(\.given) == ["DK", "DM", "RE."])
    }

    @Test func cochrane() throws {
        let records = try StructuredFixture.reading("exports/citation-file-formatting/CSV/_baseline_cochrane.csv").records
        #expect(records[0].identifiers.cochrane == "CN-00778158")
        #expect(records[0].identifiers.pmid == "21314913")
        #expect(records[0].journal == "Trials")
        #expect(records[1].identifiers.embase == "L643589775")
        #expect(records[0].databases == ["Cochrane Central Register of Controlled Trials (CENTRAL)"])
    }

    @Test func covidenceRayyanAndZotero() throws {
        let covidence = try first("citation-file-formatting/CSV/_baseline_covidence.csv")
        let rayyan = try first("citation-file-formatting/CSV/_baseline_rayyan.csv")
        let zotero = try first("citation-file-formatting/CSV/_baseline_zotero.csv")
        for record in [covidence, rayyan, zotero] {
            #expect(record.year == 2024)
            #expect(record.identifiers.doi == "10.1038/s41467-024-48400-3")
            #expect(record.authors.map(\.family) == ["Yang", "Jiang", "Xu", "McNamara"])
            #expect(record.title.hasPrefix("Cellular structure of dinosaur scales"))
        }
        #expect(rayyan.id == "rayyan-42924189")
        #expect(rayyan.identifiers.embase == "L2029880245")
        #expect(zotero.id == "YVC6GC78")
        #expect(zotero.kind == .article)
        #expect(covidence.id == "#1")
    }

    @Test func openAlexScholarCinahlLens() throws {
        let openAlex = try first("citation-file-formatting/CSV/_baseline_openalex.csv")
        #expect(openAlex.identifiers.openAlex == "W4387881419")
        #expect(openAlex.journal == "Cretaceous Research")
        #expect(openAlex.authors.first == AuthorName(family: "Vicente", given: "Alba"))
        #expect(openAlex.volume == "154")
        #expect(openAlex.pages == "105752")
        let scholar = try first("citation-file-formatting/CSV/_baseline_googlescholar.csv")
        #expect(scholar.issue == "3")
        #expect(scholar.journal == "Biological Reviews")
        #expect(scholar.authors.count == 2)
        let cinahl = try first("citation-file-formatting/CSV/_baseline_cinahl.csv")
        #expect(cinahl.identifiers.issn == ["1932-6203"])
        #expect(cinahl.year == 2024)
        #expect(cinahl.date == "4/3/2024")
        let lens = try first("citation-file-formatting/TSV/_baseline.tsv")
        #expect(lens.authors.first == AuthorName(family: "Blomberg", given: "Björn A."))
        #expect(lens.identifiers.issn == ["1860-2002", "1536-1632"])
        #expect(lens.pages == "97-105")
    }

    @Test func refWorksAndAbstrackr() throws {
        let refWorks = try first("citation-file-formatting/TSV/_baseline_refworks.tsv")
        #expect(refWorks.authors.prefix(2) == [AuthorName(family: "van den Hoven"), AuthorName(family: "Smits", given: "Maarten L. J.")])
        #expect(refWorks.pages == "S105")
        let abstrackr = try StructuredFixture.reading("exports/citation-file-formatting/CSV/_baseline_abstrackr.csv")
        #expect(abstrackr.records.map(\.id).first == "41893415")
        #expect(abstrackr.records.last?.authors.first == AuthorName(family: "Brownstein", given: "C.D."))
        #expect(abstrackr.records.first?.identifiers.pmid == "")
        #expect(abstrackr.records.first?.authors.count == 4)
        #expect(abstrackr.remarks.count { $0.severity == .note } == 1)
    }

    @Test func genericTables() throws {
        for name in ["generic.csv", "generic_semicolon.csv", "generic_tab.tsv", "generic_column_names_with_spaces.csv"] {
            let record = try first("asreview-demo/" + name)
            #expect(record.title == "Title of reference")
            #expect(record.year == 2014)
            #expect(record.authors == [AuthorName(family: "Marx", given: "Karl"), AuthorName(family: "Lindgren", given: "Astrid")])
            #expect(record.keywords == ["Pippi", "Nordwind", "Piraten"])
            #expect(record.abstract.hasPrefix("BACKGROUND: Lorem"))
            #expect(record.kind == .article)
            #expect(record.fields.contains { $0.name == "place_published" && $0.value == "United States" })
        }
        let named = try StructuredFixture.reading("exports/asreview-demo/record_id.csv")
        #expect(named.records.first?.id == "12")
    }
}
