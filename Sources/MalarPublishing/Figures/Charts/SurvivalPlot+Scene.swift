// SPDX-License-Identifier: Apache-2.0

extension SurvivalPlot {
    /// The drawing. Bands lie below all curves; each has a fine edge in the colour of its curve, so that overlapping ones are told apart.
    public var scene: Scene {
        let full = size.width.points
        let legend = FigureLegend(entries: legendEntries, width: full - 2).drawing(at: .init(2, 0))
        let heading = PanelTitle(title, unit: shareLabel, room: full)
        let axis = ValueAxis(covering: [0, 100], fromZero: true, suffix: "%")
        let time = timeAxis(axis: axis, full: full)
        let foot = FigureNotes(notes, width: full)
        let titleTop = legend.height > 0 ? legend.height + 4 : 0
        let top = titleTop + PanelTitle.height(heading.count)
        let height = size.plotHeight(usual: 0.48 * full.clamped(to: 230...350), smallest: 60, rest: top + time.height + foot.height + 1)
        let scale = axis.scale(top: top, bottom: top + height)
        var elements = legend.elements + heading.drawing(at: .init(0, titleTop))
        elements += axis.drawing(scale, from: time.left, to: time.right)
        elements += curves.indices.flatMap { band($0, time, scale, isEdge: false) }
        elements += curves.indices.flatMap { band($0, time, scale, isEdge: true) }
        if showsMedian { elements += medians(time, scale) }
        elements += time.drawing(at: top + height)
        elements += curves.indices.map { .group(line($0, time, scale), title: curves[$0].name.isEmpty ? nil : curves[$0].name) }
        let bottom = top + height + time.height
        return Scene(size: .init(width: full, height: bottom + foot.height + 1), elements: elements + foot.drawing(at: bottom))
    }

    private func timeAxis(axis: ValueAxis, full: Double) -> TimeAxis {
        let longest = curves.map(\.lastTime).max() ?? 0
        let last = longest > 0 ? longest : 1
        let ticks = Ticks.months(covering: 0...last, about: max(3, Int((full - axis.width) / 36)))
        let rows = curves.enumerated().map { index, curve in
            TimeAxis.CountRow(
                name: curves.count > 1 ? curve.name : "", series: curves.count > 1 ? index : nil, isLine: true,
                cells: ticks.values.map { "\(curve.atRisk($0))" })
        }
        let left = TimeAxis.leftMargin(rows: rows, axis: axis.width, width: full)
        return TimeAxis(
            zip(ticks.values, ticks.labels).map { .init(name: $1, time: $0) }, title: timeLabel, countTitle: countLabel, rows: rows,
            margin: 0, left: left, right: full, inset: 6)
    }

    private var legendEntries: [FigureLegend.Entry] {
        let names =
            curves.count > 1
            ? curves.enumerated().map { index, curve in
                FigureLegend.Entry(text: curve.name) { ChartStyle.sign(index, at: $0, marked: false) }
            } : []
        let hasBand = curves.contains { $0.steps.contains { $0.lower != nil && $0.upper != nil } }
        let band = FigureLegend.Entry(text: bandLabel) {
            [
                .rectangle(
                    origin: .init($0.x - 6, $0.y - 3.5), size: .init(width: 12, height: 7), cornerRadius: 0, fill: .tint(0),
                    stroke: .init(.series(0), width: 0.3))
            ]
        }
        let tick = FigureLegend.Entry(text: censoringLabel) {
            [Self.tick($0, .text), .line(.init($0.x - 6, $0.y), .init($0.x + 6, $0.y), .init(.text))]
        }
        return names + (hasBand ? [band] : []) + (curves.contains { !$0.censorings.isEmpty } ? [tick] : [])
    }

    private static func tick(_ at: Scene.Point, _ ink: Ink) -> Scene.Element {
        .line(.init(at.x, at.y - 2.6), .init(at.x, at.y + 2.6), .init(ink, width: 0.9))
    }

    /// The corners of steps from (time, value in per cent) to the end of observation.
    private static func corners(
        _ steps: [(time: Double, value: Double)], from start: Double, to end: Double, _ time: TimeAxis, _ scale: AxisScale
    )
        -> [Scene.Point]
    {
        var points = [Scene.Point(time.x(steps.first.map { min($0.time, 0) } ?? 0), scale.position(of: start))]
        var value = start
        for step in steps {
            points.append(.init(time.x(step.time), scale.position(of: value)))
            points.append(.init(time.x(step.time), scale.position(of: step.value)))
            value = step.value
        }
        return points + [.init(time.x(max(end, steps.last?.time ?? 0)), scale.position(of: value))]
    }

    private func line(_ index: Int, _ time: TimeAxis, _ scale: AxisScale) -> [Scene.Element] {
        let curve = curves[index]
        guard curve.atRisk(0) > 0 else { return [] }
        let points = Self.corners(curve.steps.map { ($0.time, 100 * $0.survival) }, from: 100, to: curve.lastTime, time, scale)
        let ticks = curve.censorings.uniqueInOrder.sorted().map {
            Self.tick(.init(time.x($0), scale.position(of: 100 * curve.survival($0))), ChartStyle.ink(index))
        }
        return [.polyline(points, ChartStyle.line(index, width: 1.4))] + ticks
    }

    /// The band over the steps that have one; where it is not defined it ends.
    private func band(_ index: Int, _ time: TimeAxis, _ scale: AxisScale, isEdge: Bool) -> [Scene.Element] {
        let curve = curves[index]
        let steps = curve.steps.prefix { $0.lower != nil && $0.upper != nil }
        guard !steps.isEmpty else { return [] }
        let end = steps.count == curve.steps.count ? curve.lastTime : curve.steps[steps.count].time
        let bounds = [\SurvivalPlot.Step.lower, \.upper].map { bound in
            Self.corners(steps.map { ($0.time, 100 * ($0[keyPath: bound] ?? $0.survival)) }, from: 100, to: end, time, scale)
        }
        guard isEdge else { return [.polygon(bounds[0] + bounds[1].reversed(), fill: .tint(index), stroke: nil)] }
        return bounds.map { .polyline($0, .init(ChartStyle.ink(index), width: 0.3)) }
    }

    /// A dotted line from the axis to the curves at one half, and down to the time of each median.
    private func medians(_ time: TimeAxis, _ scale: AxisScale) -> [Scene.Element] {
        let known = curves.compactMap(\.median)
        guard let last = known.max() else { return [] }
        let (half, stroke) = (scale.position(of: 50), Scene.Stroke(.muted, width: 0.7, dash: [1.5, 1.5]))
        return [.line(.init(time.left, half), .init(time.x(last), half), stroke)]
            + known.map { .line(.init(time.x($0), half), .init(time.x($0), scale.position(of: 0)), stroke) }
    }
}
