// SPDX-License-Identifier: Apache-2.0

/// The sums of squares between and within groups, and their F ratio.
struct OneWayVariance {
    let f: Double
    let betweenDegrees: Int
    let withinDegrees: Int

    /// `.insufficientData` without two groups or without a degree of freedom within them, `.zeroVariance` where the values of every group
    /// are equal. Groups must not be empty.
    init(_ groups: [[Double]]) throws(StatisticsFailure) {
        let count = groups.reduce(0) { $0 + $1.count }
        guard groups.count > 1, count > groups.count else { throw .insufficientData }
        (betweenDegrees, withinDegrees) = (groups.count - 1, count - groups.count)
        let moments = groups.map { Moments(of: $0) }
        let origin = moments[0]
        let shifts = moments.map { $0.meanAbove(origin) }
        let centre = CompensatedSum(zip(shifts, moments).lazy.map { $0 * Double($1.count) }).value / Double(count)
        let distances = shifts.map { $0 - centre }
        let largest = distances.reduce(0) { max($0, $1.magnitude) }
        let exponent = max(moments.map(\.exponent).max() ?? 0, largest > 0 && largest.isFinite ? Int(largest.exponent) : 0)
        let scaled = distances.map { PlatformMathematics.scaled($0, byPowerOfTwo: -exponent) }
        let between = CompensatedSum(zip(scaled, moments).lazy.map { $0 * $0 * Double($1.count) }).value
        let within = CompensatedSum(moments.lazy.map { $0.squares(inUnitsOf: exponent) }).value
        let size = groups.reduce(0) { $1.reduce($0) { max($0, $1.magnitude) } }
        let noise = PlatformMathematics.scaled(8 * size.ulp, byPowerOfTwo: -exponent)
        guard within > noise * noise else { throw .zeroVariance }
        f = between / Double(betweenDegrees) / (within / Double(withinDegrees))
        guard f.isFinite else { throw .nonFiniteInput }
    }

    /// P(F > f).
    var p: Double { FDistribution(numerator: Double(betweenDegrees), denominator: Double(withinDegrees)).upperTail(f) }

    /// log10 of p, also where p is below the smallest double.
    var log10P: Double {
        let (a, b) = (Double(betweenDegrees), Double(withinDegrees))
        if p > 1e-290 {
            return PlatformMathematics.decimalLogarithm(ofProbability: p) { FDistribution(numerator: a, denominator: b).lowerTail(f) }
        }
        return IncompleteBetaTail.logLower(x: b / (b + a * f), b / 2, a / 2) / PlatformMathematics.logTen
    }
}
