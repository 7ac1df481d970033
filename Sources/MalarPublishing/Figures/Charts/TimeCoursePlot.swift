// SPDX-License-Identifier: Apache-2.0

/// Summaries of one or several variables at named time points: a centre with its bar, joined over time, numbers of subjects below the axis.
///
/// Variables of different scales belong in panels of their own, side by side where there is room. Time points stand at their true times.
public struct TimeCoursePlot: Sendable, Hashable {
    /// A named time.
    public struct TimePoint: Sendable, Hashable {
        /// Printed below the axis.
        public var name: String
        /// In the unit of `timeLabel`.
        public var time: Double

        /// - Precondition: the time is finite.
        public init(_ name: String, at time: Double) {
            precondition(ChartStyle.isFinite([time]), "a time point has a time")
            self.name = name
            self.time = time
        }
    }

    /// What is drawn of a series at a time point: median with quartiles, mean with standard deviation to both sides, or a centre alone.
    public struct Summary: Sendable, Hashable {
        /// The middle of the bar.
        public var center: Double
        /// The lower end of the bar; `nil` for none.
        public var lower: Double?
        /// The upper end of the bar; `nil` for none.
        public var upper: Double?
        /// Subjects with a value.
        public var count: Int
        /// Where the numbers come from, for the data table.
        public var lineage: Lineage?
        /// Whether the number of subjects is kept out of the figure and its data, because it would give a small one away.
        public var hidesCount = false

        /// - Precondition: the numbers are finite, the bar is not upside down and the count is not negative.
        public init(_ center: Double, lower: Double? = nil, upper: Double? = nil, count: Int, lineage: Lineage? = nil) {
            precondition(ChartStyle.isFinite([center, lower, upper]), "a summary to draw is finite")
            precondition((lower ?? center) <= (upper ?? center) && count >= 0, "a bar runs upward, and a count is not negative")
            self.center = center
            self.lower = lower
            self.upper = upper
            self.count = count
            self.lineage = lineage
        }
    }

    /// One line.
    public struct Series: Sendable, Hashable {
        /// The words of the legend and of the row of numbers.
        public var name: String
        /// One per time point; where one is `nil` nothing is drawn and the line is broken.
        public var values: [Summary?]

        /// A series with a summary, or none, for each time point of the plot.
        public init(_ name: String, values: [Summary?]) {
            self.name = name
            self.values = values
        }
    }

    /// A sign above a time point; what it means is said in `notes`.
    public struct Mark: Sendable, Hashable {
        /// One or two characters, such as "*" or "§".
        public var symbol: String
        /// Index of the time point.
        public var timePoint: Int
        /// Index of the series in its panel; `nil` for all of them.
        public var series: Int?

        /// A sign for one series or for all of a panel.
        public init(_ symbol: String, timePoint: Int, series: Int? = nil) {
            self.symbol = symbol
            self.timePoint = timePoint
            self.series = series
        }
    }

    /// Series on one scale.
    public struct Panel: Sendable, Hashable {
        /// In bold above the panel; empty for none.
        public var title: String
        /// Printed below the title; `nil` for none.
        public var unit: String?
        /// In the order of their signs.
        public var series: [Series]
        /// Signs above time points.
        public var marks: [Mark]
        /// Lines and bands behind the data; their words stand in the legend.
        public var references: [ChartReference]
        /// Whether the scale begins at zero.
        public var startsAtZero: Bool

        /// A panel whose scale includes zero unless told otherwise.
        public init(
            _ title: String = "", unit: String? = nil, series: [Series], marks: [Mark] = [], references: [ChartReference] = [],
            startsAtZero: Bool = true
        ) {
            self.title = title
            self.unit = unit
            self.series = series
            self.marks = marks
            self.references = references
            self.startsAtZero = startsAtZero
        }
    }

    /// The named times of the axis.
    public var timePoints: [TimePoint]
    /// In reading order, row by row.
    public var panels: [Panel]
    /// The title of the time axis.
    public var timeLabel: String
    /// What is drawn, for the foot of the figure: "Median and quartiles."; empty for none.
    public var summaryLabel: String
    /// What the numbers below the axis are.
    public var countLabel: String
    /// What the marks mean, one line each, for the foot of the figure.
    public var notes: [String]
    /// The printed size of the whole figure.
    public var size: FigureSize
    /// What stands for the number of subjects where nothing is drawn; "0" unless told otherwise.
    public var absentCount = "0"

    /// - Precondition: each series has a value or `nil` for each time point, and each mark stands at a time point and series that exist.
    public init(
        timePoints: [TimePoint], panels: [Panel], timeLabel: String, summaryLabel: String = "Points and bars: median and quartiles.",
        countLabel: String = "Number of subjects", notes: [String] = [], size: FigureSize = .doubleColumn
    ) {
        for panel in panels {
            precondition(panel.series.allSatisfy { $0.values.count == timePoints.count }, "a series has a value for each time point")
            precondition(
                panel.marks.allSatisfy { timePoints.indices.contains($0.timePoint) && panel.series.indices.contains($0.series ?? 0) },
                "a mark stands at a time point and series of its panel")
        }
        self.timePoints = timePoints
        self.panels = panels
        self.timeLabel = timeLabel
        self.summaryLabel = summaryLabel
        self.countLabel = countLabel
        self.notes = notes
        self.size = size
    }
}

extension TimeCoursePlot {
    /// The number of subjects in print.
    func countText(_ value: Summary?) -> String {
        guard let value else { return absentCount }
        return value.hidesCount ? Table.suppressionSign : "\(value.count)"
    }

    private func countCell(_ value: Summary?) -> Cell {
        let text = countText(value)
        return Int(text).map { ChartStyle.cell($0, lineage: value?.lineage) } ?? Cell(text)
    }

    /// The numbers that are drawn, one row for each series and time point.
    public func data(id: String, caption: String) -> Table {
        Table(
            id: id, label: "", caption: caption,
            columns: [.init("Series"), .init("Time point")]
                + ["Time", "n", "Centre", "Lower", "Upper"].map { .init($0, alignment: .right) } + [.init("Marks")],
            rows: panels.flatMap { panel in panel.series.indices.flatMap { series in rows(panel, series) } })
    }

    private func rows(_ panel: Panel, _ series: Int) -> [Table.Row] {
        let name = panel.series[series].name
        return zip(timePoints, panel.series[series].values).enumerated().map { index, pair in
            let (point, value) = pair
            let marks = panel.marks.filter { $0.timePoint == index && $0.series ?? series == series }.map(\.symbol)
            return Table.Row([
                Cell(name.isEmpty ? panel.title : name), Cell(point.name), ChartStyle.cell(point.time),
                countCell(value), ChartStyle.cell(value?.center, lineage: value?.lineage),
                ChartStyle.cell(value?.lower), ChartStyle.cell(value?.upper), Cell(marks.joined(separator: " ")),
            ])
        }
    }

    /// The drawing with its data and a description made of the first and the last value of each series.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? inWords, scene: scene,
            data: data(id: "\(id)-data", caption: "Data of \(label)"))
    }

    private var inWords: String {
        let sentences = panels.flatMap { panel in
            panel.series.compactMap { series -> String? in
                let known = zip(timePoints, series.values).compactMap { point, value in value.map { (point.name, $0) } }
                guard let first = known.first, let last = known.last else { return nil }
                let ends = [first, last].map { "\(ChartStyle.cell($0.1.center).text) (n = \(countText($0.1))) at \($0.0)" }
                return "\(series.name.isEmpty ? panel.title : series.name): \(ends[0])" + (known.count > 1 ? ", \(ends[1])." : ".")
            }
        }
        return sentences.isEmpty ? "There is nothing to draw." : sentences.joined(separator: " ")
    }
}
