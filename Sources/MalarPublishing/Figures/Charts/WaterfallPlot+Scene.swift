// SPDX-License-Identifier: Apache-2.0

extension WaterfallPlot {
    private static let labelSize = 6.0

    /// The drawing. Names stand below the bars where each bar is wide enough for its own.
    public var scene: Scene {
        let full = size.width.points
        let legend = FigureLegend(entries: legendEntries, width: full - 2).drawing(at: .init(2, 0))
        let heading = PanelTitle(title, unit: unit, room: full)
        let unknown = bars.count { $0.change == nil }
        let foot = FigureNotes((unknown > 0 ? ["Not drawn, change unknown: \(unknown) of \(bars.count)."] : []) + notes, width: full)
        let axis = ValueAxis(
            covering: sorted.map(\.change) + references.flatMap { [$0.range.lowerBound, $0.range.upperBound] }, fromZero: true, about: 6)
        let titleTop = legend.height > 0 ? legend.height + 4 : 0
        let hasMarks = bars.contains { !$0.mark.isEmpty }
        let top = titleTop + PanelTitle.height(heading.count) + (hasMarks ? 7 : 0)
        let names = nameRoom(step: step(full, axis))
        let height = size.plotHeight(
            usual: 0.42 * full.clamped(to: 220...360), smallest: 60, rest: top + names + (hasMarks ? 7 : 0) + foot.height + 1)
        let scale = axis.scale(top: top, bottom: top + height)
        var elements = legend.elements + heading.drawing(at: .init(0, titleTop))
        elements += references.filter { $0.range.lowerBound < $0.range.upperBound }.map { $0.element(from: axis.width, to: full, scale) }
        elements += axis.drawing(scale, from: axis.width, to: full, base: 0)
        elements += drawnBars(full, axis, scale)
        elements += references.filter { $0.range.lowerBound == $0.range.upperBound }.map { $0.element(from: axis.width, to: full, scale) }
        let below = top + height + (hasMarks ? 7 : 0)
        if names > 3 { elements += drawnNames(full, axis, at: below) }
        return Scene(
            size: .init(width: full, height: below + names + foot.height + 1), elements: elements + foot.drawing(at: below + names))
    }

    private func step(_ full: Double, _ axis: ValueAxis) -> Double { min(26, (full - axis.width - 2) / Double(max(1, sorted.count))) }

    private func nameRoom(step: Double) -> Double {
        guard step >= 6.4, sorted.contains(where: { !$0.bar.label.isEmpty }) else { return 3 }
        return 5 + (sorted.map { TextMetrics.width(of: name($0.bar), size: Self.labelSize) }.max() ?? 0)
    }

    private func name(_ bar: Bar) -> String { TextMetrics.fitted(bar.label, to: 48, size: Self.labelSize) }

    private func middle(_ index: Int, _ full: Double, _ axis: ValueAxis) -> Double {
        axis.width + 1 + (Double(index) + 0.5) * step(full, axis)
    }

    private var legendEntries: [FigureLegend.Entry] {
        guard !sorted.isEmpty else { return ChartReference.entries(references) }
        let signs: [(Scene.Point) -> [Scene.Element]] = [
            { Self.bar(-1, left: $0.x - 5, width: 10, top: $0.y - 3.5, height: 7) },
            { Self.bar(1, left: $0.x - 5, width: 10, top: $0.y - 3.5, height: 7) },
            { [Self.stroke($0.x, $0.y, width: 10)] },
        ]
        return zip(legendTexts, signs).map { .init(text: $0, sign: $1) } + ChartReference.entries(references)
    }

    private static func stroke(_ x: Double, _ y: Double, width: Double) -> Scene.Element {
        .line(.init(x - width / 2, y), .init(x + width / 2, y), .init(.text, width: 1.8))
    }

    private static func bar(_ sign: Int, left: Double, width: Double, top: Double, height: Double) -> [Scene.Element] {
        let number = sign > 0 ? 1 : 0
        let frame = Scene.Element.rectangle(
            origin: .init(left, top), size: .init(width: width, height: height), cornerRadius: 0,
            fill: sign > 0 ? .tint(number) : .series(number), stroke: width > 3 ? .init(.series(number), width: 0.6) : nil)
        guard sign > 0, width > 3, height > 1 else {
            return [sign > 0 && width <= 3 ? Hatching.plain(left, top, width, height, .series(number)) : frame]
        }
        return [frame, Hatching.path(left: left, top: top, width: width, height: height, ink: .series(number))]
    }

    private func drawnBars(_ full: Double, _ axis: ValueAxis, _ scale: AxisScale) -> [Scene.Element] {
        let step = step(full, axis)
        let width = max(0.4, step - (step > 4 ? 0.22 * step : step > 1.5 ? 0.4 : 0.1))
        let zero = scale.position(of: 0)
        return sorted.enumerated().map { index, entry in
            let (bar, change) = entry
            let (x, y) = (middle(index, full, axis), scale.position(of: change))
            var elements =
                change == 0
                ? [Self.stroke(x, zero, width: width)]
                : Self.bar(change > 0 ? 1 : -1, left: x - width / 2, width: width, top: min(y, zero), height: abs(y - zero))
            if !bar.mark.isEmpty, TextMetrics.width(of: bar.mark, size: 7) < step + 1 {
                elements.append(.text(.init(bar.mark, at: .init(x, change > 0 ? y - 2 : y + 7.5), anchor: .middle, size: 7)))
            }
            return .group(elements, title: "\(bar.label): \(ChartStyle.cell(change).text)")
        }
    }

    private func drawnNames(_ full: Double, _ axis: ValueAxis, at top: Double) -> [Scene.Element] {
        sorted.enumerated().map { index, entry in
            let x = middle(index, full, axis) + TextMetrics.capHeight * Self.labelSize / 2
            return .text(
                .init(name(entry.bar), at: .init(x, top + 3), anchor: .end, size: Self.labelSize, ink: .muted, isVertical: true))
        }
    }
}

/// Diagonal lines over a rectangle, which tell it from a plain one in a print in grey.
enum Hatching {
    static func path(left: Double, top: Double, width: Double, height: Double, ink: Ink, step: Double = 3.2) -> Scene.Element {
        let (right, bottom) = (left + width, top + height)
        let lines = stride(from: left - height + step / 2, to: right, by: step).compactMap { foot -> String? in
            // The line rises at 45 degrees from the lower edge; both ends are cut at the edges.
            let (from, to) = (max(foot, left), min(foot + height, right))
            guard to - from > 0.05 else { return nil }
            let ends = [from, to].map { "\(FixedDecimal.length($0)) \(FixedDecimal.length(bottom - ($0 - foot)))" }
            return "M\(ends[0])L\(ends[1])"
        }
        return .path(lines.joined(), fill: nil, stroke: .init(ink, width: 0.5))
    }

    static func plain(_ left: Double, _ top: Double, _ width: Double, _ height: Double, _ ink: Ink) -> Scene.Element {
        .rectangle(origin: .init(left, top), size: .init(width: width, height: height), cornerRadius: 0, fill: ink, stroke: nil)
    }
}
