// SPDX-License-Identifier: Apache-2.0

extension TimeCoursePlot {
    /// Where everything in one panel stands.
    struct PanelLayout {
        static let markSize = 8.0

        var panel: Panel
        var title: PanelTitle
        var axis: ValueAxis
        var time: TimeAxis
        /// The number of the sign of each series.
        var styles: [Int]
        /// The distance of series that stand side by side at one time.
        var dodge: Double

        init(_ panel: Panel, of plot: TimeCoursePlot, width: Double) {
            self.panel = panel
            title = PanelTitle(panel.title, unit: panel.unit, room: width)
            let summaries = panel.series.flatMap { $0.values.compactMap(\.self) }
            let values = summaries.flatMap { [$0.center, $0.lower, $0.upper].compactMap(\.self) }
            let references = panel.references.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
            axis = ValueAxis(covering: values + references, fromZero: panel.startsAtZero)
            let names = plot.seriesNames
            styles = panel.series.map { series in panel.series.count > 1 ? names.firstIndex(of: series.name) ?? 0 : 0 }
            let rows = Self.rows(panel, of: plot, styles)
            let left = TimeAxis.leftMargin(rows: rows, axis: axis.width, width: width)
            let time = TimeAxis(
                plot.timePoints.map { .init(name: $0.name, time: $0.time) }, title: plot.timeLabel, countTitle: plot.countLabel, rows: rows,
                margin: 0, left: left, right: width, inset: 9 + 2 * Double(max(0, panel.series.count - 1)))
            self.time = time
            let times = plot.timePoints.map { time.x($0.time) }.sorted()
            let closest = zip(times, times.dropFirst()).map { $1 - $0 }.min() ?? 20
            dodge = panel.series.count > 1 ? min(6, 0.8 * closest / Double(panel.series.count)) : 0
        }

        /// One row for all series where their numbers agree.
        private static func rows(_ panel: Panel, of plot: TimeCoursePlot, _ styles: [Int]) -> [TimeAxis.CountRow] {
            let counts = panel.series.map { $0.values.map { plot.countText($0) } }
            guard let first = counts.first, counts.contains(where: { $0 != first }) else {
                return counts.prefix(1).map { .init(name: "", series: nil, cells: $0) }
            }
            return panel.series.indices.map { .init(name: panel.series[$0].name, series: styles[$0], cells: counts[$0]) }
        }

        func x(_ timePoint: Int, _ series: Int) -> Double {
            time.x(time.ticks[timePoint].time) + (Double(series) - Double(panel.series.count - 1) / 2) * dodge
        }
    }
}

extension TimeCoursePlot.PanelLayout {
    /// The panel with its upper left corner at `origin`.
    func drawing(at origin: Scene.Point, plotHeight: Double, titleLines: Int) -> Scene.Element {
        let top = PanelTitle.height(titleLines)
        let (scale, marks) = marks(top: top, bottom: top + plotHeight)
        var elements = title.drawing(at: .init(0, 0))
        elements += panel.references.filter { $0.range.lowerBound < $0.range.upperBound }.map {
            $0.element(from: time.left, to: time.right, scale)
        }
        elements += axis.drawing(scale, from: time.left, to: time.right)
        elements += panel.references.filter { $0.range.lowerBound == $0.range.upperBound }.map {
            $0.element(from: time.left, to: time.right, scale)
        }
        elements += time.drawing(at: top + plotHeight)
        for series in panel.series.indices { elements += lines(series, scale) }
        for series in panel.series.indices { elements += points(series, scale) }
        return .group(
            (elements + marks.map(Scene.Element.text)).map { $0.moved(by: origin) }, title: panel.title.isEmpty ? nil : panel.title)
    }

    private func lines(_ series: Int, _ scale: AxisScale) -> [Scene.Element] {
        var runs: [[Scene.Point]] = [[]]
        for (index, value) in panel.series[series].values.enumerated() {
            if let value {
                runs[runs.count - 1].append(.init(x(index, series), scale.position(of: value.center)))
            } else {
                runs.append([])
            }
        }
        return runs.filter { $0.count > 1 }.map { .polyline($0, ChartStyle.line(styles[series])) }
    }

    private func points(_ series: Int, _ scale: AxisScale) -> [Scene.Element] {
        let ink = ChartStyle.ink(styles[series])
        return panel.series[series].values.enumerated().flatMap { index, value -> [Scene.Element] in
            guard let value else { return [] }
            let x = x(index, series)
            let mark = ChartStyle.shape(styles[series]).element(
                at: .init(x, scale.position(of: value.center)), radius: ChartStyle.markRadius + 0.2, ink: ink)
            guard value.lower != nil || value.upper != nil else { return [mark] }
            let ends = [value.lower ?? value.center, value.upper ?? value.center].map(scale.position)
            let bar = Scene.Element.line(.init(x, ends[0]), .init(x, ends[1]), .init(ink, width: 0.9))
            let caps = ends.map { Scene.Element.line(.init(x - 2, $0), .init(x + 2, $0), .init(ink, width: 0.9)) }
            return [bar] + caps + [mark]
        }
    }

    /// The marks, each above its bar and clear of the others, and a scale that leaves room for them at the top.
    private func marks(top: Double, bottom: Double) -> (AxisScale, [Scene.Label]) {
        var headroom = panel.marks.isEmpty ? 0.0 : Self.markSize
        while true {
            let scale = axis.scale(top: top + headroom, bottom: bottom)
            let labels = placed(scale)
            let highest = labels.map(\.bounds.top).min() ?? top
            if highest >= top - 1 || headroom > 0.4 * (bottom - top) { return (scale, labels) }
            headroom += 4
        }
    }

    private func placed(_ scale: AxisScale) -> [Scene.Label] {
        var labels: [Scene.Label] = []
        for mark in panel.marks.sorted(by: { ($0.timePoint, $0.series ?? -1) < ($1.timePoint, $1.series ?? -1) }) {
            let at = panel.series.indices.filter { mark.series == nil || $0 == mark.series }
            let tops = at.compactMap { panel.series[$0].values[mark.timePoint] }.map {
                min(scale.position(of: $0.upper ?? $0.center), scale.position(of: $0.center) - ChartStyle.markRadius)
            }
            guard let highest = tops.min() else { continue }
            // An asterisk stands high above its baseline; other signs reach below it.
            let lift = mark.symbol.allSatisfy { $0 == "*" } ? 1.5 : 4
            let x = mark.series.map { self.x(mark.timePoint, $0) } ?? time.x(time.ticks[mark.timePoint].time)
            let ink = mark.series.map { ChartStyle.ink(styles[$0]) } ?? .text
            var label = Scene.Label(
                mark.symbol, at: .init(x, highest - lift), anchor: .middle, size: Self.markSize, isBold: true,
                ink: panel.series.count > 1 ? ink : .text)
            while let other = labels.first(where: { $0.bounds.overlaps(label.bounds) }) { label.at.y = other.bounds.top - 2 }
            labels.append(label)
        }
        return labels
    }
}

extension Scene.Element {
    /// The element moved as a whole.
    /// - Precondition: it holds no path, whose data cannot be moved.
    func moved(by offset: Scene.Point) -> Scene.Element {
        func move(_ point: Scene.Point) -> Scene.Point { .init(point.x + offset.x, point.y + offset.y) }
        switch self {
        case .line(let from, let to, let stroke): return .line(move(from), move(to), stroke)
        case .polyline(let points, let stroke): return .polyline(points.map(move), stroke)
        case .polygon(let points, let fill, let stroke): return .polygon(points.map(move), fill: fill, stroke: stroke)
        case .rectangle(let origin, let size, let radius, let fill, let stroke):
            return .rectangle(origin: move(origin), size: size, cornerRadius: radius, fill: fill, stroke: stroke)
        case .circle(let center, let radius, let fill, let stroke):
            return .circle(center: move(center), radius: radius, fill: fill, stroke: stroke)
        case .path: preconditionFailure("a path is not moved")
        case .text(var label):
            label.at = move(label.at)
            return .text(label)
        case .group(let elements, let title): return .group(elements.map { $0.moved(by: offset) }, title: title)
        case .linked(let elements, let id, let title, let target):
            return .linked(elements.map { $0.moved(by: offset) }, id: id, title: title, to: target)
        }
    }
}
