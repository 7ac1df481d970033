// SPDX-License-Identifier: Apache-2.0

/// The mixed model for repeated measures: y = X b + e with any covariance of the visits within a subject and none between subjects.
///
/// Visits that a subject missed are left out of its covariance matrix; under missing at random the estimates hold.
/// - Source: C. H. Mallinckrodt and others, Drug Inf. J. 42 (2008) 303-319, doi:10.1177/009286150804200402.
public struct UnstructuredModel: Hashable, Sendable {
    /// The model.
    public let formula: ModelFormula
    /// How the covariance is estimated.
    public let method: LikelihoodMethod
    /// The column of the visits, whose different values are the rows of the covariance matrix.
    public let visit: String
    /// Of the intervals, above 0 and below 1.
    public let level: Double

    /// A model from its formula; the subjects are told apart by the column after "within", by `id` where the formula says nothing.
    public init(_ formula: ModelFormula, visit: String = "visit", method: LikelihoodMethod = .reml, level: Double = 0.95) {
        self.formula = formula
        self.visit = visit
        self.method = method
        self.level = level
    }

    var group: String { formula.unstructuredWithin ?? "id" }

    /// The fit to a table; rows with a missing value are left out.
    ///
    /// - Throws: as `LinearMixedModel.fit`; `.invalidArgument` also for two rows of one subject and visit and for a random part,
    ///   `.insufficientData` also with no more subjects than visits or two visits that no subject has both of, `.zeroVariance` also for a
    ///   visit at which the columns explain the response wholly.
    /// - Complexity: O(n p^2) once, then O(s v^4 p^2) a step for s patterns of missing visits among v.
    public func fit(_ table: ModelTable) throws(StatisticsFailure) -> UnstructuredModelFit {
        guard level > 0, level < 1, formula.random == nil else { throw .invalidArgument }
        let frame = try ModelFrame(formula, group: group, further: [visit], table: table, naming: .short)
        let levels = ModelLevels(try table[visit], rows: frame.rows)
        let order = try order(frame, levels)
        let fixed = try FixedPart(frame)
        try Self.requireSpread(fixed.residuals, levels)
        let problem = problem(frame, fixed, levels, order)
        let start = Self.start(fixed.residuals, levels)
        let fit = try LikelihoodFit(problem, .identity, from: start)
        return try UnstructuredModelFit(self, frame: frame, visits: levels.names, fixed: fixed, problem: problem, fit: fit)
    }

    /// The rows of each subject by visit.
    private func order(_ frame: ModelFrame, _ levels: ModelLevels) throws(StatisticsFailure) -> [[Int]] {
        let count = levels.names.count
        var met = Set<Int>()
        var order: [[Int]] = []
        for members in frame.members {
            let rows = members.sorted { levels.index[$0] < levels.index[$1] }
            let visits = rows.map { levels.index[$0] }
            guard Set(visits).count == visits.count else { throw .invalidArgument }
            for a in visits { for b in visits where a <= b { met.insert(a * count + b) } }
            order.append(rows)
        }
        guard frame.members.count > count, met.count == count * (count + 1) / 2 else { throw .insufficientData }
        return order
    }

    private static func requireSpread(_ residuals: [Double], _ levels: ModelLevels) throws(StatisticsFailure) {
        var largest = [Double](repeating: 0, count: levels.names.count)
        for (value, visit) in zip(residuals, levels.index) { largest[visit] = max(largest[visit], value.magnitude) }
        guard largest.allSatisfy({ $0 > 1e-10 }) else { throw .zeroVariance }
    }

    private func problem(_ frame: ModelFrame, _ fixed: FixedPart, _ levels: ModelLevels, _ order: [[Int]]) -> LikelihoodProblem {
        let count = levels.names.count
        var places: [[Int]: Int] = [:]
        var patterns: [CovariancePattern] = []
        for rows in order {
            let visits = rows.map { levels.index[$0] }
            let place = places[visits] ?? patterns.count
            if place == patterns.count {
                places[visits] = place
                let derivatives = Self.derivatives(visits, of: count)
                patterns.append(CovariancePattern(size: visits.count, width: fixed.count + 1, derivatives: derivatives))
            }
            patterns[place].add(rows.map { fixed.row($0) })
        }
        return LikelihoodProblem(
            parameterCount: count * (count + 1) / 2, width: fixed.count + 1, observations: frame.rows.count,
            isRestricted: method == .reml, patterns: patterns, tailCount: 0, tail: [])
    }

    private static func derivatives(_ visits: [Int], of count: Int) -> [CovarianceDerivative] {
        let place = Dictionary(uniqueKeysWithValues: zip(visits, visits.indices))
        return (0..<count).flatMap { l in
            (0...l).map { k in
                guard let a = place[k], let b = place[l] else { return CovarianceDerivative() }
                return .unit(a, b)
            }
        }
    }

    /// The mean square of the residuals at each visit, and no covariance.
    private static func start(_ residuals: [Double], _ levels: ModelLevels) -> [Double] {
        var squares = [Double](repeating: 0, count: levels.names.count)
        var counts = squares
        for (value, visit) in zip(residuals, levels.index) {
            squares[visit] += value * value
            counts[visit] += 1
        }
        return squares.indices.flatMap { l in (0...l).map { k in k == l ? squares[l] / counts[l] : 0 } }
    }
}
