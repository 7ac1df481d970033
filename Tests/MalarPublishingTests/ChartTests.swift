// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Charts: time courses, waterfalls, states, survival, forests")
struct ChartTests {
    static let sizes: [FigureSize] = [.singleColumn, .oneAndAHalfColumns, .doubleColumn]

    /// Where the folder named in `MALAR_DEMO` is to receive the drawings, so that a person can look at them.
    static func keep(_ name: String, _ scene: Scene) throws {
        guard let folder = ProcessInfo.processInfo.environment["MALAR_DEMO"] else { return }
        let svg = scene.svg(title: name, description: name)
        try Data(svg.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent("\(name).svg"))
    }

    @Test("No label touches another or leaves the sheet, at the width of one column, of one and a half and of two", arguments: sizes)
    func layout(size: FigureSize) throws {
        for (name, figure) in DemoCharts.all(size) {
            #expect(FigureTests.faults(in: figure.scene) == [], "\(name)")
            #expect(abs(figure.scene.size.width - size.width.points) < 0.001)
            #expect(XMLProbe(figure.svg).problem == nil && XMLProbe(figure.svg).text.contains(figure.alternativeText))
            try Self.keep("\(name)-\(Int(size.width.millimetres))", figure.scene)
        }
        try Self.keep("bands-scale-\(Int(size.width.millimetres))", DemoCharts.bands(size, isToScale: true).scene)
        #expect(FigureTests.faults(in: DemoCharts.bands(size, isToScale: true).scene) == [])
    }

    @Test("An asked-for height is kept to a hundredth of a millimetre", arguments: [80.0, 120])
    func height(millimetres: Double) {
        for (name, figure) in DemoCharts.all(FigureSize(.doubleColumn, height: millimetres)) {
            #expect(abs(figure.scene.size.height * 25.4 / 72 - millimetres) < 0.01, "\(name)")
            #expect(FigureTests.faults(in: figure.scene) == [], "\(name)")
        }
    }

    @Test("The same numbers give the same bytes, and each figure has its numbers as a sound table")
    func data() {
        for (first, second) in zip(DemoCharts.all(.singleColumn), DemoCharts.all(.singleColumn)) {
            #expect(first.figure.svg == second.figure.svg)
            #expect(!first.figure.data.rows.isEmpty)
            let document = Document(title: "t", sections: [.init(id: "s", title: "s", blocks: [.figure(first.figure)])])
            #expect(document.defects == [])
        }
    }

    static let long = "A name of quite unreasonable length that nobody would print but somebody will write"

    @Test("Hostile series are drawn without a fault", arguments: 1...40)
    func hostileTimeCourse(seed: UInt64) throws {
        var generator = Seeded(seed)
        let count = [0, 1, 2, 3, 6, 9, 25, 60][Int(seed) % 8]
        let scale = [0.0, 0.001, 12, 90_000][Int(seed / 8) % 4]
        let points = (0..<count).map { TimeCoursePlot.TimePoint(seed % 3 == 0 ? "Month \($0) of it" : "T\($0 * 4)", at: Double($0 * $0)) }
        let panels = (0..<Int(seed % 5)).map { panel in
            let series = (0..<Int.random(in: 0...4, using: &generator)).map { number in
                TimeCoursePlot.Series(
                    seed.isMultiple(of: 2) ? "\(Self.long) \(number)" : "S\(number)",
                    values: points.map { _ in
                        guard Int.random(in: 0...5, using: &generator) > 0 else { return nil }
                        let center = Double.random(in: -1...1, using: &generator) * scale
                        return .init(
                            center, lower: center - scale / 3, upper: center + scale / 2, count: Int.random(in: 0...1200, using: &generator)
                        )
                    })
            }
            let marks =
                series.isEmpty
                ? []
                : points.indices.filter { $0 % 3 == 1 }.flatMap { point in
                    series.indices.map { TimeCoursePlot.Mark($0 % 2 == 0 ? "*" : "§", timePoint: point, series: $0) } + [
                        .init("‡", timePoint: point)
                    ]
                }
            return TimeCoursePlot.Panel(
                seed % 7 == 0 ? Self.long : "V\(panel)", unit: "mg", series: series, marks: marks, startsAtZero: seed.isMultiple(of: 3))
        }
        for size in Self.sizes {
            let plot = TimeCoursePlot(timePoints: points, panels: panels, timeLabel: "Weeks", notes: [Self.long], size: size)
            #expect(FigureTests.faults(in: plot.scene) == [])
            #expect(XMLProbe(plot.figure(id: "a", label: "", caption: "").svg).problem == nil)
            if seed % 8 < 6 { try Self.keep("hostile-\(seed)-\(Int(size.width.millimetres))", plot.scene) }
        }
    }

    @Test("Without data, with one subject, with two hundred, all equal", arguments: sizes)
    func few(size: FigureSize) throws {
        let point = TimeCoursePlot.TimePoint("T0", at: 0)
        let scenes: [(String, Scene)] = [
            ("time-none", TimeCoursePlot(timePoints: [], panels: [], timeLabel: "", size: size).scene),
            (
                "time-one",
                TimeCoursePlot(
                    timePoints: [point], panels: [.init(series: [.init("A", values: [.init(3, count: 1)])])], timeLabel: "w", size: size
                ).scene
            ),
            ("spaghetti-none", SpaghettiPlot(subjects: [], timePoints: [], timeLabel: "", size: size).scene),
            (
                "spaghetti-one",
                SpaghettiPlot(subjects: [.init("P", points: [.init(0, 0)])], timePoints: [point], timeLabel: "w", size: size).scene
            ),
            ("spaghetti-200", DemoCharts.spaghetti(size, count: 200).scene),
            ("waterfall-none", WaterfallPlot(bars: [], size: size).scene),
            ("waterfall-equal", WaterfallPlot(bars: (0..<9).map { .init("P\($0)", change: 0) }, size: size).scene),
            (
                "waterfall-rises",
                WaterfallPlot(bars: (0..<3).map { .init("\(Self.long) \($0)", change: 2.5) }, title: Self.long, size: size).scene
            ),
            ("waterfall-200", DemoCharts.waterfall(size, count: 200).scene),
            ("bands-none", StateBandsPlot(states: [], timePoints: [], timeLabel: "", size: size).scene),
            (
                "bands-empty",
                StateBandsPlot(
                    states: [.init(Self.long, counts: [0], colour: 0, texture: .solid)], timePoints: [point], timeLabel: "w", size: size
                ).scene
            ),
            ("survival-none", SurvivalPlot(curves: [], size: size).scene),
            ("survival-still", SurvivalPlot(curves: [DemoCharts.curve("A", (1...5).map { (Double($0), false) })], size: size).scene),
            ("survival-three", DemoCharts.survival(size, curves: 3, count: 1200).scene),
            ("survival-one", DemoCharts.survival(size, curves: 1, count: 26).scene),
            ("forest-none", ForestPlot(rows: [], reference: 0, size: size).scene),
            ("forest-linear", DemoCharts.forest(size, axis: .linear).scene),
            (
                "forest-long",
                ForestPlot(
                    rows: (0..<4).map {
                        .init("\(Self.long) \($0)", left: [Self.long, "1"], estimate: 2, lower: 2, upper: 2, right: [Self.long])
                    },
                    axis: .logarithmic, reference: 1, axisLabel: Self.long, lowSide: Self.long, highSide: Self.long, labelTitle: Self.long,
                    leftTitles: [Self.long, "n"], rightTitles: [Self.long], size: size
                ).scene
            ),
        ]
        for (name, scene) in scenes {
            #expect(FigureTests.faults(in: scene) == [], "\(name)")
            #expect(XMLProbe(scene.svg(title: "", description: "")).problem == nil, "\(name)")
            try Self.keep("few-\(name)-\(Int(size.width.millimetres))", scene)
        }
    }

    @Test("Bars go from the greatest rise to the greatest fall, equal ones as given, unknown ones last in the table")
    func sorting() {
        let plot = WaterfallPlot(bars: [
            .init("a", change: -2), .init("b", change: nil), .init("c", change: 3), .init("d", change: -2), .init("e", change: 0),
        ])
        #expect(plot.sorted.map(\.bar.label) == ["c", "e", "a", "d"])
        #expect(plot.data(id: "w", caption: "").rows.map(\.cells[0].text) == ["c", "e", "a", "d", "b"])
        #expect(plot.legendTexts == ["Fall: 2 of 4", "Rise: 1 of 4", "No change: 1 of 4"])
    }

    @Test("Numbers at risk count those whose observation has not ended", arguments: [(0.0, 5), (2, 5), (2.1, 4), (3, 4), (5, 1), (5.1, 0)])
    func atRisk(time: Double, expected: Int) {
        let curve = DemoCharts.curve("A", [(2, true), (3, false), (3, true), (4, true), (5, false)])
        #expect(curve.atRisk(time) == expected)
    }

    @Test("Steps at known times; the share of the product-limit estimate")
    func steps() {
        let curve = DemoCharts.curve("A", [(2, true), (3, false), (3, true), (4, true), (5, false)])
        #expect([0, 1.9, 2, 3, 4, 9].map { (curve.survival($0) * 1000 + 0.5).rounded(.down) } == [1000, 1000, 800, 600, 300, 300])
        #expect(curve.median == 4)
    }

    @Test("Per cent, halves up", arguments: [(8, 24, 33), (11, 24, 46), (1, 8, 13), (3, 200, 2), (0, 0, 0), (7, 7, 100)])
    func percent(count: Int, total: Int, expected: Int) { #expect(StateBandsPlot.percent(count, of: total) == expected) }

    @Test("The logarithm of the axis agrees with the library", arguments: [1e-9, 0.02, 0.5, 1, 1.0000001, 2, 3.7, 999, 1e10])
    func logarithm(value: Double) { #expect(abs(ForestAxis.logarithm(value) - log(value)) < 1e-14 * max(1, abs(log(value)))) }

    @Test("A logarithmic axis has round numbers around all values", arguments: [(0.5, 2.0), (0.01, 90), (0.0001, 1e7), (1, 1), (1.2, 1.3)])
    func ratioAxis(low: Double, high: Double) {
        let plot = ForestPlot(rows: [.init("a", estimate: low, lower: low, upper: high)], axis: .logarithmic, reference: 1)
        let axis = ForestAxis(plot, start: 0, end: 200)
        #expect(axis.ticks.count >= 2 && axis.ticks.count <= 9)
        #expect(axis.ticks[0].value <= low && axis.ticks[axis.ticks.count - 1].value >= high)
        #expect(axis.ticks.allSatisfy { Double($0.label) == $0.value })
        #expect(axis.place(low).isInside && axis.place(high).isInside)
    }

    @Test("A label that leaves the axis ends in an arrow, and one that cannot be estimated draws nothing")
    func cut() {
        let inside = ForestPlot(rows: [.init("a", estimate: 2, lower: 1, upper: 3)], reference: 0, range: 0...4)
        let cut = ForestPlot(rows: [.init("a", estimate: 2, lower: 1, upper: 30)], reference: 0, range: 0...4)
        let none = ForestPlot(rows: [.init("a")], reference: 0, range: 0...4)
        func shapes(_ plot: ForestPlot) -> Int {
            XMLProbe(plot.scene.svg(title: "", description: "")).elements.count { $0.name == "polygon" }
        }
        #expect([inside, cut, none].map(shapes) == [0, 1, 0])
    }
}
