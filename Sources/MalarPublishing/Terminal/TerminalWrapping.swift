// SPDX-License-Identifier: Apache-2.0

/// Breaks text into lines that fit a number of terminal columns.
enum TerminalWrapping {
    /// Lines of at most `width` columns, broken at spaces; a word that does not fit is broken within.
    ///
    /// Line feeds in the text stay breaks. Empty text gives one empty line. A character that is wider than `width` stands alone.
    /// - Precondition: `width` is positive.
    static func lines(of text: String, width: Int) -> [String] {
        precondition(width > 0, "a line needs room")
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph(String($0), width: width) }
    }

    private static func paragraph(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            for piece in pieces(of: String(word), width: width) {
                let joined = line.isEmpty ? piece : line + " " + piece
                if TerminalWidth.of(joined) <= width {
                    line = joined
                } else {
                    lines.append(line)
                    line = piece
                }
            }
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    private static func pieces(of word: String, width: Int) -> [String] {
        guard TerminalWidth.of(word) > width else { return [word] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if !piece.isEmpty, TerminalWidth.of(piece) + TerminalWidth.of(character) > width {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }

    /// The columns of the longest word, so that a table column is not made narrower without need.
    static func longestWord(in text: String) -> Int {
        text.split { $0 == " " || $0 == "\n" }.map { TerminalWidth.of(String($0)) }.max() ?? 0
    }
}
