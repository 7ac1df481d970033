// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// Text for a terminal in several styles. What a style looks like is the terminal's affair; the words never depend on it.
public struct PageText: Sendable, Hashable {
    /// How a piece of text is shown.
    public enum Style: Sendable, Hashable, CaseIterable {
        case plain, strong, faint
        /// Lines at the edges of the page.
        case bar
        /// A term of the question or of a criterion for inclusion.
        case inclusion
        /// A term of a criterion for exclusion.
        case exclusion
        /// Something to be noticed.
        case notice
        /// Something that went wrong.
        case alarm
    }

    /// A piece in one style.
    public struct Run: Sendable, Hashable {
        /// What it says, without control characters.
        public var text: String
        /// How it is shown.
        public var style: Style
    }

    /// The pieces in their order.
    public private(set) var runs: [Run] = []

    /// No text.
    public init() {}

    /// Text in one style; characters that could steer a terminal are replaced.
    public init(_ text: String, _ style: Style = .plain) {
        if !text.isEmpty { runs = [Run(text: TerminalWidth.harmless(text), style: style)] }
    }

    /// The words without styles.
    public var plain: String { runs.map(\.text).joined() }

    /// The columns that it takes.
    public var width: Int { runs.reduce(0) { $0 + TerminalWidth.of($1.text) } }

    /// Both, one after the other.
    public static func + (left: PageText, right: PageText) -> PageText {
        var sum = left
        for run in right.runs { sum.append(run.text, run.style) }
        return sum
    }

    mutating func append(_ text: String, _ style: Style) {
        if text.isEmpty { return }
        if runs.last?.style == style { runs[runs.count - 1].text += text } else { runs.append(Run(text: text, style: style)) }
    }
}

extension PageText {
    /// Lines of at most `width` columns, broken at blanks and line feeds; a word that does not fit is broken within.
    func wrapped(_ width: Int, indent: Int = 0) -> [PageText] {
        var wrapping = Wrapping(width: max(1, width), indent: width > indent + 8 ? indent : 0)
        for run in runs {
            for character in run.text { wrapping.take(character, run.style) }
        }
        return wrapping.finished()
    }

    /// Exactly `width` columns, cut with "…" or filled with blanks in the style of its end.
    func fitted(_ width: Int) -> PageText {
        var result = PageText()
        var room = width
        let isCut = self.width > width
        if isCut { room = max(0, width - 1) }
        cutting: for run in runs {
            for character in run.text {
                let columns = TerminalWidth.of(character)
                if columns > room { break cutting }
                result.append(String(character), run.style)
                room -= columns
            }
        }
        if isCut, width > 0 { result.append("…", result.runs.last?.style ?? .plain) }
        let rest = width - result.width
        if rest > 0 { result.append(String(repeating: " ", count: rest), result.runs.last?.style == .bar ? .bar : .plain) }
        return result
    }

    /// Breaks styled text into lines word by word.
    private struct Wrapping {
        let width: Int
        let indent: Int
        var lines: [PageText] = []
        var line = PageText()
        var lineWidth = 0
        var word = PageText()
        var wordWidth = 0
        /// The style of the blank before the word; `nil` at the start of a line.
        var blank: PageText.Style?

        mutating func take(_ character: Character, _ style: PageText.Style) {
            if character == "\n" {
                placeWord()
                breakLine(indent: 0)
            } else if character == " " {
                placeWord()
                if lineWidth > 0 { blank = style }
            } else {
                let columns = TerminalWidth.of(character)
                if wordWidth + columns > width - indent { placeWord() }
                word.append(String(character), style)
                wordWidth += columns
            }
        }

        mutating func placeWord() {
            guard wordWidth > 0 else { return }
            if lineWidth > 0, lineWidth + (blank == nil ? 0 : 1) + wordWidth > width { breakLine(indent: indent) }
            if let blank {
                line.append(" ", blank)
                lineWidth += 1
            }
            line = line + word
            lineWidth += wordWidth
            (word, wordWidth, blank) = (PageText(), 0, nil)
        }

        mutating func breakLine(indent: Int) {
            lines.append(line)
            (line, blank) = (PageText(String(repeating: " ", count: indent)), nil)
            lineWidth = indent
        }

        mutating func finished() -> [PageText] {
            placeWord()
            return lines + [line]
        }
    }
}
