// SPDX-License-Identifier: Apache-2.0

/// Gray's test of whether groups have the same cumulative incidence of a cause, where other causes can come first.
///
/// - Source: R. J. Gray, Ann. Statist. 16 (1988) 1141-1154, doi:10.1214/aos/1176350951.
public struct GrayTest: Hashable, Sendable {
    /// The exponent of the weight (1 - F)^rho; 0 weighs all times alike.
    public var rho: Double

    /// A test from its option.
    public init(rho: Double = 0) { self.rho = rho }

    /// What the test found.
    public struct Result: Hashable, Sendable {
        /// Weighted events of the cause less those expected, by group.
        public let scores: [Double]
        /// The quadratic form of the scores.
        public let chiSquare: Double
        /// One less than the number of groups.
        public let degreesOfFreedom: Int
        /// P of a chi-square this large or larger.
        public var p: Double { ChiSquareDistribution(degreesOfFreedom: Double(degreesOfFreedom)).upperTail(chiSquare) }
    }

    /// The test of a cause, from 1, over strata with the same groups and causes.
    ///
    /// `.noEvents` without an event of the cause; `.insufficientData` with fewer than two groups; `.zeroVariance` where the groups cannot be
    /// compared; `.invalidArgument` for a rho that is not finite.
    /// - Complexity: O(distinct times x groups^3)
    public func result(ofStrata strata: [CompetingTable], cause: Int) -> Computed<Result> {
        guard let groups = strata.first?.groupCount else { return .undefined(.emptySample) }
        guard rho.isFinite else { return .undefined(.invalidArgument) }
        guard strata.contains(where: { $0.eventCount(cause: cause) > 0 }) else { return .undefined(.noEvents) }
        guard groups > 1 else { return .undefined(.insufficientData) }
        var score = [Double](repeating: 0, count: groups)
        var variance = Matrix(rows: groups, columns: groups)
        for table in strata {
            var sums = GraySums(table, rho: rho)
            for time in table.times.indices { sums.step(table, time, cause) }
            for group in 0..<groups { score[group] += sums.score[group] }
            variance += sums.covariance
        }
        return Self.form(score, variance)
    }

    private static func form(_ score: [Double], _ variance: Matrix) -> Computed<Result> {
        let used = 0..<(score.count - 1)
        let part = Matrix(rows: used.map { row in used.map { variance[row, $0] } })
        guard let solution = part.positiveSolution(for: .column(Array(score[used])))?.solution.elements else {
            return .undefined(.zeroVariance)
        }
        let chiSquare = zip(score[used], solution).reduce(0) { $0 + $1.0 * $1.1 }
        guard chiSquare.isFinite else { return .undefined(.zeroVariance) }
        return .value(Result(scores: score, chiSquare: max(0, chiSquare), degreesOfFreedom: used.count))
    }
}

/// Gray's score and its variance on the way through the times of one stratum.
///
/// R_g = n_g / S_g is the number at risk for the subdistribution, up to the factor 1 - F_g, and R the sum over groups. The score is a sum of
/// martingale increments of the cause and of the other causes of every group; how each of them moves it is a_gk - (1 - F)/S_k c_gk and
/// what is still to come, so that the variance is a quadratic in the final c.
private struct GraySums {
    let rho: Double
    var score: [Double]
    private var left: [Double]
    /// The Kaplan-Meier estimate for any cause, and the cumulative incidence, of each group before the time.
    private var survival: [Double]
    private var incidence: [Double]
    private var pooled = 0.0
    private var c: Matrix
    private var direct: Matrix
    private var cross: Matrix
    private var square: [Double]

    init(_ table: CompetingTable, rho: Double) {
        self.rho = rho
        let groups = table.groupCount
        left = table.sizes.map(Double.init)
        score = [Double](repeating: 0, count: groups)
        (survival, incidence, square) = ([Double](repeating: 1, count: groups), score, score)
        c = Matrix(rows: groups, columns: groups)
        (direct, cross) = (c, c)
    }

    mutating func step(_ table: CompetingTable, _ time: Int, _ cause: Int) {
        let groups = left.indices
        let own = groups.map { Double(table.count(time, $0, cause)) }
        let all = groups.map { Double(table.events(time, $0)) }
        if all.contains(where: { $0 > 0 }) { add(own, all) }
        for group in groups { left[group] -= all[group] + Double(table.count(time, group, 0)) }
    }

    private mutating func add(_ own: [Double], _ all: [Double]) {
        let groups = left.indices.filter { left[$0] > 0 }
        let atRisk = left.indices.map { left[$0] > 0 ? left[$0] / survival[$0] : 0 }
        let total = atRisk.reduce(0, +)
        let exposed = groups.reduce(0.0) { $0 + atRisk[$1] * (1 - incidence[$1]) }
        let events = own.reduce(0, +)
        var after = survival
        for group in groups { after[group] = survival[group] * (left[group] - all[group]) / left[group] }
        let weight = rho == 0 ? 1 : PlatformMathematics.power(1 - pooled, rho)
        let pooledAfter = pooled + events / total
        var a = Matrix(rows: left.count, columns: left.count)
        for g in groups {
            for h in groups {
                a[g, h] = weight * atRisk[g] * ((g == h ? 1 : 0) - atRisk[h] / total)
                c[g, h] += a[g, h] * events / (total * (1 - pooled))
            }
            if events > 0 { score[g] += weight * (own[g] - events * atRisk[g] * (1 - incidence[g]) / exposed) }
        }
        for k in groups {
            let rest = after[k] > 0 ? (1 - pooledAfter) / after[k] : 0
            if events > 0 { addOwn(k, events, total, rest, a) }
            addOther(k, all[k] - own[k], after[k], rest)
        }
        for group in groups { incidence[group] += survival[group] * own[group] / left[group] }
        survival = after
        pooled = pooledAfter
    }

    /// Increments of the cause in group k; ties as without replacement.
    private mutating func addOwn(_ k: Int, _ events: Double, _ total: Double, _ rest: Double, _ a: Matrix) {
        let ties = events > 1 ? 1 - (events - 1) / (total * survival[k] - 1) : 1
        let variance = ties * survival[k] * events / (total * left[k])
        add(k, along: 1 - rest, variance) { a[$0, k] - (1 - rest) * $1[$0, k] }
    }

    /// Increments of the other causes in group k.
    private mutating func addOther(_ k: Int, _ events: Double, _ after: Double, _ rest: Double) {
        guard after > 0, events > 0 else { return }
        let ties = events > 1 ? 1 - (events - 1) / (left[k] - 1) : 1
        let variance = ties * survival[k] * survival[k] * events / (left[k] * left[k])
        add(k, along: -rest, variance) { rest * $1[$0, k] }
    }

    private mutating func add(_ k: Int, along: Double, _ variance: Double, _ part: (Int, Matrix) -> Double) {
        let parts = left.indices.map { part($0, c) }
        square[k] += along * along * variance
        for g in left.indices {
            cross[g, k] += parts[g] * along * variance
            for h in left.indices { direct[g, h] += parts[g] * parts[h] * variance }
        }
    }

    /// The covariance of the scores once all times are through.
    var covariance: Matrix {
        var result = direct
        for g in left.indices {
            for h in left.indices {
                for k in left.indices { result[g, h] += c[g, k] * c[h, k] * square[k] + c[g, k] * cross[h, k] + c[h, k] * cross[g, k] }
            }
        }
        return result
    }
}
