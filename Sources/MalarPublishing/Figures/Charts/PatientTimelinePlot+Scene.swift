// SPDX-License-Identifier: Apache-2.0

extension PatientTimelinePlot {
    /// The drawing. Its height follows from the strips, the panels and the legend.
    public var scene: Scene {
        let layout = Layout(self)
        var elements = layout.grid
        for index in strips.indices { elements += layout.strip(index) }
        for index in panels.indices { elements += layout.panel(index) }
        elements += layout.axis
        let legend = FigureLegend(entries: layout.legendEntries, width: layout.width - 2).drawing(at: .init(2, layout.bottom + 25))
        return Scene(size: .init(width: layout.width, height: layout.bottom + 27 + legend.height), elements: elements + legend.elements)
    }

    /// Where everything stands.
    struct Layout {
        static let size = ChartStyle.textSize
        static let stripHeight = 13.0
        static let barHeight = 8.0
        static let panelHeight = 44.0
        static let panelGap = 12.0
        static let arrowRoom = 7.0

        let plot: PatientTimelinePlot
        let width: Double
        let labelWidth: Double
        let left: Double
        let right: Double
        let scale: AxisScale
        let ticks: [Double]
        let axes: [ValueAxis]

        init(_ plot: PatientTimelinePlot) {
            self.plot = plot
            width = plot.width.points
            let words = plot.strips.map(\.label) + plot.panels.map(\.title)
            let widest = words.map { TextMetrics.width(of: $0, size: Self.size, isBold: true) }.max() ?? 0
            axes = plot.panels.map { panel in
                let values = panel.points.compactMap(\.value) + panel.references.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
                return ValueAxis(covering: values, fromZero: true, about: 3)
            }
            labelWidth = min(widest, 0.24 * width)
            left = labelWidth + 6 + (axes.map(\.width).max() ?? 0)
            right = width - Self.arrowRoom - 2
            scale = AxisScale(values: plot.range, start: left + 4, end: right - 4)
            ticks = Self.weeks(plot.range, room: right - left)
        }

        /// Whole multiples of 1, 2, 4, 8, 12, 24, 52 or 104, as weeks are counted.
        private static func weeks(_ range: ClosedRange<Double>, room: Double) -> [Double] {
            let most = max(2, room / 26)
            let span = range.upperBound - range.lowerBound
            let step = [1.0, 2, 4, 8, 12, 24, 52, 104, 260].first { span / $0 <= most } ?? 520
            let first = (range.lowerBound / step).rounded(.up)
            return stride(from: first * step, through: range.upperBound, by: step).map { $0 }
        }

        func x(_ time: Double) -> Double { scale.position(of: min(max(time, plot.range.lowerBound), plot.range.upperBound)) }
        func isInside(_ time: Double) -> Bool { plot.range.contains(time) }
        func middle(ofStrip index: Int) -> Double { 3 + (Double(index) + 0.5) * Self.stripHeight }
        var stripsBottom: Double { 3 + Double(plot.strips.count) * Self.stripHeight }
        func top(ofPanel index: Int) -> Double { stripsBottom + Self.panelGap + Double(index) * (Self.panelHeight + Self.panelGap) }
        var bottom: Double { plot.panels.isEmpty ? stripsBottom + 2 : top(ofPanel: plot.panels.count - 1) + Self.panelHeight }
        func kind(_ id: String) -> SwimmerPlot.MarkerKind? { plot.markKinds.first { $0.id == id } }
    }
}

extension PatientTimelinePlot.Layout {
    var grid: [Scene.Element] {
        let visits = plot.visits.filter(isInside).map { time -> Scene.Element in
            .line(.init(x(time), 2), .init(x(time), bottom), .init(.grid, width: 0.5))
        }
        guard isInside(0) else { return visits }
        return visits + [.line(.init(x(0), 2), .init(x(0), bottom), .init(.reference, width: 0.75, dash: [2, 2]))]
    }

    var axis: [Scene.Element] {
        var elements: [Scene.Element] = [.line(.init(left, bottom), .init(right, bottom), .init(.axis, width: 0.75))]
        for tick in ticks {
            let label = (tick < 0 ? "−" : "") + "\(Int(abs(tick)))"
            elements.append(.line(.init(x(tick), bottom), .init(x(tick), bottom + 2.5), .init(.axis, width: 0.75)))
            elements.append(.text(.init(label, at: .init(x(tick), bottom + 10), anchor: .middle, size: Self.size)))
        }
        let title = Scene.Label(
            plot.timeLabel, at: .init((left + right) / 2, bottom + 20), anchor: .middle, size: Self.size, ink: .muted)
        return elements + [.text(title)]
    }

    private func heading(_ text: String, at baseline: Double, isBold: Bool = false, ink: Ink = .text) -> Scene.Element {
        .text(
            .init(
                TextMetrics.fitted(text, to: labelWidth, size: Self.size, isBold: isBold), at: .init(0, baseline), size: Self.size,
                isBold: isBold, ink: ink))
    }

    // MARK: Strips

    func strip(_ index: Int) -> [Scene.Element] {
        let strip = plot.strips[index]
        let middle = middle(ofStrip: index)
        var elements = [heading(strip.label, at: ChartStyle.baseline(middle))]
        elements += strip.bars.flatMap { bar($0, middle: middle) }
        return elements + marks(strip.marks, middle: middle)
    }

    private func bar(_ bar: PatientTimelinePlot.Bar, middle: Double) -> [Scene.Element] {
        guard bar.end >= plot.range.lowerBound, bar.start <= plot.range.upperBound else { return [] }
        let (start, end, top) = (x(bar.start), max(x(bar.end), x(bar.start) + 0.8), middle - Self.barHeight / 2)
        let title = bar.label ?? ""
        var elements: [Scene.Element] = [
            .rectangle(
                origin: .init(start, top), size: .init(width: end - start, height: Self.barHeight), cornerRadius: 0,
                fill: bar.isHatched ? .background : .tint(bar.colour), stroke: .init(.series(bar.colour), width: 0.6))
        ]
        if bar.isHatched { elements += hatching(from: start, to: end, top: top, colour: bar.colour) }
        if bar.continues {
            elements.append(
                .polygon(
                    [.init(end + 5, middle), .init(end + 1, middle - 2.4), .init(end + 1, middle + 2.4)], fill: .series(bar.colour),
                    stroke: nil))
        }
        let size = 5.8
        if !title.isEmpty, !bar.isHatched, TextMetrics.width(of: title, size: size) + 4 <= end - start {
            elements.append(.text(.init(title, at: .init(start + 2.5, ChartStyle.baseline(middle, size: size)), size: size)))
        }
        return [.group(elements, title: title.isEmpty ? nil : title)]
    }

    private func hatching(from start: Double, to end: Double, top: Double, colour: Int) -> [Scene.Element] {
        let height = Self.barHeight
        return stride(from: start - height + 3.2, to: end, by: 3.2).map { foot in
            let (low, high) = (max(foot, start), min(foot + height, end))
            return .line(
                .init(low, top + height - (low - foot)), .init(high, top + height - (high - foot)), .init(.series(colour), width: 0.4))
        }
    }

    /// Signs on the strip; of crowded ones every second is set lower.
    private func marks(_ marks: [PatientTimelinePlot.Mark], middle: Double) -> [Scene.Element] {
        let radius = 2.6
        var previous = -Double.infinity
        var isLow = false
        return marks.filter { isInside($0.time) }.sorted { ($0.time, $0.kind) < ($1.time, $1.kind) }.compactMap { mark in
            guard let kind = kind(mark.kind) else { return nil }
            let x = x(mark.time)
            isLow = x - previous < 2.1 * radius ? !isLow : false
            previous = x
            return .group(
                [kind.shape.element(at: .init(x, middle + (isLow ? radius + 0.6 : 0)), radius: radius, ink: kind.ink)], title: mark.title)
        }
    }

    // MARK: Panels

    func panel(_ index: Int) -> [Scene.Element] {
        let panel = plot.panels[index]
        let top = top(ofPanel: index)
        let scale = axes[index].scale(top: top, bottom: top + Self.panelHeight)
        let titles = TextMetrics.lines(of: panel.title, room: labelWidth, size: Self.size, isBold: true)
        var elements = titles.enumerated().map { heading($1, at: top + 8 + Double($0) * ChartStyle.lineStep, isBold: true) }
        if let unit = panel.unit {
            elements.append(heading(unit, at: top + 8 + Double(titles.count) * ChartStyle.lineStep, ink: .muted))
        }
        elements += axes[index].drawing(scale, from: left, to: right)
        elements += panel.references.map { $0.element(from: left, to: right, scale) }
        elements += panel.isStep ? steps(panel, scale) : curve(panel, scale)
        return [.group(elements, title: panel.title)]
    }

    private func runs(_ points: [PatientTimelinePlot.Point]) -> [[(time: Double, value: Double)]] {
        points.reduce(into: [[]]) { runs, point in
            if let value = point.value { runs[runs.count - 1].append((point.time, value)) } else { runs.append([]) }
        }
        .filter { !$0.isEmpty }
    }

    private func curve(_ panel: PatientTimelinePlot.Panel, _ scale: AxisScale) -> [Scene.Element] {
        // A score that was not taken at a visit leaves its neighbours joined by a dashed line.
        let known = panel.points.compactMap { point in point.value.map { (time: point.time, value: $0) } }.filter { isInside($0.time) }
        let whole = known.map { Scene.Point(x($0.time), scale.position(of: $0.value)) }
        let solid = runs(panel.points).filter { $0.count > 1 }.map { run -> Scene.Element in
            .polyline(run.map { .init(x($0.time), scale.position(of: $0.value)) }, .init(.series(0), width: 1.1))
        }
        let dashed =
            solid.count == 1 && runs(panel.points).count == 1 || whole.count < 2
            ? [] : [Scene.Element.polyline(whole, .init(.series(0), width: 0.7, dash: [2, 2]))]
        let dots = whole.map { MarkerShape.circle.element(at: $0, radius: 2.1, ink: .series(0)) }
        return dashed + solid + dots + labels(known.map { ($0.time, $0.value) }, scale)
    }

    private func steps(_ panel: PatientTimelinePlot.Panel, _ scale: AxisScale) -> [Scene.Element] {
        var labelled: [(Double, Double)] = []
        var elements: [Scene.Element] = []
        let points = panel.points
        var path: [Scene.Point] = []
        func close() {
            if path.count > 1 { elements.append(.polyline(path, .init(.series(2), width: 1.3))) }
            path = []
        }
        for (index, point) in points.enumerated() {
            guard let value = point.value else {
                close()
                continue
            }
            let next = index + 1 < points.count ? points[index + 1].time : plot.range.upperBound
            guard next >= plot.range.lowerBound, point.time <= plot.range.upperBound else { continue }
            let y = scale.position(of: value)
            path += [.init(x(point.time), y), .init(x(next), y)]
            labelled.append((max(point.time, plot.range.lowerBound), value))
        }
        close()
        return elements + labels(labelled, scale, anchor: .start)
    }

    /// The values beside their points, where there is room.
    private func labels(_ values: [(Double, Double)], _ scale: AxisScale, anchor: Scene.Label.Anchor = .middle) -> [Scene.Element] {
        let size = 5.8
        var free = -Double.infinity
        var last: Double?
        return values.compactMap { time, value in
            if anchor == .start, last == value { return nil }
            var text = FixedDecimal.text(value, decimals: 2)
            while text.contains("."), text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
            let width = TextMetrics.width(of: text, size: size)
            let begin = anchor == .start ? x(time) : x(time) - width / 2
            guard begin > free, begin + width < right + Self.arrowRoom else { return nil }
            (free, last) = (begin + width + 1.5, value)
            let y = scale.position(of: value) - (anchor == .start ? 2 : 3.8)
            return .text(.init(text, at: .init(begin, y), size: size, ink: .muted))
        }
    }

    var legendEntries: [FigureLegend.Entry] {
        let signs = plot.markKinds.map { kind in
            FigureLegend.Entry(text: kind.name) { [kind.shape.element(at: $0, radius: 2.6, ink: kind.ink)] }
        }
        let hasArrow = plot.strips.contains { $0.bars.contains(where: \.continues) }
        let hasPause = plot.strips.contains { $0.bars.contains(where: \.isHatched) }
        let pause = FigureLegend.Entry(text: "Paused") { at in
            [
                .rectangle(
                    origin: .init(at.x - 6, at.y - 3.5), size: .init(width: 12, height: 7), cornerRadius: 0, fill: .background,
                    stroke: .init(.series(0), width: 0.6)),
                .line(.init(at.x - 3, at.y + 3.5), .init(at.x + 4, at.y - 3.5), .init(.series(0), width: 0.4)),
            ]
        }
        let arrow = FigureLegend.Entry(text: "Goes on") { at in
            [.polygon([.init(at.x + 2, at.y), .init(at.x - 2, at.y - 2.4), .init(at.x - 2, at.y + 2.4)], fill: .series(0), stroke: nil)]
        }
        return signs + (hasPause ? [pause] : []) + (hasArrow ? [arrow] : []) + ChartReference.entries(plot.panels.flatMap(\.references))
    }
}
