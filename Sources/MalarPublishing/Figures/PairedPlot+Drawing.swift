// SPDX-License-Identifier: Apache-2.0

extension PairedPlot.PanelLayout {
    /// The panel with its upper left corner at `origin`.
    func drawing(at origin: Scene.Point, plotHeight: Double, titleLines: Int) -> Scene.Element {
        let top = origin.y + titleHeight(titleLines)
        let scale = AxisScale(values: ticks.range, start: top + plotHeight, end: top)
        var elements = title(at: origin) + references(at: origin, scale) + axis(at: origin, scale)
        elements += lines(at: origin, scale) + centers(at: origin, scale) + points(at: origin, scale)
        elements += ends(at: origin, scale) + categories(at: origin, bottom: top + plotHeight)
        return .group(elements, title: panel.title)
    }

    private func title(at origin: Scene.Point) -> [Scene.Element] {
        titleLines.enumerated().map { index, line in
            let isUnit = panel.unit != nil && index == titleLines.count - 1
            return .text(
                .init(
                    line, at: .init(origin.x, origin.y + 7 + Double(index) * 9), size: isUnit ? Self.textSize : Self.titleSize,
                    isBold: !isUnit, ink: isUnit ? .muted : .text))
        }
    }

    private func axis(at origin: Scene.Point, _ scale: AxisScale) -> [Scene.Element] {
        zip(ticks.values, ticks.labels).flatMap { value, label -> [Scene.Element] in
            let y = scale.position(of: value)
            let isBase = value == ticks.values[0]
            let baseline = y + TextMetrics.capHeight * Self.textSize / 2
            let text = Scene.Element.text(
                .init(label, at: .init(origin.x + plotLeft - 3, baseline), anchor: .end, size: Self.textSize, ink: .muted))
            // A grid line would show through the gaps of a dashed one.
            let isReference = panel.references.contains { $0.range == value...value }
            guard isBase || !isReference else { return [text] }
            let stroke = Scene.Stroke(isBase ? .axis : .grid, width: isBase ? 0.75 : 0.5)
            return [.line(.init(origin.x + plotLeft, y), .init(origin.x + afterX + 4, y), stroke), text]
        }
    }

    private func references(at origin: Scene.Point, _ scale: AxisScale) -> [Scene.Element] {
        panel.references.map { reference in
            let (low, high) = (scale.position(of: reference.range.lowerBound), scale.position(of: reference.range.upperBound))
            let (left, right) = (origin.x + plotLeft, origin.x + afterX + 4)
            return low == high
                ? .line(.init(left, low), .init(right, low), .init(.reference, width: 0.9, dash: [3, 2]))
                : .rectangle(
                    origin: .init(left, high), size: .init(width: right - left, height: low - high), cornerRadius: 0, fill: .band,
                    stroke: nil)
        }
    }

    private func lines(at origin: Scene.Point, _ scale: AxisScale) -> [Scene.Element] {
        panel.pairs.compactMap { pair in
            guard let before = pair.before, let after = pair.after else { return nil }
            let stroke = Scene.Stroke(PairedPlot.style(of: pair.series).ink, width: 0.9)
            return .line(
                .init(origin.x + beforeX, scale.position(of: before)), .init(origin.x + afterX, scale.position(of: after)), stroke)
        }
    }

    private func points(at origin: Scene.Point, _ scale: AxisScale) -> [Scene.Element] {
        panel.pairs.flatMap { pair in
            [(beforeX, pair.before), (afterX, pair.after)].compactMap { x, value in
                guard let value else { return nil }
                let style = PairedPlot.style(of: pair.series)
                return style.shape.element(
                    at: .init(origin.x + x, scale.position(of: value)), radius: Self.markRadius, ink: style.ink)
            }
        }
    }

    static func centerMark(at point: Scene.Point) -> Scene.Element {
        .line(.init(point.x - 6.5, point.y), .init(point.x + 6.5, point.y), .init(.text, width: 1.8))
    }

    private func centers(at origin: Scene.Point, _ scale: AxisScale) -> [Scene.Element] {
        guard let center = panel.center else { return [] }
        return [(beforeX, center.before), (afterX, center.after)].map { x, value in
            Self.centerMark(at: .init(origin.x + x, scale.position(of: value)))
        }
    }

    /// Labels at the right, moved apart, with a thin line to the value where a label had to move.
    private func ends(at origin: Scene.Point, _ scale: AxisScale) -> [Scene.Element] {
        let wishes = endLabels.map { scale.position(of: $0.value) }
        let places = LabelPlacement.spread(wishes, gap: Self.endGap, within: min(scale.end, scale.start)...max(scale.end, scale.start))
        return zip(endLabels, zip(wishes, places)).flatMap { label, position -> [Scene.Element] in
            let (wish, place) = position
            let x = origin.x + afterX
            let text = Scene.Element.text(
                .init(label.text, at: .init(x + 10, place + TextMetrics.capHeight * Self.endSize / 2), size: Self.endSize, ink: label.ink))
            guard abs(place - wish) > 1.5 else { return [text] }
            return [.line(.init(x + 4, wish), .init(x + 9, place), .init(.muted, width: 0.4)), text]
        }
    }

    private func categories(at origin: Scene.Point, bottom: Double) -> [Scene.Element] {
        let columns = [
            (beforeX, plot.beforeLabel, panel.pairs.count { $0.before != nil }),
            (afterX, plot.afterLabel, panel.pairs.count { $0.after != nil }),
        ]
        return columns.flatMap { x, name, count -> [Scene.Element] in
            let texts = lines(ofCategory: name)
            let labels = texts.enumerated().map { index, line in
                Scene.Label(line, at: .init(0, bottom + 10 + Double(index) * 8.4), size: Self.textSize)
            }
            let number = Scene.Label(
                "n = \(count)", at: .init(0, bottom + 10 + Double(categoryLines) * 8.4), size: Self.textSize, ink: .muted)
            return (labels + [number]).map { .text(centered($0, at: origin.x + x, in: origin.x...(origin.x + width))) }
        }
    }

    /// The label around `x`, moved so far that it stays inside the panel.
    private func centered(_ label: Scene.Label, at x: Double, in bounds: ClosedRange<Double>) -> Scene.Label {
        let half = TextMetrics.width(of: label.text, size: label.size, isBold: label.isBold) / 2
        var label = label
        label.anchor = .middle
        label.at.x = max(bounds.lowerBound + half, min(x, bounds.upperBound - half))
        return label
    }
}
