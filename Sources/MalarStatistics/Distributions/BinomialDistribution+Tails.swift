// SPDX-License-Identifier: Apache-2.0

extension BinomialDistribution {
    /// The tails of k successes, accurate to about 13 digits for any number of trials. k lies between 0 and `trials`.
    ///
    /// Two counts are equally likely here where their probabilities differ by less than 1 part in 10^11, which is what the rounding
    /// of a probability such as 0.3 can make of a true tie.
    /// - Complexity: O(standard deviation)
    public func tails(at k: Int) -> CountTails {
        precondition(k >= 0 && k <= trials, "successes lie between 0 and the number of trials")
        guard probability > 0, probability < 1, trials > 0 else { return certain(k) }
        return BinomialCounts(trials: trials, probability: probability).tails(at: k)
    }

    /// Where every trial has the same outcome, or there is no trial.
    private func certain(_ k: Int) -> CountTails {
        let outcome = trials == 0 || probability == 0 ? 0 : trials
        let logarithm = { (isTrue: Bool) in isTrue ? 0 : -Double.greatestFiniteMagnitude }
        return CountTails(
            less: k >= outcome ? 1 : 0, greater: k <= outcome ? 1 : 0, mass: k == outcome ? 1 : 0,
            minimumLikelihood: k == outcome ? 1 : 0, log10Less: logarithm(k >= outcome), log10Greater: logarithm(k <= outcome),
            log10MinimumLikelihood: logarithm(k == outcome))
    }
}

/// A binomial distribution with a probability strictly between 0 and 1.
struct BinomialCounts: CountDistribution {
    let trials: Int
    let probability: Double
    private let expected: Double
    /// What the rounding of `expected` left out.
    private let remainder: Double
    private let odds: Double

    init(trials: Int, probability: Double) {
        self.trials = trials
        self.probability = probability
        expected = Double(trials) * probability
        remainder = (-expected).addingProduct(Double(trials), probability)
        odds = probability / (1 - probability)
    }

    var support: ClosedRange<Int> { 0...trials }

    func logMass(_ k: Int) -> Double {
        logBinomialMass(
            successes: Double(k), trials: Double(trials), expected: expected, expectedFailures: Double(trials) - expected - remainder,
            excess: (Double(k) - expected) - remainder)
    }

    var wholeWeights: [UInt64]? {
        probability == 0.5 && trials <= 62 ? (0...trials).map { CountTails.binomialCoefficient(trials, $0) } : nil
    }

    func ratio(_ k: Int) -> Double { Double(trials - k) / Double(k + 1) * odds }

    func isNotMoreLikely(_ k: Int, than x: Int) -> Bool {
        if probability == 0.5 { return min(k, trials - k) <= min(x, trials - x) }
        let (a, b) = (logMass(k), logMass(x))
        return a <= b + 1e-11 * max(1, 1e-3 * b.magnitude)
    }
}
