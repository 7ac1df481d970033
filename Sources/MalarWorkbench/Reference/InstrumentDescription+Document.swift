// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing

extension ScorableInstrument {
    /// The description in sections, for people.
    var document: Document {
        Document(
            title: "\(description.name) (\(description.id))", subtitle: description.purpose,
            sections: inputs + description.sections + Sourcing(description.id).sections)
    }

    /// The description as a page: the same with a worked example.
    var page: Document {
        var page = document
        let place = page.sections.firstIndex { $0.id == "notes" } ?? page.sections.count
        page.sections.insert(contentsOf: WorkedExample(self).map { [$0.section] } ?? [], at: place)
        return page
    }

    /// The description as data.
    var json: JSONValue {
        .object(
            description.members + [.init("overTime", .bool(isLongitudinal)), .init("implemented", .bool(true))]
                + Sourcing(description.id).json)
    }

    private var inputs: [Section] {
        guard isLongitudinal else { return [] }
        let text =
            "A visit is judged by the patient's visits before it. A row holds patient, date (2024-03-31) and the items below; the rows of a "
            + "patient stand together and in order of date."
        return [Section(id: "visits", title: "Over time", blocks: [.paragraph(RichText(text))])]
    }
}

extension InstrumentDescription {
    /// The sections that hold something.
    fileprivate var sections: [Section] {
        let sections = [
            Section(id: "sources", title: "Publications", blocks: [.bulletList(citations), .paragraph("Numbers \(verification.words).")]),
            Section(id: "items", title: "Items", blocks: [.table(itemTable)]),
            Section(id: "rule", title: "Rule", blocks: [.bulletList(rule.map { RichText($0) })]),
            Section(id: "bands", title: "Bands", blocks: bands.map { .table($0.table) }),
            Section(id: "parts", title: "Further results", blocks: [.definitions(parts.map { Definition($0.id, RichText($0.label)) })]),
            Section(id: "notes", title: "Notes", blocks: [.bulletList(notes.map { RichText($0) })]),
            Section(id: "names", title: "Other names", blocks: [.paragraph(RichText(aliases.joined(separator: ", ")))]),
        ]
        let empty = Set([
            bands.isEmpty ? "bands" : nil, parts.isEmpty ? "parts" : nil, notes.isEmpty ? "notes" : nil, aliases.isEmpty ? "names" : nil,
        ])
        return sections.filter { !empty.contains($0.id) }
    }

    private var citations: [RichText] {
        references.map { key in
            guard let reference = Reference.named(key) else { return RichText(key) }
            guard let doi = reference.doi else { return RichText(reference.citation) }
            return [.text("\(reference.citation). "), .link("doi:\(doi)", to: .web("https://doi.org/\(doi)"))]
        }
    }

    /// The form, with a heading where a new group begins.
    private var itemTable: Table {
        let hasWeights = items.contains { $0.weight != nil }
        let columns = ["Item"] + (hasWeights ? ["Weight"] : []) + ["Answer", "Needed", "What counts"]
        var rows: [Table.Row] = []
        for (index, item) in items.enumerated() {
            if !item.group.isEmpty, index == 0 || items[index - 1].group != item.group { rows.append(.heading(Cell(item.group))) }
            let weight = hasWeights ? [item.weight.map(\.numeral) ?? ""] : []
            let cells = [item.id] + weight + [item.kind.words, item.need.word, "\(item.label): \(item.definition)"]
            rows.append(Table.Row(cells.map { Cell($0) }))
        }
        return Table(
            id: "\(id)-items", label: "", caption: "", columns: columns.map { .init($0, alignment: $0 == "Weight" ? .right : .left) },
            rows: rows, footnotes: [Self.needed])
    }
}

extension InstrumentDescription {
    fileprivate static let needed = Table.Footnote(
        "Needed",
        "yes: while it is unknown, the result may stay open. assumed: nothing unusual, where the data never ask. no: used where it is there."
    )
}

extension BandScheme {
    fileprivate var table: Table {
        let rows = bands.enumerated().map { index, band in
            Table.Row([Cell(band.name), Cell(words(of: index))])
        }
        let source = Reference.named(source).map { "\($0.citation)\($0.doi.map { " doi:\($0)" } ?? "")" } ?? source
        return Table(
            id: "bands-\(id)", label: id, caption: "Source: \(source)", columns: [.init("Band"), .init("Score")], rows: rows)
    }

    /// The scores of a band in words: `> 5 to 10`, `< 6`.
    private func words(of index: Int) -> String {
        let lower = index == 0 ? nil : bands[index - 1]
        let from = lower.map { "\($0.includesUpper ? ">" : "≥") \($0.upTo.numeral)" }
        let upper = bands[index].upTo
        guard upper.isFinite else { return from ?? "any" }
        let to = "\(bands[index].includesUpper ? "≤" : "<") \(upper.numeral)"
        return [from, to].compactMap(\.self).joined(separator: " and ")
    }
}

extension ItemDescription.Kind {
    /// What may be entered, in words.
    var words: String {
        switch self {
        case .finding: "present/absent"
        case .count(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .number(let range, let unit): "\(range.lowerBound.numeral) to \(range.upperBound.numeral) \(unit)"
        case .choice(let words): words.joined(separator: ", ")
        }
    }
}

extension ItemDescription.Need {
    /// Whether the item must be answered, in a word.
    var word: String {
        switch self {
        case .required: "yes"
        case .alternative: "no"
        case .assumedAbsent: "assumed"
        }
    }
}
