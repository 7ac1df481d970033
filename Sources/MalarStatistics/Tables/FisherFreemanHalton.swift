// SPDX-License-Identifier: Apache-2.0

/// The exact test of a table of any size: the probability, with the margins fixed, of all tables that are not more likely than the observed.
///
/// The columns are cut in two halves. For each way to share the row totals between the halves the values of either half are listed, sorted,
/// and joined by two pointers, so that tables are never listed one by one. Two tables are equally likely where the products of factorials
/// have the same prime factors.
/// - Source: G. H. Freeman, J. H. Halton, Biometrika 38 (1951) 141-149, doi:10.1093/biomet/38.1-2.141.
public struct FisherFreemanHalton: Hashable, Sendable {
    /// From 0 to 1.
    public let p: Double
    /// log10 of the probability of the observed table.
    public let log10ObservedProbability: Double

    /// The most ways to fill half of the columns, one after the other, that are tried; a table with more counts as too large.
    /// Some seconds of work.
    public static let largestEffort = 400_000_000.0

    /// `.emptySample` where the table holds nothing, `.invalidArgument` where it is too large for this method.
    /// Empty rows and columns are left out; a single row or column allows one table, and p = 1.
    /// - Complexity: the number of ways to fill either half of the columns
    public init(_ table: ContingencyTable) throws(StatisticsFailure) {
        guard table.total > 0, let table = table.withoutEmptyMargins else { throw .emptySample }
        guard table.total <= 100_000 else { throw .invalidArgument }
        let counts = table.rows <= table.columns ? table.counts : Self.transposed(table.counts)
        var search = TableSearch(counts)
        let result = try search.result()
        p = min(1, result.p)
        log10ObservedProbability = result.logObserved / PlatformMathematics.logTen
    }

    private static func transposed(_ counts: [[Int]]) -> [[Int]] { counts[0].indices.map { column in counts.map { $0[column] } } }
}
