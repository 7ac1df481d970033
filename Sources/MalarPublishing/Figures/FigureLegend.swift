// SPDX-License-Identifier: Apache-2.0

/// A legend that flows in rows over the width of a figure.
struct FigureLegend {
    struct Entry {
        var text: String
        /// Draws the sign around its middle.
        var sign: (Scene.Point) -> [Scene.Element]
    }

    static let textSize = 7.0
    private static let signWidth = 12.0
    private static let signGap = 3.0
    private static let entryGap = 11.0
    private static let rowHeight = 11.0

    var entries: [Entry]
    var width: Double

    /// The drawing, with its upper left corner at `origin`, and the height it takes.
    func drawing(at origin: Scene.Point) -> (elements: [Scene.Element], height: Double) {
        guard !entries.isEmpty else { return ([], 0) }
        var elements: [Scene.Element] = []
        var (x, row) = (origin.x, 0)
        for entry in entries {
            let room = width - Self.signWidth - Self.signGap
            let text = TextMetrics.fitted(entry.text, to: room, size: Self.textSize)
            let advance = Self.signWidth + Self.signGap + TextMetrics.width(of: text, size: Self.textSize)
            if x > origin.x, x + advance > origin.x + width { (x, row) = (origin.x, row + 1) }
            let middle = origin.y + (Double(row) + 0.5) * Self.rowHeight
            elements += entry.sign(Scene.Point(x + Self.signWidth / 2, middle))
            let baseline = middle + TextMetrics.capHeight * Self.textSize / 2
            elements.append(.text(.init(text, at: .init(x + Self.signWidth + Self.signGap, baseline), size: Self.textSize)))
            x += advance + Self.entryGap
        }
        return (elements, Double(row + 1) * Self.rowHeight)
    }
}
