// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// An index at a time point, and its comparison with the baseline within patients.
struct CohortComparison: Sendable {
    /// The p that a program gives, and whether it is exact there.
    struct ProgramP: Sendable, Hashable {
        let convention: RankConvention
        let isExact: Bool
        let p: Double?
    }

    let endpoint: Endpoint
    let point: TimePoint
    /// The values of the population at the baseline and at the time point.
    let baseline: [Derived]
    let values: [Derived]
    /// The patients with both, in the order of the data.
    let pairs: [String]
    let records: [String]
    let test: Computed<SignedRankResult>
    /// In the order of `RankConvention.printed`.
    let programs: [ProgramP]

    /// Differences of decimals that are equal on the chart may part in the last bit: they share a rank all the same.
    static let tieTolerance = 1e-9

    init(_ endpoint: Endpoint, at point: TimePoint, _ members: [CohortMember], _ missing: MissingVisits, _ preset: SignedRankConvention) {
        let baseline = members.map { $0.value(endpoint.measure, at: nil) }
        let values = members.map { $0.value(endpoint.measure, at: point, missing) }
        let both = members.indices.filter { baseline[$0].number != nil && values[$0].number != nil }
        let sample = PairedSample.pairing(first: both.map { baseline[$0].number }, second: both.map { values[$0].number })
        var test = preset.test
        test.tieTolerance = Self.tieTolerance
        let result = sample.flatMap { test.result(of: $0) }
        (self.endpoint, self.point, self.baseline, self.values) = (endpoint, point, baseline, values)
        pairs = both.map { members[$0].id }
        records = both.flatMap { baseline[$0].records + values[$0].records }.uniqued()
        self.test = result
        programs = RankConvention.printed.map { Self.program($0, sample, result.value) }
    }

    /// Every comparison of a cohort under the protocol's rule for what is missing; empty for a case series.
    static func all(of members: [CohortMember], _ study: StudyProtocol) -> [CohortComparison] {
        study.cohort.map { all(of: members, $0.endpoints, $0.missing, study) } ?? []
    }

    /// The comparisons of endpoints with the baseline, by endpoint and then by time point.
    static func all(
        of members: [CohortMember], _ endpoints: [Endpoint], _ missing: MissingVisits, _ study: StudyProtocol
    ) -> [CohortComparison] {
        endpoints.flatMap { endpoint in
            let own = members.of(endpoint.population)
            return (study.cohort?.timePoints ?? []).map { CohortComparison(endpoint, at: $0, own, missing, study.statistics.preset) }
        }
    }

    private static func program(_ convention: RankConvention, _ sample: Computed<PairedSample>, _ result: SignedRankResult?) -> ProgramP {
        if convention == .sas {
            let sas = sample.flatMap { SASSignedRank.result(of: $0, tieTolerance: tieTolerance) }.value
            return ProgramP(convention: .sas, isExact: sas?.isExact ?? false, p: sas?.p)
        }
        let found = result?.conventions.first { $0.convention.rawValue == convention.rawValue }
        return ProgramP(convention: convention, isExact: found?.headline == .exact, p: found?.p.value)
    }
}

extension RankConvention {
    /// The order of print: the programs, then the exact test.
    static let printed: [RankConvention] = [.spss, .r45, .r46, .sas, .coin, .scipy, .exact]

    /// The program as a column names it.
    var column: String {
        switch self {
        case .spss: "SPSS"
        case .r45: "R ≤ 4.5"
        case .r46: "R ≥ 4.6"
        case .sas: "SAS"
        case .coin: "coin"
        case .scipy: "SciPy"
        case .exact: "exact"
        }
    }
}

extension CohortComparison {
    /// The p under the protocol's preset.
    var p: Double? { test.value?.p.value }
    /// How far p can fall with so many changed patients; `nil` without a pair.
    var smallest: Double? { test.value?.smallestTwoSidedP }
    /// Whether no result could reach 0.05 in the exact test.
    var cannotReach: Bool { smallest.map { $0 >= 0.05 } ?? false }
    /// Whether every patient who changed did so in one direction.
    var isAtFloor: Bool { test.value?.warnings.contains(.pAtItsFloor) ?? false }
    /// Whether the programs give p values on both sides of 0.05.
    var dependsOnProgram: Bool { Set(programs.compactMap { $0.p.map { $0 < 0.05 } }).count == 2 }

    /// `SLEDAI-2K, T0 against T12`.
    var name: String { "\(endpoint.measure.label), T0 against \(point.name)" }

    /// The p of a program.
    func p(_ convention: RankConvention) -> Double? { programs.first { $0.convention == convention }?.p }

    /// Test, options, and every p beside the printed one.
    var options: [Lineage.Option] {
        let floor = smallest.map { [Lineage.Option("smallest attainable p", "\($0)")] } ?? []
        let named = [RankConvention.exact, .spss].compactMap { convention in
            p(convention).map { Lineage.Option("p, \(convention == .exact ? "exact" : "SPSS")", "\($0)") }
        }
        let changed = test.value.map { [Lineage.Option("pairs that changed", "\($0.nNonzero) of \($0.nPairs)")] } ?? []
        return changed + named + floor + (test.value?.options.map { Lineage.Option($0.name, $0.setting) } ?? [])
    }

    /// Why there is no p, or what a reader of it should know.
    var remark: String? {
        test.value.map { $0.warnings.map(\.sentence).joined(separator: " ").nilIfEmpty } ?? test.reason?.sentence
    }
}

extension [CohortMember] {
    /// The patients of a population; where nothing says so, a patient does not belong to it.
    func of(_ population: EndpointPopulation) -> [CohortMember] {
        population == .all ? self : filter { $0.belongs(to: population) == .met }
    }
}

extension Double {
    /// A p-value as journals print it: three decimals, `<0.001` below them, and never 1.000.
    var journalP: String { self < 0.001 ? "<0.001" : self > 0.999 ? ">0.999" : fixed(3) }
}
