// SPDX-License-Identifier: Apache-2.0
import MalarPublishing
import MalarReview
import Testing

@Suite("Reporting checklists")
struct ChecklistTests {
    @Test(
        "Items as published: numbers and sub-items",
        arguments: [("prisma-2020", 27, 42), ("prisma-2020-abstract", 12, 12), ("prisma-s", 16, 16)])
    func counts(id: String, numbers: Int, items: Int) throws {
        let checklist = try #require(Checklist.all.first { $0.id == id })
        #expect(Array(Set(checklist.items.map(\.number))).sorted() == Array(1...numbers))
        #expect(checklist.items.count == items)
        #expect(Set(checklist.items.map(\.id)).count == items)
        #expect(Set(checklist.keys).count == checklist.keys.count)
        #expect(checklist.items.allSatisfy { !$0.requirements.isEmpty })
    }

    @Test(
        "Items with sub-items",
        arguments: [("10", "ab"), ("13", "abcdef"), ("16", "ab"), ("20", "abcd"), ("23", "abcd"), ("24", "abc")])
    func subItems(number: String, letters: String) {
        let ids = Checklist.prisma2020.items.map(\.id).filter { $0.dropFirst(number.count).allSatisfy(\.isLetter) && $0.hasPrefix(number) }
        #expect(ids == letters.map { "\(number)\($0)" })
    }

    @Test("Sixteen of the 27 can be answered by what is stored, besides question and rationale; the others need authors")
    func sources() {
        let stored = Set(Checklist.prisma2020.items.filter { $0.requirements.allSatisfy(\.source.isStored) }.map(\.number))
        #expect(stored.isSuperset(of: [5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 24, 27]))
        #expect(stored.isDisjoint(with: [1, 2, 22, 23, 25, 26]))
        #expect(Checklist.prisma2020Abstract.items.allSatisfy { $0.requirements.allSatisfy { !$0.source.isStored } })
    }

    static let facts: ChecklistFacts = [
        "6.sources": .init("PubMed and Embase were searched.", at: "Methods, Search", part: "searches"),
        "6.dates": .init("Both were last searched on 1 March 2025.", at: "Methods, Search", part: "searches"),
        "8.reviewers": .init("Two reviewers judged each record.", at: "Methods, Selection", part: "selection"),
        "12": .init("", at: "Methods"), "27": .init("Forms are in the folder.", at: "  "),
    ]

    @Test("An item is answered only where everything it asks for is")
    func status() throws {
        let entries = Checklist.prisma2020.entries(Self.facts)
        func entry(_ id: String) throws -> ChecklistEntry { try #require(entries.first { $0.item.id == id }) }
        #expect(try entry("6").status == .answered)
        #expect(try entry("6").location == "Methods, Search")
        #expect(try entry("8").status == .partly)
        #expect(try entry("8").text.hasPrefix("Two reviewers judged each record. To be written by the authors: whether they judged"))
        #expect(try entry("12").status == .open)
        #expect(try entry("27").status == .open)
        #expect(entries.count { $0.status == .answered } == 1)
    }

    @Test("Without facts nothing is answered", arguments: 0..<3)
    func nothing(index: Int) {
        let checklist = Checklist.all[index]
        let entries = checklist.entries([:])
        #expect(entries.allSatisfy { $0.status == .open && $0.location.isEmpty && $0.text.hasPrefix("To be written by the authors: ") })
        #expect(checklist.summary([:]).contains("0 are answered"))
    }

    @Test("With a fact for every key all is answered", arguments: 0..<3)
    func all(index: Int) {
        let checklist = Checklist.all[index]
        let facts = ChecklistFacts(Dictionary(uniqueKeysWithValues: checklist.keys.map { ($0, ChecklistFact("Fact \($0).", at: "Place")) }))
        #expect(checklist.entries(facts).allSatisfy { $0.status == .answered && !$0.text.contains("To be written") })
        for key in checklist.keys {
            var fewer = facts
            fewer[key] = nil
            #expect(checklist.entries(fewer).count { $0.status != .answered } == 1, "\(key)")
        }
    }

    @Test("A fact for the whole item does not answer its parts, and a wrong key is named")
    func keys() throws {
        let facts: ChecklistFacts = ["8": .init("All was done well.", at: "Methods"), "99": .init("What?", at: "Methods")]
        #expect(Checklist.prisma2020.entries(facts).allSatisfy { $0.status == .open })
        #expect(Checklist.prisma2020.unknownKeys(facts) == ["8", "99"])
    }

    @Test("The table is sound, and its links lead to the parts")
    func table() throws {
        let table = Checklist.prisma2020.table(Self.facts, id: "prisma", label: "Table S1", caption: "PRISMA 2020 checklist")
        let links = Checklist.prisma2020.links(Self.facts)
        let parts = ["searches", "selection"].map { Section(id: $0, title: $0) }
        let document = Document(
            title: "T", sections: parts + [Section(id: "c", title: "Checklist", blocks: [.table(table), .bulletList(links)])])
        #expect(document.defects == [])
        #expect(table.rows.count { $0.kind == .body } == 42)
        #expect(links.map(\.plain) == ["6 Information sources: Methods, Search", "8 Selection process: Methods, Selection (in part)"])
        let row = try #require(table.rows.first { $0.cells[0].text == "6" })
        #expect(row.cells[4].link == .part("searches"))
        #expect(row.cells[3].badge?.text == "answered")
        #expect(row.cells[5].text == "PubMed and Embase were searched. Both were last searched on 1 March 2025.")
    }
}
