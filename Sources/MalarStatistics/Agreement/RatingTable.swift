// SPDX-License-Identifier: Apache-2.0

/// How two raters classified the same subjects: rows are the first rater's categories, columns the second's, in the same order.
public struct RatingTable: Hashable, Sendable {
    /// Rows of counts.
    public let counts: [[Int]]
    /// How many subjects there are, 1 or more.
    public let n: Int

    /// `.emptySample` for a table without subjects, `.invalidArgument` for one that is not square or has a negative count,
    /// `.insufficientData` below 2 categories.
    public static func of(_ counts: [[Int]]) -> Computed<RatingTable> {
        guard !counts.isEmpty else { return .undefined(.emptySample) }
        guard counts.allSatisfy({ $0.count == counts.count && $0.allSatisfy { $0 >= 0 } }) else { return .undefined(.invalidArgument) }
        let n = counts.joined().reduce(0, +)
        guard n > 0 else { return .undefined(.emptySample) }
        guard counts.count > 1 else { return .undefined(.insufficientData) }
        return .value(RatingTable(counts: counts, n: n))
    }

    /// The table of two columns of ratings of equal length, with categories in this order.
    ///
    /// `.lengthMismatch`, and `.invalidArgument` for a rating that is none of the categories; else as `of(_:)`.
    public static func of(_ first: [String], _ second: [String], categories: [String]) -> Computed<RatingTable> {
        guard first.count == second.count else { return .undefined(.lengthMismatch) }
        let places = Dictionary(categories.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        var counts = [[Int]](repeating: [Int](repeating: 0, count: categories.count), count: categories.count)
        for (a, b) in zip(first, second) {
            guard let row = places[a], let column = places[b] else { return .undefined(.invalidArgument) }
            counts[row][column] += 1
        }
        return of(counts)
    }

    /// The number of categories, 2 or more.
    public var size: Int { counts.count }
    /// Shares of the cells.
    var shares: [[Double]] { counts.map { $0.map { Double($0) / Double(n) } } }
    /// Shares of the first rater's categories.
    var rowShares: [Double] { counts.map { Double($0.reduce(0, +)) / Double(n) } }
    /// Shares of the second rater's categories.
    var columnShares: [Double] { counts.indices.map { column in Double(counts.reduce(0) { $0 + $1[column] }) / Double(n) } }
    /// The share of subjects that both raters put into the same category.
    public var rawAgreement: Double { Double(counts.indices.reduce(0) { $0 + counts[$1][$1] }) / Double(n) }
    /// The mean share of each category over both raters.
    var meanShares: [Double] { zip(rowShares, columnShares).map { ($0 + $1) / 2 } }

    /// The sum over all cells of a function of row and column.
    func sum(_ term: (Int, Int) -> Double) -> Double {
        let size = size
        return CompensatedSum((0..<(size * size)).map { term($0 / size, $0 % size) }).value
    }
}

/// How much credit two neighbouring categories get.
public enum AgreementWeights: String, Hashable, Sendable, CaseIterable, Codable {
    /// 1 for the same category, 0 for any other.
    case none
    /// 1 - |i - j| / (q - 1)
    case linear
    /// 1 - (i - j)² / (q - 1)²
    case quadratic

    /// From 0 to 1.
    public func weight(_ row: Int, _ column: Int, of size: Int) -> Double {
        let step = Double(abs(row - column)) / Double(max(1, size - 1))
        switch self {
        case .none: return row == column ? 1 : 0
        case .linear: return 1 - step
        case .quadratic: return 1 - step * step
        }
    }
}
