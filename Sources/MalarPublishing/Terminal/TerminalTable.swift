// SPDX-License-Identifier: Apache-2.0

/// Draws a table with box characters for a terminal of a given width.
public struct TerminalTable: Sendable, Hashable {
    /// The characters that draw the lines.
    public enum Style: Sendable, Hashable {
        case unicode
        /// For terminals and logs that know only ASCII. The text of the cells is left as it is.
        case ascii
    }

    /// The number of columns the terminal has. A table of many columns may need more; then it gets it.
    public var width: Int
    /// Box characters unless told otherwise; ASCII for logs that would garble them.
    public var style: Style

    /// - Precondition: `width` is positive.
    public init(width: Int = 80, style: Style = .unicode) {
        precondition(width > 0, "a terminal has a width")
        self.width = width
        self.style = style
    }

    /// Label and caption, the table, and its footnotes; each line ended by a line feed.
    public func text(of table: Table) -> String {
        let grid = TerminalGrid(table)
        let widths = columnWidths(of: grid)
        let pen = Pen(style: style, widths: widths)
        var lines = wrapped(table.heading)
        lines += pen.table(grid)
        for note in table.footnotes {
            lines += wrapped(note.mark.isEmpty ? note.text.plain : "(\(note.mark)) \(note.text.plain)")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func wrapped(_ text: String) -> [String] {
        text.isEmpty ? [] : TerminalWrapping.lines(of: TerminalWidth.harmless(text), width: width)
    }

    /// Natural widths, then narrowed from the widest column down until the table fits or no word can be spared.
    private func columnWidths(of grid: TerminalGrid) -> [Int] {
        var widths = grid.naturalWidths
        let room = width - 3 * widths.count - 1
        let floors = grid.smallestWidths
        narrow(&widths, to: room, floors: zip(floors, widths).map(min))
        narrow(&widths, to: room, floors: widths.map { min($0, Self.narrowest) })
        return widths
    }

    /// Below this, words are not broken to make room.
    private static let narrowest = 6

    private func narrow(_ widths: inout [Int], to room: Int, floors: [Int]) {
        while widths.reduce(0, +) > room {
            let candidates = widths.indices.filter { widths[$0] > floors[$0] }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
            widths[widest] -= 1
        }
    }
}
