// SPDX-License-Identifier: Apache-2.0

/// A vertical axis with round numbers and faint lines across the plot.
struct ValueAxis {
    var ticks: Ticks
    var labels: [String]

    /// An axis over values; without any it runs from 0 to 1.
    init(covering values: [Double], fromZero: Bool, suffix: String = "", about count: Int = 5) {
        let all = values + (fromZero || values.isEmpty ? [0] : []) + (values.isEmpty ? [1] : [])
        var (low, high) = (all.min() ?? 0, all.max() ?? 1)
        // Values that are all zero stand on the axis, or in the middle of one that need not begin there.
        if low == 0, high == 0 { (low, high) = (fromZero ? 0 : -1, 1) }
        ticks = .nice(covering: low...high, about: count)
        labels = ticks.labels.map { $0 + suffix }
    }

    /// The room for the numbers and the gap before the plot.
    var width: Double { (labels.map { TextMetrics.width(of: $0, size: ChartStyle.textSize) }.max() ?? 0) + 4 }

    func scale(top: Double, bottom: Double) -> AxisScale { AxisScale(values: ticks.range, start: bottom, end: top) }

    /// Numbers and lines; the line at `base`, the lowest tick unless told otherwise, is the axis.
    func drawing(_ scale: AxisScale, from left: Double, to right: Double, base: Double? = nil) -> [Scene.Element] {
        zip(ticks.values, labels).flatMap { value, label -> [Scene.Element] in
            let y = scale.position(of: value)
            let isBase = value == base ?? ticks.values[0]
            return [
                .line(.init(left, y), .init(right, y), .init(isBase ? .axis : .grid, width: isBase ? 0.75 : 0.5)),
                .text(
                    .init(
                        label, at: .init(left - 3, ChartStyle.baseline(y)), anchor: .end, size: ChartStyle.textSize, ink: .muted)),
            ]
        }
    }
}

/// The title of a panel, in bold over lines, with its unit below it.
struct PanelTitle {
    var lines: [String]
    var unit: String?

    init(_ title: String, unit: String?, room: Double) {
        lines = TextMetrics.lines(of: title, room: room, size: ChartStyle.titleSize, isBold: true)
        self.unit = unit.flatMap { $0.isEmpty ? nil : TextMetrics.fitted($0, to: room, size: ChartStyle.textSize) }
    }

    var count: Int { lines.count + (unit == nil ? 0 : 1) }
    /// The height for a title of so many lines, the gap before the plot included.
    static func height(_ lines: Int) -> Double { lines == 0 ? 6 : Double(lines) * 9 + 6 }

    func drawing(at origin: Scene.Point) -> [Scene.Element] {
        let titles = lines.enumerated().map { index, line in
            Scene.Label(line, at: .init(origin.x, origin.y + 7 + Double(index) * 9), size: ChartStyle.titleSize, isBold: true)
        }
        let last = unit.map { Scene.Label($0, at: .init(origin.x, origin.y + 7 + Double(lines.count) * 9), size: 7, ink: .muted) }
        return (titles + [last].compactMap(\.self)).map(Scene.Element.text)
    }
}

/// Lines of small text over the whole width at the foot of a figure.
struct FigureNotes {
    var lines: [String]

    init(_ notes: [String], width: Double) {
        lines = notes.flatMap { TextMetrics.lines(of: $0, room: width, size: ChartStyle.smallSize) }
    }

    var height: Double { lines.isEmpty ? 0 : Double(lines.count) * 8 + 3 }

    func drawing(at y: Double) -> [Scene.Element] {
        lines.enumerated().map { index, line in
            .text(.init(line, at: .init(0, y + 8 + Double(index) * 8), size: ChartStyle.smallSize, ink: .muted))
        }
    }
}
