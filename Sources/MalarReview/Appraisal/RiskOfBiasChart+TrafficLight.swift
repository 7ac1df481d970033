// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension RiskOfBiasChart {
    /// The matrix of studies and columns: each judgement is a disc with a sign, so that the drawing can be read without colour.
    ///
    /// As high as its rows need. Few columns take less than the width; where many do not fit legibly, the drawing is as wide as they need.
    public func trafficLight(width: FigureWidth = .millimetres(170)) -> Scene {
        let layout = TrafficLightLayout(self, width: width.points)
        var elements = heads(layout)
        for row in rows.indices {
            if row % 2 == 1 { elements.append(layout.stripe(row)) }
            elements.append(.group(cells(row, layout), title: title(row)))
        }
        let bottom = layout.top(rows.count)
        elements.append(.line(.init(0, bottom), .init(layout.width, bottom), .init(.axis, width: 0.5)))
        let gaps = rows.indices.contains { row in columns.indices.contains { judgement(row, $0) == nil } }
        let legend = RiskOfBiasLegend(width: layout.width).drawing(vocabulary, hasGaps: gaps, columns: columns, at: bottom + 6)
        return Scene(size: .init(width: layout.width, height: bottom + 6 + legend.height), elements: elements + legend.elements)
    }

    private func heads(_ layout: TrafficLightLayout) -> [Scene.Element] {
        let line = Scene.Element.line(.init(0, layout.headHeight), .init(layout.width, layout.headHeight), .init(.axis, width: 0.5))
        let study = Scene.Label(
            "Study", at: .init(TrafficLightLayout.inset, layout.headHeight - 4), size: TrafficLightLayout.textSize, isBold: true)
        return [.text(study), line]
            + columns.enumerated().map { index, column in
                let x = layout.middle(index)
                guard layout.isUpright else {
                    return .text(
                        .init(
                            column.id, at: .init(x, layout.headHeight - 4), anchor: .middle, size: TrafficLightLayout.textSize, isBold: true
                        ))
                }
                let place = Scene.Point(x + TextMetrics.capHeight * TrafficLightLayout.textSize / 2, layout.headHeight - 4)
                return .text(.init(column.id, at: place, size: TrafficLightLayout.textSize, isBold: true, isVertical: true))
            }
    }

    private func cells(_ row: Int, _ layout: TrafficLightLayout) -> [Scene.Element] {
        let middle = (layout.top(row) + layout.top(row + 1)) / 2
        let names = layout.names[row]
        let first = middle - Double(names.count - 1) * 4.3 + TextMetrics.capHeight * TrafficLightLayout.textSize / 2
        let labels = names.enumerated().map { index, line in
            Scene.Element.text(
                .init(line, at: .init(TrafficLightLayout.inset, first + Double(index) * 8.6), size: TrafficLightLayout.textSize))
        }
        return labels
            + columns.indices.flatMap { column in
                let place = Scene.Point(layout.middle(column), middle)
                return judgement(row, column)?.disc(at: place, radius: layout.radius) ?? Self.empty(at: place, radius: layout.radius)
            }
    }

    private func title(_ row: Int) -> String {
        let parts = columns.indices.map { "\(columns[$0].id) \(judgement(row, $0)?.rawValue.lowercased() ?? "not judged")" }
        return "\(rows[row].study): \(parts.joined(separator: ", "))"
    }
}

/// The places of a traffic-light matrix, in points.
struct TrafficLightLayout {
    static let textSize = 7.0
    /// By how much names stand in from the edge of the ground behind them.
    static let inset = 3.0
    private static let gap = 11.0
    private static let least = 11.5
    private static let most = 30.0

    var width: Double
    var radius: Double
    var headHeight: Double
    var isUpright: Bool
    /// The lines of each study's name.
    var names: [[String]]
    private var nameWidth: Double
    private var step: Double
    private var tops: [Double]

    init(_ chart: RiskOfBiasChart, width: Double) {
        let count = Double(max(1, chart.columns.count))
        let longest = chart.rows.map { TextMetrics.width(of: $0.study, size: Self.textSize) }.max() ?? 0
        let wished = min(max(longest, 24) + Self.gap, max(60, width * 0.42))
        step = max(Self.least, min(Self.most, (width - wished) / count))
        // A narrow matrix leaves room for longer names.
        nameWidth = max(wished, min(max(longest, 24) + Self.gap, width - step * count))
        self.width = nameWidth + step * count
        radius = min(6.2, step * 0.42)
        let (room, step) = (nameWidth - Self.gap, step)
        names = chart.rows.map { WrappedLines.lines(of: $0.study, room: room, size: Self.textSize) }
        let heads = chart.columns.map { TextMetrics.width(of: $0.id, size: Self.textSize, isBold: true) }
        isUpright = heads.contains { $0 > step - 1.5 }
        headHeight = isUpright ? (heads.max() ?? 0) + 8 : 14
        tops = [headHeight]
        for lines in names {
            tops.append((tops.last ?? 0) + max(radius * 2 + 3.2, Double(lines.count) * 8.6 + 4))
        }
    }

    func top(_ row: Int) -> Double { tops[min(row, tops.count - 1)] }
    func middle(_ column: Int) -> Double { nameWidth + (Double(column) + 0.5) * step }

    /// A pale ground under every second row, which leads the eye.
    func stripe(_ row: Int) -> Scene.Element {
        .rectangle(
            origin: .init(0, top(row)), size: .init(width: width, height: top(row + 1) - top(row)), cornerRadius: 0, fill: .grid,
            stroke: nil)
    }
}
