// SPDX-License-Identifier: Apache-2.0

extension StateBandsPlot {
    /// The drawing. A share is printed in its column where it fits.
    public var scene: Scene {
        let full = size.width.points
        let entries = states.map { state in
            FigureLegend.Entry(text: state.name) { Self.fill(state, left: $0.x - 5.5, top: $0.y - 3.5, width: 11, height: 7) }
        }
        let legend = FigureLegend(entries: entries, width: full - 2).drawing(at: .init(2, 0))
        let heading = PanelTitle(title, unit: nil, room: full)
        let axis = ValueAxis(covering: [0, 100], fromZero: true, suffix: "%")
        let time = timeAxis(left: axis.width, right: full)
        let foot = FigureNotes(notes, width: full)
        let titleTop = legend.height > 0 ? legend.height + 4 : 0
        let top = titleTop + PanelTitle.height(heading.count)
        let height = size.plotHeight(usual: 0.44 * full.clamped(to: 240...340), smallest: 60, rest: top + time.height + foot.height + 1)
        let scale = axis.scale(top: top, bottom: top + height)
        var elements = legend.elements + heading.drawing(at: .init(0, titleTop))
        elements += axis.drawing(scale, from: time.left, to: time.right)
        elements += bands(time, scale) + columns(time, scale) + time.drawing(at: top + height)
        let bottom = top + height + time.height
        return Scene(size: .init(width: full, height: bottom + foot.height + 1), elements: elements + foot.drawing(at: bottom))
    }

    private func timeAxis(left: Double, right: Double) -> TimeAxis {
        let ticks = timePoints.enumerated().map { TimeAxis.Tick(name: $1.name, time: isToScale ? $1.time : Double($0)) }
        let rows = timePoints.isEmpty ? [] : [TimeAxis.CountRow(name: "", series: nil, cells: timePoints.indices.map { "\(total($0))" })]
        let inset = isToScale ? 14 : 0.5 * (right - left) / Double(max(1, timePoints.count))
        return TimeAxis(
            ticks, title: isToScale || timeLabel.isEmpty ? timeLabel : timeLabel + " (not to scale)", countTitle: countLabel, rows: rows,
            margin: 0, left: left, right: right, inset: min(inset, 60))
    }

    private func width(_ time: TimeAxis) -> Double {
        let places = time.ticks.map { time.x($0.time) }.sorted()
        let closest = zip(places, places.dropFirst()).map { $1 - $0 }.min() ?? 60
        return (0.62 * closest).clamped(to: 2...40)
    }

    /// The lower and upper share of a state, in per cent.
    private func share(_ state: Int, _ timePoint: Int) -> ClosedRange<Double> {
        let total = Double(max(1, total(timePoint)))
        let below = states[..<state].reduce(0) { $0 + $1.counts[timePoint] }
        return (100 * Double(below) / total)...(100 * Double(below + states[state].counts[timePoint]) / total)
    }

    private func bands(_ time: TimeAxis, _ scale: AxisScale) -> [Scene.Element] {
        let known = timePoints.indices.filter { total($0) > 0 }.sorted { time.ticks[$0].time < time.ticks[$1].time }
        let half = width(time) / 2
        return zip(known, known.dropFirst()).flatMap { from, to in
            states.indices.filter { states[$0].texture != .outlined }.compactMap { state -> Scene.Element? in
                let (first, second) = (share(state, from), share(state, to))
                guard first.lowerBound < first.upperBound || second.lowerBound < second.upperBound else { return nil }
                let (left, right) = (time.x(time.ticks[from].time) + half, time.x(time.ticks[to].time) - half)
                let corners = [
                    (left, first.lowerBound), (left, first.upperBound), (right, second.upperBound), (right, second.lowerBound),
                ].map { Scene.Point($0, scale.position(of: $1)) }
                return .polygon(corners, fill: .tint(states[state].colour), stroke: .init(.background, width: 0.5))
            }
        }
    }

    private func columns(_ time: TimeAxis, _ scale: AxisScale) -> [Scene.Element] {
        let width = width(time)
        return timePoints.indices.filter { total($0) > 0 }.flatMap { point in
            states.indices.filter { states[$0].counts[point] > 0 }.map { index in
                let (state, share) = (states[index], share(index, point))
                let (top, bottom) = (scale.position(of: share.upperBound), scale.position(of: share.lowerBound))
                let x = time.x(time.ticks[point].time)
                let box = Self.fill(state, left: x - width / 2, top: top, width: width, height: bottom - top)
                let label = Self.label(state, Self.percent(state.counts[point], of: total(point)), x, top, bottom, width)
                return .group(box + label, title: "\(timePoints[point].name), \(state.name): \(state.counts[point]) of \(total(point))")
            }
        }
    }

    private static func label(_ state: State, _ percent: Int, _ x: Double, _ top: Double, _ bottom: Double, _ width: Double)
        -> [Scene.Element]
    {
        let (text, size) = ("\(percent)%", ChartStyle.smallSize)
        let room = TextMetrics.width(of: text, size: size)
        guard bottom - top >= 8, room + 2 <= width else { return [] }
        let middle = (top + bottom) / 2
        let ground = Hatching.plain(x - room / 2 - 1, middle - 3.6, room + 2, 7.2, .background)
        let ink: Ink = state.texture == .solid ? .background : .text
        let label = Scene.Element.text(
            .init(text, at: .init(x, ChartStyle.baseline(middle, size: size)), anchor: .middle, size: size, ink: ink))
        return state.texture == .hatched ? [ground, label] : [label]
    }

    private static func fill(_ state: State, left: Double, top: Double, width: Double, height: Double) -> [Scene.Element] {
        let fill: Ink
        switch state.texture {
        case .solid: fill = .series(state.colour)
        case .pale, .hatched: fill = .tint(state.colour)
        case .outlined: fill = .background
        }
        let frame = Scene.Element.rectangle(
            origin: .init(left, top), size: .init(width: width, height: height), cornerRadius: 0, fill: fill,
            stroke: .init(.series(state.colour), width: 0.6))
        guard state.texture == .hatched, height > 0.5 else { return [frame] }
        return [frame, Hatching.path(left: left, top: top, width: width, height: height, ink: .series(state.colour))]
    }
}
