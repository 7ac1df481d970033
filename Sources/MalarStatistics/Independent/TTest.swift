// SPDX-License-Identifier: Apache-2.0

/// Student's t tests for one sample, pairs and two independent samples, with the interval that belongs to each.
///
/// Means are compared by their parts, so that a large common offset costs no digit of the difference.
/// - Source: Student, Biometrika 6 (1908) 1-25, doi:10.1093/biomet/6.1.1; B. L. Welch, Biometrika 34 (1947) 28-35,
///   doi:10.1093/biomet/34.1-2.28.
public struct TTest: Hashable, Sendable, Codable {
    /// About the mean, the mean difference (second minus first) or the difference of means (first group minus second).
    public var alternative: Alternative
    /// Of the interval, strictly between 0 and 1. A one-sided alternative makes the interval one-sided.
    public var level: Double
    /// The difference under the null hypothesis, in the unit of the data.
    public var nullDifference: Double

    /// A two-sided test of no difference, unless said otherwise.
    public init(alternative: Alternative = .twoSided, level: Double = 0.95, nullDifference: Double = 0) {
        self.alternative = alternative
        self.level = level
        self.nullDifference = nullDifference
    }

    /// The mean of one sample against a value; `meanDifference` and its interval are the mean minus that value.
    ///
    /// `.emptySample` for none and `.insufficientData` for one observation, `.zeroVariance` where all are equal.
    public func one(_ values: [Double], against value: Double) throws(StatisticsFailure) -> TTestResult {
        try Self.check([values, [value]])
        guard values.count > 1 else { throw .insufficientData }
        guard !Self.isConstant(values) else { throw .zeroVariance }
        let moments = Moments(of: values)
        let n = Double(values.count)
        let error = moments.deviation(dividingBy: values.count - 1) / n.squareRoot()
        return try result(moments.meanAbove(value), error: error, degrees: n - 1)
    }

    /// The mean of second minus first.
    ///
    /// `.lengthMismatch` for lists of different lengths; `.zeroVariance` where all differences are equal but for the rounding of the data.
    public func paired(first: [Double], second: [Double]) throws(StatisticsFailure) -> TTestResult {
        guard first.count == second.count else { throw .lengthMismatch }
        try Self.check([first, second])
        let largest = (first + second).reduce(0) { max($0, $1.magnitude) }
        return try differences(zip(second, first).map { $0 - $1 }, roundedTo: largest.ulp)
    }

    /// The mean of differences that are there already; those that differ by no more than twice `rounding` count as equal.
    public func differences(_ differences: [Double], roundedTo rounding: Double = 0) throws(StatisticsFailure) -> TTestResult {
        try Self.check([differences])
        guard differences.count > 1 else { throw .insufficientData }
        guard !Self.isConstant(differences, within: 2 * rounding) else { throw .zeroVariance }
        return try one(differences, against: 0)
    }

    /// Two groups whose variances are taken for equal; one of the groups may have a single observation.
    public func pooled(_ x: [Double], _ y: [Double]) throws(StatisticsFailure) -> TTestResult {
        try Self.check([x, y])
        guard x.count + y.count > 2 else { throw .insufficientData }
        guard !(Self.isConstant(x) && Self.isConstant(y)) else { throw .zeroVariance }
        let (a, b) = (Moments(of: x), Moments(of: y))
        let degrees = Double(x.count + y.count - 2)
        let exponent = max(a.exponent, b.exponent)
        let squares = a.squares(inUnitsOf: exponent) + b.squares(inUnitsOf: exponent)
        let factor = 1 / Double(x.count) + 1 / Double(y.count)
        let error = PlatformMathematics.scaled((squares / degrees * factor).squareRoot(), byPowerOfTwo: exponent)
        return try result(a.meanAbove(b), error: error, degrees: degrees)
    }

    /// Two groups with variances of their own and the degrees of freedom of Welch and Satterthwaite; each needs two observations.
    public func welch(_ x: [Double], _ y: [Double]) throws(StatisticsFailure) -> TTestResult {
        try Self.check([x, y])
        guard min(x.count, y.count) > 1 else { throw .insufficientData }
        guard !(Self.isConstant(x) && Self.isConstant(y)) else { throw .zeroVariance }
        let (a, b) = (Moments(of: x), Moments(of: y))
        let exponent = max(a.exponent, b.exponent)
        let (n, m) = (Double(x.count), Double(y.count))
        let first = a.squares(inUnitsOf: exponent) / (n - 1) / n
        let second = b.squares(inUnitsOf: exponent) / (m - 1) / m
        let share = first / (first + second)
        let other = second / (first + second)
        let degrees = 1 / (share * share / (n - 1) + other * other / (m - 1))
        let error = PlatformMathematics.scaled((first + second).squareRoot(), byPowerOfTwo: exponent)
        return try result(a.meanAbove(b), error: error, degrees: degrees)
    }
}

extension TTest {
    private static func check(_ lists: [[Double]]) throws(StatisticsFailure) {
        guard lists.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .nonFiniteInput }
        guard !lists.contains(where: \.isEmpty) else { throw .emptySample }
    }

    /// Whether values differ by no more than a bound, or by what rounding in the last place makes of equal ones.
    static func isConstant(_ values: [Double], within bound: Double = 0) -> Bool {
        guard let least = values.min(), let most = values.max() else { return true }
        return most - least <= max(bound, 2 * max(least.magnitude, most.magnitude).ulp)
    }

    private func result(_ difference: Double, error: Double, degrees: Double) throws(StatisticsFailure) -> TTestResult {
        guard level > 0, level < 1, nullDifference.isFinite else { throw .invalidArgument }
        let t = (difference - nullDifference) / error
        guard error > 0 else { throw .zeroVariance }
        guard t.isFinite, error.isFinite, degrees.isFinite else { throw .nonFiniteInput }
        let distribution = StudentDistribution(degreesOfFreedom: degrees)
        let tail = alternative == .twoSided ? (1 - level) / 2 : 1 - level
        let half = distribution.upperQuantile(tail) * error
        return TTestResult(
            t: t, degreesOfFreedom: degrees, p: distribution.p(t, alternative), log10P: distribution.log10P(t, alternative),
            meanDifference: difference, standardError: error,
            lower: alternative == .less ? -.infinity : difference - half, upper: alternative == .greater ? .infinity : difference + half)
    }
}

extension Moments {
    /// The sum of squared deviations in units of 2 to the power `2 * exponent`.
    func squares(inUnitsOf exponent: Int) -> Double {
        PlatformMathematics.scaled(squares, byPowerOfTwo: 2 * (self.exponent - exponent))
    }
}

/// What a t test found.
public struct TTestResult: Hashable, Sendable {
    /// (difference - null difference) / standard error.
    public let t: Double
    /// Above 0; not whole in Welch's test.
    public let degreesOfFreedom: Double
    /// For the alternative of the test; 0 where it is below the smallest double.
    public let p: Double
    /// log10 of p, also where p itself is 0.
    public let log10P: Double
    /// The mean minus the value tested, second minus first, or first group minus second.
    public let meanDifference: Double
    /// Of `meanDifference`.
    public let standardError: Double
    /// The limits of `meanDifference`; one of them infinite for a one-sided alternative.
    public let lower: Double, upper: Double
}
