// SPDX-License-Identifier: Apache-2.0

/// How the covariance parameters of a normal model are estimated.
public enum LikelihoodMethod: String, Hashable, Sendable, CaseIterable, Codable {
    /// Restricted maximum likelihood.
    case reml = "REML"
    /// Maximum likelihood.
    case ml = "ML"
}

/// A linear mixed model: y = X b + Z u + e with u normal between subjects and e normal with one variance.
///
/// The random part of the formula is an intercept, one slope, or an intercept and one slope with any 2 x 2 covariance.
/// - Source: N. M. Laird and J. H. Ware, Biometrics 38 (1982) 963-974, doi:10.2307/2529876.
public struct LinearMixedModel: Hashable, Sendable {
    /// With a random part; `(1 | id)` is taken where there is none.
    public let formula: ModelFormula
    /// How the covariance is estimated.
    public let method: LikelihoodMethod
    /// Of the intervals, above 0 and below 1.
    public let level: Double

    /// A model from its formula and method.
    public init(_ formula: ModelFormula, method: LikelihoodMethod = .reml, level: Double = 0.95) {
        self.formula = formula
        self.method = method
        self.level = level
    }

    var random: ModelFormula.RandomPart {
        formula.random ?? ModelFormula.RandomPart(hasIntercept: true, slopes: [], group: "id")
    }

    /// The fit to a table; rows with a missing value are left out.
    ///
    /// - Throws: `.emptySample`, `.lengthMismatch`, `.nonFiniteInput`; `.insufficientData` with one subject, no more rows than columns or
    ///   than random coefficients, or nothing left within subjects; `.zeroVariance` for a constant response or column, or a response that
    ///   the columns or the subjects explain wholly; `.emptyMargin` for an interaction without an observation; `.invalidArgument` for
    ///   other columns that depend on one another and for a random part that is not offered; `.didNotConverge`.
    /// - Complexity: O(n p^2) once, then O(s p^2) a step for s different patterns of times within subjects.
    public func fit(_ table: ModelTable) throws(StatisticsFailure) -> LinearMixedModelFit {
        let random = random
        guard level > 0, level < 1, random.slopes.count <= 1, random.hasIntercept || !random.slopes.isEmpty else { throw .invalidArgument }
        let frame = try ModelFrame(formula, group: random.group, further: [], table: table, naming: .formula)
        let columns = try randomColumns(frame)
        let fixed = try FixedPart(frame)
        guard frame.rows.count > columns.count * frame.members.count else { throw .insufficientData }
        let part = try RandomPart(columns, fixed: fixed, frame: frame)
        try Self.requireResidual(part, width: fixed.count + 1)
        let problem = LikelihoodProblem(
            parameterCount: part.size * (part.size + 1) / 2 + 1, width: fixed.count + 1, observations: frame.rows.count,
            isRestricted: method == .reml, patterns: part.patterns, tailCount: part.tailCount, tail: part.tail)
        let fit = try RandomPartSearch(problem, size: part.size).fit()
        return try LinearMixedModelFit(self, frame: frame, fixed: fixed, part: part, problem: problem, fit: fit)
    }

    private func randomColumns(_ frame: ModelFrame) throws(StatisticsFailure) -> [[Double]] {
        var columns = random.hasIntercept ? [[Double](repeating: 1, count: frame.rows.count)] : []
        for slope in random.slopes {
            guard let values = try frame.table[slope.column].numbers(frame.rows) else { throw .invalidArgument }
            columns.append(values)
        }
        return columns
    }

    /// Something must vary within subjects beyond what the columns explain, or the residual variance is 0 and the likelihood unbounded.
    private static func requireResidual(_ part: RandomPart, width: Int) throws(StatisticsFailure) {
        var sums = Matrix(rows: width, columns: width, elements: part.tail)
        let last = width - 1
        let total = sums[last, last]
        var rank = 0
        // Columns are swept out from the largest remaining one on; their total sum of squares is one each.
        var open = Set(0..<last)
        while let pivot = open.max(by: { (sums[$0, $0], $1) < (sums[$1, $1], $0) }), sums[pivot, pivot] > 1e-12 {
            open.remove(pivot)
            rank += 1
            for i in open.union([last]) {
                let factor = sums[i, pivot] / sums[pivot, pivot]
                for j in open.union([last]) { sums[i, j] -= factor * sums[pivot, j] }
            }
        }
        guard part.tailCount > rank else { throw .insufficientData }
        guard sums[last, last] > 1e-13 * total, total > 1e-26 * Double(part.tailCount) else { throw .zeroVariance }
    }
}
