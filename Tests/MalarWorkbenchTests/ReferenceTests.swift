// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarPublishing
import MalarWorkbench
import Testing

@Suite("Instruments and data dictionary, described")
struct ReferenceTests {
    @Test("A description holds every item, rule, note, band and publication", arguments: Catalogue.all.map { $0.description.id })
    func instrument(id: String) throws {
        let description = try FindInstrument()(id).description
        let output = try DescribeInstrument()(id)
        let page = MarkdownRenderer().page(of: output.document)
        for item in description.items { #expect(page.contains("| \(item.id) |")) }
        for key in description.references {
            guard let doi = Reference.named(key)?.doi else { continue }
            #expect(page.contains("(https://doi.org/\(doi))"))
        }
        #expect(page.contains(description.verification.words) && output.json["id"] == .string(description.id))
        guard case .array(let items)? = output.json["items"] else { return #expect(Bool(false), "items are a list") }
        #expect(items.count == description.items.count)
    }

    @Test("Names find their instrument; a slip is met with the nearest one")
    func names() throws {
        #expect(try FindInstrument()("SLEDAI-2K").description.id == "sledai2k")
        let refusal = RequestError(.unknownInstrument, "there is no instrument `ldas`; did you mean `lldas`?")
        #expect(throws: refusal) { try FindInstrument()("ldas") }
    }

    @Test("The dictionary describes every variable, drug and rule, and one table alone where asked")
    func dictionary() {
        let all = DescribeData()(.all)
        #expect(all.tables.map(\.rows.count) == [DataDictionary.variables.count, Drug.table.count, DataRule.allCases.count])
        let events = DescribeData()(.variables, of: .events)
        #expect(events.document.sections.map(\.title) == ["events.csv"])
        #expect(events.tables[0].rows.count == DataDictionary.variables(of: .events).count)
        #expect(events.tables[0].rows.allSatisfy { $0.cells.count == events.tables[0].columns.count })
    }

    @Test("The pages of the documentation are the same every time, one for each instrument")
    func documentation() throws {
        let place = try Workplace()
        let pages = WriteDocumentation().pages
        #expect(pages == WriteDocumentation().pages && pages.count == Catalogue.all.count + 2)
        let files = try WriteDocumentation()(to: place.path("docs"))
        #expect(try files.map { try place.text("docs/" + ($0.split(separator: "/").last ?? "")) } == pages.keys.sorted().map { pages[$0] })
        #expect(pages.values.allSatisfy { $0.hasPrefix("# ") })
    }

    @Test("Nothing in a table's cell is taken for markup")
    func escaping() {
        let table = Table(id: "t", label: "", caption: "", columns: [.init("a|b")], rows: [Table.Row(["x*y_z\n<b>|`"])])
        let page = MarkdownRenderer().page(of: Document(title: "T", sections: [Section(id: "s", title: "S", blocks: [.table(table)])]))
        #expect(page == "# T\n\n## S\n\n| a\\|b |\n| --- |\n| x\\*y\\_z \\<b\\>\\|\\` |\n")
    }
}
