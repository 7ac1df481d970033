// SPDX-License-Identifier: Apache-2.0

extension SwimmerPlot.Layout {
    /// Label, bars, signs and annotation of one subject.
    func lane(_ lane: SwimmerPlot.Lane, at index: Int) -> Scene.Element {
        let middle = middle(of: index)
        let size = Self.textSize
        let label = TextMetrics.fitted(lane.label, to: labelWidth, size: size)
        var elements: [Scene.Element] = [.text(.init(label, at: .init(0, baseline(middle)), size: size))]
        elements += lane.segments.flatMap { segment($0, middle: middle) }
        if lane.continues, let end = lane.end { elements += arrow(from: x(end), middle: middle) }
        elements += markers(lane.markers, middle: middle)
        elements += segmentLabels(lane, middle: middle)
        if let annotation = lane.annotation {
            let text = TextMetrics.fitted(annotation, to: annotationWidth, size: size)
            elements.append(.text(.init(text, at: .init(width - annotationWidth, baseline(middle)), size: size, ink: .muted)))
        }
        return .group(elements, title: title(of: lane))
    }

    private func title(of lane: SwimmerPlot.Lane) -> String {
        [lane.label, lane.annotation].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ": ")
    }

    private func segment(_ segment: SwimmerPlot.Segment, middle: Double) -> [Scene.Element] {
        guard let kind = kind(segment.kind) else { return [] }
        return bar(kind, from: x(segment.start), to: x(segment.end), middle: middle, height: Self.barHeight)
    }

    /// A bar of a kind, at least half a point long so that it is seen.
    func bar(_ kind: SwimmerPlot.SegmentKind, from start: Double, to end: Double, middle: Double, height: Double) -> [Scene.Element] {
        let (end, top) = (max(end, start + 0.5), middle - height / 2)
        let fill: Ink = kind.texture == .outlined ? .background : .tint(kind.colour)
        let frame = Scene.Element.rectangle(
            origin: .init(start, top), size: .init(width: end - start, height: height), cornerRadius: 0, fill: fill,
            stroke: .init(.series(kind.colour), width: 0.6))
        guard kind.texture == .hatched else { return [frame] }
        let hatching = hatching(from: start, to: end, top: top, height: height)
        return [frame, .path(hatching, fill: nil, stroke: .init(.series(kind.colour), width: 0.4))]
    }

    /// Lines rising at 45 degrees, cut at the edges of the bar.
    private func hatching(from start: Double, to end: Double, top: Double, height: Double) -> String {
        stride(from: start - height + 3.2, to: end, by: 3.2).map { foot in
            let ends = [max(foot, start), min(foot + height, end)].map { x in
                FixedDecimal.length(x) + " " + FixedDecimal.length(top + height - (x - foot))
            }
            return "M\(ends[0])L\(ends[1])"
        }.joined()
    }

    func arrow(from start: Double, middle: Double) -> [Scene.Element] {
        let tip = start + Self.arrowRoom - 1
        return [
            .line(.init(start, middle), .init(tip - 2, middle), .init(.text, width: 0.9)),
            .polygon([.init(tip, middle), .init(tip - 3.4, middle - 2), .init(tip - 3.4, middle + 2)], fill: .text, stroke: nil),
        ]
    }

    static let markerRadius = 2.5

    /// Signs on the middle of the bar; where one would hide the one before, the two are set above and below.
    private func markers(_ markers: [SwimmerPlot.Marker], middle: Double) -> [Scene.Element] {
        let sorted = markers.sorted { $0.time < $1.time }
        var elements: [Scene.Element] = []
        var previous = -Double.infinity
        var step = 0
        for (index, marker) in sorted.enumerated() {
            guard let kind = self.marker(marker.kind) else { continue }
            let position = x(marker.time)
            let crowdsNext = index + 1 < sorted.count && x(sorted[index + 1].time) - position < 2.2 * Self.markerRadius
            let crowded = position - previous < 2.2 * Self.markerRadius
            step = crowded ? step + 1 : 0
            let offset = crowded || crowdsNext ? (step.isMultiple(of: 2) ? -1.0 : 1.0) * (Self.markerRadius + 0.3) : 0
            elements.append(kind.shape.element(at: .init(position, middle + offset), radius: Self.markerRadius, ink: kind.ink))
            previous = position
        }
        return elements
    }

    /// Labels of bars, where the bar has room and no sign stands in the way.
    private func segmentLabels(_ lane: SwimmerPlot.Lane, middle: Double) -> [Scene.Element] {
        let size = 5.5
        let taken = lane.markers.map { x($0.time) }
        return lane.segments.compactMap { segment in
            guard let label = segment.label, kind(segment.kind)?.texture != .hatched else { return nil }
            let (center, width) = ((x(segment.start) + x(segment.end)) / 2, TextMetrics.width(of: label, size: size))
            let reach = width / 2 + Self.markerRadius + 1
            guard width + 3 <= x(segment.end) - x(segment.start), !taken.contains(where: { abs($0 - center) < reach }) else { return nil }
            return .text(.init(label, at: .init(center, middle + TextMetrics.capHeight * size / 2), anchor: .middle, size: size))
        }
    }

    var legendEntries: [FigureLegend.Entry] {
        let bars = plot.segmentKinds.map { kind in
            FigureLegend.Entry(text: kind.name) { bar(kind, from: $0.x - 6, to: $0.x + 6, middle: $0.y, height: 6) }
        }
        let signs = plot.markerKinds.map { kind in
            FigureLegend.Entry(text: kind.name) { [kind.shape.element(at: $0, radius: Self.markerRadius, ink: kind.ink)] }
        }
        guard plot.lanes.contains(where: \.continues) else { return bars + signs }
        return bars + signs + [.init(text: plot.continuesLabel) { arrow(from: $0.x - 4, middle: $0.y) }]
    }
}
