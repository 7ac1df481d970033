// SPDX-License-Identifier: Apache-2.0

extension SDI {
    /// What the answers of a visit say of the 41 items, after the rules of time.
    struct Reading {
        private(set) var points = Points()
        /// Items that are present, and not yet for 6 months.
        private(set) var flags: [String] = []
        /// Items, months of persistence and months between events that leave the total open.
        private(set) var missing: [String] = []

        init(_ answers: Answers) {
            for row in SDI.table {
                let given = Self.given(row, answers)
                points[row.item] = Self.limited(row, given, answers)
                if given.lowerBound > points[row.item].upperBound {
                    flags.append("\(row.timing == .events ? "eventsTooClose" : "notYetSixMonths").\(row.item)")
                }
            }
            for item in points.open {
                let row = SDI.table[SDI.row(item)]
                missing.append(Self.given(row, answers).count > 1 ? item.rawValue : SDI.monthsItem(row) ?? item.rawValue)
            }
        }

        /// The points as answered. An answer that the item does not admit is unknown.
        private static func given(_ row: Row, _ answers: Answers) -> ClosedRange<Int> {
            if takesCount(row) {
                let count = answers.number(row.item.rawValue).flatMap { Int(exactly: $0) }
                return count.flatMap { (0...row.maximum).contains($0) ? $0...$0 : nil } ?? 0...row.maximum
            }
            switch answers.finding(row.item.rawValue) {
            case .present: return row.maximum...row.maximum
            case .absent: return 0...0
            case .unknown: return 0...row.maximum
            }
        }

        /// The points that the months allow. Where the data never ask for months, the answer stands: the clinician has applied the rule.
        private static func limited(_ row: Row, _ given: ClosedRange<Int>, _ answers: Answers) -> ClosedRange<Int> {
            guard let id = monthsItem(row), answers.asks(for: id) else { return given }
            let least = row.timing == .events ? 1 : 0
            let limit = min(given.lowerBound, least)...min(given.upperBound, least)
            guard let months = answers.number(id) else { return limit.lowerBound...given.upperBound }
            return isLongEnough(months: months) ? given : limit
        }
    }

    static func takesCount(_ row: Row) -> Bool { row.maximum == 2 }

    /// The item of the months that decide whether a row counts; `nil` where none do.
    static func monthsItem(_ row: Row) -> String? {
        switch row.timing {
        case .sixMonths: "monthsPresent.\(row.item.rawValue)"
        case .events: "monthsBetween.\(row.item.rawValue)"
        case .ever, .either: nil
        }
    }

    /// The 41 items, then the months, then the total.
    static let form: [ItemDescription] =
        table.map { row in
            ItemDescription(
                row.item.rawValue, row.label, takesCount(row) ? .count(0...2) : .finding,
                weight: takesCount(row) ? nil : Double(row.maximum),
                group: row.system.label, "\(row.definition)\(timingInWords(row))")
        }
        + table.compactMap { row in
            monthsItem(row).map {
                let between = row.timing == .events
                return ItemDescription(
                    $0, "\(row.label): months \(between ? "between the first and the last" : "present")", .number(0...1200, unit: "mo"),
                    group: "months", need: .alternative,
                    between ? "with less than 6 a second event does not count" : "with less than 6 the item does not count yet")
            }
        }
        + [
            ItemDescription(
                recorded, "SDI", .count(0...47), group: "total", need: .alternative,
                "as recorded; decides where the items leave the total open")
        ]

    static let recorded = "sdi"
    static let recordedRule =
        "A recorded total is used where the items leave the total open; where it contradicts them the result is flagged recordedDiffers.sdi."

    private static func timingInWords(_ row: Row) -> String {
        row.timing == .sixMonths && !row.definition.contains("6 months") ? "; for at least 6 months" : ""
    }
}
