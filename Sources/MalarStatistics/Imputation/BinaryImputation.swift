// SPDX-License-Identifier: Apache-2.0

/// The share of a binary outcome that is missing in some, by multiple imputation.
///
/// A logistic model of the outcome given covariates is fitted to those in whom it is known (`StabilizedLogistic`: a weak prior, after the
/// finding of I. R. White, R. Daniel and P. Royston, Comput. Stat. Data Anal. 54 (2010) 2267-2275, doi:10.1016/j.csda.2010.04.005, that
/// imputation without one goes astray where outcomes are separated). For each completed data set coefficients are drawn from its posterior,
/// then each missing outcome from its probability. Shares are pooled by `RubinRules` with n - 1 complete degrees of freedom; the interval
/// is the score interval for imputed data (A. Lott, J. P. Reiter, Am. Stat. 74 (2020) 109-115, doi:10.1080/00031305.2018.1473796), which
/// stays between 0 and 1 and without missing outcomes is Wilson's.
///
/// It supposes that among those with the same covariates the missing outcomes are like the known ones. The same seed gives the same answer.
public struct BinaryImputation: Hashable, Sendable, Codable {
    /// How many completed data sets; from 2 to 100,000.
    public var imputations: Int
    /// Any number; the same one gives the same answer.
    public var seed: UInt64
    /// Between 0 and 1.
    public var level: Double
    /// The standard deviation of the prior of a coefficient, on the scale that `StabilizedLogistic` names; above 0.
    public var priorDeviation: Double

    /// An imputation; its numbers are checked when a share is asked for.
    public init(imputations: Int = 50, seed: UInt64 = 1, level: Double = 0.95, priorDeviation: Double = 2.5) {
        self.imputations = imputations
        self.seed = seed
        self.level = level
        self.priorDeviation = priorDeviation
    }

    /// The share over everyone, known and imputed.
    ///
    /// Without a missing outcome it is the observed share, whatever the covariates. Otherwise `.emptySample`; `.lengthMismatch`;
    /// `.nonFiniteInput`; `.invalidArgument` for numbers out of range; `.insufficientData` where no outcome is known, `.noEvents` where
    /// none of the known ones is an event; `.zeroVariance` where all are, or for a covariate of one value; `.didNotConverge`.
    /// - Parameters:
    ///   - outcomes: one for each person; `nil` is missing
    ///   - covariates: columns, each with a number for each person
    /// - Complexity: O(imputations times missing outcomes), beside the fit
    public func share(of outcomes: [Bool?], given covariates: [[Double]]) -> Computed<ImputedShare> {
        if let reason = refusal(of: outcomes, covariates) { return .undefined(reason) }
        let known = outcomes.indices.filter { outcomes[$0] != nil }
        let met = outcomes.count { $0 == true }
        if known.count == outcomes.count { return .value(ImputedShare(self, met: met, of: known.count)) }
        guard met > 0, met < known.count else {
            return .undefined(known.isEmpty ? .insufficientData : met == 0 ? .noEvents : .zeroVariance)
        }
        guard let design = StabilizedLogistic.design(covariates, count: outcomes.count) else { return .undefined(.zeroVariance) }
        guard
            let model = StabilizedLogistic(
                known.map { design[$0] }, known.map { outcomes[$0] ?? false }, priorDeviation: priorDeviation)
        else { return .undefined(.didNotConverge) }
        // In an order of their own, so that the order of the persons makes no difference.
        let missing = outcomes.indices.filter { outcomes[$0] == nil }.map { design[$0] }.sorted { $0.lexicographicallyPrecedes($1) }
        let shares = (0..<imputations).map { Double(met + drawn(model, missing, $0)) / Double(outcomes.count) }
        let rules = RubinRules(completeDegreesOfFreedom: Double(outcomes.count - 1))
        return rules.pooled(shares, variances: shares.map { $0 * (1 - $0) / Double(outcomes.count) })
            .map { ImputedShare(self, $0, met: met, known: known.count, of: outcomes.count) }
    }

    /// How many missing outcomes are events in one completed data set.
    private func drawn(_ model: StabilizedLogistic, _ missing: [[Double]], _ replicate: Int) -> Int {
        var generator = ReplicateGenerator(seed: seed, replicate: replicate)
        let coefficients = model.drawn(&generator)
        return missing.reduce(0) { count, row in
            let probability = LogisticScale.probability(StabilizedLogistic.predictor(row, coefficients))
            return count + (generator.uniform() < probability ? 1 : 0)
        }
    }

    private func refusal(of outcomes: [Bool?], _ covariates: [[Double]]) -> StatisticsFailure? {
        if outcomes.isEmpty { return .emptySample }
        if covariates.contains(where: { $0.count != outcomes.count }) { return .lengthMismatch }
        if !covariates.allSatisfy({ $0.allSatisfy(\.isFinite) }) { return .nonFiniteInput }
        guard (2...100_000).contains(imputations), level > 0, level < 1, priorDeviation > 0, priorDeviation.isFinite else {
            return .invalidArgument
        }
        return nil
    }
}

/// A share with its interval, and what it was made of.
public struct ImputedShare: Hashable, Sendable, Codable {
    /// The options used.
    public let imputation: BinaryImputation
    /// Events among the known outcomes.
    public let events: Int
    /// How many outcomes are known.
    public let known: Int
    /// Everyone.
    public let n: Int
    /// From 0 to 1.
    public let estimate: Double
    /// The score interval, from 0 to 1.
    public let interval: ConfidenceInterval
    /// The pooled share with its variances; `nil` where nothing is missing.
    public let pooled: PooledEstimate?
    /// The fraction of missing information, from 0 to 1; 0 where nothing is missing.
    public var missingInformation: Double { pooled?.missingInformation ?? 0 }

    init(_ imputation: BinaryImputation, met: Int, of n: Int) {
        self.init(imputation, nil, met: met, known: n, of: n)
    }

    init(_ imputation: BinaryImputation, _ pooled: PooledEstimate?, met: Int, known: Int, of n: Int) {
        (self.imputation, self.pooled, events, self.known, self.n) = (imputation, pooled, met, known, n)
        estimate = pooled?.estimate ?? Double(met) / Double(n)
        let student = StudentDistribution(degreesOfFreedom: pooled?.degreesOfFreedom ?? .infinity)
        let t = student.critical(level: imputation.level)
        // Wilson's interval with n divided by 1 + r: everyone, less what the missing outcomes take away.
        let weight = t * t * (1 + (pooled?.relativeIncrease ?? 0)) / Double(n)
        let middle = (estimate + weight / 2) / (1 + weight)
        let half = (weight * (estimate * (1 - estimate) + weight / 4)).squareRoot() / (1 + weight)
        interval = ConfidenceInterval(
            lower: met == 0 && pooled == nil ? 0 : max(0, middle - half), upper: met == n ? 1 : min(1, middle + half),
            requestedLevel: imputation.level, achievedLevel: imputation.level)
    }
}
