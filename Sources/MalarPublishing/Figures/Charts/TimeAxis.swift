// SPDX-License-Identifier: Apache-2.0

/// A horizontal axis of named times at their true places, with rows of numbers below it that stand under the names.
///
/// Names that would touch are moved apart, with a thin line to their tick; where even that has no room, every second or third is named.
struct TimeAxis {
    struct Tick: Hashable {
        var name: String
        var time: Double
    }

    /// Numbers under the names, such as those at risk, with a name and a sign at the left.
    struct CountRow {
        var name: String
        var series: Int?
        /// Whether the sign is a piece of the line of the series, not its mark.
        var isLine = false
        var cells: [String]

        var signWidth: Double { series == nil ? 0 : isLine ? 16 : 8 }
    }

    static let nameSize = ChartStyle.textSize
    var ticks: [Tick]
    var title: String
    var countTitle: String
    var rows: [CountRow]
    /// The left edge of the row names and the edges of the plot.
    var margin: Double
    var left: Double
    var right: Double
    let scale: AxisScale
    private let names: [[String]]
    private let columns: [Double?]

    /// - Parameter range: The times that must lie on the axis; the ticks are added to it.
    /// - Parameter inset: The least distance of the first and the last time from the edges of the plot.
    init(
        _ ticks: [Tick], range: ClosedRange<Double>? = nil, title: String, countTitle: String = "", rows: [CountRow] = [], margin: Double,
        left: Double, right: Double, inset: Double = 9
    ) {
        (self.ticks, self.title, self.countTitle, self.rows) = (ticks, title, countTitle, rows)
        (self.margin, self.left, self.right) = (margin, left, right)
        let times = ticks.map(\.time) + (range.map { [$0.lowerBound, $0.upperBound] } ?? [])
        let (first, last) = (times.min() ?? 0, times.max() ?? 1)
        let values = first < last ? first...last : (first - 1)...(last + 1)
        scale = AxisScale(values: values, start: left + inset, end: right - inset)
        let plan = Self.plan(ticks, rows, scale, left: left, right: right)
        (names, columns) = (plan.names, plan.columns)
    }

    private static func width(_ text: String) -> Double { TextMetrics.width(of: text, size: nameSize) }

    private static func plan(_ ticks: [Tick], _ rows: [CountRow], _ scale: AxisScale, left: Double, right: Double)
        -> (names: [[String]], columns: [Double?])
    {
        let cells = rows.flatMap(\.cells).map(width).max() ?? 0
        let least = max(11, cells + 3)
        let every = max(1, Int((Double(max(0, ticks.count - 1)) * least / max(1, right - left - least)) + 0.999))
        let kept = ticks.indices.filter { $0 % every == 0 }
        let room = (right - left) / Double(max(1, kept.count))
        let widest = max(cells, kept.map { width(ticks[$0].name) }.max() ?? 0) + 4
        let gap = min(widest, max(least, room))
        var names = ticks.map { _ in [String]() }
        for index in kept { names[index] = TextMetrics.lines(of: ticks[index].name, room: gap - 3, size: nameSize) }
        let taken = max(cells, names.flatMap(\.self).map(width).max() ?? 0)
        let step = min(gap, taken + 3.5)
        let places = LabelPlacement.spread(
            kept.map { scale.position(of: ticks[$0].time) }, gap: step, within: (left - 4 + taken / 2)...(right - taken / 2))
        var columns = [Double?](repeating: nil, count: ticks.count)
        for (index, place) in zip(kept, places) { columns[index] = place }
        return (names, columns)
    }

    private var nameLines: Int { names.map(\.count).max() ?? 0 }
    private var isMoved: Bool { zip(ticks, columns).contains { tick, column in column.map { abs($0 - x(tick.time)) > 1 } ?? false } }
    private var namesTop: Double { isMoved ? 8 : 4 }
    private var titleTop: Double { namesTop + Double(nameLines) * ChartStyle.lineStep }
    private var countsTop: Double { titleTop + (title.isEmpty ? 2 : 10.5) }

    var height: Double {
        countsTop + (rows.isEmpty ? 1 : Double(rows.count) * ChartStyle.lineStep + (countTitle.isEmpty ? 3 : ChartStyle.lineStep + 3))
    }

    func x(_ time: Double) -> Double { scale.position(of: time) }

    /// Everything below the plot, whose lower edge is at `top`.
    func drawing(at top: Double) -> [Scene.Element] {
        var elements: [Scene.Element] = [.line(.init(left, top), .init(right, top), .init(.axis, width: 0.75))]
        for index in ticks.indices {
            let x = x(ticks[index].time)
            elements.append(.line(.init(x, top), .init(x, top + 2.5), .init(.axis, width: 0.75)))
            guard let column = columns[index] else { continue }
            if abs(column - x) > 1 { elements.append(.line(.init(x, top + 2.5), .init(column, top + 7), .init(.muted, width: 0.4))) }
            elements += names[index].enumerated().map { line, text in
                self.text(text, at: column, top + namesTop + 6 + Double(line) * ChartStyle.lineStep)
            }
        }
        let words = TextMetrics.fitted(title, to: right - margin, size: ChartStyle.textSize)
        let half = TextMetrics.width(of: words, size: ChartStyle.textSize) / 2
        let middle = max(margin + half, min((left + right) / 2, right - half))
        if !title.isEmpty { elements.append(text(words, at: middle, top + titleTop + 7, ink: .muted)) }
        return elements + counts(at: top + countsTop)
    }

    private func counts(at top: Double) -> [Scene.Element] {
        var elements: [Scene.Element] = []
        var y = top + 7
        if !countTitle.isEmpty, !rows.isEmpty {
            let words = TextMetrics.fitted(countTitle, to: right - margin, size: ChartStyle.smallSize, isBold: true)
            elements.append(.text(.init(words, at: .init(margin, y), size: ChartStyle.smallSize, isBold: true)))
            y += ChartStyle.lineStep
        }
        for row in rows {
            elements += name(of: row, at: y)
            elements += zip(row.cells, columns).compactMap { cell, column in column.map { text(cell, at: $0, y) } }
            y += ChartStyle.lineStep
        }
        return elements
    }

    private func name(of row: CountRow, at y: Double) -> [Scene.Element] {
        let start = margin + row.signWidth
        // The first number may reach beyond the left edge of the plot by half its width.
        let room = (columns.first.flatMap(\.self) ?? left) - (row.cells.first.map(Self.width) ?? 0) / 2 - 4.5 - start
        let sign = row.series.map { series -> Scene.Element in
            row.isLine
                ? .line(.init(margin, y - 2.4), .init(margin + 13, y - 2.4), ChartStyle.line(series, width: 1.4))
                : ChartStyle.shape(series).element(
                    at: .init(margin + 3, y - 2.4), radius: ChartStyle.markRadius, ink: ChartStyle.ink(series))
        }
        let words = TextMetrics.fitted(row.name, to: room, size: ChartStyle.smallSize)
        return [sign, words.isEmpty ? nil : .text(.init(words, at: .init(start, y), size: ChartStyle.smallSize))].compactMap(\.self)
    }

    private func text(_ text: String, at x: Double, _ y: Double, ink: Ink = .text) -> Scene.Element {
        .text(.init(text, at: .init(x, y), anchor: .middle, size: ChartStyle.textSize, ink: ink))
    }

    /// The room at the left for names of rows, beside that for the numbers of the axis.
    static func leftMargin(rows: [CountRow], axis: Double, width: Double) -> Double {
        let widest = rows.map { TextMetrics.width(of: $0.name, size: ChartStyle.smallSize) + $0.signWidth }.max() ?? 0
        return max(axis, min(widest + 4, 0.31 * width))
    }
}
