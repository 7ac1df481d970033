// SPDX-License-Identifier: Apache-2.0

/// The shares of subjects in each state at named time points, stacked, with bands that follow each state from column to column.
public struct StateBandsPlot: Sendable, Hashable {
    /// How a state is filled, from dark to empty, so that states differ without colour.
    public enum Texture: String, Sendable, Hashable, CaseIterable {
        case solid, pale, hatched, outlined
    }

    /// A state, with its number of subjects at each time point.
    public struct State: Sendable, Hashable {
        /// The words of the legend.
        public var name: String
        /// One per time point.
        public var counts: [Int]
        /// Number of the series colour, from 0.
        public var colour: Int
        /// What tells states of the same colour apart.
        public var texture: Texture
        /// Where the counts come from, one per time point or empty.
        public var lineages: [Lineage?]

        /// - Precondition: no count is negative, and there are as many lineages as counts, or none.
        public init(_ name: String, counts: [Int], colour: Int, texture: Texture, lineages: [Lineage?] = []) {
            precondition(counts.allSatisfy { $0 >= 0 }, "a count is not negative")
            precondition(lineages.isEmpty || lineages.count == counts.count, "a lineage belongs to a count")
            self.name = name
            self.counts = counts
            self.colour = colour
            self.texture = texture
            self.lineages = lineages
        }
    }

    /// From the bottom of the columns to the top.
    public var states: [State]
    /// The named times of the axis.
    public var timePoints: [TimeCoursePlot.TimePoint]
    /// In bold above the plot; empty for none.
    public var title: String
    /// The title of the time axis.
    public var timeLabel: String
    /// What the numbers below the axis are.
    public var countLabel: String
    /// Whether the columns stand at their true times; they are narrow then where time points are close.
    public var isToScale: Bool
    /// For the foot of the figure, one line each.
    public var notes: [String]
    /// The printed size of the whole figure.
    public var size: FigureSize

    /// - Precondition: each state has a count for each time point.
    public init(
        states: [State], timePoints: [TimeCoursePlot.TimePoint], title: String = "", timeLabel: String,
        countLabel: String = "Number of subjects", isToScale: Bool = false, notes: [String] = [], size: FigureSize = .doubleColumn
    ) {
        precondition(states.allSatisfy { $0.counts.count == timePoints.count }, "a state has a count for each time point")
        self.states = states
        self.timePoints = timePoints
        self.title = title
        self.timeLabel = timeLabel
        self.countLabel = countLabel
        self.isToScale = isToScale
        self.notes = notes
        self.size = size
    }

    func total(_ timePoint: Int) -> Int { states.reduce(0) { $0 + $1.counts[timePoint] } }

    /// Per cent as a whole number, halves up.
    static func percent(_ count: Int, of total: Int) -> Int { total == 0 ? 0 : (200 * count + total) / (2 * total) }
}

extension StateBandsPlot {
    /// The numbers that are drawn: of each state at each time point the count, the denominator and the share.
    public func data(id: String, caption: String) -> Table {
        Table(
            id: id, label: "", caption: caption,
            columns: [.init("Time point"), .init("State")] + ["Count", "n", "Per cent"].map { .init($0, alignment: .right) },
            rows: timePoints.indices.flatMap { point in
                states.map { state in
                    let (count, total) = (state.counts[point], total(point))
                    let lineage = state.lineages.isEmpty ? nil : state.lineages[point]
                    return Table.Row([
                        Cell(timePoints[point].name), Cell(state.name), ChartStyle.cell(count, lineage: lineage), ChartStyle.cell(total),
                        total == 0
                            ? "" : Cell("\(Self.percent(count, of: total))", value: .number(Double(count) / Double(total) * 100)),
                    ])
                }
            })
    }

    /// The drawing with its data and a description made of the shares.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        let sentences = timePoints.indices.map { point in
            let shares = states.map { "\($0.name) \($0.counts[point]) of \(total(point))" }
            return "\(timePoints[point].name): \(shares.joined(separator: ", "))."
        }
        let words = sentences.isEmpty ? "There is nothing to draw." : sentences.joined(separator: " ")
        return Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? words, scene: scene,
            data: data(id: "\(id)-data", caption: "Data of \(label)"))
    }
}
