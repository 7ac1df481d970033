// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension RiskOfBiasChart {
    private static let textSize = 7.0
    private static let barHeight = 13.0

    /// One bar per column: the share of the studies' weight that has each judgement, the best at the left.
    /// - Throws: `RiskOfBiasWeightError` where weights are missing or cannot be used.
    public func summaryBars(_ weights: RiskOfBiasWeights, width: FigureWidth = .millimetres(170)) throws(RiskOfBiasWeightError) -> Scene {
        let (summaries, full) = (try summaries(weights), max(150, width.points))
        let longest = columns.map { TextMetrics.width(of: $0.label, size: Self.textSize) }.max() ?? 0
        let left = min(longest, full * 0.42) + 7
        // The last tick's label reaches beyond the axis.
        let right = full - 9
        var (elements, y): ([Scene.Element], Double) = ([], 1)
        for summary in summaries {
            let lines = WrappedLines.lines(of: summary.column.label, room: left - 7, size: Self.textSize)
            let height = max(Self.barHeight, Double(lines.count) * 8.6) + 4
            elements.append(bar(summary, lines: lines, from: left, to: right, middle: y + height / 2))
            y += height
        }
        elements += axis(from: left, to: right, at: y + 1, weights == .equal ? "Share of studies (%)" : "Share of the studies' weight (%)")
        let hasGaps = summaries.contains { $0.segments.contains { $0.judgement == nil } }
        let legend = RiskOfBiasLegend(width: full).drawing(vocabulary, hasGaps: hasGaps, columns: [], at: y + 27)
        return Scene(size: .init(width: full, height: y + 27 + legend.height), elements: elements + legend.elements)
    }

    private func bar(
        _ summary: RiskOfBiasSummary, lines: [String], from left: Double, to right: Double, middle: Double
    ) -> Scene.Element {
        let first = middle - Double(lines.count - 1) * 4.3 + TextMetrics.capHeight * Self.textSize / 2
        var elements = lines.enumerated().map { index, line in
            Scene.Element.text(.init(line, at: .init(left - 6, first + Double(index) * 8.6), anchor: .end, size: Self.textSize))
        }
        var x = left
        for segment in summary.segments {
            let width = segment.share * (right - left)
            elements.append(
                .rectangle(
                    origin: .init(x, middle - Self.barHeight / 2), size: .init(width: width, height: Self.barHeight), cornerRadius: 0,
                    fill: segment.judgement?.ink ?? .background,
                    stroke: .init(.axis, width: 0.5, dash: segment.judgement == nil ? [1.5, 1.5] : [])))
            if width > 9 { elements += segment.judgement?.mark(at: .init(x + width / 2, middle), radius: 4.6) ?? [] }
            x += width
        }
        let parts = summary.segments.map { "\($0.judgement?.rawValue.lowercased() ?? "not judged") \(Self.percent($0.share)) %" }
        return .group(elements, title: "\(summary.column.label): \(parts.joined(separator: ", "))")
    }

    private func axis(from left: Double, to right: Double, at y: Double, _ words: String) -> [Scene.Element] {
        let ticks = [0, 25, 50, 75, 100].flatMap { percent -> [Scene.Element] in
            let x = left + Double(percent) / 100 * (right - left)
            return [
                .line(.init(x, y), .init(x, y + 3), .init(.axis)),
                .text(.init("\(percent)", at: .init(x, y + 10.5), anchor: .middle, size: Self.textSize, ink: .muted)),
            ]
        }
        let title = Scene.Label(
            words, at: .init((left + right) / 2, y + 20), anchor: .middle, size: Self.textSize, ink: .muted)
        return [.line(.init(left, y), .init(right, y), .init(.axis))] + ticks + [.text(title)]
    }

    /// Per cent with one decimal, halves upwards.
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
