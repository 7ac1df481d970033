// SPDX-License-Identifier: Apache-2.0

/// Values before and after, joined per subject, in one panel per variable with a scale of its own.
public struct PairedPlot: Sendable, Hashable {
    /// One subject's two values; a missing one is not drawn and not counted.
    public struct Pair: Sendable, Hashable {
        /// Printed at the end of the line.
        public var label: String
        /// In the unit of the panel; `nil` where it is unknown, and then no line leads to `after`.
        public var before: Double?
        /// In the unit of the panel; `nil` where it is unknown, and then neither line nor label is drawn.
        public var after: Double?
        /// Subjects of the same series have the same colour and shape in all panels, from 0.
        public var series: Int

        /// - Precondition: the values are finite.
        public init(_ label: String, before: Double?, after: Double?, series: Int = 0) {
            precondition([before, after].allSatisfy { $0?.isFinite ?? true }, "a value to draw is finite")
            self.label = label
            self.before = before
            self.after = after
            self.series = series
        }
    }

    /// A line, or a band, that values are compared with.
    public struct Reference: Sendable, Hashable {
        /// In the unit of the panel: a dashed line where both bounds are the same, else a band. The scale reaches to it.
        public var range: ClosedRange<Double>
        /// Printed at the right, level with the middle of the range; empty for none.
        public var label: String

        /// A line at one value.
        /// - Precondition: the value is finite.
        public init(line value: Double, label: String) { self.init(band: value...value, label: label) }

        /// - Precondition: the bounds are finite.
        public init(band range: ClosedRange<Double>, label: String) {
            precondition(range.lowerBound.isFinite && range.upperBound.isFinite, "a reference to draw is finite")
            self.range = range
            self.label = label
        }
    }

    /// A mark for the middle of all values, computed by the caller by a named convention.
    public struct Center: Sendable, Hashable {
        /// Of the earlier values, in the unit of the panel.
        public var before: Double
        /// Of the later values, in the unit of the panel.
        public var after: Double

        /// - Precondition: the values are finite.
        public init(before: Double, after: Double) {
            precondition(before.isFinite && after.isFinite, "a value to draw is finite")
            self.before = before
            self.after = after
        }
    }

    /// The pairs of one variable.
    public struct Panel: Sendable, Hashable {
        /// The variable, in bold above the panel; broken into lines where it is long.
        public var title: String
        /// Printed below the title; `nil` for a variable without a unit.
        public var unit: String?
        /// One per subject. Under each side stands the number n of values that are there.
        public var pairs: [Pair]
        /// Drawn behind the pairs; empty for none.
        public var references: [Reference]
        /// Drawn as a short heavy line on each side; `nil` for none.
        public var center: Center?
        /// Whether the scale begins at zero.
        public var startsAtZero: Bool

        /// A panel whose scale includes zero unless told otherwise.
        public init(
            _ title: String, unit: String? = nil, pairs: [Pair], references: [Reference] = [], center: Center? = nil,
            startsAtZero: Bool = true
        ) {
            self.title = title
            self.unit = unit
            self.pairs = pairs
            self.references = references
            self.center = center
            self.startsAtZero = startsAtZero
        }
    }

    /// In reading order, row by row.
    public var panels: [Panel]
    /// What the left side of each panel is called, printed under it.
    public var beforeLabel: String
    /// What the right side of each panel is called, printed under it.
    public var afterLabel: String
    /// What the centre marks are, such as "Median".
    public var centerLabel: String
    /// Panels side by side; `nil` for as many as fit.
    public var columns: Int?
    /// The width of the whole figure, which the panels of a row share equally.
    public var width: FigureWidth

    /// - Precondition: `columns` is positive where given.
    public init(
        panels: [Panel], beforeLabel: String, afterLabel: String, centerLabel: String = "Median", columns: Int? = nil,
        width: FigureWidth = .doubleColumn
    ) {
        precondition(columns ?? 1 > 0, "there is at least one panel in a row")
        self.panels = panels
        self.beforeLabel = beforeLabel
        self.afterLabel = afterLabel
        self.centerLabel = centerLabel
        self.columns = columns
        self.width = width
    }
}
