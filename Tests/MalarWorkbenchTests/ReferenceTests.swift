// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarPublishing
import MalarReview
import MalarWorkbench
import Testing

@Suite("Instruments and data dictionary, described")
struct ReferenceTests {
    @Test("A description holds every item, rule, note, band and publication", arguments: FindInstrument.ids)
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
        for text in description.rule + description.notes { #expect(page.contains(Self.words(text)), "\(text)") }
        for band in description.bands.flatMap(\.bands) { #expect(page.contains(Self.words(band.name))) }
        for part in description.parts { #expect(page.contains("- `\(part.id)`: ")) }
        #expect(page.contains(Self.words(InstrumentRights.of(id).found.dropLast(1).description.dropFirst(1).description)))
        guard case .array(let items)? = output.json["items"] else { return #expect(Bool(false), "items are a list") }
        #expect(items.count == description.items.count)
    }

    /// A text as Markdown has it.
    private static func words(_ text: String) -> String {
        let document = Document(title: "", sections: [Section(id: "", title: "", blocks: [.paragraph(RichText(text))])])
        return String(MarkdownRenderer().page(of: document).split(separator: "\n").last ?? "")
    }

    @Test("Every instrument has a page with a worked example, every refused one a page with the reason")
    func pages() {
        let pages = WriteDocumentation().pages
        for instrument in ScorableInstrument.all {
            let id = instrument.description.id
            let page = pages["Instrument-\(id).md"] ?? ""
            for heading in ["Publications", "Items", "Rule", "Worked example", "Rights"] {
                #expect(page.contains("\n## \(heading)\n"), "\(id)")
            }
            #expect(page.contains(Self.words(instrument.description.purpose)), "\(id)")
            #expect(page.contains("| Result | Value |\n| --- | --- |\n| "), "\(id)")
        }
        for refused in Catalogue.refused {
            #expect(pages["Instrument-\(refused.id).md"]?.contains(Self.words(refused.reason)) == true, "\(refused.id)")
        }
        let lists = ["Reference-instruments.md", "Reference-procedures.md", "Reference-reviews.md"]
        let index = lists.map { pages[$0] ?? "" }.joined()
        for page in pages.keys where !lists.contains(page) {
            #expect(index.contains("<doc:\(page.dropLast(3))>") as Bool, "\(page)")
        }
    }

    @Test("The worked example of SLEDAI-2K, whole")
    func example() throws {
        let page = WriteDocumentation().pages["Instrument-sledai2k.md"] ?? ""
        #expect(page.contains("| seizure | present |\n| psychosis | absent |\n"))
        let result =
            "| score | 28 (very high) |\n| clinicalSledai | 26 |\n| renalSledai | 4 |\n| serologicalSledai | 2 |\n| sledaiNoDsDna | 26 |\n"
        #expect(page.contains("Result\n\n| Result | Value |\n| --- | --- |\n\(result)"))
    }

    @Test("Every name leads to one instrument, implemented or refused")
    func uniqueNames() {
        func folded(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }
        let names = ScorableInstrument.all.map { Set(([$0.description.id] + $0.description.aliases).map(folded)) }
        let all = names.flatMap(\.self) + Catalogue.refused.map { folded($0.id) }
        let twice = Dictionary(grouping: all, by: \.self).filter { $1.count > 1 }.keys.sorted()
        #expect(twice.isEmpty)
    }

    @Test("The list names every instrument with what it judges, and the refused ones with their reason")
    func list() {
        let list = ListInstruments()()
        #expect(list.table.rows.map { $0.cells[0].text } == FindInstrument.ids)
        #expect(Set(list.table.rows.map { $0.cells[2].text }).isSubset(of: ["a visit", "over time"]))
        #expect(list.refused.rows.map { $0.cells.map(\.text) } == Catalogue.refused.map { [$0.id, $0.name, $0.reason] })
        guard case .array(let objects) = list.json else { return #expect(Bool(false), "a list") }
        #expect(objects.map { $0["implemented"] } == FindInstrument.ids.map { _ in true } + Catalogue.refused.map { _ in false })
    }

    @Test("A refused instrument is shown with its reason")
    func refused() throws {
        let output = try DescribeInstrument()("lumos")
        #expect(output.document.sections.map(\.title) == ["Not implemented", "Verification", "Rights"])
        #expect(output.json["implemented"] == false)
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
        #expect(pages == WriteDocumentation().pages)
        let ofReviews = AppraisalTool.all.count + Checklist.all.count + 3
        #expect(pages.count == FindInstrument.ids.count + Catalogue.refused.count + DescribeProcedure.names.count + 3 + ofReviews)
        #expect(pages["Review-flow.md"]?.contains("R15") == true)
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
