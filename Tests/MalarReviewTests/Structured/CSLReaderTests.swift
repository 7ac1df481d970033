// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("CSL-JSON")
struct CSLReaderTests {
    @Test func itemsOfOtherPrograms() throws {
        let text = """
            [
              {"id": 17, "type": "article-journal", "title": "A, \\"B\\" ] } é", "volume": 12, "issue": "3",
               "author": [{"family": "Berg", "non-dropping-particle": "van den", "given": "J"}, {"literal": "A Group"}],
               "issued": {"date-parts": [["2020", 3, 4]]}, "container-title": "Lupus", "page": "1-2", "DOI": "10.1000/X",
               "keyword": "a, b", "ISSN": "1234-5678", "unheard": {"b": [1, "x"]}},
              5,
              {"id": "x", "type": "paper-conference", "issued": {"raw": "June 2019"}}
            ]
            """
        let reading = try StructuredFixture.read(text, .cslJSON)
        #expect(reading.records.map(\.id) == ["17", "x"])
        #expect(reading.records.map(\.kind) == [.article, .conferencePaper])
        #expect(reading.records.map(\.origin.line) == [2, 7])
        #expect(reading.remarks.map(\.lines) == [[6]])
        let record = reading.records[0]
        #expect(record.title == "A, \"B\" ] } é")
        #expect(record.volume == "12")
        #expect(record.authors == [AuthorName(family: "van den Berg", given: "J"), AuthorName(family: "A Group", isCollective: true)])
        #expect(record.year == 2020)
        #expect(record.date == "2020-3-4")
        #expect(record.keywords == ["a", "b"])
        #expect(record.identifiers.doi == "10.1000/x")
        #expect(record.fields.contains { $0.name == "unheard" && $0.value == "{\"b\":[1,\"x\"]}" })
        #expect(reading.records[1].year == 2019)
    }

    @Test func listsWithinAnObject() throws {
        #expect(try StructuredFixture.read("{\"items\": [{\"id\": \"a\"}]}", .cslJSON).records.count == 1)
        #expect(try StructuredFixture.read("[]", .cslJSON).records.isEmpty)
    }

    @Test func damagedFiles() throws {
        let reading = try StructuredFixture.read("[{\"id\": \"a\"},\n{\"id\": \"b\", \"title\": \"cut", .cslJSON)
        #expect(reading.records.map(\.id) == ["a"])
        #expect(reading.remarks.map(\.lines) == [[2]])
        #expect(reading.remarks.map(\.severity) == [.error])
        #expect(StructuredFixture.error("{\"a\": 1}", .cslJSON)?.message.contains("list of items") == true)
        #expect(StructuredFixture.error("hello", .cslJSON)?.line == 1)
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(StructuredFixture.error(deep, .cslJSON)?.message.contains("100 deep") == true)
    }
}
