// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

/// Renders a document as Markdown: headings, paragraphs, lists, tables. Figures are named, not drawn.
public struct MarkdownRenderer: Sendable {
    /// Renders documents as Markdown.
    public init() {}

    /// The document, ended by a line feed.
    public func page(of document: Document) -> String {
        var parts = ["# \(escaped(document.title))"]
        if let subtitle = document.subtitle { parts.append(escaped(subtitle)) }
        parts += document.byline.map(escaped) + document.notices.map { "> \(escaped($0.text))" }
        for section in document.sections {
            parts.append("## \(escaped(section.title))")
            parts += section.blocks.map(text)
        }
        parts += document.colophon.map(escaped)
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private func text(of block: Block) -> String {
        switch block {
        case .subheading(let text): "### \(escaped(text))"
        case .paragraph(let text): markdown(text)
        case .bulletList(let items): items.map { "- \(markdown($0))" }.joined(separator: "\n")
        case .definitions(let items): items.map { "- `\($0.term)`: \(markdown($0.meaning))" }.joined(separator: "\n")
        case .keyFigures(let items): items.map { "- \(escaped($0.label)): \(escaped($0.value))" }.joined(separator: "\n")
        case .callout(let callout):
            (["**\(escaped(callout.title))**"] + callout.body.map(markdown)).map { "> \($0)" }.joined(separator: "\n>\n")
        case .table(let table): self.table(table)
        case .figure(let figure): escaped(figure.heading)
        }
    }

    private func table(_ table: Table) -> String {
        let heading = table.heading.isEmpty ? "" : escaped(table.heading) + "\n\n"
        let header = row(table.columns.map { escaped($0.header) })
        let rule = row(table.columns.map { $0.alignment == .right ? "--:" : "---" })
        let rows = table.rows.map { line in
            line.kind == .heading
                ? row(["**\(escaped(line.cells.first?.text ?? ""))**"] + table.columns.dropFirst().map { _ in "" })
                : row(line.cells.map { escaped($0.text) })
        }
        let notes = table.footnotes.map { "\n\n(\(escaped($0.mark))) \(markdown($0.text))" }.joined()
        return heading + ([header, rule] + rows).joined(separator: "\n") + notes
    }

    private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

    private func markdown(_ text: RichText) -> String {
        text.runs.map { run in
            switch run {
            case .text(let text): escaped(text)
            case .strong(let text): "**\(escaped(text))**"
            case .emphasis(let text): "*\(escaped(text))*"
            case .code(let text): "`\(text)`"
            case .link(let text, .web(let address)): "[\(escaped(text))](\(address))"
            case .link(let text, .part): escaped(text)
            }
        }.joined()
    }

    /// Text on one line in which nothing is taken for markup.
    private func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            if character.isNewline {
                result += " "
            } else {
                if "\\`*_|<>[]#".contains(character) { result += "\\" }
                result.append(character)
            }
        }
    }
}
