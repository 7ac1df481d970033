// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("RIS that departs from its format")
struct RISToleranceTests {
    @Test("a record without an end, in the middle and at the end of the file, is kept")
    func missingEnd() throws {
        let reading = try reading("TY  - JOUR\nTI  - One\n2.\nTY  - JOUR\nTI  - Two")
        #expect(reading.records.map(\.title) == ["One", "Two"])
        #expect(reading.lines(of: "no end tag") == [1, 4] && reading.lines(of: "outside of the records") == [3])
    }

    @Test("a record without a type tag is kept, and so are fields after the end")
    func missingType() throws {
        let reading = try reading("TY  - JOUR\nTI  - One\nER  - \nTI  - Two\nAU  - A, B\nER  - \nKW  - late\n")
        #expect(reading.records.map(\.title) == ["One", "Two"] && reading.records.map(\.kind) == [.article, .unstated])
        #expect(reading.records.last?.keywords == ["late"] && reading.lines(of: "without a type tag") == [4])
        #expect(reading.lines(of: "after the end tag") == [7])
    }

    @Test("line ends may be CR LF, LF, CR, and all in one file")
    func lineEnds() throws {
        for end in ["\r\n", "\n", "\r"] {
            let reading = try reading(["TY  - JOUR", "TI  - A", "KW  - b", "ER  - ", ""].joined(separator: end))
            #expect(reading.records.first?.title == "A" && reading.records.first?.keywords == ["b"] && reading.remarks.isEmpty)
        }
        let mixed = try reading("TY  - JOUR\rTI  - A\r\nKW  - b\nER  - \r\r\n")
        #expect(mixed.records.first?.keywords == ["b"] && mixed.records.first?.fields.last?.line == 3)
    }

    @Test("odd spaces, tabs, small letters, indents are tags; running text is not")
    func oddTags() throws {
        let reading = try reading(
            "TY - JOUR\nA1\t- First, A\nID \t- 7\nti  - Small\n  VL  - 4\nIS  -5\nAB  - IL and\nIL -6 and\nER then\n  il  - 2\nER  -\n")
        let record = try #require(reading.records.first)
        #expect(record.id == "7" && record.title == "Small" && record.volume == "4" && record.issue == "5")
        #expect(record.abstract == "IL and\nIL -6 and\nER then\nil  - 2")
        #expect(reading.lines(of: "not two blanks") == [1, 2, 3] && reading.lines(of: "small letters") == [4])
        #expect(reading.lines(of: "indented") == [5] && reading.lines(of: "no space follows") == [6])
        #expect(reading.lines(of: "added to the field before") == [8, 9, 10])
    }

    @Test("a byte order mark inside a joined file, and Unicode line separators")
    func marks() throws {
        let reading = try reading("TY  - JOUR\nAB  - one\u{2028}two\nER  - \n\u{FEFF}TY  - JOUR\nTI  - B\nER  - \n")
        #expect(reading.records.count == 2 && reading.records.first?.abstract == "one\ntwo")
        #expect(reading.lines(of: "byte order mark stands inside") == [4] && reading.lines(of: "line separator") == [2])
    }

    @Test("unknown tags are kept with their lines, repeated tags all")
    func unknownTags() throws {
        let record = try record("TY  - JOUR\nQQ  - x\nQQ  - y\nZ9  - \nER  - End\n")
        #expect(record.fields.map(\.name) == ["TY", "QQ", "QQ", "Z9", "ER"] && record.fields.map(\.line) == [1, 2, 3, 4, 5])
    }

    @Test("years: of slashes, faulty ones, eight digits, none")
    func years() throws {
        for (value, year) in [
            ("2014///", 2014), ("1948/07//", 1948), ("20190110", 2019), ("2019 Jan 11", 2019), ("10 15", nil), ("n.d.", nil),
        ] {
            let reading = try reading("TY  - JOUR\nTI  - A\nPY  - \(value)\nER  - \n")
            #expect(reading.records.first?.year == year)
            #expect(reading.lines(of: "no year") == (year == nil ? [3] : nil))
        }
    }

    @Test("line feeds of a value survive in the abstract and part keywords")
    func stray() throws {
        let reading = try reading("TY  - JOUR\nKW  - a; b; c\nAU  - One, A.; Two, B.\nER  - \n")
        #expect(reading.records.first?.keywords == ["a", "b", "c"] && reading.records.first?.authors.map(\.family) == ["One", "Two"])
    }

    @Test(
        "titles that say that they correct", arguments: [("Erratum: A", PublicationKind.erratum), ("Retraction notice to A", .retraction)])
    func corrections(title: String, kind: PublicationKind) throws {
        #expect(try record("TY  - JOUR\nTI  - \(title)\nER  - \n").kind == kind)
    }

    @Test("relations told in words")
    func relations() throws {
        let record = try record("TY  - JOUR\nTI  - A\nT3  - Erratum in: Env Sci. 2022 May;1:2. PMID: 35000001\nER  - \n")
        #expect(record.relations == [StatedRelation(.erratumIn, text: "Env Sci. 2022 May;1:2. PMID: 35000001", pmid: "35000001")])
    }
}

@Suite("Names of authors")
struct AuthorNameStatedTests {
    @Test(
        "families and given names",
        arguments: [
            ("Yang, Z.", "Yang", "Z.", ""), ("Shannon,Claude E.", "Shannon", "Claude E.", ""), ("Liu R.", "Liu", "R.", ""),
            ("de Bree R", "de Bree", "R", ""), ("Dos Santos H.B.", "Dos Santos", "H.B.", ""),
            ("King, Martin, Jr.", "King", "Martin", "Jr."),
            ("King, Jr., Martin", "King", "Martin", "Jr."), ("Hannah Jones", "Jones", "Hannah", ""),
            ("Jan van der Berg", "van der Berg", "Jan", ""),
            ("Li XY", "Li", "XY", ""), ("Jean-Pierre J.-P.", "Jean-Pierre", "J.-P.", ""), ("Anonymous", "Anonymous", "", ""),
            ("R.", "R.", "", ""), (",", ",", "", ""), ("", "", "", ""), ("Strojan, Primož", "Strojan", "Primož", ""),
        ])
    func names(text: String, family: String, given: String, suffix: String) {
        #expect(AuthorName(stated: text) == AuthorName(family: family, given: given, suffix: suffix))
    }

    @Test(
        "groups",
        arguments: [
            "SLE Study Group", "European League Against Rheumatism Working Party Group",
            "Multi-Country Multi-City Collaborative Research Network",
        ])
    func groups(text: String) {
        #expect(AuthorName(stated: text) == AuthorName(family: text, isCollective: true))
    }
}
