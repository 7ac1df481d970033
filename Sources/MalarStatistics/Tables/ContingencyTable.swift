// SPDX-License-Identifier: Apache-2.0

/// Counts in rows and columns. Sums and products of counts stay whole numbers, so that nothing is rounded before the last division.
public struct ContingencyTable: Hashable, Sendable, Codable {
    /// Row by row, all of the same length.
    public let counts: [[Int]]
    /// The sum of each row.
    public let rowTotals: [Int]
    /// The sum of each column.
    public let columnTotals: [Int]
    /// The sum of all counts.
    public let total: Int

    /// `.emptySample` without a cell, `.lengthMismatch` for rows of different lengths, `.invalidArgument` for a count below 0 or for counts
    /// that together exceed 9 * 10^15.
    public init(_ counts: [[Int]]) throws(StatisticsFailure) {
        guard let width = counts.first?.count, width > 0 else { throw .emptySample }
        guard counts.allSatisfy({ $0.count == width }) else { throw .lengthMismatch }
        var columns = [Int](repeating: 0, count: width)
        var sum = 0
        for row in counts {
            for (column, count) in row.enumerated() {
                guard count >= 0, count <= Self.largestTotal - sum else { throw .invalidArgument }
                sum += count
                columns[column] += count
            }
        }
        self.counts = counts
        rowTotals = counts.map { $0.reduce(0, +) }
        columnTotals = columns
        total = sum
    }

    private static let largestTotal = 9_000_000_000_000_000

    /// How many rows there are.
    public var rows: Int { rowTotals.count }
    /// How many columns there are.
    public var columns: Int { columnTotals.count }
    /// Whether some row or column holds nothing.
    public var hasEmptyMargin: Bool { rowTotals.contains(0) || columnTotals.contains(0) }
    /// The table without empty rows and columns; `nil` where nothing is left.
    public var withoutEmptyMargins: ContingencyTable? {
        let keep = columnTotals.indices.filter { columnTotals[$0] > 0 }
        let rest = counts.filter { $0.contains { $0 > 0 } }.map { row in keep.map { row[$0] } }
        return try? ContingencyTable(rest)
    }

    /// Row total times column total over the total.
    public func expected(_ row: Int, _ column: Int) -> Double {
        Double(Int128(rowTotals[row]) * Int128(columnTotals[column])) / Double(total)
    }

    /// Count minus expected count, with one rounding.
    public func excess(_ row: Int, _ column: Int) -> Double {
        let products = Int128(counts[row][column]) * Int128(total) - Int128(rowTotals[row]) * Int128(columnTotals[column])
        return Double(products) / Double(total)
    }

    /// The places of all cells, row by row.
    var places: [(row: Int, column: Int)] { (0..<rows).flatMap { row in (0..<columns).map { (row, $0) } } }
}
