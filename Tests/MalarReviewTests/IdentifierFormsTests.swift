// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Identifiers in their normal forms")
struct IdentifierFormsTests {
    @Test(
        "DOI",
        arguments: [
            ("10.1038/S41467-024-48400-3", "10.1038/s41467-024-48400-3"),
            ("https://doi.org/10.1136/ard.2023-224762.", "10.1136/ard.2023-224762"),
            ("http://dx.doi.org/10.1016/S0140-6736%2810%2961354-2", "10.1016/s0140-6736(10)61354-2"),
            ("doi:10.1002/art.1 [doi]", "10.1002/art.1"),
            ("10.1000", nil), ("no doi", nil), ("10.12/x", nil), ("", nil),
        ] as [(String, String?)])
    func doi(text: String, expected: String?) { #expect(IdentifierForms.doi(text) == expected) }

    @Test(
        "PubMed",
        arguments: [("38773066", "38773066"), ("PMID: 123", "123"), ("0", nil), ("12a", nil), ("9999999999", nil)] as [(String, String?)])
    func pmid(text: String, expected: String?) { #expect(IdentifierForms.pmid(text) == expected) }

    @Test("Numbers of journals and books")
    func journalsAndBooks() {
        #expect(IdentifierForms.issn("2041-1723 (Electronic), 2041-1723; 0957967x") == ["2041-1723", "0957-967X"])
        #expect(IdentifierForms.isbn("978-3-16-148410-0 0306406152") == ["9783161484100", "0306406152"])
    }

    @Test("Registrations of trials")
    func registrations() {
        let text = "ClinicalTrials.gov/NCT02446912; ISRCTN12345678, EudraCT 2014-004632-19 and nct02446912"
        #expect(IdentifierForms.registrations(text) == ["NCT02446912", "ISRCTN12345678", "2014-004632-19"])
    }

    @Test("Years", arguments: [("2014///", 2014), ("10 15", nil), ("2019 Jan 11", 2019), ("20191", nil)] as [(String, Int?)])
    func year(text: String, expected: Int?) { #expect(IdentifierForms.year(text) == expected) }

    @Test("What sets a record apart comes before plain article")
    func kinds() {
        #expect(PublicationKind.kind(of: ["JOUR", "Conference Abstract"]) == .conferenceAbstract)
        #expect(PublicationKind.kind(of: ["Journal Article", "Published Erratum"]) == .erratum)
        #expect(PublicationKind.kind(of: ["something else"]) == .unstated)
    }
}
