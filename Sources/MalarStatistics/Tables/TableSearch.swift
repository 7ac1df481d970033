// SPDX-License-Identifier: Apache-2.0

/// One way or several to fill some columns, all with the same product of factorials.
struct Filling {
    /// Minus the sum of log cell!.
    var logValue: Double
    /// Of the product of the factorials.
    var print: FactorialPrint
    /// How many ways; exact up to 2^53.
    var ways: Double
}

/// The sum of the probabilities of all tables with given margins that are not more likely than one of them.
struct TableSearch {
    let rowTotals: [Int]
    private let halves: (first: [Int], second: [Int])
    private let observedLog: Double
    private let observedPrint: FactorialPrint
    private let logTotal: Double
    let factorials: FactorialTable
    private let strides: [Int]
    private var effort = 0

    init(_ counts: [[Int]]) {
        rowTotals = counts.map { $0.reduce(0, +) }
        // Large and small columns alternate between the halves, so that neither becomes much the larger.
        let columns = counts[0].indices.map { column in counts.reduce(0) { $0 + $1[column] } }.sorted(by: >)
        let inFirst = { (index: Int) in index % 4 == 0 || index % 4 == 3 }
        halves = (
            columns.indices.filter(inFirst).map { columns[$0] }, columns.indices.filter { !inFirst($0) }.map { columns[$0] }
        )
        let factorials = FactorialTable(through: rowTotals.reduce(0, +))
        self.factorials = factorials
        var place = 1
        strides = rowTotals.map { total in
            defer { place = place.multipliedReportingOverflow(by: total + 1).partialValue }
            return place
        }
        let cells = counts.flatMap { $0 }
        observedLog = -CompensatedSum(cells.lazy.map { factorials.logarithms[$0] }).value
        observedPrint = cells.reduce(FactorialPrint()) { $0 + factorials.prints[$1] }
        logTotal = -factorials.logSum(rows: rowTotals, columns: columns)
    }

    mutating func result() throws(StatisticsFailure) -> (p: Double, logObserved: Double) {
        let states = rowTotals.reduce(1.0) { $0 * Double($1 + 1) }
        guard states < 1e15 else { throw .invalidArgument }
        guard !halves.second.isEmpty else { return (1, 0) }
        try checkEffort()
        let (early, late) = (try layer(halves.first), try layer(halves.second))
        var sum: [Double] = []
        try forEachFilling(of: halves.first.reduce(0, +), within: rowTotals) { search, used throws(StatisticsFailure) in
            let rest = zip(search.rowTotals, used.cells).map { $0 - $1 }
            if let known = search.wholeShare(used.cells, rest) { return sum.append(known) }
            let a = try search.fillings(of: used.cells, search.halves.first, before: early)
            let b = try search.fillings(of: rest, search.halves.second, before: late)
            sum.append(search.joined(a, b))
        }
        return (CompensatedSum(sum.sorted()).value, observedLog + logTotal)
    }

    /// Refuses at once where the ways to fill one half, column by column, are too many.
    private func checkEffort() throws(StatisticsFailure) {
        for half in [halves.first, halves.second] {
            let ways = half.reduce(1.0) { $0 * FactorialTable.waysToSpread($1, within: rowTotals) }
            guard ways <= FisherFreemanHalton.largestEffort else { throw .invalidArgument }
        }
    }

    /// Where bounds alone decide about all tables that share the row totals in this way: their probability, or 0.
    private func wholeShare(_ used: [Int], _ rest: [Int]) -> Double? {
        let bounds = [(used, halves.first), (rest, halves.second)].map { factorials.bounds(rows: $0.0, columns: $0.1) }
        if bounds[0].lower + bounds[1].lower > observedLog + Self.doubt { return 0 }
        guard bounds[0].upper + bounds[1].upper < observedLog - Self.doubt else { return nil }
        let logarithm = factorials.logSum(rows: used, columns: halves.first) + factorials.logSum(rows: rest, columns: halves.second)
        return PlatformMathematics.exponential(logarithm + logTotal)
    }

    private func key(_ totals: [Int]) -> Int { zip(totals, strides).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The fillings of all columns of a half but the last, by the row totals that they use up; of one or two columns none are listed.
    private mutating func layer(_ half: [Int]) throws(StatisticsFailure) -> [Int: [Filling]] {
        guard half.count > 2 else { return [:] }
        var states: [Int: (totals: [Int], fillings: [Filling])] = [
            0: (rowTotals.map { _ in 0 }, [Filling(logValue: 0, print: FactorialPrint(), ways: 1)])
        ]
        for column in half.dropLast() {
            var next: [Int: (totals: [Int], fillings: [Filling])] = [:]
            for state in states.sorted(by: { $0.key < $1.key }).map(\.value) {
                let room = zip(rowTotals, state.totals).map { $0 - $1 }
                let start = key(state.totals)
                try forEachFilling(of: column, within: room) { search, column throws(StatisticsFailure) in
                    try search.spend(state.fillings.count)
                    let totals = zip(state.totals, column.cells).map { $0 + $1 }
                    Self.extend(state.fillings, by: column, into: &next[start + column.key, default: (totals, [])].fillings)
                }
            }
            states = next.mapValues { ($0.totals, Self.merged($0.fillings)) }
        }
        return states.mapValues(\.fillings)
    }

    /// The fillings of a half that use up given row totals.
    private mutating func fillings(
        of totals: [Int], _ half: [Int], before: [Int: [Filling]]
    ) throws(StatisticsFailure) -> [Filling] {
        let column = half.last ?? 0
        if half.count == 1 { return [Filling(logValue: factorials.logValue(totals), print: factorials.print(totals), ways: 1)] }
        if half.count == 2 {
            var pairs = PairFillings(totals, factorials)
            pairs.spread(column)
            try spend(pairs.list.count)
            return pairs.list
        }
        var all: [Filling] = []
        let end = key(totals)
        try forEachFilling(of: column, within: totals) { search, column throws(StatisticsFailure) in
            guard let fillings = before[end - column.key] else { return }
            try search.spend(fillings.count)
            Self.extend(fillings, by: column, into: &all)
        }
        return Self.merged(all)
    }

    private mutating func spend(_ steps: Int) throws(StatisticsFailure) {
        effort += steps
        guard Double(effort) <= FisherFreemanHalton.largestEffort else { throw .invalidArgument }
    }

    private static func extend(_ fillings: [Filling], by column: Column, into list: inout [Filling]) {
        for filling in fillings {
            list.append(Filling(logValue: filling.logValue + column.logValue, print: filling.print + column.print, ways: filling.ways))
        }
    }

    /// Equal products joined.
    private static func merged(_ fillings: [Filling]) -> [Filling] {
        guard fillings.count > 1 else { return fillings }
        var result: [Filling] = []
        for filling in fillings.sorted(by: { $0.print < $1.print }) {
            if result.last?.print == filling.print {
                result[result.count - 1].ways += filling.ways
            } else {
                result.append(filling)
            }
        }
        return result
    }

    /// The probability of all tables made of one filling of each list that are not more likely than the observed one.
    private func joined(_ a: [Filling], _ b: [Filling]) -> Double {
        let (few, many) = a.count < b.count ? (a, b) : (b, a)
        let top = many.reduce(-Double.infinity) { max($0, $1.logValue) }
        guard few.count > 1 else { return few.first.map { total($0, with: many[...], surely: 0, top: top) } ?? 0 }
        let sorted = many.sorted { $0.logValue < $1.logValue }
        var (count, below, sum) = (0, 0.0, 0.0)
        // The list grows as the other one falls; `below` is the sum over its first `count`, all surely less likely.
        for filling in few.sorted(by: { $0.logValue > $1.logValue }) {
            while count < sorted.count, filling.logValue + sorted[count].logValue < observedLog - Self.doubt {
                below += sorted[count].ways * PlatformMathematics.exponential(sorted[count].logValue - top)
                count += 1
            }
            var end = count
            while end < sorted.count, filling.logValue + sorted[end].logValue <= observedLog + Self.doubt { end += 1 }
            sum += total(filling, with: sorted[count..<end], surely: below, top: top)
        }
        return sum
    }

    /// One filling with those of a list that together are not more likely, and with others that surely are not.
    private func total(_ filling: Filling, with list: ArraySlice<Filling>, surely: Double, top: Double) -> Double {
        var sum = surely
        for other in list {
            let difference = filling.logValue + other.logValue - observedLog
            if difference > Self.doubt { continue }
            if difference < 0 || filling.print + other.print == observedPrint {
                sum += other.ways * PlatformMathematics.exponential(other.logValue - top)
            }
        }
        return sum == 0 ? 0 : filling.ways * sum * PlatformMathematics.exponential(filling.logValue + top + logTotal)
    }

    /// Logarithms closer than this are not told apart by themselves.
    private static let doubt = 1e-9
}

extension TableSearch {
    /// One column with its counts.
    fileprivate struct Column {
        var cells: [Int]
        /// Of the row totals that it uses up.
        var key = 0
        /// Minus the sum of log cell!.
        var logValue = 0.0
        /// Of the product of the factorials.
        var print = FactorialPrint()
    }

    /// All ways to spread a column total over the rows.
    fileprivate mutating func forEachFilling(
        of total: Int, within room: [Int], _ body: (inout TableSearch, Column) throws(StatisticsFailure) -> Void
    ) throws(StatisticsFailure) {
        // What the rows from each one on can take.
        var capacity = [Int](repeating: 0, count: room.count + 1)
        for row in room.indices.reversed() { capacity[row] = capacity[row + 1] + room[row] }
        guard total <= capacity[0] else { return }
        var column = Column(cells: [Int](repeating: 0, count: room.count))
        try spread(total, row: 0, room: room, capacity: capacity, column: &column, body)
    }

    private mutating func spread(
        _ left: Int, row: Int, room: [Int], capacity: [Int], column: inout Column,
        _ body: (inout TableSearch, Column) throws(StatisticsFailure) -> Void
    ) throws(StatisticsFailure) {
        if row == room.count { return try body(&self, column) }
        let (key, logValue, print) = (column.key, column.logValue, column.print)
        for cell in stride(from: max(0, left - capacity[row + 1]), through: min(left, room[row]), by: 1) {
            column.cells[row] = cell
            column.key = key + cell * strides[row]
            column.logValue = logValue - factorials.logarithms[cell]
            column.print = print + factorials.prints[cell]
            try spread(left - cell, row: row + 1, room: room, capacity: capacity, column: &column, body)
        }
    }
}

/// All ways to spread row totals over two columns.
private struct PairFillings {
    private let totals: [Int]
    private let capacity: [Int]
    private let factorials: FactorialTable
    private(set) var list: [Filling] = []

    init(_ totals: [Int], _ factorials: FactorialTable) {
        self.totals = totals
        self.factorials = factorials
        var capacity = [Int](repeating: 0, count: totals.count + 1)
        for row in totals.indices.reversed() { capacity[row] = capacity[row + 1] + totals[row] }
        self.capacity = capacity
    }

    /// Lists them for the total of one of the columns.
    mutating func spread(_ left: Int, row: Int = 0, logValue: Double = 0, print: FactorialPrint = FactorialPrint()) {
        guard row < totals.count else { return list.append(Filling(logValue: logValue, print: print, ways: 1)) }
        let total = totals[row]
        for cell in stride(from: max(0, left - capacity[row + 1]), through: min(left, total), by: 1) {
            spread(
                left - cell, row: row + 1, logValue: logValue - factorials.logarithms[cell] - factorials.logarithms[total - cell],
                print: print + factorials.prints[cell] + factorials.prints[total - cell])
        }
    }
}
