// SPDX-License-Identifier: Apache-2.0

/// The two corrections with which the logarithm of a binomial probability keeps its digits at any size of the counts.
///
/// - Source: C. Loader, Fast and accurate computation of binomial probabilities (2000), https://www.r-project.org/doc/reports/CLoader-dbinom-2002.pdf.
enum DevianceTerm {
    /// observed * log(observed / expected) - (observed - expected), for an expected value above 0 and the excess observed - expected.
    ///
    /// The excess is an argument of its own, because it is often known to more digits than the two numbers it is the difference of.
    static func value(excess: Double, expected: Double) -> Double {
        let observed = expected + excess
        if observed <= 0 { return expected }
        let ratio = excess / expected
        guard ratio.magnitude < 0.5 else { return observed * PlatformMathematics.naturalLogarithm(1 + ratio) - excess }
        // log((1 + v) / (1 - v)) = 2 (v + v^3 / 3 + ...) with v = (observed - expected) / (observed + expected)
        let v = ratio / (2 + ratio)
        let square = v * v
        var power = 2 * observed * v
        var sum = excess * v
        var divisor = 3.0
        while true {
            power *= square
            let next = sum + power / divisor
            if next == sum || divisor > 200 { return next }
            sum = next
            divisor += 2
        }
    }

    /// log n! less Stirling's formula: what (n + 1/2) log n - n + log(2 pi) / 2 leaves out. n is whole and above 0.
    static func stirlingError(_ n: Double) -> Double {
        if n < 16 { return small[Int(n) - 1] }
        let square = n * n
        let inner = 1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square
        return (1.0 / 12 - (1.0 / 360 - inner / square) / square) / n
    }

    private static let small: [Double] = [
        0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.020790672103765093, 0.016644691189821193,
        0.013876128823070748, 0.01189670994589177, 0.010411265261972096, 0.009255462182712733, 0.00833056343336287,
        0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.0059513701127588475, 0.005554733551962801,
    ]
}

/// The logarithm of the probability of `successes` in `trials`, where `expected` successes and `expectedFailures` failures are expected
/// and `excess` is successes - expected.
func logBinomialMass(successes: Double, trials: Double, expected: Double, expectedFailures: Double, excess: Double) -> Double {
    let failures = trials - successes
    if trials == 0 { return 0 }
    if successes == 0 { return failureOnly(trials: trials, expectedFailures: expectedFailures, expected: expected) }
    if failures == 0 { return failureOnly(trials: trials, expectedFailures: expected, expected: expectedFailures) }
    let corrections =
        DevianceTerm.stirlingError(trials) - DevianceTerm.stirlingError(successes) - DevianceTerm.stirlingError(failures)
    let deviance =
        DevianceTerm.value(excess: excess, expected: expected) + DevianceTerm.value(excess: -excess, expected: expectedFailures)
    let logTwoPi = 1.837_877_066_409_345_5
    let shape = PlatformMathematics.naturalLogarithm(successes) + PlatformMathematics.logarithmOfOnePlus(-successes / trials)
    return corrections - deviance - 0.5 * (logTwoPi + shape)
}

/// trials * log(expectedFailures / trials), by the smaller of the two expectations.
private func failureOnly(trials: Double, expectedFailures: Double, expected: Double) -> Double {
    expected < 0.5 * trials
        ? trials * PlatformMathematics.logarithmOfOnePlus(-expected / trials)
        : trials * PlatformMathematics.naturalLogarithm(expectedFailures / trials)
}
