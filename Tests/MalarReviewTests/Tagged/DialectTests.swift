// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("RIS, one record of each dialect")
struct DialectTests {
    @Test("Embase: type in M3, affiliation in M1, PubMed id in C5, number in U2")
    func embase() throws {
        let record = try record(
            """
            TY  - JOUR
            M3  - Conference Abstract
            Y1  - 2021
            VL  - 73
            SP  - 152-60
            SN  - 2326-5205
            SN  - 2326-5205
            JF  - Arthritis and Rheumatology
            JO  - Arthritis Rheum.
            UR  - https://www.embase.com/search/results?subaction=viewrecord&id=L600000001&from=export
            U2  - L600000001
            C5  - 30000001
            DB  - Embase
            DB  - Medline
            L2  - http://dx.doi.org/10.1002/art.00001
            DO  - 10.1002/ART.00001
            A1  - Liu R.
            A1  - van der Berg D.G.
            A1  - Yang, Z.
            M1  - (Liu R., liu@example.org) Division of Rheumatology, A Hospital, A Town
            AD  - R. Liu, Division of Rheumatology
            T1  - Joints in lupus
            LA  - English
            KW  - arthritis
            N2  - Background: none.
            ER  -
            """)
        #expect(record.kind == .conferenceAbstract && record.statedTypes == ["Conference Abstract"])
        #expect(record.year == 2021 && record.volume == "73" && record.issue.isEmpty && record.pages == "152-60")
        #expect(record.journal == "Arthritis and Rheumatology" && record.journalAbbreviation == "Arthritis Rheum.")
        #expect(record.identifiers.embase == "L600000001" && record.identifiers.pmid == "30000001")
        #expect(record.identifiers.doi == "10.1002/art.00001" && record.identifiers.issn == ["2326-5205"])
        #expect(record.authors.map(\.inverted) == ["Liu, R.", "van der Berg, D.G.", "Yang, Z."])
        #expect(record.affiliations.count == 2 && record.databases == ["Embase", "Medline"])
        #expect(record.title == "Joints in lupus" && record.abstract == "Background: none." && record.keywords == ["arthritis"])
        #expect(record.id == "30000001" && record.fields.count == 25)
    }

    @Test("Scopus: PubMed id in C2, article number in C7, ISSN with its word, EID in the link")
    func scopus() throws {
        let record = try record(
            """
            TY  - JOUR
            AU  - Wilson, L.N.
            TI  - Size
            PY  - 2024
            T2  - Nature Communications
            VL  - 15
            IS  - 1
            C7  - 2864
            DO  - 10.1038/s41467-024-00001-2
            UR  - https://www.scopus.com/inward/record.uri?eid=2-s2.0-85000000001&doi=10.1038
            AD  - Museum, Town, Country
            SN  - 20411723 (ISSN)
            C2  - 38000001
            J2  - Nat. Commun.
            M3  - Review
            DB  - Scopus
            N1  - Export Date: 05 August 2024; Cited By: 2
            ER  -
            """)
        #expect(record.identifiers.pmid == "38000001" && record.identifiers.scopus == "2-s2.0-85000000001")
        #expect(record.pages == "2864" && record.identifiers.issn == ["2041-1723"] && record.kind == .review)
        #expect(record.journal == "Nature Communications" && record.journalAbbreviation == "Nat. Commun.")
        #expect(record.notes == ["Export Date: 05 August 2024; Cited By: 2"])
    }

    @Test("Web of Science: accession number, day of the month, continued abstract and note")
    func webOfScience() throws {
        let record = try record(
            """
            TY  - JOUR
            AU  - Sampson, SD
            TI  - Horned
            T2  - PLOS ONE
            AB  - Background: one.
               Methods: two.
            C3  - University of Utah
            PU  - PUBLIC LIBRARY SCIENCE
            JI  - PLoS One
            DA  - SEP 22
            PY  - 2010
            C7  - e12292
            AN  - WOS:000282053100002
            N1  - Times Cited:  142
            Cited Reference Count:  49
            ER  -
            """)
        #expect(record.identifiers.webOfScience == "WOS:000282053100002" && record.pages == "e12292")
        #expect(record.year == 2010 && record.date == "SEP 22" && record.publisher == "PUBLIC LIBRARY SCIENCE")
        #expect(record.abstract == "Background: one.\nMethods: two." && record.conference.isEmpty)
        #expect(record.notes == ["Times Cited:  142\nCited Reference Count:  49"] && record.journalAbbreviation == "PLoS One")
    }

    @Test("CINAHL: DOI in L3, rights in a second abstract, EBSCO's number in the note")
    func cinahl() throws {
        let record = try record(
            """
            TY  - JOUR
            AU  - Curry Rogers, Kristina
            T1  - Growth.
            JO  - PLoS ONE
            JF  - PLoS ONE
            Y1  - 2024/04/03/
            SP  - 1
            EP  - 60
            SN  - 19326203
            AB  - The text.
            AB  - Copyright of PLoS ONE is the property of its owner.
            KW  - FEMUR
            N1  - Accession Number: 176404503; Curry Rogers, Kristina 1
            L3  - 10.1371/journal.pone.0298242
            UR  - https://search.ebscohost.com/login.aspx?direct=true&db=aph&AN=176404503
            DP  - EBSCOhost
            DB  - aph
            ER  -
            """)
        #expect(record.identifiers.doi == "10.1371/journal.pone.0298242" && record.identifiers.accession == ["176404503"])
        #expect(record.abstract == "The text." && record.notes.count == 2 && record.pages == "1-60")
        #expect(record.year == 2024 && record.date == "2024/04/03/" && record.journalAbbreviation.isEmpty)
    }

    @Test("Ovid PsycInfo: number before, DOI as link, pages in words, cited works in M1, lines after the end")
    func ovid() throws {
        let reading = try reading(
            """
            1.
            TY  - JOUR
            DB  - APA PsycInfo <2019>
            ID  - 2019-65183-001
            DO  - http://dx.doi.org/10.1002/%28cpp%29.2398
            T1  - Self-criticism
            A1  - Trindade, Ines A
            A2  - Andres, Buote, Byrne
            Y1  - 2019//
            M3  - Health Psychology [3300]
            JF  - Clinical Psychology & Psychotherapy
            SP  - No
            EP  - Specified
            PB  - John Wiley & Sons
            PB  - US
            M1  - Andres, PG (1999). Epidemiology
            ER  -
            NL  - Clin Psychol Psychother

            Link to the Ovid Full Text or citation: http://ovidsp.ovid.com/x

            2.
            TY  - JOUR
            T1  - Second
            ER  -
            """)
        let record = try #require(reading.records.first)
        #expect(reading.records.count == 2 && record.pages.isEmpty && record.statedTypes.isEmpty)
        #expect(record.identifiers.doi == "10.1002/(cpp).2398" && record.identifiers.accession == ["2019-65183-001"])
        #expect(record.authors.count == 1 && record.affiliations.isEmpty && record.publisher == "John Wiley & Sons")
        #expect(record.journalAbbreviation == "Clin Psychol Psychother" && record.year == 2019)
        #expect(record.fields.last?.value.hasPrefix("Link to the Ovid") == true)
        #expect(reading.lines(of: "pages are words") == [12] && reading.lines(of: "after the end tag") == [18])
        #expect(reading.lines(of: "outside of the records") == [1, 20, 22])
    }

    @Test("Cochrane: heading before the record, two spaces after the hyphen, other databases' numbers in C3")
    func cochrane() throws {
        let reading = try reading(
            """
            Record #3 of 18
            Provider: John Wiley & Sons, Ltd.
            Content: text/plain; charset="UTF-8"

            TY  -  JOUR
            AN  -  CN-00778158
            A1  -  Bywater, T
            T1  -  Programme
            JA  -  Trials
            PY  -  2011
            SP  -  1279‐1297
            C3  -  PUBMED 38407106,EMBASE 643589775
            M3  -  Journal article
            N2  -  Text
            ER  -
            """)
        let record = try #require(reading.records.first)
        #expect(record.identifiers.cochrane == "CN-00778158" && record.identifiers.pmid == "38407106")
        #expect(record.identifiers.embase == "L643589775" && record.journal == "Trials" && record.pages == "1279‐1297")
        #expect(record.kind == .article && record.abstract == "Text" && record.fields.first?.value == "Record #3 of 18")
        #expect(reading.lines(of: "two spaces")?.first == 5)
    }
}
