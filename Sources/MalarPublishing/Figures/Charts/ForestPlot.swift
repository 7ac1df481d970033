// SPDX-License-Identifier: Apache-2.0

/// Estimates with their intervals, one below the other, beside columns of text.
public struct ForestPlot: Sendable, Hashable {
    /// What a row is.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A square with its interval.
        case estimate
        /// A diamond over the interval.
        case pooled
        /// A bar over an interval without a point, such as that of prediction.
        case range
        /// Words in bold that name the rows below.
        case heading
    }

    /// One row.
    public struct Row: Sendable, Hashable {
        /// How the row is drawn.
        public var kind: Kind
        /// The name in print; cut with an ellipsis where it is too long.
        public var label: String
        /// The texts of the columns at the left and at the right, in their order.
        public var left: [String]
        /// The texts of the columns at the right, in their order.
        public var right: [String]
        /// `nil` where it cannot be estimated; then the plot is empty in this row.
        public var estimate: Double?
        /// The lower end of the interval; `nil` where there is none.
        public var lower: Double?
        /// The upper bound; `nil` where there is none.
        public var upper: Double?
        /// Gives the area of the square, in any unit; equal squares where no row has one.
        public var weight: Double?
        /// Where the numbers come from, for the data table.
        public var lineage: Lineage?

        /// A row of the kind `range` needs its two ends only.
        /// - Precondition: numbers are finite, the interval holds the estimate and the weight is not negative.
        public init(
            _ label: String, kind: Kind = .estimate, left: [String] = [], estimate: Double? = nil, lower: Double? = nil,
            upper: Double? = nil, right: [String] = [], weight: Double? = nil, lineage: Lineage? = nil
        ) {
            precondition(ChartStyle.isFinite([estimate, lower, upper, weight]) && weight ?? 0 >= 0, "an estimate to draw is finite")
            precondition((lower ?? estimate ?? 0) <= (estimate ?? lower ?? 0), "an interval holds its estimate")
            precondition((upper ?? estimate ?? 0) >= (estimate ?? upper ?? 0), "an interval holds its estimate")
            precondition(estimate != nil || lower ?? upper ?? 0 <= upper ?? lower ?? 0, "an interval rises")
            self.kind = kind
            self.label = label
            self.left = left
            self.right = right
            self.estimate = estimate
            self.lower = lower
            self.upper = upper
            self.weight = weight
            self.lineage = lineage
        }

        /// A row that names the rows below it.
        public static func heading(_ label: String) -> Row { Row(label, kind: .heading) }
    }

    /// Equal distances are equal differences, or equal ratios.
    public enum Axis: String, Sendable, Hashable, CaseIterable {
        case linear, logarithmic
    }

    /// From top to bottom.
    public var rows: [Row]
    /// Whether equal distances are equal differences or equal ratios.
    public var axis: Axis
    /// Where there is no effect: 0 for differences, 1 for ratios; `nil` where no value stands for that, as with a proportion of one group.
    public var reference: Double?
    /// The axis is cut to this range and intervals that leave it end in an arrow; `nil` for all of them.
    public var range: ClosedRange<Double>?
    /// The title of the axis; empty for none.
    public var axisLabel: String
    /// Words below the axis on the sides below and above the reference; empty for none.
    public var lowSide: String
    /// Words below the axis on the side above the reference; empty for none.
    public var highSide: String
    /// The heading of the names.
    public var labelTitle: String
    /// The headings of the columns at the left of the plot.
    public var leftTitles: [String]
    /// The headings of the columns at the right of the plot.
    public var rightTitles: [String]
    /// For the foot of the figure, one line each.
    public var notes: [String]
    /// The printed size of the whole figure.
    public var size: FigureSize

    /// - Precondition: on a logarithmic axis all numbers are above 0; the reference is finite; rows have as many texts as there are titles,
    ///   or fewer.
    public init(
        rows: [Row], axis: Axis = .linear, reference: Double?, range: ClosedRange<Double>? = nil, axisLabel: String = "",
        lowSide: String = "", highSide: String = "", labelTitle: String = "", leftTitles: [String] = [], rightTitles: [String] = [],
        notes: [String] = [], size: FigureSize = .doubleColumn
    ) {
        let numbers = rows.flatMap { [$0.estimate, $0.lower, $0.upper] } + [reference, range?.lowerBound, range?.upperBound]
        precondition(ChartStyle.isFinite(numbers), "an axis has finite numbers")
        precondition(axis == .linear || numbers.allSatisfy { $0 ?? 1 > 0 }, "a logarithmic axis has numbers above 0")
        precondition(
            rows.allSatisfy { $0.left.count <= leftTitles.count && $0.right.count <= rightTitles.count }, "each column of text has a title")
        self.rows = rows
        self.axis = axis
        self.reference = reference
        self.range = range
        self.axisLabel = axisLabel
        self.lowSide = lowSide
        self.highSide = highSide
        self.labelTitle = labelTitle
        self.leftTitles = leftTitles
        self.rightTitles = rightTitles
        self.notes = notes
        self.size = size
    }
}

extension ForestPlot {
    /// The numbers that are drawn, with the texts beside them.
    public func data(id: String, caption: String) -> Table {
        let names = [labelTitle] + leftTitles
        return Table(
            id: id, label: "", caption: caption,
            columns: names.map { Table.Column($0) }
                + ["Estimate", "Lower", "Upper", "Weight"].map { .init($0, alignment: .right) } + rightTitles.map { Table.Column($0) },
            rows: rows.map { row in
                guard row.kind != .heading else { return .heading(Cell(row.label)) }
                func padded(_ texts: [String], _ count: Int) -> [Cell] { (0..<count).map { Cell($0 < texts.count ? texts[$0] : "") } }
                return Table.Row(
                    [Cell(row.label)] + padded(row.left, leftTitles.count) + [
                        ChartStyle.cell(row.estimate, lineage: row.lineage), ChartStyle.cell(row.lower), ChartStyle.cell(row.upper),
                        ChartStyle.cell(row.weight),
                    ] + padded(row.right, rightTitles.count), kind: row.kind == .pooled ? .total : .body)
            })
    }

    /// The drawing with its data and a description made of the estimates.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        let sentences = rows.filter { $0.kind != .heading }.map { row in
            let ends = [row.lower, row.upper].compactMap { $0.map { ChartStyle.cell($0).text } }
            if row.kind == .range, ends.count == 2 { return "\(row.label): \(ends[0]) to \(ends[1])." }
            guard let estimate = row.estimate else { return "\(row.label): not estimable." }
            return "\(row.label): \(ChartStyle.cell(estimate).text)" + (ends.count == 2 ? " (\(ends[0]) to \(ends[1]))." : ".")
        }
        let words = sentences.isEmpty ? "There is nothing to draw." : sentences.joined(separator: " ")
        return Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? words, scene: scene,
            data: data(id: "\(id)-data", caption: "Data of \(label)"))
    }
}
