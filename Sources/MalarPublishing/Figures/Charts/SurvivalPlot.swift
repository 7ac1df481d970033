// SPDX-License-Identifier: Apache-2.0

/// Curves of the share without an event over time: steps, a tick where observation ended, a confidence band, the numbers at risk below.
public struct SurvivalPlot: Sendable, Hashable {
    /// What happens at one time.
    public struct Step: Sendable, Hashable {
        /// In the unit of `timeLabel`, not negative.
        public var time: Double
        /// The share without an event just after the time, 0 to 1.
        public var survival: Double
        /// The bounds of the confidence band; `nil` where it is not defined.
        public var lower: Double?
        /// The upper bound; `nil` where there is none.
        public var upper: Double?
        /// Events at the time.
        public var events: Int

        /// - Precondition: the numbers are finite, the time is not negative and shares lie between 0 and 1.
        public init(_ time: Double, survival: Double, lower: Double? = nil, upper: Double? = nil, events: Int) {
            precondition(ChartStyle.isFinite([time]) && time >= 0 && events >= 0, "a step has a time")
            precondition([survival, lower, upper].allSatisfy { $0.map { (0...1).contains($0) } ?? true }, "a share is between 0 and 1")
            self.time = time
            self.survival = survival
            self.lower = lower
            self.upper = upper
            self.events = events
        }
    }

    /// One curve.
    public struct Curve: Sendable, Hashable {
        /// The words of the legend.
        public var name: String
        /// In the order of time.
        public var steps: [Step]
        /// The times at which observation of a subject ended without an event, in any order.
        public var censorings: [Double]
        /// The time by which half have had an event; `nil` where it is not reached.
        public var median: Double?
        /// Where the numbers come from, for the data table.
        public var lineage: Lineage?

        /// - Precondition: the steps rise in time, and times of censoring are finite and not negative.
        public init(_ name: String, steps: [Step], censorings: [Double], median: Double? = nil, lineage: Lineage? = nil) {
            precondition(zip(steps, steps.dropFirst()).allSatisfy { $0.time < $1.time }, "steps rise in time")
            precondition(censorings.allSatisfy { $0.isFinite && $0 >= 0 }, "censoring has a time")
            precondition(ChartStyle.isFinite([median]), "a median is finite")
            self.name = name
            self.steps = steps
            self.censorings = censorings
            self.median = median
            self.lineage = lineage
        }

        /// Subjects whose observation has not ended before the time.
        func atRisk(_ time: Double) -> Int {
            steps.filter { $0.time >= time }.reduce(0) { $0 + $1.events } + censorings.count { $0 >= time }
        }

        /// The share just after the time.
        func survival(_ time: Double) -> Double { steps.last { $0.time <= time }?.survival ?? 1 }

        var lastTime: Double { max(steps.last?.time ?? 0, censorings.max() ?? 0) }
    }

    /// In the order of the legend.
    public var curves: [Curve]
    /// In bold above the plot; empty for none.
    public var title: String
    /// The title of the time axis.
    public var timeLabel: String
    /// The words below the title that say what the share is.
    public var shareLabel: String
    /// What the numbers below the axis are.
    public var countLabel: String
    /// The words for the tick in the legend.
    public var censoringLabel: String
    /// The words for the band in the legend.
    public var bandLabel: String
    /// Whether dotted lines lead to the medians that are reached.
    public var showsMedian: Bool
    /// For the foot of the figure, one line each.
    public var notes: [String]
    /// The printed size of the whole figure.
    public var size: FigureSize

    /// Curves on one scale of 0 to 100 per cent.
    public init(
        curves: [Curve], title: String = "", timeLabel: String = "Months", shareLabel: String = "Share without the event",
        countLabel: String = "Number at risk", censoringLabel: String = "Censored", bandLabel: String = "95% confidence band",
        showsMedian: Bool = true, notes: [String] = [],
        size: FigureSize = .doubleColumn
    ) {
        self.curves = curves
        self.title = title
        self.timeLabel = timeLabel
        self.shareLabel = shareLabel
        self.countLabel = countLabel
        self.censoringLabel = censoringLabel
        self.bandLabel = bandLabel
        self.showsMedian = showsMedian
        self.notes = notes
        self.size = size
    }
}

extension SurvivalPlot {
    /// The numbers that are drawn: each step and each end of observation, in the order of time.
    public func data(id: String, caption: String) -> Table {
        Table(
            id: id, label: "", caption: caption,
            columns: [.init("Curve")]
                + ["Time", "At risk", "Events", "Censored", "Share", "Lower", "Upper"].map { .init($0, alignment: .right) },
            rows: curves.flatMap { curve in
                (curve.steps.map(\.time) + curve.censorings).uniqueInOrder.sorted().map { row(curve, $0) }
            })
    }

    private func row(_ curve: Curve, _ time: Double) -> Table.Row {
        let last = curve.steps.last { $0.time <= time }
        let events = last.map { $0.time == time ? $0.events : 0 } ?? 0
        return Table.Row([
            Cell(curve.name), ChartStyle.cell(time), ChartStyle.cell(curve.atRisk(time), lineage: curve.lineage), ChartStyle.cell(events),
            ChartStyle.cell(curve.censorings.count { $0 == time }), ChartStyle.cell(last?.survival ?? 1, lineage: curve.lineage),
            ChartStyle.cell(last?.lower), ChartStyle.cell(last?.upper),
        ])
    }

    /// The drawing with its data and a description made of numbers, events and medians.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        let sentences = curves.map { curve in
            let median = curve.median.map { "median \(ChartStyle.cell($0).text)" } ?? "median not reached"
            let name = curve.name.isEmpty ? "All" : curve.name
            return "\(name): \(curve.atRisk(0)) subjects, \(curve.steps.reduce(0) { $0 + $1.events }) events, \(median)."
        }
        let words = sentences.isEmpty ? "There is nothing to draw." : sentences.joined(separator: " ")
        return Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? words, scene: scene,
            data: data(id: "\(id)-data", caption: "Data of \(label)"))
    }
}
