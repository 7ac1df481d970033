// SPDX-License-Identifier: Apache-2.0

/// Generalised estimating equations: a marginal model of a column measured repeatedly, with a working correlation within subjects.
///
/// Solves sum of D(i)'V(i)^-1 (y(i) - m(i)) = 0 with V(i) = phi A^1/2 R(alpha) A^1/2 and tests with the sandwich variance, which holds
/// also where the working correlation is wrong.
/// - Source: K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986) 13-22, doi:10.1093/biomet/73.1.13.
public struct EstimatingEquations: Hashable, Sendable {
    /// What a step of AR(1) is.
    public enum Distance: String, Hashable, Sendable, CaseIterable, Codable {
        /// From one observation of a subject to its next, whatever was missed between.
        case position
        /// One unit of the wave column, so that a missed visit counts.
        case wave
    }

    /// Without a random part.
    public let formula: ModelFormula
    /// How the variance depends on the mean.
    public let family: OutcomeFamily
    /// What the columns add up to.
    public let link: MeanLink
    /// What is assumed within subjects.
    public let correlation: WorkingCorrelation
    /// The column that tells subjects apart.
    public let group: String
    /// The column by which a subject's observations are put in order; without it they stand in the order of the table.
    public let waves: String?
    /// What a step of AR(1) is.
    public let distance: Distance

    /// A model from its parts; the link is the canonical one unless another is named.
    public init(
        _ formula: ModelFormula, family: OutcomeFamily, link: MeanLink? = nil, correlation: WorkingCorrelation, group: String = "id",
        waves: String? = nil, distance: Distance = .position
    ) {
        self.formula = formula
        self.family = family
        self.link = link ?? family.canonicalLink
        self.correlation = correlation
        self.group = group
        self.waves = waves
        self.distance = distance
    }

    /// The fit to a table; rows with a missing value are left out.
    ///
    /// - Throws: as `LinearMixedModel.fit`; `.invalidArgument` also for outcomes that the family cannot have, a random part, and, where a
    ///   step is a wave, waves that are not whole or not different within a subject; `.noEvents` for counts or 0/1 outcomes that are all 0;
    ///   `.insufficientData` also where no subject has two observations and a correlation is wanted;
    ///   `.didNotConverge` also where a column separates the outcomes.
    /// - Complexity: O(n p^2) a step.
    public func fit(_ table: ModelTable) throws(StatisticsFailure) -> EstimatingEquationsFit {
        guard formula.random == nil, formula.unstructuredWithin == nil else { throw .invalidArgument }
        if family != .gaussian, case .numbers(let values) = try table[formula.response] {
            let seen = values.compactMap { $0 }
            guard seen.allSatisfy({ family.allows(outcome: $0) || !$0.isFinite }) else { throw .invalidArgument }
            if !seen.isEmpty, seen.allSatisfy({ $0 == 0 }) { throw .noEvents }
        }
        let frame = try ModelFrame(formula, group: group, further: waves.map { [$0] } ?? [], table: table, naming: .formula)
        let clusters = try clusters(frame)
        let problem = try MarginalProblem(self, frame: frame, clusters: clusters)
        return try EstimatingEquationsFit(self, frame: frame, problem: problem)
    }

    private func clusters(_ frame: ModelFrame) throws(StatisticsFailure) -> [Cluster] {
        var positions: [Double]?
        if let waves { positions = try frame.positions(waves) }
        var clusters: [Cluster] = []
        for members in frame.members {
            guard let positions else {
                clusters.append(Cluster(rows: members, places: Array(members.indices)))
                continue
            }
            let rows = members.enumerated().sorted { (positions[$0.element], $0.offset) < (positions[$1.element], $1.offset) }.map(
                \.element)
            var places = Array(rows.indices)
            if distance == .wave {
                let whole = rows.compactMap { Int(exactly: positions[$0]) }
                guard whole.count == rows.count, Set(whole).count == rows.count else { throw .invalidArgument }
                places = whole
            }
            clusters.append(Cluster(rows: rows, places: places))
        }
        guard correlation == .independence || clusters.contains(where: { $0.rows.count > 1 }) else { throw .insufficientData }
        return clusters
    }
}

/// The rows of one subject in their order, and where they stand in time.
struct Cluster {
    let rows: [Int]
    let places: [Int]
}
