// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

/// A place where a publication's own numbers do not fit each other.
public struct ArithmeticFinding: Sendable, Hashable {
    /// Where it is printed.
    public let place: String
    /// What is stated.
    public let what: String
    /// What is printed.
    public let printed: String
    /// What does not fit.
    public let problem: String
}

/// What the check of a publication's own arithmetic looked at and found.
public struct PublishedArithmetic: Sendable, Hashable {
    /// How many percentages, quartiles, sums and repetitions were checked.
    public private(set) var checks = 0
    /// Those that fail.
    public private(set) var findings: [ArithmeticFinding] = []

    init(_ study: ReportedStudy) {
        for table in study.tables {
            check(cells: table)
            check(totals: table)
            check(sums: table)
        }
        for statement in study.repeated { check(statement) }
    }

    /// Counts a check, and keeps what fails.
    private mutating func note(_ place: String, _ what: String, _ printed: String, _ problem: String?) {
        checks += 1
        if let problem { findings.append(ArithmeticFinding(place: place, what: what, printed: printed, problem: problem)) }
    }

    private mutating func check(cells table: PublishedTable) {
        for row in table.rows {
            for (column, printed) in zip(table.columns, row.printed) {
                let what = [row.under, row.label, table.columns.count > 1 ? column : nil].compactMap(\.self).joined(separator: ", ")
                check(print: printed, table.place, what, patients: table.patients)
            }
        }
    }

    private mutating func check(print printed: String, _ place: String, _ what: String, patients: Int?) {
        switch PublishedText(printed) {
        case .count(let count, let total, let percent?, _):
            guard let total = total ?? patients, total > 0 else { return }
            let share = 100 * Double(count) / Double(total)
            note(
                place, what, printed,
                percent.agrees(with: share) == .no ? "\(count)/\(total) is \(share.fixed(1))%, printed as \(percent.text)%" : nil)
        case .count(let count, _, _, let parts) where !parts.isEmpty:
            let sum = parts.reduce(0, +)
            note(place, what, printed, sum == count ? nil : "the kinds in brackets add up to \(sum)")
        case .spread(let middle, let lower, let upper):
            let isOrdered = lower.value <= middle.value && middle.value <= upper.value
            note(place, what, printed, isOrdered ? nil : "the median does not lie between the quartiles")
        default: break
        }
    }

    /// A total row and the rows since the one before it.
    private mutating func check(totals table: PublishedTable) {
        var above: [PublishedTable.Row] = []
        for row in table.rows {
            guard row.isTotal else {
                above.append(row)
                continue
            }
            for (index, column) in table.columns.enumerated() {
                let parts = above.map { PublishedText($0.printed[index]).leading }
                guard let total = PublishedText(row.printed[index]).leading, !parts.contains(nil) else { continue }
                let sum = parts.reduce(0) { $0 + ($1 ?? 0) }
                note(table.place, "\(row.label), \(column)", row.printed[index], sum == total ? nil : "the rows above add up to \(sum)")
            }
            above = []
        }
    }

    private mutating func check(sums table: PublishedTable) {
        for sum in table.sums {
            let lines: [(name: String, value: (String) -> String?)] =
                sum.isAcross
                ? table.rows.map { row in (row.label, { name in table.columns.firstIndex(of: name).map { row.printed[$0] } }) }
                : table.columns.enumerated().map { index, column in
                    (column, { name in table.rows.first { $0.label == name }?.printed[index] })
                }
            for line in lines {
                let parts = sum.parts.map { line.value($0).flatMap { PublishedText($0).leading } }
                guard let printed = line.value(sum.whole), let whole = PublishedText(printed).leading, !parts.contains(nil) else {
                    continue
                }
                let total = parts.reduce(0) { $0 + ($1 ?? 0) }
                note(
                    table.place, "\(sum.whole), \(line.name)", printed,
                    total == whole ? nil : "\(sum.parts.listed) add up to \(total)")
            }
        }
    }

    /// A statement in several places: each print in itself, then all against each other.
    private mutating func check(_ statement: RepeatedStatement) {
        for print in statement.prints { check(print: print.text, print.place, statement.what, patients: nil) }
        guard statement.prints.count > 1 else { return }
        let texts = statement.prints.map { PublishedText($0.text) }
        let agrees = texts.indices.allSatisfy { first in texts.indices.allSatisfy { second in texts[first].fits(texts[second]) } }
        note(
            statement.prints.map(\.place).uniqued().joined(separator: "; "), statement.what,
            statement.prints.map(\.text).joined(separator: "; "), agrees ? nil : "the places do not agree")
    }
}

extension PublishedText {
    /// Whether two prints can be of the same number.
    fileprivate func fits(_ other: PublishedText) -> Bool {
        if case .count(let left, let leftTotal?, _, _) = self, case .count(let right, let rightTotal?, _, _) = other {
            return left == right && leftTotal == rightTotal
        }
        if let left = leading, let right = other.leading { return left == right }
        if let left = percentage, let right = other.percentage { return Self.agree(left, right) }
        switch (self, other) {
        case (.number(let left), .number(let right)): return Self.agree(left, right)
        case (.number(let left), .spread(let right, _, _)), (.spread(let right, _, _), .number(let left)): return Self.agree(left, right)
        case (.spread(let left, let low, let high), .spread(let right, let lower, let upper)):
            return Self.agree(left, right) && Self.agree(low, lower) && Self.agree(high, upper)
        case (.notSignificant, .number(let p)), (.number(let p), .notSignificant): return p.value >= 0.05
        case (.below(let limit), .number(let p)), (.number(let p), .below(let limit)): return p.value < limit.value
        case (.notSignificant, .below), (.below, .notSignificant): return false
        default: return self == other
        }
    }

    private var percentage: PrintedNumber? {
        switch self {
        case .percent(let number): number
        case .count(_, _, let percent, _): percent
        default: nil
        }
    }

    /// The finer print rounds to the coarser one.
    private static func agree(_ left: PrintedNumber, _ right: PrintedNumber) -> Bool {
        let (coarse, fine) = left.decimals <= right.decimals ? (left, right) : (right, left)
        return coarse.agrees(with: fine.value) != .no
    }
}
