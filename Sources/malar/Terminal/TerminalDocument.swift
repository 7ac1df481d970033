// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// Shows a document on a terminal: wrapped text, tables with lines.
struct TerminalDocument {
    let width: Int

    func text(of document: Document) -> String {
        var parts = [Emphasis.bold(document.title)]
        if let subtitle = document.subtitle { parts.append(wrapped(subtitle)) }
        for section in document.sections {
            parts.append(Emphasis.bold(section.title.uppercased()))
            parts += section.blocks.map(text)
        }
        return parts.map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }.joined(separator: "\n\n") + "\n"
    }

    private func text(of block: Block) -> String {
        switch block {
        case .subheading(let text): Emphasis.bold(text)
        case .paragraph(let text): wrapped(text.plain)
        case .bulletList(let items): items.map { wrapped($0.plain, mark: "- ") }.joined(separator: "\n")
        case .definitions(let items): items.map { wrapped("\($0.term): \($0.meaning.plain)", mark: "- ") }.joined(separator: "\n")
        case .keyFigures(let items): items.map { wrapped("\($0.label): \($0.value)", mark: "- ") }.joined(separator: "\n")
        case .callout(let callout): ([callout.title] + callout.body.map(\.plain)).map { wrapped($0) }.joined(separator: "\n")
        case .table(let table): TerminalTable(width: width).text(of: table)
        case .figure(let figure): wrapped(figure.heading)
        }
    }

    /// Lines of at most `width` columns; those after the first are set in by the width of the mark.
    private func wrapped(_ text: String, mark: String = "") -> String {
        let indent = String(repeating: " ", count: mark.count)
        var lines: [String] = []
        var line = mark
        for word in text.split(separator: " ") {
            let isStart = line == mark || line == indent
            if !isStart, line.count + 1 + word.count > width {
                lines.append(line)
                line = indent + word
            } else {
                line += isStart ? "\(word)" : " \(word)"
            }
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
