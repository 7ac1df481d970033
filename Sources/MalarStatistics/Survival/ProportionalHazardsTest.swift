// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// Whether hazard ratios stay the same over time: for each covariate x the score test that the model needs a further covariate g(t) x.
///
/// - Source: P. M. Grambsch, T. M. Therneau, Biometrika 81 (1994) 515-526, doi:10.1093/biomet/81.3.515; as score test with the information
///   of every event time, T. M. Therneau, R package survival from 3.0.
public struct ProportionalHazardsTest: Hashable, Sendable {
    /// The function g of time against which hazard ratios may change.
    public enum TimeScale: String, Hashable, Sendable, CaseIterable, Codable {
        /// 1 - S just before the time, S of Kaplan and Meier for all rows: little influenced by late events (R's standard).
        case kaplanMeier = "km"
        /// The time itself.
        case identity
        /// Midranks of the times among all rows, censored ones too.
        case rank
        /// The logarithm of the time; needs events after time 0.
        case log
    }

    /// The function of time.
    public var timeScale: TimeScale

    /// A test from its option.
    public init(_ timeScale: TimeScale = .kaplanMeier) { self.timeScale = timeScale }

    /// What the test found.
    public struct Result: Hashable, Sendable {
        /// For each covariate, on one degree of freedom each.
        public let chiSquare: [Double]
        /// For all covariates together.
        public let globalChiSquare: Double
        /// As many as covariates.
        public let globalDegreesOfFreedom: Int
        /// For each covariate the direction: positive where the logarithm of the hazard ratio grows with g.
        public let scores: [Double]
    }

    /// The tests of a fit.
    ///
    /// `.invalidArgument` with exact ties, or for the logarithm where an event is at time 0; `.zeroVariance` where g is the same at all events.
    /// - Complexity: O(n p^2)
    public func result(of fit: CoxFit) -> Computed<Result> {
        guard fit.ties != .exact else { return .undefined(.invalidArgument) }
        guard let g = centred(times(fit), fit) else { return .undefined(timeScale == .log ? .invalidArgument : .zeroVariance) }
        let p = fit.design.columnCount
        var score = [Double](repeating: 0, count: p)
        var (plain, mixed, squared) = (Matrix(rows: p, columns: p), Matrix(rows: p, columns: p), Matrix(rows: p, columns: p))
        CoxRiskSets(fit).forEach { block, start, terms in
            let weight = g[block]
            for row in start..<(start + terms.count) {
                for column in 0..<p { score[column] += weight * fit.design.values[row * p + column] }
            }
            for term in terms {
                for column in 0..<p { score[column] -= weight * term.mean[column] }
                plain += term.spread
                mixed += weight * term.spread
                squared += weight * weight * term.spread
            }
        }
        guard let inner = plain.positiveSolution(for: mixed)?.solution else { return .undefined(.zeroVariance) }
        return Self.tests(score, squared - mixed * inner)
    }

    private static func tests(_ score: [Double], _ variance: Matrix) -> Computed<Result> {
        guard variance.diagonal.allSatisfy({ $0 > 0 }), let solution = variance.positiveSolution(for: .column(score))?.solution else {
            return .undefined(.zeroVariance)
        }
        let roots = variance.diagonal.map { $0.squareRoot() }
        let z = zip(score, roots).map { $0 / $1 }
        let global = zip(score, solution.elements).reduce(0) { $0 + $1.0 * $1.1 }
        return .value(
            Result(chiSquare: z.map { $0 * $0 }, globalChiSquare: max(0, global), globalDegreesOfFreedom: score.count, scores: z))
    }
}

extension ProportionalHazardsTest {
    /// g at every block; `nil` where it does not exist.
    private func times(_ fit: CoxFit) -> [Double?] {
        let design = fit.design
        var start = 0
        let times = design.blocks.map { block in
            defer { start += Int(block.rows) }
            return design.sample.times[Int(design.rows[start])]
        }
        switch timeScale {
        case .identity: return times
        case .log: return times.map { $0 > 0 ? PlatformMathematics.naturalLogarithm($0) : nil }
        case .kaplanMeier:
            let curve = SurvivalTable(design.sample).curve(of: 0)
            return times.map { time in
                let before = Self.countBelow(time, in: curve.times)
                return before == 0 ? 0 : 1 - curve.survival[before - 1]
            }
        case .rank:
            let sorted = TimeOrder(design.sample.times).times
            return times.map { time in
                let below = Self.countBelow(time, in: sorted)
                let through = Self.countBelow(time.nextUp, in: sorted)
                return Double(below + through + 1) / 2
            }
        }
    }

    /// How many of some ascending values are below a limit.
    private static func countBelow(_ limit: Double, in values: [Double]) -> Int {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < limit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// g less its mean over events and in units of its largest distance from it, which leaves the test as it is.
    private func centred(_ g: [Double?], _ fit: CoxFit) -> [Double]? {
        var (sum, count) = (0.0, 0.0)
        for (value, block) in zip(g, fit.design.blocks) where block.events > 0 {
            guard let value else { return nil }
            sum += value * Double(block.events)
            count += Double(block.events)
        }
        let mean = sum / count
        let largest = zip(g, fit.design.blocks).reduce(0) { $1.1.events > 0 ? max($0, (($1.0 ?? mean) - mean).magnitude) : $0 }
        guard largest > 0, largest.isFinite else { return nil }
        return g.map { (($0 ?? mean) - mean) / largest }
    }
}
