// SPDX-License-Identifier: Apache-2.0

/// Sizes and signs that all charts share. A series has a colour, a shape and a dash of its own, so that a print in grey can be read.
enum ChartStyle {
    static let textSize = 7.0
    static let smallSize = 6.5
    static let titleSize = 7.5
    static let lineStep = 8.6
    static let markRadius = 2.3

    private static let dashes: [[Double]] = [[], [5, 2], [1.6, 1.6], [7, 2, 1.6, 2], [3.2, 1.6], [9, 2.4]]

    static func ink(_ series: Int) -> Ink { PairedPlot.style(of: series).ink }
    static func shape(_ series: Int) -> MarkerShape { PairedPlot.style(of: series).shape }
    static func line(_ series: Int, width: Double = 1.1) -> Scene.Stroke {
        Scene.Stroke(ink(series), width: width, dash: dashes[((series % dashes.count) + dashes.count) % dashes.count])
    }

    /// The sign of a series in a legend: its line with its mark.
    static func sign(_ series: Int, at middle: Scene.Point, marked: Bool = true) -> [Scene.Element] {
        let line = Scene.Element.line(.init(middle.x - 7, middle.y), .init(middle.x + 7, middle.y), Self.line(series))
        return marked ? [line, shape(series).element(at: middle, radius: markRadius, ink: ink(series))] : [line]
    }

    static func baseline(_ middle: Double, size: Double = textSize) -> Double { middle + TextMetrics.capHeight * size / 2 }

    static func isFinite(_ values: [Double?]) -> Bool { values.allSatisfy { $0.map { $0.isFinite && abs($0) < 1e11 } ?? true } }

    /// A number for a data table: at most four decimals, without trailing zeros.
    static func cell(_ value: Double?, lineage: Lineage? = nil) -> Cell {
        guard let value else { return Cell("", lineage: lineage) }
        var text = FixedDecimal.text(value, decimals: 4)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return Cell(text, value: .number(value), lineage: lineage)
    }

    static func cell(_ count: Int, lineage: Lineage? = nil) -> Cell { Cell("\(count)", value: .integer(count), lineage: lineage) }
}

/// A line or band that values are compared with, with its words for the legend.
public typealias ChartReference = PairedPlot.Reference

extension ChartReference {
    /// The sign of the reference in a legend.
    func sign(at middle: Scene.Point) -> [Scene.Element] {
        range.lowerBound == range.upperBound
            ? [.line(.init(middle.x - 7, middle.y), .init(middle.x + 7, middle.y), .init(.reference, width: 0.9, dash: [3, 2]))]
            : [
                .rectangle(
                    origin: .init(middle.x - 6, middle.y - 3.5), size: .init(width: 12, height: 7), cornerRadius: 0, fill: .band,
                    stroke: .init(.reference, width: 0.4))
            ]
    }

    /// The line or band across a plot.
    func element(from left: Double, to right: Double, _ scale: AxisScale) -> Scene.Element {
        let (low, high) = (scale.position(of: range.lowerBound), scale.position(of: range.upperBound))
        return range.lowerBound == range.upperBound
            ? .line(.init(left, low), .init(right, low), .init(.reference, width: 0.9, dash: [3, 2]))
            : .rectangle(
                origin: .init(left, high), size: .init(width: right - left, height: low - high), cornerRadius: 0, fill: .band, stroke: nil)
    }
}

extension ChartReference {
    /// What the legend says of references, each text once.
    static func entries(_ references: [ChartReference]) -> [FigureLegend.Entry] {
        var seen: Set<String> = []
        return references.filter { !$0.label.isEmpty && seen.insert($0.label).inserted }.map { reference in
            .init(text: reference.label) { reference.sign(at: $0) }
        }
    }
}
