// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Tagged text of MEDLINE and of the Web of Science")
struct MEDLINETests {
    private let article = """

        PMID- 30922926
        OWN - NLM
        STAT- MEDLINE
        IS  - 1878-0849 (Electronic)
        IS  - 1769-7212 (Linking)
        VI  - 63
        IP  - 2
        DP  - 2020 Winter
        TI  - Time lapse: a glimpse 
              into prehistory.
        PG  - e51-e58
        LID - S1769-7212(19)30059-X [pii]
        LID - 10.1016/J.ejmg.2019.03.004 [doi]
        AB  - One reconstruction of 
              karyotypes (NCT02446912).
        FAU - Griffin, Darren K
        AU  - Griffin DK
        AD  - School, UK. Electronic 
              address: a@example.org.
        AU  - Larkin DM
        CN  - SLE Group
        LA  - eng
        PT  - Journal Article
        PT  - Published Erratum
        TT  - Zeitraffer.
        JT  - European journal of medical genetics
        TA  - Eur J Med Genet
        MH  - *Genomics
        OT  - Bird
        PMC - PMC7000001
        EIN - Nat Commun. 2018 Jan 30;9(1):472. doi: 10.1038/x. PMID: 
              29382823
        CON - doi: 10.7554/eLife.46205
        SO  - Eur J Med Genet. 2020 Feb;63(2):103640.

        PMID- 2
        TI  - Second.
        """

    @Test("a record of PubMed, though its file is called .ris")
    func pubmed() throws {
        let reading = try reading(article, "a.ris")
        let record = try #require(reading.records.first)
        #expect(reading.format == .nbib && reading.records.map(\.id) == ["30922926", "2"] && reading.remarks.isEmpty)
        #expect(record.title == "Time lapse: a glimpse into prehistory." && record.originalTitle == "Zeitraffer.")
        #expect(record.year == 2020 && record.date == "2020 Winter" && record.pages == "e51-e58" && record.volume == "63")
        #expect(record.authors.map(\.family) == ["Griffin", "Larkin", "SLE Group"] && record.authors[0].given == "Darren K")
        #expect(record.authors[2].isCollective && record.affiliations == ["School, UK. Electronic address: a@example.org."])
        #expect(record.identifiers.doi == "10.1016/j.ejmg.2019.03.004" && record.identifiers.pmcid == "PMC7000001")
        #expect(record.identifiers.issn == ["1878-0849", "1769-7212"] && record.identifiers.registrations == ["NCT02446912"])
        #expect(record.kind == .erratum && record.keywords == ["*Genomics", "Bird"])
        #expect(record.relations.map(\.kind) == [.erratumIn, .commentOn] && record.relations.map(\.pmid) == ["29382823", ""])
        #expect(record.journal == "European journal of medical genetics" && record.journalAbbreviation == "Eur J Med Genet")
        #expect(record.origin.line == 2 && record.fields.count == 30)
    }

    @Test("records of the Web of Science with field tags")
    func webOfScience() throws {
        let text = """
            \u{FEFF}FN Clarivate Analytics Web of Science
            VR 1.0
            PT J
            AU Parkes-Loach, PS
               Law, CJ
            AF Parkes-Loach, Pamela S.
               Law, Christopher J.
            TI Interactions stabilizing the
               complex
            SO BIOCHEMISTRY
            LA English
            DT Article; Proceedings Paper
            CT 3rd Congress
            DE Light; Complex
            ID CRYSTAL-STRUCTURE;
               AMINO-ACID
            AB One
               two.
            C1 [Law, Christopher J.] Univ, Dept, Town, USA.
            SN 0006-2960
            EI 1520-4995
            JI Biochemistry
            PD JUN 8
            PY 2004
            VL 43
            BP 7003
            EP 7016
            DI 10.1021/bi049798f
            UT WOS:000221891300009
            PM 15170339
            ER

            PT J
            TI Second
            AR e5
            ER

            EF
            """
        let reading = try reading(text, "a.txt")
        let record = try #require(reading.records.first)
        #expect(reading.format == .webOfScienceTagged && reading.records.count == 2 && reading.remarks.isEmpty)
        #expect(record.title == "Interactions stabilizing the complex" && record.authors.map(\.given) == ["Pamela S.", "Christopher J."])
        #expect(record.keywords == ["Light", "Complex", "CRYSTAL-STRUCTURE", "AMINO-ACID"] && record.abstract == "One two.")
        #expect(record.pages == "7003-7016" && record.year == 2004 && record.date == "JUN 8" && record.conference == "3rd Congress")
        #expect(record.identifiers.pmid == "15170339" && record.identifiers.webOfScience == "WOS:000221891300009")
        #expect(record.identifiers.issn == ["0006-2960", "1520-4995"] && record.kind == .conferencePaper)
        #expect(record.databases == ["Clarivate Analytics Web of Science"] && reading.records[1].pages == "e5")
    }

    @Test("an unfinished record of the Web of Science is kept, with a remark")
    func unfinished() throws {
        let reading = try reading("FN Clarivate\nVR 1.0\nPT J\nTI A\nPT J\nTI B\nEF\n", "a.ciw")
        #expect(reading.records.map(\.title) == ["A", "B"] && reading.lines(of: "no end tag") == [3, 5])
    }
}
