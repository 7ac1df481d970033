// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

extension SDI {
    /// The points of one visit by item, from the lowest to the highest that agree with what is known.
    public struct Points: Sendable, Hashable {
        /// One range a row of ``SDI/table``.
        public internal(set) var ranges: [ClosedRange<Int>]

        /// A visit at which nothing was assessed.
        public init() {
            ranges = SDI.table.map { 0...$0.maximum }
        }

        /// These points; items that are not named are unknown.
        ///
        /// - Precondition: each item is given points that it can have (end-stage renal disease 0 or 3).
        public init(_ points: [Item: Int]) {
            self.init()
            for (item, points) in points { self[item] = points...points }
        }

        /// These points, and 0 for every item that is not named.
        ///
        /// - Precondition: each item is given points that it can have.
        public init(only points: [Item: Int]) {
            self.init(Dictionary(uniqueKeysWithValues: Item.allCases.map { ($0, points[$0] ?? 0) }))
        }

        /// The points of an item.
        public subscript(item: Item) -> ClosedRange<Int> {
            get { ranges[SDI.row(item)] }
            set {
                let most = SDI.table[SDI.row(item)].maximum
                precondition(newValue.lowerBound >= 0 && newValue.upperBound <= most, "points that the item can have")
                precondition(
                    item != .endStageRenalDisease || [0, 3].contains(newValue.lowerBound) && [0, 3].contains(newValue.upperBound), "0 or 3")
                ranges[SDI.row(item)] = newValue
            }
        }

        /// The points of a system. End-stage renal disease replaces the two other renal items.
        public func points(of system: System) -> ClosedRange<Int> { sum(SDI.rowsBySystem[system] ?? []) }

        /// The total, 0 to 47.
        public var total: ClosedRange<Int> { sum(SDI.allRows) }

        /// The total over the 39 items of the form of 1996, 0 to 45.
        public var totalOf1996Form: ClosedRange<Int> { sum(SDI.rowsOf1996Form) }

        private func sum(_ rows: [Int]) -> ClosedRange<Int> {
            var (low, high) = (0, 0)
            for row in rows where !SDI.renalRows.contains(row) {
                low += ranges[row].lowerBound
                high += ranges[row].upperBound
            }
            guard rows.contains(SDI.renalRows.lowerBound) else { return low...high }
            let renal = renal
            return (low + renal.lowerBound)...(high + renal.upperBound)
        }

        private var renal: ClosedRange<Int> {
            let (filtration, protein, endStage) = (self[.gfrBelow50], self[.proteinuria3500], self[.endStageRenalDisease])
            let low = endStage.lowerBound == 3 ? 3 : filtration.lowerBound + protein.lowerBound
            return low...(endStage.upperBound == 3 ? 3 : filtration.upperBound + protein.upperBound)
        }

        /// The items that leave the total open: where end-stage disease is known, the two other renal items do not.
        public var open: [Item] {
            let isEndStage = self[.endStageRenalDisease] == 3...3
            return zip(SDI.table, ranges).filter { row, points in
                points.count > 1 && !(isEndStage && row.system == .renal)
            }.map(\.0.item)
        }
    }

    static let allRows = Array(table.indices)
    static let rowsOf1996Form = table.indices.filter { table[$0].isIn1996Form }
    static let rowsBySystem = Dictionary(grouping: table.indices) { table[$0].system }
    /// The rows of the kidney, which follow one another.
    static let renalRows = row(.gfrBelow50)...row(.endStageRenalDisease)

    static func row(_ item: Item) -> Int { rows[item] ?? 0 }
    private static let rows = Dictionary(uniqueKeysWithValues: table.enumerated().map { ($1.item, $0) })

    /// Whether a finding of a period has lasted long enough to count.
    public static func hasPersisted(from start: CalendarDate, through end: CalendarDate) -> Bool {
        end.wholeMonths(since: start) >= requiredMonths
    }

    /// The points of strokes or infarctions: 1 for any, 2 where two of them lie at least 6 months apart.
    public static func points(ofEvents days: [CalendarDate]) -> Int {
        guard let first = days.min(), let last = days.max() else { return 0 }
        return hasPersisted(from: first, through: last) ? 2 : 1
    }
}
