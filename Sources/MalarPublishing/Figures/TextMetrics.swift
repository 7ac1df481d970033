// SPDX-License-Identifier: Apache-2.0

/// Measures text in the font of the figures, so that layout needs no font library.
package enum TextMetrics {
    /// The height of capitals and figures as a share of the font size.
    package static let capHeight = 0.716
    /// How far letters reach above and below the baseline, as shares of the font size.
    package static let ascent = 0.75
    package static let descent = 0.21
    /// The distance of baselines as a share of the font size.
    package static let lineHeight = 1.2

    /// The width of a line of text in points.
    package static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
        let thousandths = text.unicodeScalars.reduce(0) { $0 + advance(of: $1, isBold: isBold) }
        return Double(thousandths) * size / 1000
    }

    private static func advance(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
        switch scalar.value {
        case 0x20...0x7E: return (isBold ? LiberationSans.boldASCII : LiberationSans.regularASCII)[Int(scalar.value) - 0x20]
        case 0xA0...0x17E: return (isBold ? LiberationSans.boldLatin : LiberationSans.regularLatin)[Int(scalar.value) - 0xA0]
        default: break
        }
        if let known = (isBold ? LiberationSans.boldSigns : LiberationSans.regularSigns)[scalar.value] { return known }
        // Another font will be used: a full square for wide scripts, a wide letter for all others.
        return TerminalWidth.of(Character(scalar)) * (TerminalWidth.of(Character(scalar)) == 2 ? 500 : 700)
    }

    /// The text, or as much of its beginning as fits with an ellipsis.
    package static func fitted(_ text: String, to room: Double, size: Double, isBold: Bool = false) -> String {
        guard width(of: text, size: size, isBold: isBold) > room else { return text }
        var head = text
        while !head.isEmpty {
            head.removeLast()
            let candidate = head + "…"
            if width(of: candidate, size: size, isBold: isBold) <= room { return candidate }
        }
        return ""
    }

    /// Lines that fit the room, broken at spaces; a word that is too long is cut with an ellipsis.
    static func lines(of text: String, room: Double, size: Double, isBold: Bool = false) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let word = fitted(String(word), to: room, size: size, isBold: isBold)
            if let last = lines.last, width(of: "\(last) \(word)", size: size, isBold: isBold) <= room {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}

extension Scene {
    /// A rectangle by its edges.
    package struct Box: Sendable, Hashable {
        package var left: Double
        package var top: Double
        package var right: Double
        package var bottom: Double

        package init(left: Double, top: Double, right: Double, bottom: Double) {
            self.left = left
            self.top = top
            self.right = right
            self.bottom = bottom
        }

        package func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    /// All lines of text, those in groups included.
    package var labels: [Label] { elements.flatMap(\.labels) }
}

extension Scene.Element {
    var labels: [Scene.Label] {
        switch self {
        case .text(let label): [label]
        case .group(let elements, _), .linked(let elements, _, _, _): elements.flatMap(\.labels)
        default: []
        }
    }
}

extension Scene.Label {
    /// The room the text takes.
    package var bounds: Scene.Box {
        let width = TextMetrics.width(of: text, size: size, isBold: isBold)
        let start =
            switch anchor {
            case .start: 0.0
            case .middle: -width / 2
            case .end: -width
            }
        let (above, below) = (TextMetrics.ascent * size, TextMetrics.descent * size)
        return isVertical
            ? Scene.Box(left: at.x - above, top: at.y - start - width, right: at.x + below, bottom: at.y - start)
            : Scene.Box(left: at.x + start, top: at.y - above, right: at.x + start + width, bottom: at.y + below)
    }
}
