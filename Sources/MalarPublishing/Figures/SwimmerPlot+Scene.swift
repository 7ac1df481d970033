// SPDX-License-Identifier: Apache-2.0

extension SwimmerPlot {
    /// The drawing. Its height follows from the number of lanes and the rows of the legend.
    public var scene: Scene {
        let layout = Layout(self)
        var elements = layout.grid(referenceTimes) + layout.headings
        for (index, lane) in lanes.enumerated() { elements.append(layout.lane(lane, at: index)) }
        elements += layout.axis
        let legend = FigureLegend(entries: layout.legendEntries, width: layout.width - 1).drawing(at: .init(1, layout.legendTop))
        return Scene(size: .init(width: layout.width, height: layout.legendTop + legend.height + 1), elements: elements + legend.elements)
    }

    /// Where everything stands.
    struct Layout {
        static let textSize = 7.0
        static let laneHeight = 13.0
        static let barHeight = 7.0
        static let arrowRoom = 8.0

        var plot: SwimmerPlot
        var width: Double
        var labelWidth: Double
        var annotationWidth: Double
        var ticks: Ticks
        var scale: AxisScale
        var top: Double

        init(_ plot: SwimmerPlot) {
            self.plot = plot
            width = plot.width.points
            labelWidth = Self.column([plot.laneTitle] + plot.lanes.map(\.label), share: 0.28, of: width)
            annotationWidth = Self.column([plot.annotationTitle] + plot.lanes.compactMap(\.annotation), share: 0.34, of: width)
            let times = plot.lanes.flatMap { $0.segments.flatMap { [$0.start, $0.end] } + $0.markers.map(\.time) } + plot.referenceTimes
            let range = min(times.min() ?? 0, 0)...max(times.max() ?? 1, 0)
            let left = labelWidth > 0 ? labelWidth + 8 : 9
            let right = width - (annotationWidth > 0 ? annotationWidth + 6 : 4) - Self.arrowRoom
            ticks = .months(covering: range, about: max(2, Int((right - left) / 34)))
            scale = AxisScale(values: ticks.range, start: left, end: right)
            top = plot.laneTitle.isEmpty && plot.annotationTitle.isEmpty ? 2 : 13
        }

        private static func column(_ texts: [String], share: Double, of width: Double) -> Double {
            let widest = texts.map { TextMetrics.width(of: $0, size: textSize, isBold: true) }.max() ?? 0
            return min(widest, share * width)
        }

        var bottom: Double { top + Double(max(1, plot.lanes.count)) * Self.laneHeight }
        var legendTop: Double { bottom + 27 }
        func middle(of lane: Int) -> Double { top + (Double(lane) + 0.5) * Self.laneHeight }
        func x(_ time: Double) -> Double { scale.position(of: time) }
        func baseline(_ middle: Double) -> Double { middle + TextMetrics.capHeight * Self.textSize / 2 }
        func kind(_ id: String) -> SegmentKind? { plot.segmentKinds.first { $0.id == id } }
        func marker(_ id: String) -> MarkerKind? { plot.markerKinds.first { $0.id == id } }
    }
}

extension SwimmerPlot.Layout {
    func grid(_ references: [Double]) -> [Scene.Element] {
        ticks.values.map { .line(.init(x($0), top), .init(x($0), bottom), .init(.grid, width: 0.5)) }
            + references.map { .line(.init(x($0), top), .init(x($0), bottom), .init(.reference, width: 0.75, dash: [2, 2])) }
    }

    var headings: [Scene.Element] {
        let size = Self.textSize
        let lane = TextMetrics.fitted(plot.laneTitle, to: labelWidth, size: size, isBold: true)
        let annotation = TextMetrics.fitted(plot.annotationTitle, to: annotationWidth, size: size, isBold: true)
        return [
            Scene.Label(lane, at: .init(0, 7.5), size: size, isBold: true),
            Scene.Label(annotation, at: .init(width - annotationWidth, 7.5), size: size, isBold: true),
        ].filter { !$0.text.isEmpty }.map(Scene.Element.text)
    }

    var axis: [Scene.Element] {
        let size = Self.textSize
        var elements: [Scene.Element] = [.line(.init(scale.start, bottom), .init(scale.end, bottom), .init(.axis, width: 0.75))]
        for (value, label) in zip(ticks.values, ticks.labels) {
            elements.append(.line(.init(x(value), bottom), .init(x(value), bottom + 2.5), .init(.axis, width: 0.75)))
            elements.append(.text(.init(label, at: .init(x(value), bottom + 10), anchor: .middle, size: size)))
        }
        let title = TextMetrics.fitted(plot.timeLabel, to: scale.end - scale.start, size: size)
        elements.append(
            .text(.init(title, at: .init((scale.start + scale.end) / 2, bottom + 20), anchor: .middle, size: size, ink: .muted)))
        return elements
    }
}
