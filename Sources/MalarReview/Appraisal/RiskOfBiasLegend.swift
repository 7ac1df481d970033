// SPDX-License-Identifier: Apache-2.0

import MalarPublishing

/// What the signs and the heads of the columns stand for, in rows over the width of a drawing.
struct RiskOfBiasLegend {
    static let textSize = 7.0
    static let rowHeight = 11.0
    static let radius = 4.0
    private static let gap = 11.0

    var width: Double

    /// Signs with their words, in rows; below them the columns with theirs, one paragraph. Returns the elements and the height they take.
    func drawing(
        _ vocabulary: [AppraisalJudgement], hasGaps: Bool, columns: [RiskOfBiasChart.Column], at top: Double
    ) -> (elements: [Scene.Element], height: Double) {
        let signs = signs(vocabulary, hasGaps: hasGaps, at: top)
        let words = columns.filter { $0.id != $0.label }.map { "\($0.id):\u{A0}\($0.label)" }
        let lines = WrappedLines.lines(of: words.joined(separator: "; ") + (words.isEmpty ? "" : "."), room: width, size: Self.textSize)
        let start = top + signs.height + (signs.height > 0 && !lines.isEmpty ? 3 : 0)
        let labels = lines.enumerated().map { index, line in
            Scene.Element.text(.init(line, at: .init(0, start + 7 + Double(index) * 8.6), size: Self.textSize, ink: .muted))
        }
        return (signs.elements + labels, start - top + Double(lines.count) * 8.6 + 2)
    }

    private func signs(
        _ vocabulary: [AppraisalJudgement], hasGaps: Bool, at top: Double
    ) -> (elements: [Scene.Element], height: Double) {
        let entries = vocabulary.map { ($0.words, Optional($0)) } + (hasGaps ? [("Not judged", nil)] : [])
        guard !entries.isEmpty else { return ([], 0) }
        var elements: [Scene.Element] = []
        var (x, row) = (0.0, 0)
        for (words, judgement) in entries {
            let text = TextMetrics.fitted(words, to: width - 14, size: Self.textSize)
            let advance = 13 + TextMetrics.width(of: text, size: Self.textSize)
            if x > 0, x + advance > width { (x, row) = (0, row + 1) }
            let middle = Scene.Point(x + Self.radius + 0.5, top + (Double(row) + 0.5) * Self.rowHeight)
            elements += judgement?.disc(at: middle, radius: Self.radius) ?? RiskOfBiasChart.empty(at: middle, radius: Self.radius)
            let place = Scene.Point(x + 11, middle.y + TextMetrics.capHeight * Self.textSize / 2)
            elements.append(.text(.init(text, at: place, size: Self.textSize)))
            x += advance + Self.gap
        }
        return (elements, Double(row + 1) * Self.rowHeight)
    }
}

extension AppraisalJudgement {
    /// The judgement in a legend.
    var words: String { points.map { "\($0) \($0 == 1 ? "point" : "points")" } ?? rawValue }
}

extension RiskOfBiasChart {
    /// The place of a judgement that is not made.
    static func empty(at center: Scene.Point, radius: Double) -> [Scene.Element] {
        [.circle(center: center, radius: radius, fill: nil, stroke: .init(.axis, width: 0.5, dash: [1.5, 1.5]))]
    }
}
