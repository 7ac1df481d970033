// SPDX-License-Identifier: Apache-2.0

extension PairedPlot {
    private static let panelGap = 12.0
    private static let narrowestPanel = 112.0

    /// The drawing. Panels grow in height until all labels at line ends have room.
    public var scene: Scene {
        let full = width.points
        let columns = min(max(1, panels.count), self.columns ?? max(1, Int((full + Self.panelGap) / (Self.narrowestPanel + Self.panelGap))))
        let panelWidth = (full - Double(columns - 1) * Self.panelGap) / Double(columns)
        var elements: [Scene.Element] = []
        var y = 0.0
        for start in stride(from: 0, to: panels.count, by: columns) {
            let row = panels[start..<min(start + columns, panels.count)].map { PanelLayout($0, of: self, width: panelWidth) }
            let height = row.map(\.smallestPlotHeight).max() ?? 0
            let titleLines = row.map(\.titleLines.count).max() ?? 1
            for (index, layout) in row.enumerated() {
                let origin = Scene.Point(Double(index) * (panelWidth + Self.panelGap), y)
                elements.append(layout.drawing(at: origin, plotHeight: height, titleLines: titleLines))
            }
            y += (row.map { $0.totalHeight(plotHeight: height, titleLines: titleLines) }.max() ?? 0) + Self.panelGap
        }
        let legend = FigureLegend(entries: legendEntries, width: full - 1).drawing(at: .init(1, y - Self.panelGap + 3))
        return Scene(size: .init(width: full, height: max(1, y - Self.panelGap + 3 + legend.height)), elements: elements + legend.elements)
    }

    private var legendEntries: [FigureLegend.Entry] {
        guard panels.contains(where: { $0.center != nil }) else { return [] }
        return [.init(text: centerLabel) { [PanelLayout.centerMark(at: $0)] }]
    }

    /// The colour and shape of a series; colours repeat later than shapes so that no two among many look the same.
    static func style(of series: Int) -> (shape: MarkerShape, ink: Ink) {
        let shapes: [MarkerShape] = [.circle, .square, .triangle, .diamond, .invertedTriangle, .ring]
        return (shapes[((series % shapes.count) + shapes.count) % shapes.count], .series(series))
    }
}
