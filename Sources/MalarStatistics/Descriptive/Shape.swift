// SPDX-License-Identifier: Apache-2.0

/// Skewness and excess kurtosis with their standard errors, as SPSS, SAS and Excel print them (Joanes and Gill's type 2).
///
/// - Source: D. N. Joanes, C. A. Gill, The Statistician 47 (1998) 183-189, doi:10.1111/1467-9884.00122.
public struct Shape: Hashable, Sendable {
    /// `.insufficientData` below 3 values, `.zeroVariance` where all are equal.
    public let skewness: Computed<Double>
    /// `.insufficientData` below 4 values, `.zeroVariance` where all are equal.
    public let kurtosis: Computed<Double>
    /// How many values there are.
    public let count: Int

    /// The shape of finite values; `.nonFiniteInput` where one is not, `.emptySample` for none.
    public init(of values: [Double]) {
        count = values.count
        if let reason: StatisticsFailure = values.isEmpty ? .emptySample : values.allSatisfy(\.isFinite) ? nil : .nonFiniteInput {
            (skewness, kurtosis) = (.undefined(reason), .undefined(reason))
            return
        }
        let deviations = Moments(of: values).scaledDeviations
        let squares = deviations.map { $0 * $0 }
        let second = CompensatedSum(squares).value
        let third = CompensatedSum(zip(deviations, squares).lazy.map { $0 * $1 }).value
        let fourth = CompensatedSum(squares.lazy.map { $0 * $0 }).value
        skewness = Self.skewness(count, second, third)
        kurtosis = Self.kurtosis(count, second, fourth)
    }

    private static func skewness(_ count: Int, _ second: Double, _ third: Double) -> Computed<Double> {
        guard count > 2 else { return .undefined(.insufficientData) }
        guard second > 0 else { return .undefined(.zeroVariance) }
        let n = Double(count)
        let factor = n * (n - 1).squareRoot() / (n - 2)
        return .finite(factor * third / (second * second.squareRoot()))
    }

    private static func kurtosis(_ count: Int, _ second: Double, _ fourth: Double) -> Computed<Double> {
        guard count > 3 else { return .undefined(.insufficientData) }
        guard second > 0 else { return .undefined(.zeroVariance) }
        let n = Double(count)
        let ratio = n * fourth / (second * second)
        let bracket = (n + 1) * ratio - 3 * (n - 1)
        return .finite((n - 1) / ((n - 2) * (n - 3)) * bracket)
    }

    /// sqrt(6 n (n-1) / ((n-2)(n+1)(n+3))); `.insufficientData` below 3 values.
    public var skewnessError: Computed<Double> {
        guard count > 2 else { return .undefined(.insufficientData) }
        let n = Double(count)
        let denominator = (n - 2) * (n + 1) * (n + 3)
        return .value((6 * n * (n - 1) / denominator).squareRoot())
    }

    /// Twice `skewnessError` times sqrt((n²-1) / ((n-3)(n+5))); `.insufficientData` below 4 values.
    public var kurtosisError: Computed<Double> {
        guard count > 3 else { return .undefined(.insufficientData) }
        let n = Double(count)
        let factor = ((n * n - 1) / ((n - 3) * (n + 5))).squareRoot()
        return skewnessError.map { 2 * $0 * factor }
    }
}
