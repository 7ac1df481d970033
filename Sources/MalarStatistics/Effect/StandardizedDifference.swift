// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// A mean difference in standard deviations, with Hedges' correction and an interval from the noncentral t distribution.
///
/// - Source: L. V. Hedges, J. Educ. Stat. 6 (1981) 107-128, doi:10.3102/10769986006002107; G. Cumming, S. Finch,
///   Educ. Psychol. Meas. 61 (2001) 532-574, doi:10.1177/0013164401614002.
public struct StandardizedDifference: Hashable, Sendable {
    /// The mean difference over the standard deviation.
    public let d: Double
    /// Of the standard deviation.
    public let degreesOfFreedom: Double
    /// d times this is the t statistic.
    public let tPerUnit: Double

    /// d times the exact correction gamma(df/2) / (sqrt(df/2) gamma((df-1)/2)); `nil` below two degrees of freedom.
    public var hedgesExact: Double? { Self.correction(degreesOfFreedom).map { $0 * d } }
    /// d times the usual approximation 1 - 3 / (4 df - 1).
    public var hedgesApproximate: Double { d * (1 - 3 / (4 * degreesOfFreedom - 1)) }

    /// Hedges' exact factor; `nil` below two degrees of freedom.
    public static func correction(_ degrees: Double) -> Double? {
        degrees >= 2 ? 1 / ((degrees / 2).squareRoot() * malar_gamma_ratio((degrees - 1) / 2, 0.5)) : nil
    }

    /// The limits of d: those noncentralities at which t is the quantile of (1 + level)/2 and of (1 - level)/2, over `tPerUnit`.
    ///
    /// `.didNotConverge` where the noncentral distribution cannot be computed, as for a |t| of some thousands.
    public func limits(level: Double) throws(StatisticsFailure) -> (lower: Double, upper: Double) {
        guard level > 0, level < 1 else { throw .invalidArgument }
        let t = d * tPerUnit
        let tail = (1 - level) / 2
        // The chance of a larger t grows with the noncentrality, that of a smaller one falls.
        let lower = try root(near: t) { tail - malar_noncentral_student_upper(t, degreesOfFreedom, $0) }
        let upper = try root(near: t) { malar_noncentral_student_lower(t, degreesOfFreedom, $0) - tail }
        return (lower / tPerUnit, upper / tPerUnit)
    }

    /// The root of a function that falls, by halving and the secant in turn.
    private func root(near start: Double, _ function: (Double) -> Double) throws(StatisticsFailure) -> Double {
        var (low, high, width) = (start - 1, start + 1, 2.0)
        while !(function(low) > 0), width < 1e9 { (low, width) = (low - width, 2 * width) }
        width = 2
        while !(function(high) < 0), width < 1e9 { (high, width) = (high + width, 2 * width) }
        guard function(low) > 0, function(high) < 0 else { throw .didNotConverge }
        for step in 0..<300 {
            let (a, b) = (function(low), function(high))
            let secant = low + (high - low) * (a / (a - b))
            let point = step % 2 == 0 && secant > low && secant < high ? secant : (low + high) / 2
            let value = function(point)
            guard value.isFinite else { throw .didNotConverge }
            if value == 0 || high - low <= 4 * max(low.magnitude, high.magnitude, 1e-3).ulp { return point }
            if value > 0 { low = point } else { high = point }
        }
        throw .didNotConverge
    }
}

/// The effect sizes of two independent groups.
public struct IndependentDifference: Hashable, Sendable {
    /// First group minus second, in the unit of the data.
    public let meanDifference: Double
    /// The root of the pooled variance.
    public let pooledDeviation: Double
    /// The mean difference over the pooled standard deviation.
    public let standardized: StandardizedDifference
    /// The mean difference over the standard deviation of the second group (the controls); `nil` where that is 0 or does not exist.
    public let glassDelta: Double?
    /// The mean difference over the root of the mean of the two variances; `nil` where one of them does not exist.
    public let averaged: Double?

    /// `.emptySample`, `.insufficientData` below three observations, `.zeroVariance` where both groups are constant, `.nonFiniteInput`.
    public init(_ x: [Double], _ y: [Double]) throws(StatisticsFailure) {
        let test = try TTest().pooled(x, y)
        let root = (1 / Double(x.count) + 1 / Double(y.count)).squareRoot()
        meanDifference = test.meanDifference
        pooledDeviation = test.standardError / root
        standardized = StandardizedDifference(
            d: test.meanDifference / pooledDeviation, degreesOfFreedom: test.degreesOfFreedom, tPerUnit: 1 / root)
        let deviations = [x, y].map { $0.count > 1 ? Moments(of: $0).deviation(dividingBy: $0.count - 1) : .nan }
        glassDelta = deviations[1] > 0 ? meanDifference / deviations[1] : nil
        averaged = rootMeanSquare(deviations[0], deviations[1]).map { test.meanDifference / $0 }
    }
}

/// The effect sizes of pairs.
public struct PairedDifference: Hashable, Sendable {
    /// How many pairs there are.
    public let n: Int
    /// Second minus first, in the unit of the data.
    public let meanDifference: Double
    /// Of the differences second minus first.
    public let deviation: Double
    /// The mean difference over the standard deviation of the differences.
    public let standardized: StandardizedDifference
    /// The mean difference over the root of the mean of the two variances; `nil` where both are 0.
    public let averaged: Double?

    /// `.lengthMismatch`, `.emptySample`, `.insufficientData` below two pairs, `.zeroVariance` where all differences are equal.
    public init(first: [Double], second: [Double]) throws(StatisticsFailure) {
        let test = try TTest().paired(first: first, second: second)
        n = first.count
        meanDifference = test.meanDifference
        deviation = test.standardError * Double(n).squareRoot()
        standardized = StandardizedDifference(
            d: test.meanDifference / deviation, degreesOfFreedom: test.degreesOfFreedom, tPerUnit: Double(n).squareRoot())
        let deviations = [first, second].map { Moments(of: $0).deviation(dividingBy: $0.count - 1) }
        averaged = rootMeanSquare(deviations[0], deviations[1]).map { test.meanDifference / $0 }
    }
}

/// sqrt((a² + b²) / 2) without overflow; `nil` unless it is above 0.
private func rootMeanSquare(_ a: Double, _ b: Double) -> Double? {
    let largest = max(a, b)
    guard largest > 0, a.isFinite, b.isFinite else { return nil }
    let (c, d) = (a / largest, b / largest)
    return largest * ((c * c + d * d) / 2).squareRoot()
}
