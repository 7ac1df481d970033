// SPDX-License-Identifier: Apache-2.0

extension Document {
    /// A slip in the building of a document, which would confuse a reader.
    public enum Defect: Sendable, Hashable {
        case duplicateID(String)
        /// A link to a part that does not exist.
        case deadLink(String)
        /// A row whose cells are not as many as the columns; rows count from 1.
        case unevenRow(table: String, row: Int)
        /// A mark without a footnote.
        case unexplainedMark(table: String, mark: String)
    }

    /// Everything that is wrong with the structure, in reading order; empty for a sound document.
    public var defects: [Defect] {
        let ids = partIDs
        var seen = Set<String>()
        let duplicates = ids.filter { !seen.insert($0).inserted }.map(Defect.duplicateID)
        let links = sections.flatMap(\.blocks).flatMap(\.links).filter { !seen.contains($0) }.map(Defect.deadLink)
        return duplicates + links + (tables + figures.map(\.data)).flatMap(\.defects)
    }

    private var partIDs: [String] {
        sections.flatMap { section in
            [section.id]
                + section.blocks.flatMap { block -> [String] in
                    switch block {
                    case .table(let table): [table.id]
                    case .figure(let figure): [figure.id, figure.data.id]
                    default: []
                    }
                }
        }
    }
}

extension Block {
    /// The parts that the text of the block links to.
    fileprivate var links: [String] {
        let texts: [RichText] =
            switch self {
            case .paragraph(let text): [text]
            case .bulletList(let items): items
            case .definitions(let items): items.map(\.meaning)
            case .callout(let callout): callout.body
            case .table(let table): table.linkedTexts
            case .figure(let figure):
                figure.data.linkedTexts + [RichText(figure.scene.elements.flatMap(\.targets).map { .link("", to: $0) })]
            case .subheading, .keyFigures: []
            }
        return texts.flatMap(\.runs).compactMap { run in
            if case .link(_, .part(let id)) = run { id } else { nil }
        }
    }
}

extension Scene.Element {
    /// Where the parts of a drawing lead.
    fileprivate var targets: [LinkTarget] {
        switch self {
        case .linked(let elements, _, _, let target): [target].compactMap(\.self) + elements.flatMap(\.targets)
        case .group(let elements, _): elements.flatMap(\.targets)
        default: []
        }
    }
}

extension Table {
    /// Footnotes, and the links of cells.
    fileprivate var linkedTexts: [RichText] {
        let links = rows.flatMap(\.cells).compactMap { cell in cell.link.map { Inline.link(cell.text, to: $0) } }
        return footnotes.map(\.text) + [RichText(links)]
    }

    fileprivate var defects: [Document.Defect] {
        let uneven = rows.enumerated().filter { $0.element.cells.count != ($0.element.kind == .heading ? 1 : columns.count) }
        let known = Set(footnotes.map(\.mark))
        let marks = columns.flatMap(\.marks) + rows.flatMap { $0.cells.flatMap(\.marks) }
        return uneven.map { .unevenRow(table: id, row: $0.offset + 1) }
            + marks.filter { !known.contains($0) }.map { .unexplainedMark(table: id, mark: $0) }
    }
}
