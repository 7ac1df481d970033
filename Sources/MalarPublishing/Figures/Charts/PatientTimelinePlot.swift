// SPDX-License-Identifier: Apache-2.0

/// The course of one person over time: strips of bars and signs above, curves below, all on one axis.
///
/// Times are in the unit of `timeLabel`, weeks as a rule, on the scale the caller chose, for example from the first dose.
public struct PatientTimelinePlot: Sendable, Hashable {
    /// A stretch of time, such as a course of a drug.
    public struct Bar: Sendable, Hashable {
        /// In the unit of `timeLabel`; what lies outside of the plot's range is cut off.
        public var start: Double
        /// Not before `start`.
        public var end: Double
        /// Printed in the bar where it fits.
        public var label: String?
        /// Number of the series colour, from 0.
        public var colour: Int
        /// Whether the bar has diagonal lines, as for a pause.
        public var isHatched: Bool
        /// Whether an arrow says that it goes on.
        public var continues: Bool

        /// - Precondition: both times are finite and `start` is not after `end`.
        public init(
            from start: Double, to end: Double, label: String? = nil, colour: Int = 0, isHatched: Bool = false, continues: Bool = false
        ) {
            precondition(start.isFinite && end.isFinite && start <= end, "a bar runs forward in time")
            (self.start, self.end, self.label, self.colour) = (start, end, label, colour)
            (self.isHatched, self.continues) = (isHatched, continues)
        }
    }

    /// A sign at one time.
    public struct Mark: Sendable, Hashable {
        /// The `id` of a kind that the plot lists.
        public var kind: String
        /// In the unit of `timeLabel`.
        public var time: Double
        /// What is read out and shown on hovering.
        public var title: String

        /// - Precondition: the time is finite.
        public init(_ kind: String, at time: Double, title: String) {
            precondition(time.isFinite, "a sign has a time")
            (self.kind, self.time, self.title) = (kind, time, title)
        }
    }

    /// A named row of bars and signs.
    public struct Strip: Sendable, Hashable {
        /// Printed at the left.
        public var label: String
        /// In the order they are drawn.
        public var bars: [Bar]
        /// In any order.
        public var marks: [Mark]

        /// A row; without bars it is for signs alone.
        public init(_ label: String, bars: [Bar] = [], marks: [Mark] = []) {
            (self.label, self.bars, self.marks) = (label, bars, marks)
        }
    }

    /// A value at a time; without a value, the line breaks.
    public struct Point: Sendable, Hashable {
        /// In the unit of `timeLabel`.
        public var time: Double
        /// `nil` where it is not known.
        public var value: Double?

        /// - Precondition: what is given is finite.
        public init(_ time: Double, _ value: Double?) {
            precondition(time.isFinite && ChartStyle.isFinite([value]), "a point has a place")
            (self.time, self.value) = (time, value)
        }
    }

    /// A curve with its own axis from zero.
    public struct Panel: Sendable, Hashable {
        /// Printed at the left.
        public var title: String
        /// Below the title; `nil` for none.
        public var unit: String?
        /// In order of time.
        public var points: [Point]
        /// Whether a value holds until the next, drawn as steps without signs.
        public var isStep: Bool
        /// Lines that values are compared with.
        public var references: [ChartReference]

        /// A curve of points joined by straight lines unless told otherwise.
        public init(_ title: String, unit: String? = nil, points: [Point], isStep: Bool = false, references: [ChartReference] = []) {
            (self.title, self.unit, self.points, self.isStep, self.references) = (title, unit, points, isStep, references)
        }
    }

    /// From top to bottom.
    public var strips: [Strip]
    /// From top to bottom, below the strips.
    public var panels: [Panel]
    /// In the order of the legend.
    public var markKinds: [SwimmerPlot.MarkerKind]
    /// The first and the last time of the axis.
    public var range: ClosedRange<Double>
    /// Times at which a faint line runs through everything, such as visits.
    public var visits: [Double]
    /// The title of the axis.
    public var timeLabel: String
    /// The width of the whole figure.
    public var width: FigureWidth

    /// - Precondition: each mark is of a kind that is listed, and the range has a length.
    public init(
        strips: [Strip], panels: [Panel], markKinds: [SwimmerPlot.MarkerKind], range: ClosedRange<Double>, visits: [Double] = [],
        timeLabel: String = "Weeks since the first dose", width: FigureWidth = .doubleColumn
    ) {
        let kinds = Set(markKinds.map(\.id))
        precondition(strips.allSatisfy { $0.marks.allSatisfy { kinds.contains($0.kind) } }, "each mark is of a listed kind")
        precondition(range.lowerBound < range.upperBound && range.lowerBound.isFinite && range.upperBound.isFinite, "an axis has a length")
        (self.strips, self.panels, self.markKinds, self.range) = (strips, panels, markKinds, range)
        (self.visits, self.timeLabel, self.width) = (visits, timeLabel, width)
    }
}
