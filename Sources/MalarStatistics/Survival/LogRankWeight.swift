// SPDX-License-Identifier: Apache-2.0

/// How much the difference at each event time counts in a test of survival curves.
public enum LogRankWeight: Hashable, Sendable {
    /// 1: the log-rank test of Mantel and Cox (SPSS LOGRANK, R rho = 0).
    case logRank
    /// The number at risk n: Gehan's generalised Wilcoxon test (SPSS BRESLOW).
    case gehanBreslow
    /// The square root of n (SPSS TARONE).
    case taroneWare
    /// S just before the time, over all groups: Peto and Prentice (R rho = 1).
    case petoPrentice
    /// S^rho (1 - S)^gamma, S just before the time: Fleming and Harrington.
    case flemingHarrington(rho: Double, gamma: Double)

    /// The four that statistical programs print.
    public static let common: [LogRankWeight] = [.logRank, .gehanBreslow, .taroneWare, .petoPrentice]

    /// - Parameter scale: 1 over the largest number at risk, which leaves the test as it is and keeps its sums small
    @inline(__always)
    func value(atRisk n: Double, scale: Double, survival: Double) -> Double {
        switch self {
        case .logRank: 1
        case .gehanBreslow: n * scale
        case .taroneWare: (n * scale).squareRoot()
        case .petoPrentice: survival
        case .flemingHarrington(let rho, let gamma):
            Self.power(survival, rho) * Self.power(1 - survival, gamma)
        }
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double {
        exponent == 0 ? 1 : PlatformMathematics.power(base, exponent)
    }
}
