// SPDX-License-Identifier: Apache-2.0
import MalarPublishing

/// Charts with plausible invented numbers, in any size, and hostile ones.
enum DemoCharts {
    static let weeks: [(String, Double)] = [("T0", 0), ("T4", 4), ("T12", 12), ("T24", 24), ("T36", 36)]
    static let timePoints = weeks.map { TimeCoursePlot.TimePoint($0.0, at: $0.1) }

    static func series(_ name: String, _ values: [(Double, Double, Double)?], counts: [Int] = [26, 26, 24, 19, 13]) -> TimeCoursePlot.Series
    {
        .init(name, values: zip(values, counts).map { value, count in value.map { .init($0.0, lower: $0.1, upper: $0.2, count: count) } })
    }

    static let panels: [TimeCoursePlot.Panel] = [
        .init(
            "Index A", unit: "points", series: [series("A", [(7.5, 6, 10), (6, 4, 8), (5.5, 2, 7), (2, 1, 4), (2, 0, 2)])],
            marks: [.init("*", timePoint: 1), .init("§", timePoint: 4)]),
        .init(
            "Index B", unit: "points",
            series: [series("B", [(6.7, 5.3, 13.2), (5.2, 4, 6.8), (3.1, 1.3, 5.7), (1.3, 1.1, 3), (1.1, 0.6, 2.3)])],
            marks: [.init("*", timePoint: 1), .init("§", timePoint: 4)], references: [.init(line: 2.08, label: "Remission: 2.08 or less")]),
        .init(
            "Assessment", unit: "0 to 3", series: [series("C", [(1, 1, 1.6), (1, 0.6, 1), (0.5, 0.5, 1), (0.5, 0, 1), (0, 0, 0.4)])],
            marks: [.init("*", timePoint: 1), .init("§", timePoint: 4)]),
    ]

    static func timeCourse(_ size: FigureSize) -> TimeCoursePlot {
        TimeCoursePlot(
            timePoints: timePoints, panels: panels, timeLabel: "Weeks from the first dose",
            notes: ["* p = 0.005 between T0 and T4", "§ p = 0.002 between T0 and T36"], size: size)
    }

    static func joints(_ size: FigureSize) -> TimeCoursePlot {
        TimeCoursePlot(
            timePoints: timePoints,
            panels: [
                .init(
                    "Joint count", unit: "joints",
                    series: [
                        series("Tender joints", [(6, 3, 10), (4, 2, 10), (2, 0, 8), (0, 0, 3), (0, 0, 1)], counts: [12, 12, 11, 9, 7]),
                        series("Swollen joints", [(2, 0, 4), (1, 0, 2), (0, 0, 1), nil, (0, 0, 0)], counts: [12, 12, 10, 9, 6]),
                    ],
                    marks: [
                        .init("*", timePoint: 1, series: 0), .init("*", timePoint: 1, series: 1), .init("§", timePoint: 4, series: 0),
                        .init("§", timePoint: 4, series: 1),
                    ])
            ], timeLabel: "Weeks from the first dose",
            notes: ["* p = 0.026 (tender) and p = 0.017 (swollen) between T0 and T4"], size: size)
    }

    static func spaghetti(_ size: FigureSize, count: Int = 26) -> SpaghettiPlot {
        var generator = Seeded(5)
        let subjects = (0..<count).map { index in
            var value = Double.random(in: 4...16, using: &generator).rounded()
            let points = weeks.prefix(Int.random(in: 2...5, using: &generator)).map { _, week in
                defer { value = max(0, (value * Double.random(in: 0.4...1.1, using: &generator)).rounded()) }
                return SpaghettiPlot.Point(week == 0 ? 0 : week + Double.random(in: -1...1, using: &generator), value)
            }
            return SpaghettiPlot.Subject("P\(index + 1)", points: points, group: index % 5 == 0 ? 1 : 0)
        }
        return SpaghettiPlot(
            subjects: subjects, center: zip(weeks, [7.5, 6, 5.5, 2, 2]).map { .init($0.1, $1) },
            groups: ["Responder", "Non-responder"], timePoints: timePoints, title: "Index A", unit: "points",
            timeLabel: "Weeks from the first dose", references: [.init(band: 0...4, label: "Low activity")], size: size)
    }

    static func waterfall(_ size: FigureSize, count: Int = 26) -> WaterfallPlot {
        var generator = Seeded(9)
        return WaterfallPlot(
            bars: (0..<count).map { index in
                .init(
                    "P\(index + 1)", change: index % 13 == 4 ? nil : Double(Int.random(in: -12...4, using: &generator)),
                    mark: index % 9 == 3 ? "†" : "")
            }, title: "Change of index A from baseline to the last visit", unit: "points",
            references: [.init(line: -4, label: "Meaningful improvement: −4")], notes: ["† Treatment stopped."], size: size)
    }

    static func bands(_ size: FigureSize, isToScale: Bool = false) -> StateBandsPlot {
        StateBandsPlot(
            states: [
                .init("Remission", counts: [0, 3, 8, 10, 8], colour: 2, texture: .solid),
                .init("Low disease activity", counts: [1, 4, 3, 6, 3], colour: 0, texture: .pale),
                .init("Active", counts: [25, 17, 11, 3, 2], colour: 1, texture: .hatched),
                .init("Indeterminate", counts: [0, 2, 2, 1, 0], colour: 6, texture: .outlined),
            ], timePoints: timePoints, title: "Disease state", timeLabel: "Weeks from the first dose", isToScale: isToScale, size: size)
    }

    /// The product-limit estimate with plain bounds, computed here so that the figure has numbers to show.
    static func curve(_ name: String, _ observed: [(time: Double, isEvent: Bool)]) -> SurvivalPlot.Curve {
        var (share, sum) = (1.0, 0.0)
        let steps = Set(observed.filter(\.isEvent).map(\.time)).sorted().map { time in
            let (atRisk, events) = (observed.count { $0.time >= time }, observed.count { $0.time == time && $0.isEvent })
            share *= 1 - Double(events) / Double(atRisk)
            if atRisk > events { sum += Double(events) / Double(atRisk * (atRisk - events)) }
            let half = 1.96 * share * sum.squareRoot()
            return SurvivalPlot.Step(time, survival: share, lower: max(0, share - half), upper: min(1, share + half), events: events)
        }
        return .init(
            name, steps: steps, censorings: observed.filter { !$0.isEvent }.map(\.time), median: steps.first { $0.survival <= 0.5 }?.time)
    }

    static func survival(_ size: FigureSize, curves: Int = 2, count: Int = 40) -> SurvivalPlot {
        var generator = Seeded(3)
        return SurvivalPlot(
            curves: (0..<curves).map { number in
                curve(
                    ["Persistently active", "Flare", "Other reason"][number % 3],
                    (0..<count).map { _ in
                        (Double(Int.random(in: 2...90, using: &generator)) / 5, Int.random(in: 0...9, using: &generator) < 2 + 3 * number)
                    })
            }, title: "Drug survival", timeLabel: "Months from the first dose", shareLabel: "Still on treatment", size: size)
    }

    static func forest(_ size: FigureSize, axis: ForestPlot.Axis = .logarithmic) -> ForestPlot {
        func row(_ label: String, _ n: String, _ values: (Double, Double, Double), kind: ForestPlot.Kind = .estimate) -> ForestPlot.Row {
            let numbers = [values.0, values.1, values.2].map { "\($0)" }
            return .init(
                label, kind: kind, left: [n], estimate: values.0, lower: values.1, upper: values.2,
                right: ["\(numbers[0]) (\(numbers[1]) to \(numbers[2]))"], weight: Double(n.prefix { $0 != "/" }))
        }
        return ForestPlot(
            rows: [
                .heading("Damage at baseline"), row("None", "8/12", (1.2, 0.4, 3.4)), row("One or more", "6/14", (0.7, 0.2, 2.1)),
                .heading("Reason for prescription"), row("Persistently active disease", "9/17", (0.9, 0.5, 1.9)),
                row("Disease flare", "5/9", (1.6, 0.3, 22)),
                .init("No glucocorticoid at baseline", left: ["0/2"], right: ["not estimable"]),
                row("All subjects", "14/26", (0.98, 0.6, 1.6), kind: .pooled),
            ], axis: axis, reference: 1, range: 0.1...10, axisLabel: "Odds ratio (95% interval), logarithmic scale", lowSide: "less often",
            highSide: "more often", labelTitle: "Subgroup", leftTitles: ["n/N"], rightTitles: ["Odds ratio (95% interval)"], size: size)
    }

    /// Every kind of chart in one size.
    static func all(_ size: FigureSize) -> [(name: String, figure: Figure)] {
        [
            ("time-course", timeCourse(size).figure(id: "a", label: "Figure 1a", caption: "Indices over time")),
            ("joints", joints(size).figure(id: "b", label: "Figure 1c", caption: "Joints")),
            ("spaghetti", spaghetti(size).figure(id: "c", label: "Figure 2", caption: "One line each")),
            ("waterfall", waterfall(size).figure(id: "d", label: "Figure 3", caption: "Changes")),
            ("bands", bands(size).figure(id: "e", label: "Figure 4", caption: "States")),
            ("survival", survival(size).figure(id: "f", label: "Figure 5", caption: "Drug survival")),
            ("forest", forest(size).figure(id: "g", label: "Figure 6", caption: "Subgroups")),
        ]
    }
}
