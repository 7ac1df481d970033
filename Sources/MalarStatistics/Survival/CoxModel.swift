// SPDX-License-Identifier: Apache-2.0

/// Cox's proportional hazards regression: the hazard is a baseline, common to a stratum, times exp(sum of coefficient times covariate).
///
/// - Source: D. R. Cox, J. R. Stat. Soc. B 34 (1972) 187-220, doi:10.1111/j.2517-6161.1972.tb00899.x.
public struct CoxModel: Hashable, Sendable {
    /// How events at the same time are treated.
    public enum Ties: String, Hashable, Sendable, CaseIterable, Codable {
        /// B. Efron, J. Am. Stat. Assoc. 72 (1977) 557-565, doi:10.1080/01621459.1977.10480613.
        case efron
        /// N. E. Breslow, Biometrics 30 (1974) 89-99, doi:10.2307/2529620.
        case breslow
        /// The conditional logistic likelihood: times are discrete, and every choice of as many from those at risk is summed over.
        case exact
    }

    /// How events at the same time are treated.
    public var ties: Ties
    /// After how many steps of Newton's method the search is given up.
    public var largestIterationCount: Int

    /// A model from its options.
    public init(ties: Ties = .efron, largestIterationCount: Int = 60) {
        self.ties = ties
        self.largestIterationCount = largestIterationCount
    }

    /// Fits the model.
    ///
    /// Covariates are centred and scaled inside, so that results do not depend on their units. Newton's method from zero with halved steps
    /// runs until the next step is below 1e-11 of the coefficient (or of the standard error at zero, if that is larger).
    /// - Parameters:
    ///   - covariates: one column for each covariate, as long as the sample, without missing values
    ///   - strata: numbers that tell strata apart, each with a baseline of its own; `nil` is one stratum
    /// - Returns: the fit, or `.invalidArgument` without a covariate, `.lengthMismatch`, `.nonFiniteInput`, `.noEvents`;
    ///   `.zeroVariance` for a covariate that is constant wherever there is an event; `.invalidArgument` where covariates determine each other;
    ///   `.didNotConverge` where a coefficient grows without end, as with perfect separation.
    /// - Complexity: O(n p^2) a step after one sort; with exact ties times the largest number of events at one time
    public func fit(_ sample: SurvivalSample, covariates: [[Double]], strata: [Int]? = nil) -> Computed<CoxFit> {
        do {
            let design = try CoxDesign(sample, covariates: covariates, strata: strata)
            return .value(try CoxSearch(design: design, ties: ties, largestIterationCount: largestIterationCount).fit())
        } catch {
            return .undefined(error)
        }
    }
}
