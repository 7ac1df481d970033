// SPDX-License-Identifier: Apache-2.0

/// What estimating equations found under each rule for the moments.
public struct EstimatingEquationsFit: Hashable, Sendable {
    /// The columns of the design.
    public let terms: [String]
    /// As the R package geepack.
    public let geepack: Computed<MarginalEstimates>
    /// Divisors less the number of coefficients: `.insufficientData` where nothing is left.
    public let adjusted: Computed<MarginalEstimates>
    /// Divisors as they are.
    public let unadjusted: Computed<MarginalEstimates>
    /// Rows that were used.
    public let observations: Int
    /// Different subjects among them.
    public let subjects: Int
    /// Rows left out for a missing value.
    public let dropped: Int
    /// Observations of the subject that has most.
    public let largestSubject: Int

    /// The estimates under a rule.
    public subscript(rule: MomentRule) -> Computed<MarginalEstimates> {
        switch rule {
        case .geepack: geepack
        case .adjusted: adjusted
        case .unadjusted: unadjusted
        }
    }

    /// - Throws: the reason where no rule gives estimates.
    init(_ model: EstimatingEquations, frame: ModelFrame, problem: MarginalProblem) throws(StatisticsFailure) {
        let start = try problem.independentCoefficients()
        func estimates(_ rule: MomentRule) -> Computed<MarginalEstimates> {
            do throws(StatisticsFailure) {
                return .value(try MarginalEstimates(problem, try MarginalSolution(problem, rule, from: start)))
            } catch {
                return .undefined(error)
            }
        }
        adjusted = estimates(.adjusted)
        unadjusted = estimates(.unadjusted)
        // The two differ only in the correlation along time.
        geepack = model.correlation == .ar1 ? estimates(.geepack) : unadjusted
        terms = frame.design.names
        observations = frame.rows.count
        subjects = frame.members.count
        dropped = frame.dropped
        largestSubject = problem.largestCluster
        if geepack.value == nil, adjusted.value == nil, unadjusted.value == nil { throw unadjusted.reason ?? .didNotConverge }
    }
}

/// Coefficients, standard errors, scale and working correlation.
public struct MarginalEstimates: Hashable, Sendable {
    /// One for each term.
    public let estimates: [Double]
    /// From the sandwich variance; 0 where the subjects' scores cancel exactly, which leaves nothing to test with.
    public let robust: [Double]
    /// As if the working correlation were right.
    public let modelBased: [Double]
    /// `.zeroVariance` where a subject alone determines a coefficient.
    public let manclDeRouen: Computed<[Double]>
    /// After Kauermann and Carroll; undefined as `manclDeRouen` is.
    public let kauermannCarroll: Computed<[Double]>
    /// The factor of the family's variance; for constant variance, the variance itself.
    public let scale: Double
    /// `nil` under independence.
    public let alpha: Double?
    /// False where the working correlation matrix of some subject is not positive definite.
    public let isProper: Bool
    /// Steps of the iteration.
    public let iterations: Int

    init(_ problem: MarginalProblem, _ solution: MarginalSolution) throws(StatisticsFailure) {
        guard let sandwich = SandwichVariance(problem, solution) else { throw .didNotConverge }
        let back = problem.basis.inverseR
        let scale = problem.scale
        let model = (solution.scale * (back * solution.inverseInformation * back.transposed)).diagonal
        // Scores that cancel exactly leave rounding, of either sign, in place of a variance of 0.
        func errors(_ matrix: Matrix) -> [Double] {
            zip((back * matrix * back.transposed).diagonal, model).map { $0 > 1e-14 * $1 ? scale * $0.squareRoot() : 0 }
        }
        estimates = back * zip(problem.shift, solution.coefficients).map { $0 + scale * $1 }
        robust = errors(sandwich.robust)
        modelBased = model.map { scale * $0.squareRoot() }
        manclDeRouen = sandwich.manclDeRouen.map { .value(errors($0)) } ?? .undefined(.zeroVariance)
        kauermannCarroll = sandwich.kauermannCarroll.map { .value(errors($0)) } ?? .undefined(.zeroVariance)
        self.scale = solution.scale * scale * scale
        alpha = problem.model.correlation == .independence ? nil : solution.alpha
        isProper = problem.model.correlation.isPositiveDefinite(solution.alpha, largest: problem.largestCluster)
        iterations = solution.iterations
        guard robust.allSatisfy(\.isFinite), modelBased.allSatisfy({ $0 > 0 && $0.isFinite }) else { throw .didNotConverge }
    }
}
