// SPDX-License-Identifier: Apache-2.0

/// Values before and after, joined per subject, in one panel per variable with a scale of its own.
public struct PairedPlot: Sendable, Hashable {
    /// One subject's two values; a missing one is not drawn and not counted.
    public struct Pair: Sendable, Hashable {
        /// Printed at the end of the line.
        public var label: String
        public var before: Double?
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
        public var range: ClosedRange<Double>
        public var label: String

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
        public var before: Double
        public var after: Double

        /// - Precondition: the values are finite.
        public init(before: Double, after: Double) {
            precondition(before.isFinite && after.isFinite, "a value to draw is finite")
            self.before = before
            self.after = after
        }
    }

    public struct Panel: Sendable, Hashable {
        public var title: String
        public var unit: String?
        public var pairs: [Pair]
        public var references: [Reference]
        public var center: Center?
        /// Whether the scale begins at zero.
        public var startsAtZero: Bool

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

    public var panels: [Panel]
    public var beforeLabel: String
    public var afterLabel: String
    /// What the centre marks are, such as "Median".
    public var centerLabel: String
    /// Panels side by side; `nil` for as many as fit.
    public var columns: Int?
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
