// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@testable import MalarReview

@Suite("BibTeX")
struct BibTeXReaderTests {
    private static let text = #"""
        % a comment of a person
        @comment{ @article{not, title={an entry}} }
        @preamble{"\newcommand{\x}{y}"}
        @string{lup = "Lupus " # {Science}}
        @STRING(pub = {Press})

        @Article{doe2020,
          author = {Doe, Jane and M{\"u}ller, Hans-J{\"o}rg and {The SLE Study Group} and Ludwig van Beethoven and others},
          title = "The {DNA} of {SLE}: $\alpha$-interferon {\&} \emph{more} 5\%",
          journal = lup # { \& Medicine},
          year = 2020, month = jan,
          volume = 12, number = {3}, pages = {10--19},
          abstract = {One line
             and another.},
          url = {https://x.org/a_b~c\%20},
          doi = {https://doi.org/10.1000/ABC_1},
          unheard = {kept {as} it stands}
        }
        text between entries, x@y.org
        @inproceedings(conf1, title = {Poster}, booktitle = {EULAR 2019}, publisher = pub, keywords = {a, b}, eprint={99}, eprinttype={pubmed})
        @phdthesis{ph, title={T}, author={Garc{\'\i}a, {\L}ukasz and S{\o}ren {\AA}berg}, school={Uni}}
        """#

    @Test func entries() throws {
        let reading = try StructuredFixture.read(Self.text, .bibtex)
        #expect(reading.remarks.isEmpty)
        #expect(reading.records.map(\.id) == ["doe2020", "conf1", "ph"])
        #expect(reading.records.map(\.kind) == [.article, .conferencePaper, .thesis])
        #expect(reading.records.map(\.origin.line) == [7, 20, 21])
        let record = reading.records[0]
        let names = [
            AuthorName(family: "Doe", given: "Jane"), AuthorName(family: "Müller", given: "Hans-Jörg"),
            AuthorName(family: "The SLE Study Group", isCollective: true), AuthorName(family: "van Beethoven", given: "Ludwig"),
        ]
        #expect(record.authors == names)
        #expect(record.title == "The DNA of SLE: α-interferon & more 5%")
        #expect(record.journal == "Lupus Science & Medicine")
        #expect(record.year == 2020)
        #expect(record.date == "2020 Jan")
        #expect(record.issue == "3")
        #expect(record.pages == "10-19")
        #expect(record.abstract == "One line and another.")
        #expect(record.links == ["https://x.org/a_b~c%20"])
        #expect(record.identifiers.doi == "10.1000/abc_1")
        #expect(record.fields.contains { $0.name == "unheard" && $0.value == "kept {as} it stands" && $0.line == 17 })
        #expect(reading.records[1].publisher == "Press")
        #expect(reading.records[1].keywords == ["a", "b"])
        #expect(reading.records[1].identifiers.pmid == "99")
        #expect(reading.records[2].authors == [AuthorName(family: "García", given: "Łukasz"), AuthorName(family: "Åberg", given: "Søren")])
    }

    @Test(arguments: [
        (#"\"{u}\"u\'e\`a\^o\~n\c{c}\v{s}\k{a}\H{o}\=a\.z\r{a}\u{g}"#, "üüéàôñçšąőāżåğ"), (#"{\'{\i}}\'\i x"#, "ííx"),
        (#"{\ss}\ss{} \o \ae"#, "ßß øæ"),
        (##"\textendash{}\textbackslash{}\{\}\_\#\$"##, ##"–\{}_#$"##), ("a--b---c", "a–b—c"), ("``x''", "“x”"),
        (#"\unknown{x}"#, #"\unknownx"#),
        (#"5\,mg~daily\ now"#, "5 mg daily now"), (#"\beta-blocker \geq 5"#, "β-blocker ≥5"), (#"\"#, #"\"#), (#"\""#, "\""), ("{{{", ""),
    ])
    func laTeX(_ source: String, _ text: String) {
        #expect(LaTeXText.decoded(source) == text)
    }

    @Test func unterminatedEntriesAreNamed() throws {
        let text =
            "@article{a, title={One}}\n@article{b, title={Two\n}\n@article{c, title={Three}}\n@book{d, title=\"Four\n@misc{e, note = }\n@misc{f, title={Six}"
        let reading = try StructuredFixture.read(text, .bibtex)
        #expect(reading.records.map(\.id) == ["a", "c"])
        let lines = reading.remarks.filter { $0.severity == .error }.map { $0.lines.first }
        #expect(lines == [2, 5, 6, 7])
        #expect(reading.recordsInFile == 6)
    }

    @Test func unknownMacrosAndRepeatedKeys() throws {
        let reading = try StructuredFixture.read("@article{a, journal = nejm}\n@article{a, title={x}}", .bibtex)
        #expect(reading.records.map(\.journal) == ["nejm", ""])
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.remarks.count == 2)
    }

    @Test func manyOpenEntriesTakeLinearTime() throws {
        let text = String(repeating: "@a{k, t={x\n", count: 100_000)
        let start = ContinuousClock.now
        let reading = try StructuredFixture.read(text, .bibtex)
        #expect(reading.remarks.count == 100_000)
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func noEntryAtAll() {
        #expect(StructuredFixture.error("nothing here", .bibtex)?.message.contains("@article") == true)
    }
}
