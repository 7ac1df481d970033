// SPDX-License-Identifier: Apache-2.0

/// The change of each subject as a bar, sorted from the greatest rise to the greatest fall.
///
/// A fall is a filled bar, a rise a hatched one in another colour, no change a short stroke on the line.
public struct WaterfallPlot: Sendable, Hashable {
    /// The change of one subject.
    public struct Bar: Sendable, Hashable {
        /// The name in print; cut with an ellipsis where it is too long.
        public var label: String
        /// In the unit of the plot, below 0 for a fall; `nil` where it is unknown, and then the subject is counted in a note.
        public var change: Double?
        /// A sign at the end of the bar, explained in `notes`; empty for none.
        public var mark: String
        /// Where the value comes from, for the data table.
        public var lineage: Lineage?

        /// - Precondition: the change is finite.
        public init(_ label: String, change: Double?, mark: String = "", lineage: Lineage? = nil) {
            precondition(ChartStyle.isFinite([change]), "a change to draw is finite")
            self.label = label
            self.change = change
            self.mark = mark
            self.lineage = lineage
        }
    }

    /// In any order.
    public var bars: [Bar]
    /// In bold above the plot; empty for none.
    public var title: String
    /// Printed below the title; `nil` for none.
    public var unit: String?
    /// Lines and bands behind the data; their words stand in the legend.
    public var references: [ChartReference]
    /// The words of the legend.
    public var riseLabel: String
    /// The word for falls in the legend.
    public var fallLabel: String
    /// The word for no change in the legend.
    public var sameLabel: String
    /// For the foot of the figure, one line each.
    public var notes: [String]
    /// The printed size of the whole figure.
    public var size: FigureSize

    /// A plot of changes in any order.
    public init(
        bars: [Bar], title: String = "", unit: String? = nil, references: [ChartReference] = [], riseLabel: String = "Rise",
        fallLabel: String = "Fall", sameLabel: String = "No change", notes: [String] = [], size: FigureSize = .doubleColumn
    ) {
        self.bars = bars
        self.title = title
        self.unit = unit
        self.references = references
        self.riseLabel = riseLabel
        self.fallLabel = fallLabel
        self.sameLabel = sameLabel
        self.notes = notes
        self.size = size
    }

    /// The subjects with a known change, greatest rise first; equal ones in the order given.
    var sorted: [(bar: Bar, change: Double)] {
        bars.enumerated().compactMap { index, bar in bar.change.map { (index, bar, $0) } }
            .sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map { ($0.1, $0.2) }
    }
}

extension WaterfallPlot {
    /// The numbers that are drawn, in the order of the bars; subjects without a known change at the end.
    public func data(id: String, caption: String) -> Table {
        let unknown = bars.filter { $0.change == nil }
        return Table(
            id: id, label: "", caption: caption,
            columns: [.init("Subject"), .init("Change", alignment: .right), .init("Mark")],
            rows: (sorted.map(\.bar) + unknown).map { bar in
                Table.Row([Cell(bar.label), ChartStyle.cell(bar.change, lineage: bar.lineage), Cell(bar.mark)])
            })
    }

    /// The drawing with its data and a description made of the numbers of rises and falls.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        let counts = legendTexts.joined(separator: ", ")
        return Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? "One bar per subject, sorted. \(counts).",
            scene: scene, data: data(id: "\(id)-data", caption: "Data of \(label)"))
    }

    private var changes: [Double] { bars.compactMap(\.change) }

    /// Falls, rises and neither, with their numbers.
    var legendTexts: [String] {
        let counts = [changes.count { $0 < 0 }, changes.count { $0 > 0 }, changes.count { $0 == 0 }]
        return zip([fallLabel, riseLabel, sameLabel], counts).map { "\($0): \($1) of \(changes.count)" }
    }
}
