// SPDX-License-Identifier: Apache-2.0

import MalarPublishing

/// Text in lines that fit a room, broken at spaces and, within a word that is too long for a line, between letters. Nothing is cut off.
enum WrappedLines {
    /// - Parameter hang: by how much less room the second and all later lines have.
    static func lines(of text: String, room: Double, hang: Double = 0, size: Double, isBold: Bool = false) -> [String] {
        var lines: [String] = []
        var (line, used) = ("", 0.0)
        let space = TextMetrics.width(of: " ", size: size, isBold: isBold)
        for word in text.split(whereSeparator: { $0.isWhitespace && $0 != "\u{A0}" }).map(String.init) {
            for (index, piece) in pieces(of: word, room: room - hang, size: size, isBold: isBold).enumerated() {
                let width = TextMetrics.width(of: piece, size: size, isBold: isBold)
                if index == 0, !line.isEmpty, used + space + width <= (lines.isEmpty ? room : room - hang) {
                    (line, used) = (line + " " + piece, used + space + width)
                } else {
                    if !line.isEmpty { lines.append(line) }
                    (line, used) = (piece, width)
                }
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// The word whole, or in pieces none of which is wider than the room unless it is a single letter.
    private static func pieces(of word: String, room: Double, size: Double, isBold: Bool) -> [String] {
        guard TextMetrics.width(of: word, size: size, isBold: isBold) > room else { return [word] }
        var pieces: [String] = []
        var (piece, used) = ("", 0.0)
        // A number with its brackets is held together by no-break spaces; where it is wider than a line, those give way first.
        for part in word.split(separator: "\u{A0}", omittingEmptySubsequences: true) where word.contains("\u{A0}") {
            pieces += Self.pieces(of: String(part), room: room, size: size, isBold: isBold)
        }
        if !pieces.isEmpty { return pieces }
        for letter in word {
            let width = TextMetrics.width(of: String(letter), size: size, isBold: isBold)
            if !piece.isEmpty, used + width > room {
                pieces.append(piece)
                (piece, used) = ("", 0)
            }
            piece.append(letter)
            used += width
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }
}
