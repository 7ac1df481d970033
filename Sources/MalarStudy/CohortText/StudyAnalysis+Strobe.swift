// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension StudyAnalysis {
    /// The sections of a report with the STROBE checklist behind them, which names the parts that are there.
    func withChecklist(_ sections: [Section]) -> [Section] {
        sections + [Section(id: "strobeSection", title: "STROBE checklist", blocks: [.table(strobeTable(sections))])]
    }

    /// Where each item of STROBE (cohort studies) is answered in the report, and what is left to the authors.
    func strobeTable(_ sections: [Section]) -> Table {
        let names = Self.names(of: sections)
        return Table(
            id: "strobe", label: "",
            caption: "STROBE checklist for cohort studies: where the report answers an item, and what the authors add",
            columns: ["Item", "What it asks for", "In this report", "For the authors"].map { Table.Column($0) },
            rows: StrobeItem.groups.flatMap { group in [Table.Row.heading(Cell(group.title))] + group.items.map { row($0, names) } },
            footnotes: [
                Table.Footnote(
                    "",
                    "Items in our words, after von Elm E, et al. Lancet 2007;370:1453-1457; the wording of the checklist itself is for the journal."
                ),
                Table.Footnote("", RichText([.text("Parts that are named: ")] + Self.links(sections, names) + [.text(".")])),
                Table.Footnote("", "A dash: the report has nothing to say to the item."),
            ])
    }

    private func row(_ item: StrobeItem, _ names: [String: String]) -> Table.Row {
        let places = item.parts.compactMap { names[$0] }
        let answer = places.isEmpty ? nil : "\(places.joined(separator: ", ")): \(item.found ?? "")"
        let left =
            places.isEmpty && item.authors == nil ? "Write this; the part of the report that would answer it is not there." : item.authors
        return Table.Row([Cell(item.number), Cell(item.asks), Cell(answer ?? "–"), Cell(left ?? "–")])
    }

    /// What a part is called in print: the label of a table, the title of a section.
    private static func names(of sections: [Section]) -> [String: String] {
        let titles = sections.filter { !$0.blocks.isEmpty }.map { ($0.id, "section “\($0.title)”") }
        let labels = sections.tables.filter { !$0.label.isEmpty }.map { ($0.id, $0.label) }
        return Dictionary(titles + labels) { first, _ in first }
    }

    private static func links(_ sections: [Section], _ names: [String: String]) -> [Inline] {
        let wanted = StrobeItem.groups.flatMap(\.items).flatMap(\.parts).uniqued().filter { names[$0] != nil }
        return wanted.enumerated().flatMap { index, id -> [Inline] in
            (index == 0 ? [] : [.text(", ")]) + [.link(names[id] ?? id, to: .part(id))]
        }
    }
}
