// SPDX-License-Identifier: Apache-2.0

extension PairedPlot {
    /// Where everything in one panel stands.
    struct PanelLayout {
        static let textSize = 7.0
        static let titleSize = 7.5
        static let endSize = 6.5
        static let endGap = 7.2
        static let markRadius = 2.3

        /// A text at the right, beside the value it belongs to.
        struct EndLabel {
            var text: String
            var value: Double
            var ink: Ink
        }

        var panel: Panel
        var plot: PairedPlot
        var width: Double
        var ticks: Ticks
        var endLabels: [EndLabel]
        var titleLines: [String]
        var plotLeft: Double
        var endWidth: Double

        init(_ panel: Panel, of plot: PairedPlot, width: Double) {
            self.panel = panel
            self.plot = plot
            self.width = width
            ticks = Self.ticks(of: panel)
            titleLines = TextMetrics.lines(of: panel.title, room: width, size: Self.titleSize, isBold: true)
            if let unit = panel.unit { titleLines += [TextMetrics.fitted(unit, to: width, size: Self.textSize)] }
            plotLeft = (ticks.labels.map { TextMetrics.width(of: $0, size: Self.textSize) }.max() ?? 0) + 4
            endLabels = Self.endLabels(of: panel, room: 0.34 * width)
            endWidth = endLabels.map { TextMetrics.width(of: $0.text, size: Self.endSize) }.max() ?? 0
        }

        var beforeX: Double { plotLeft + 16 }
        var afterX: Double { max(beforeX + 20, width - max(20, endWidth + 10)) }
        var smallestPlotHeight: Double { max(92, Double(endLabels.count) * Self.endGap) }
        /// The widest label of a time that is centred under it, stays in the panel and leaves its neighbour alone.
        var categoryRoom: Double { min(afterX - beforeX - 4, 2 * beforeX, 2 * (width - afterX)) }

        func totalHeight(plotHeight: Double, titleLines: Int) -> Double {
            titleHeight(titleLines) + plotHeight + 7 + Double(categoryLines) * 8.4 + 9
        }

        func titleHeight(_ lines: Int) -> Double { Double(lines) * 9 + 6 }

        var categoryLines: Int {
            [plot.beforeLabel, plot.afterLabel].map { lines(ofCategory: $0).count }.max() ?? 1
        }

        func lines(ofCategory text: String) -> [String] {
            TextMetrics.lines(of: text, room: categoryRoom, size: Self.textSize)
        }

        private static func ticks(of panel: Panel) -> Ticks {
            var values = panel.pairs.flatMap { [$0.before, $0.after].compactMap(\.self) }
            values += panel.references.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
            values += panel.center.map { [$0.before, $0.after] } ?? []
            if panel.startsAtZero || values.isEmpty { values.append(0) }
            return .nice(covering: (values.min() ?? 0)...(values.max() ?? 1), about: 5)
        }

        /// Subjects that end at the same value share one label; references stand among them.
        private static func endLabels(of panel: Panel, room: Double) -> [EndLabel] {
            var labels: [EndLabel] = []
            for pair in panel.pairs {
                guard let value = pair.after, !pair.label.isEmpty else { continue }
                let same = labels.firstIndex { $0.value == value }
                let joined = same.map { "\(labels[$0].text), \(pair.label)" } ?? pair.label
                if let same, TextMetrics.width(of: joined, size: endSize) <= room {
                    labels[same].text = joined
                    labels[same].ink = .text
                } else {
                    labels.append(.init(text: TextMetrics.fitted(pair.label, to: room, size: endSize), value: value, ink: .text))
                }
            }
            for reference in panel.references where !reference.label.isEmpty {
                let middle = (reference.range.lowerBound + reference.range.upperBound) / 2
                let lines = TextMetrics.lines(of: reference.label, room: room, size: endSize)
                // The lines of one label go down the page, hence down in value order when the wishes are equal.
                labels += lines.map { .init(text: $0, value: middle, ink: .reference) }
            }
            return labels
        }
    }
}
