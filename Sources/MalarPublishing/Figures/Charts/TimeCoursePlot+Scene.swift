// SPDX-License-Identifier: Apache-2.0

extension TimeCoursePlot {
    private static let panelGap = 14.0
    private static let narrowestPanel = 140.0

    /// The drawing. Panels stand side by side where each has room for its time points.
    public var scene: Scene {
        let full = size.width.points
        let wanted = max(Self.narrowestPanel, Double(timePoints.count) * 17 + 50)
        let columns = max(1, min(panels.count, Int((full + Self.panelGap) / (wanted + Self.panelGap))))
        let rowCount = max(1, (panels.count + columns - 1) / columns)
        let panelWidth = (full - Double(columns - 1) * Self.panelGap) / Double(columns)
        let layouts = panels.map { PanelLayout($0, of: self, width: panelWidth) }
        let rows = stride(from: 0, to: layouts.count, by: columns).map { Array(layouts[$0..<min($0 + columns, layouts.count)]) }
        let legend = FigureLegend(entries: legendEntries, width: full - 2).drawing(at: .init(2, 0))
        let foot = FigureNotes([summaryLabel].filter { !$0.isEmpty } + notes, width: full)
        let fixed = rows.reduce(0) { $0 + Self.fixedHeight($1) } + Double(rowCount - 1) * Self.panelGap
        let top = legend.height > 0 ? legend.height + 4 : 0
        let height = size.plotHeight(
            usual: rowCount * columns == 1 ? 0.46 * full.clamped(to: 200...330) : 112, smallest: 60,
            rest: (top + fixed + foot.height + 1) / Double(rowCount))
        var elements = legend.elements
        var y = top
        for row in rows {
            let titleLines = row.map(\.title.count).max() ?? 0
            for (index, layout) in row.enumerated() {
                let origin = Scene.Point(Double(index) * (panelWidth + Self.panelGap), y)
                elements.append(layout.drawing(at: origin, plotHeight: height, titleLines: titleLines))
            }
            y += Self.fixedHeight(row) + height + Self.panelGap
        }
        y = rows.isEmpty ? top : y - Self.panelGap
        return Scene(size: .init(width: full, height: max(1, y + foot.height + 1)), elements: elements + foot.drawing(at: y))
    }

    private static func fixedHeight(_ row: [PanelLayout]) -> Double {
        PanelTitle.height(row.map(\.title.count).max() ?? 0) + (row.map(\.time.height).max() ?? 0)
    }

    /// Series are told apart where a panel has more than one; a name has the same sign in all panels.
    private var legendEntries: [FigureLegend.Entry] {
        let names = seriesNames
        let series =
            names.count > 1
            ? names.enumerated().map { index, name in
                FigureLegend.Entry(text: name) { ChartStyle.sign(index, at: $0) }
            } : []
        return series + ChartReference.entries(panels.flatMap(\.references))
    }

    /// The names of series that stand beside others, in the order of their signs.
    var seriesNames: [String] { panels.filter { $0.series.count > 1 }.flatMap { $0.series.map(\.name) }.uniqueInOrder }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    var uniqueInOrder: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Double {
    /// The nearest number inside the bounds.
    func clamped(to bounds: ClosedRange<Double>) -> Double { min(max(self, bounds.lowerBound), bounds.upperBound) }
}
