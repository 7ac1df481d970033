// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("RIS of reference managers and open indexes")
struct ProgramDialectTests {
    @Test("EndNote: several values as bare lines under one tag")
    func endNote() throws {
        let record = try record(
            """
            TY  - JOUR
            AU  - Boisvert, C.
            DB  - Embase
            Medline
            KW  - article
            tibia
            M3  - Article in Press
            N1  - L2030246463
            2024-06-24
            PY  - 2024
            SN  - 1932-8494
            1932-8486
            T2  - Anatomical Record
            TI  - A specimen
            ID  - 889
            ER  -
            """)
        #expect(record.databases == ["Embase", "Medline"] && record.keywords == ["article", "tibia"])
        #expect(record.identifiers.issn == ["1932-8494", "1932-8486"] && record.identifiers.embase == "L2030246463")
        #expect(record.id == "889" && record.kind == .article)
    }

    @Test("EndNote from PubMed: the accession number is the PubMed id")
    func endNotePubMed() throws {
        let record = try record("TY  - JOUR\nAN  - 21553931\nDP  - NLM\nDA  - Jun\nPY  - 2011\nTI  - A\nER  - \n")
        #expect(record.identifiers.pmid == "21553931" && record.identifiers.accession.isEmpty && record.date == "Jun")
    }

    @Test("RefWorks: several links on one line, ISSNs parted by a semicolon, type in M1")
    func refWorks() throws {
        let record = try record(
            """
            TY  - JOUR
            ID  - RefID:888-a
            T1  - A
            JF  - Anatomical Record
            JA  - Anat.Rec.
            SN  - 1932-8494; 1932-8486
            UR  - https://www.embase.com/a?id=L2030246463&from=export http://dx.doi.org/10.1002/ar.25520
            M1  - Journal Article
            ER  -
            """)
        #expect(record.links.count == 2 && record.identifiers.issn.count == 2 && record.issue.isEmpty)
        #expect(record.statedTypes == ["Journal Article"] && record.identifiers.doi == "10.1002/ar.25520")
        #expect(record.identifiers.embase == "L2030246463" && record.journalAbbreviation == "Anat.Rec.")
    }

    @Test("Rayyan: an address in CY, a second tag inside of a line, only an abbreviated journal")
    func rayyan() throws {
        let record = try record(
            """
            TY  - JOUR
            AN  - rayyan-42924189
            TI  - A
            Y1  - 2024
            T2  - Nat. Commun.
            UR  - https://www.embase.com/search?id=L2029880245&from=export     U2  - L2029880245
            DO  - 10.1038/s41467-024-48400-3     LK  - https://a.example.org/link
            ER  -
            """)
        #expect(record.identifiers.embase == "L2029880245" && record.identifiers.doi == "10.1038/s41467-024-48400-3")
        #expect(record.journal == "Nat. Commun." && record.identifiers.accession == ["rayyan-42924189"])
        #expect(record.links == ["https://www.embase.com/search?id=L2029880245&from=export"])
    }

    @Test("Lens, Dimensions, OpenAlex: ids in links and custom fields")
    func openIndexes() throws {
        let lens = try record(
            "TY  - JOUR\nID  - 000-454-299-663-964\nTI  - A\nUR  - https://lens.org/000-454-299-663-964\n"
                + "L2  - https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7417126\nL2  - https://pubmed.ncbi.nlm.nih.gov/32789069/\nER  - \n")
        #expect(lens.identifiers.pmid == "32789069" && lens.identifiers.pmcid == "PMC7417126" && lens.id == "000-454-299-663-964")
        let dimensions = try record(
            "TY  - CONF\nAN  - pub.1149029839\nTI  - A\nBT  - 2020 15th Iberian Conference on Systems\nU1  - 35957633 [PMID]\n"
                + "U1  - PMC9359172 [PMCID]\nER  - \n")
        #expect(dimensions.identifiers.pmid == "35957633" && dimensions.identifiers.pmcid == "PMC9359172")
        #expect(dimensions.kind == .conferencePaper && dimensions.conference.contains("Iberian") && dimensions.journal.contains("Iberian"))
        let openAlex = try record(
            "TY  - JOUR\nTI  - A\nUR  - https://openalex.org/W4390000001\nAU  - Vicente, Alba\nC1  - Departament, Barcelona, Spain\nER  - \n"
        )
        #expect(openAlex.identifiers.openAlex == "W4390000001" && openAlex.affiliations == ["Departament, Barcelona, Spain"])
    }

    @Test("Covidence and EPPI: empty tags, pages in PG, names without commas")
    func reviewTools() throws {
        let covidence = try record("TY  - JOUR\nTI  - A\nY1  - 2024///\nPG  - 14316\nSP  - \nEP  - \nAN  - \nER  - \n")
        #expect(covidence.pages == "14316" && covidence.year == 2024 && covidence.identifiers.accession.isEmpty)
        let eppi = try record("TY  - JOUR\nT1  - A\nA1  - Eberth D A\nIS  - 1 January\nU1  - 102199192\nER  - \n")
        #expect(eppi.authors == [AuthorName(family: "Eberth", given: "D A")] && eppi.issue == "1 January")
    }

    @Test("Citavi and ProQuest: values over blank lines, two ISSNs in one value")
    func others() throws {
        let citavi = try record("TY  - JOUR\nT1  - A\nU3  - Cited By :9\n\nExport Date: 12 May 2022\nPB  - B\nER  -\n")
        #expect(citavi.fields.first { $0.name == "U3" }?.value == "Cited By :9\n\nExport Date: 12 May 2022")
        let proQuest = try record("TY  - JOUR\nT1  - A\nAN  - 2214991469; 51887\nSN  - 0894-9867, 0894-9867\nER  -\n")
        #expect(proQuest.identifiers.issn == ["0894-9867"] && proQuest.identifiers.accession == ["2214991469; 51887"])
    }

    @Test("an issue that holds an affiliation is none")
    func issueOfText() throws {
        let reading = try reading("TY  - JOUR\nTI  - A\nIS  - (Boisvert C.) Brigham Young University, Provo, UT\nER  - \n")
        let record = try #require(reading.records.first)
        #expect(record.issue.isEmpty && record.affiliations.count == 1 && reading.lines(of: "issue holds a text") == [3])
        #expect(try MalarReviewTests.record("TY  - JOUR\nTI  - A\nIS  - eag, 7805975\nER  - \n").issue.isEmpty)
    }
}
