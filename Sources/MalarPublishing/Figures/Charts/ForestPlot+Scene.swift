// SPDX-License-Identifier: Apache-2.0

extension ForestPlot {
    /// The drawing. Long names are broken over two lines; columns of text give way before the plot does.
    public var scene: Scene {
        let layout = Layout(self)
        let foot = FigureNotes(notes, width: layout.full)
        var elements: [Scene.Element] = layout.headings
        elements += layout.frame
        for index in rows.indices { elements.append(layout.row(index)) }
        elements += layout.axisDrawing
        return Scene(
            size: .init(width: layout.full, height: layout.foot + foot.height + 1), elements: elements + foot.drawing(at: layout.foot))
    }

    /// Where everything stands.
    struct Layout {
        static let textSize = ChartStyle.textSize
        static let gap = 7.0

        var plot: ForestPlot
        var full: Double
        var labelWidth: Double
        var leftWidths: [Double]
        var rightWidths: [Double]
        var axis: ForestAxis
        var plotLeft: Double
        var plotRight: Double
        var labels: [[String]]
        var titleLines: [[String]]
        var tops: [Double] = []
        var bottom = 0.0

        init(_ plot: ForestPlot) {
            self.plot = plot
            full = plot.size.width.points
            let lefts = Self.widths(plot.leftTitles, plot.rows.map(\.left))
            let rights = Self.widths(plot.rightTitles, plot.rows.map(\.right))
            let label = ([plot.labelTitle] + plot.rows.map(\.label)).map { Self.width($0, isBold: true) }.max() ?? 0
            let gaps = Self.gap * Double(lefts.count + rights.count + 1)
            // The plot has at least three tenths of the width; names then have at least a quarter of what is left, the columns the rest.
            let room = 0.7 * full - gaps
            let columns = lefts.reduce(0, +) + rights.reduce(0, +)
            labelWidth = min(label, max(0.25 * room, min(0.4 * full, room - columns)))
            let share = columns > 0 ? min(1, (room - labelWidth) / columns) : 1
            leftWidths = lefts.map { $0 * share }
            rightWidths = rights.map { $0 * share }
            plotLeft = labelWidth + leftWidths.reduce(0) { $0 + $1 + Self.gap } + Self.gap
            plotRight = full - rightWidths.reduce(0) { $0 + $1 + Self.gap } - (rights.isEmpty ? 6 : 0)
            axis = ForestAxis(plot, start: plotLeft + 4, end: plotRight - 4)
            let labelRoom = labelWidth
            let span = plotLeft - Self.gap
            labels = plot.rows.map { row in
                Self.broken(row.label, room: row.kind == .heading ? span : labelRoom, isBold: Self.isBold(row))
            }
            titleLines = zip([plot.labelTitle] + plot.leftTitles + plot.rightTitles, [labelWidth] + leftWidths + rightWidths).map {
                Self.broken($0, room: $1, isBold: true)
            }
            var y = headingHeight
            let extra = max(0, plot.size.height.map { $0 * 72 / 25.4 - naturalHeight } ?? 0) / Double(max(1, plot.rows.count))
            for lines in labels {
                tops.append(y)
                y += Self.rowHeight(lines.count) + extra
            }
            bottom = y + 2
        }

        private static func width(_ text: String, isBold: Bool = false) -> Double {
            TextMetrics.width(of: text, size: textSize, isBold: isBold)
        }

        private static func widths(_ titles: [String], _ texts: [[String]]) -> [Double] {
            titles.enumerated().map { index, title in
                let longest = title.split(separator: " ").map { width(String($0), isBold: true) }.max() ?? 0
                return max(longest, texts.compactMap { index < $0.count ? width($0[index], isBold: true) : nil }.max() ?? 0) + 0.5
            }
        }

        /// At most two lines; the second is cut with an ellipsis.
        private static func broken(_ text: String, room: Double, isBold: Bool) -> [String] {
            let lines = TextMetrics.lines(of: text, room: room, size: textSize, isBold: isBold)
            guard lines.count > 2 else { return lines }
            return [lines[0], TextMetrics.fitted(lines[1...].joined(separator: " "), to: room, size: textSize, isBold: isBold)]
        }

        static func isBold(_ row: ForestPlot.Row) -> Bool { row.kind == .pooled || row.kind == .heading }

        private static func rowHeight(_ lines: Int) -> Double { max(1, Double(lines)) * ChartStyle.lineStep + 3.4 }

        var headingHeight: Double {
            let lines = titleLines.map(\.count).max() ?? 0
            return lines == 0 ? 2 : Double(lines) * ChartStyle.lineStep + 6
        }
        var naturalHeight: Double {
            headingHeight + labels.reduce(0) { $0 + Self.rowHeight($1.count) } + axisHeight
                + FigureNotes(plot.notes, width: full).height + 3
        }
        var axisHeight: Double { 12 + (plot.axisLabel.isEmpty ? 0 : 9) + (sides.isEmpty ? 0 : sideHeight) }
        var foot: Double { bottom + axisHeight }
        var sides: [String] { [plot.lowSide, plot.highSide].contains { !$0.isEmpty } ? [plot.lowSide, plot.highSide] : [] }
        var sideHeight: Double { 9 }
    }
}

extension ForestPlot.Layout {
    /// The left edges of the columns of text, names first.
    private var columnEdges: [Double] {
        var edges = [0.0]
        var x = labelWidth + Self.gap
        for width in leftWidths {
            edges.append(x)
            x += width + Self.gap
        }
        x = plotRight + Self.gap
        for width in rightWidths {
            edges.append(x)
            x += width + Self.gap
        }
        return edges
    }

    var headings: [Scene.Element] {
        let most = titleLines.map(\.count).max() ?? 0
        guard most > 0 else { return [] }
        let texts = zip(titleLines, columnEdges).flatMap { lines, x in
            lines.enumerated().map { index, line in
                let y = 7 + Double(most - lines.count + index) * ChartStyle.lineStep
                return Scene.Element.text(.init(line, at: .init(x, y), size: Self.textSize, isBold: true))
            }
        }
        let rule = headingHeight - 3
        return texts + [.line(.init(0, rule), .init(full, rule), .init(.axis, width: 0.6))]
    }

    /// Faint lines at the ticks and the line of no effect.
    var frame: [Scene.Element] {
        let top = headingHeight - 2
        let lines = axis.ticks.map { tick in
            Scene.Element.line(.init(axis.place(tick.value).x, top), .init(axis.place(tick.value).x, bottom), .init(.grid, width: 0.5))
        }
        guard let reference = plot.reference else { return lines }
        let x = axis.place(reference).x
        return lines + [.line(.init(x, top), .init(x, bottom), .init(.reference, width: 0.9, dash: [3, 2]))]
    }

    var axisDrawing: [Scene.Element] {
        let middle = (plotLeft + plotRight) / 2
        var elements: [Scene.Element] = [.line(.init(plotLeft, bottom), .init(plotRight, bottom), .init(.axis, width: 0.75))]
        for tick in axis.ticks {
            let x = axis.place(tick.value).x
            elements.append(.line(.init(x, bottom), .init(x, bottom + 2.5), .init(.axis, width: 0.75)))
            elements.append(.text(.init(tick.label, at: .init(x, bottom + 10), anchor: .middle, size: ChartStyle.smallSize)))
        }
        var y = bottom + 10
        if !sides.isEmpty {
            y += 9
            elements += sideTexts(at: y)
        }
        if !plot.axisLabel.isEmpty {
            let text = TextMetrics.fitted(plot.axisLabel, to: full, size: Self.textSize)
            let half = TextMetrics.width(of: text, size: Self.textSize) / 2
            elements.append(
                .text(
                    .init(
                        text, at: .init(middle.clamped(to: half...max(half, full - half)), y + 9), anchor: .middle, size: Self.textSize,
                        ink: .muted)))
        }
        return elements
    }

    /// "← lower" to the left of the reference and "higher →" to the right of it.
    private func sideTexts(at y: Double) -> [Scene.Element] {
        let x = plot.reference.map { axis.place($0).x } ?? (plotLeft + plotRight) / 2
        let size = ChartStyle.smallSize
        let low = plot.lowSide.isEmpty ? "" : TextMetrics.fitted("← \(plot.lowSide)", to: x - 3, size: size)
        let high = plot.highSide.isEmpty ? "" : TextMetrics.fitted("\(plot.highSide) →", to: full - x - 3, size: size)
        return [Scene.Label(low, at: .init(x - 3, y), anchor: .end, size: size), .init(high, at: .init(x + 3, y), size: size)]
            .filter { !$0.text.isEmpty }.map(Scene.Element.text)
    }

    func row(_ index: Int) -> Scene.Element {
        let row = plot.rows[index]
        let next = index + 1 < tops.count ? tops[index + 1] : bottom - 2
        let middle = (tops[index] + next) / 2
        let isBold = Self.isBold(row)
        var elements = labels[index].enumerated().map { line, text in
            let offset = (Double(line) - Double(labels[index].count - 1) / 2) * ChartStyle.lineStep
            return Scene.Element.text(.init(text, at: .init(0, ChartStyle.baseline(middle + offset)), size: Self.textSize, isBold: isBold))
        }
        let lefts = zip(zip(row.left, leftWidths), columnEdges.dropFirst())
        let rights = zip(zip(row.right, rightWidths), columnEdges.dropFirst(1 + leftWidths.count))
        for ((text, width), x) in Array(lefts) + Array(rights) where !text.isEmpty {
            let fitted = TextMetrics.fitted(text, to: width + 0.1, size: Self.textSize, isBold: isBold)
            elements.append(.text(.init(fitted, at: .init(x, ChartStyle.baseline(middle)), size: Self.textSize, isBold: isBold)))
        }
        elements += mark(row, middle)
        return .group(elements, title: row.label.isEmpty ? nil : row.label)
    }

    private func mark(_ row: ForestPlot.Row, _ middle: Double) -> [Scene.Element] {
        if row.kind == .range { return bar(row, middle) }
        guard row.kind != .heading, let estimate = row.estimate else { return [] }
        let center = axis.place(estimate)
        let ends = [row.lower ?? estimate, row.upper ?? estimate].map(axis.place)
        if row.kind == .pooled, ends[1].x - ends[0].x > 1 {
            let corners = [(ends[0].x, 0.0), (center.x, -4.2), (ends[1].x, 0), (center.x, 4.2)].map { Scene.Point($0, middle + $1) }
            return [.polygon(corners, fill: .series(1), stroke: .init(.series(1), width: 0.5))]
        }
        var elements: [Scene.Element] = [.line(.init(ends[0].x, middle), .init(ends[1].x, middle), .init(.series(0), width: 1))]
        for (end, side) in zip(ends, [-1.0, 1]) where !end.isInside {
            elements.append(
                .polygon(
                    [.init(end.x + side * 3, middle), .init(end.x - side, middle - 2.2), .init(end.x - side, middle + 2.2)],
                    fill: .series(0),
                    stroke: nil))
        }
        guard center.isInside else { return elements }
        let half = side(of: row) / 2
        return elements + [
            .rectangle(
                origin: .init(center.x - half, middle - half), size: .init(width: 2 * half, height: 2 * half), cornerRadius: 0,
                fill: .series(0), stroke: .init(.background, width: 0.4))
        ]
    }

    /// A bar over the interval, open with an arrow where it leaves the axis.
    private func bar(_ row: ForestPlot.Row, _ middle: Double) -> [Scene.Element] {
        guard let lower = row.lower, let upper = row.upper else { return [] }
        let ends = [lower, upper].map(axis.place)
        let box = Scene.Element.rectangle(
            origin: .init(ends[0].x, middle - 1.5), size: .init(width: max(0.5, ends[1].x - ends[0].x), height: 3), cornerRadius: 0,
            fill: .tint(1), stroke: .init(.series(1), width: 0.6))
        return [box]
            + zip(ends, [-1.0, 1]).filter { !$0.0.isInside }.map { end, side in
                .polygon(
                    [.init(end.x + side * 3.4, middle), .init(end.x, middle - 2.6), .init(end.x, middle + 2.6)], fill: .series(1),
                    stroke: nil)
            }
    }

    /// The side of the square: its area is in proportion to the weight, the heaviest has 8.5 points.
    private func side(of row: ForestPlot.Row) -> Double {
        let heaviest = plot.rows.filter { $0.kind == .estimate }.compactMap(\.weight).max() ?? 0
        guard heaviest > 0, let weight = row.weight else { return 5 }
        return max(2.6, 8.5 * (weight / heaviest).squareRoot())
    }
}
