// SPDX-License-Identifier: Apache-2.0

/// One way or several to fill some columns, all with the same product of factorials.
struct Filling {
    /// Minus the sum of log cell!.
    var logValue: Double
    /// The product of the factorials.
    var product: ResiduePair
    /// How many ways; exact up to 2^53.
    var ways: Double
}

struct TableSearch {
    private let rowTotals: [Int]
    private let halves: (first: [Int], second: [Int])
    private let observedLog: Double
    private let observedProduct: ResiduePair
    private let logTotal: Double
    private let logFactorials: [Double]
    private let products: [ResiduePair]
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
        let largest = rowTotals.reduce(0, +)
        (logFactorials, products) = Self.factorials(through: largest)
        var place = 1
        strides = rowTotals.map { total in
            defer { place = place.multipliedReportingOverflow(by: total + 1).partialValue }
            return place
        }
        let (logs, residues) = (logFactorials, products)
        let cells = counts.flatMap { $0 }
        observedLog = -CompensatedSum(cells.lazy.map { logs[$0] }).value
        observedProduct = cells.reduce(.one) { $0.times(residues[$1]) }
        logTotal = CompensatedSum((rowTotals + columns).map { logs[$0] } + [-logs[largest]]).value
    }

    /// log n! by a compensated sum, and n! modulo the primes.
    private static func factorials(through largest: Int) -> ([Double], [ResiduePair]) {
        var logarithms = [0.0]
        var products = [ResiduePair.one]
        var (sum, carried) = (0.0, 0.0)
        for n in stride(from: 1, through: largest, by: 1) {
            let term = PlatformMathematics.naturalLogarithm(Double(n)) + carried
            let next = sum + term
            carried = term - (next - sum)
            sum = next
            logarithms.append(sum)
            products.append(products[n - 1].times(n))
        }
        return (logarithms, products)
    }

    mutating func result() throws(StatisticsFailure) -> (p: Double, logObserved: Double) {
        let states = rowTotals.reduce(1.0) { $0 * Double($1 + 1) }
        guard states < 1e15 else { throw .invalidArgument }
        guard !halves.second.isEmpty else { return (1, 0) }
        let (early, late) = (try layer(Array(halves.first.dropLast())), try layer(Array(halves.second.dropLast())))
        var sum: [Double] = []
        try forEachFilling(of: halves.first.reduce(0, +), within: rowTotals) { search, used throws(StatisticsFailure) in
            let rest = zip(search.rowTotals, used.cells).map { $0 - $1 }
            let a = try search.fillings(of: used.cells, last: search.halves.first.last ?? 0, before: early)
            let b = try search.fillings(of: rest, last: search.halves.second.last ?? 0, before: late)
            sum.append(search.joined(a, b))
        }
        return (CompensatedSum(sum.sorted()).value, observedLog + logTotal)
    }

    private func key(_ totals: [Int]) -> Int { zip(totals, strides).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The fillings of some columns by the row totals that they use up.
    private mutating func layer(_ columns: [Int]) throws(StatisticsFailure) -> [Int: [Filling]] {
        var states: [Int: (totals: [Int], fillings: [Filling])] = [
            0: (rowTotals.map { _ in 0 }, [Filling(logValue: 0, product: .one, ways: 1)])
        ]
        for column in columns {
            var next: [Int: (totals: [Int], fillings: [Filling])] = [:]
            for state in states.sorted(by: { $0.key < $1.key }).map(\.value) {
                let room = zip(rowTotals, state.totals).map { $0 - $1 }
                let start = key(state.totals)
                try forEachFilling(of: column, within: room) { search, column throws(StatisticsFailure) in
                    try search.spend(state.fillings.count)
                    let totals = zip(state.totals, column.cells).map { $0 + $1 }
                    search.extend(state.fillings, by: column, into: &next[start + column.key, default: (totals, [])].fillings)
                }
            }
            states = next.mapValues { ($0.totals, Self.merged($0.fillings)) }
        }
        return states.mapValues(\.fillings)
    }

    /// The fillings that use up given row totals, where the last column takes what the others left.
    private mutating func fillings(
        of totals: [Int], last column: Int, before: [Int: [Filling]]
    ) throws(StatisticsFailure) -> [Filling] {
        var all: [Filling] = []
        let end = key(totals)
        try forEachFilling(of: column, within: totals) { search, column throws(StatisticsFailure) in
            guard let fillings = before[end - column.key] else { return }
            try search.spend(fillings.count)
            search.extend(fillings, by: column, into: &all)
        }
        return Self.merged(all)
    }

    private mutating func spend(_ steps: Int) throws(StatisticsFailure) {
        effort += steps + 4
        guard effort <= FisherFreemanHalton.largestEffort else { throw .invalidArgument }
    }

    private func extend(_ fillings: [Filling], by column: Column, into list: inout [Filling]) {
        for filling in fillings {
            list.append(
                Filling(
                    logValue: filling.logValue + column.logValue, product: filling.product.times(column.product), ways: filling.ways))
        }
    }

    /// Sorted by value, with equal products joined.
    private static func merged(_ fillings: [Filling]) -> [Filling] {
        guard fillings.count > 1 else { return fillings }
        var result: [Filling] = []
        for filling in fillings.sorted(by: { ($0.product.first, $0.product.second) < ($1.product.first, $1.product.second) }) {
            if result.last?.product == filling.product {
                result[result.count - 1].ways += filling.ways
            } else {
                result.append(filling)
            }
        }
        return result.sorted { $0.logValue < $1.logValue }
    }

    /// The probability of all tables made of one filling of each list that are not more likely than the observed one.
    private func joined(_ a: [Filling], _ b: [Filling]) -> Double {
        var (count, total, below) = (0, 0.0, 0.0)
        // b grows as a falls; `below` is the sum over the first `count` of b, all surely less likely.
        for filling in a.reversed() {
            while count < b.count, filling.logValue + b[count].logValue < observedLog - Self.doubt {
                below += b[count].ways * PlatformMathematics.exponential(b[count].logValue - (b.last?.logValue ?? 0))
                count += 1
            }
            var sum = below
            var doubtful = count
            while doubtful < b.count, filling.logValue + b[doubtful].logValue <= observedLog + Self.doubt {
                let other = b[doubtful]
                let isEqual = filling.product.times(other.product) == observedProduct
                if isEqual || filling.logValue + other.logValue < observedLog {
                    sum += other.ways * PlatformMathematics.exponential(other.logValue - (b.last?.logValue ?? 0))
                }
                doubtful += 1
            }
            let scale = PlatformMathematics.exponential(filling.logValue + (b.last?.logValue ?? 0) + logTotal)
            total += filling.ways * scale * sum
        }
        return total
    }

    /// Logarithms closer than this are not told apart by themselves.
    private static let doubt = 1e-9

    /// One column with its counts.
    private struct Column {
        var cells: [Int]
        /// Of the row totals that it uses up.
        var key = 0
        /// Minus the sum of log cell!.
        var logValue = 0.0
        /// The product of the factorials.
        var product = ResiduePair.one
    }

    /// All ways to spread a column total over the rows.
    private mutating func forEachFilling(
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
        let (key, logValue, product) = (column.key, column.logValue, column.product)
        for cell in stride(from: max(0, left - capacity[row + 1]), through: min(left, room[row]), by: 1) {
            column.cells[row] = cell
            column.key = key + cell * strides[row]
            column.logValue = logValue - logFactorials[cell]
            column.product = cell > 1 ? product.times(products[cell]) : product
            try spread(left - cell, row: row + 1, room: room, capacity: capacity, column: &column, body)
        }
    }
}
