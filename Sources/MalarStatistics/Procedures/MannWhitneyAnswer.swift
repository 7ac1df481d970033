// SPDX-License-Identifier: Apache-2.0

/// The answer of the Mann-Whitney procedures.
struct MannWhitneyAnswer {
    private let request: ProcedureRequest
    private let samples: TwoSamples
    private let alternative: Alternative
    private let ranks: PooledRanks

    /// About half a second, and some milliseconds where the exact p is only to stand beside the other.
    private static let usualCost = 1e9
    private static let smallCost = 1e7

    init(_ request: ProcedureRequest) throws {
        self.request = request
        samples = try request.twoSamples()
        alternative = try request.alternative()
        ranks = PooledRanks(of: samples, tolerance: try request.tieTolerance())
    }

    /// mann_whitney
    func full() throws -> ProcedureAnswer {
        let preset = try request.preset()
        let method = try request.rankMethod()
        let test = try test(preset)
        let cost = method == .exact ? MannWhitneyTest.largestExactCost : method == .asymptotic ? Self.smallCost : Self.usualCost
        let exact = MannWhitneyTest.exact(ranks, within: cost)
        let normal = test.asymptotic(ranks)
        var isExact = method == .exact || (method == nil && test.headline(ranks) == .exact)
        if isExact, exact.value == nil {
            guard method == nil else { throw StatisticsFailure.invalidArgument }
            isExact = false
        }
        let p: (p: Double, log10: Double)
        if isExact {
            let exact = try exact.get()
            p = (exact.p(alternative, test.twoSidedRule), exact.log10P(alternative, test.twoSidedRule))
        } else {
            let normal = try normal.get()
            p = (normal.p, normal.log10P)
        }
        let conventions = test.conventions(ranks, exact: exact)
        let values =
            counts + [
                StatisticsField("variance_u", .number(ranks.variance)), StatisticsField("z", .computed(normal.map(\.z))),
                StatisticsField("p", .number(p.p)), StatisticsField("z_spss", .computed(normal.map { zAsSPSSPrints($0.uncorrectedZ) })),
                StatisticsField("log10_p", .number(p.log10)), StatisticsField("headline", .text(isExact ? "exact" : "asymptotic")),
                StatisticsField("p_asymptotic", .computed(normal.map(\.p))),
                StatisticsField("log10_p_asymptotic", .computed(normal.map(\.log10P))),
                StatisticsField("p_exact", .computed(exact.map { $0.p(alternative, test.twoSidedRule) })),
                StatisticsField("log10_p_exact", .computed(exact.map { $0.log10P(alternative, test.twoSidedRule) })),
                StatisticsField("r_from_z", .computed(normal.map { $0.z / Double(ranks.count).squareRoot() })),
            ] + effects + [
                StatisticsField("p_by_convention", conventions.field),
                StatisticsField("conventions_disagree_at_0.05", .flag(conventions.disagree(at: 0.05))),
            ]
        let wanted = method == nil && preset == nil
        return answer(values, exact.value, conventions, floor: floor(test.twoSidedRule), wantedExact: wanted)
    }

    /// mann_whitney_exact
    func exactOnly() throws -> ProcedureAnswer {
        let exact = try MannWhitneyTest.exact(ranks).get()
        let rule = try test(nil).twoSidedRule
        let values =
            counts + [
                StatisticsField("p", .number(exact.p(alternative, rule))),
                StatisticsField("log10_p", .number(exact.log10P(alternative, rule))),
                StatisticsField("p_two_sided_distance", .number(exact.distance)),
                StatisticsField("p_two_sided_doubled", .number(exact.doubled)),
                StatisticsField("p_greater", .number(exact.greater)), StatisticsField("p_less", .number(exact.less)),
                StatisticsField("log10_p_two_sided_distance", .number(exact.log10Distance)),
            ] + effects
        return answer(values, exact, [], floor: floor(rule), wantedExact: false)
    }

    /// mann_whitney_conventions
    func everyConvention() throws -> ProcedureAnswer {
        let exact = MannWhitneyTest.exact(ranks, within: Self.usualCost)
        let conventions = MannWhitneyTest(alternative: alternative).conventions(ranks, exact: exact)
        let rows = conventions.map { row in
            StatisticsValue.fields([
                StatisticsField("convention", .text(row.convention.rawValue)), StatisticsField("name", .text(row.convention.name)),
                StatisticsField("kind", .text(row.headline.rawValue)), StatisticsField("p", .computed(row.p)),
            ])
        }
        let values =
            counts + [
                StatisticsField("p_by_convention", conventions.field), StatisticsField("conventions", .list(rows)),
                StatisticsField("p_exact_doubled", .computed(exact.map(\.doubled))),
                StatisticsField("disagree_at_0.05", .flag(conventions.disagree(at: 0.05))),
                StatisticsField("smallest_attainable_p", .number(floor(.distance))),
            ]
        return answer(values, exact.value, conventions, floor: floor(.distance), wantedExact: true)
    }

    private func test(_ preset: RankConvention?) throws -> MannWhitneyTest {
        var test = (preset ?? .exact).mannWhitney
        test.alternative = alternative
        if let continuity = try request.optionalFlag("continuity") { test.continuity = continuity }
        if let rule = try request.optionText("two_sided").flatMap(MannWhitneyTest.TwoSidedRule.init) { test.twoSidedRule = rule }
        return test
    }

    private var counts: [StatisticsField] {
        [
            StatisticsField("n1", .count(ranks.n1)), StatisticsField("n2", .count(ranks.n2)),
            StatisticsField("rank_sum_1", .number(ranks.rankSum1)), StatisticsField("rank_sum_2", .number(ranks.rankSum2)),
            StatisticsField("mean_rank_1", .number(ranks.rankSum1 / Double(ranks.n1))),
            StatisticsField("mean_rank_2", .number(ranks.rankSum2 / Double(ranks.n2))), StatisticsField("u1", .number(ranks.u1)),
            StatisticsField("u2", .number(ranks.u2)), StatisticsField("u_spss", .number(min(ranks.u1, ranks.u2))),
        ]
    }

    private var effects: [StatisticsField] {
        let pairs = Double(ranks.n1) * Double(ranks.n2)
        return [
            StatisticsField("rank_biserial", .number((ranks.u1 - ranks.u2) / pairs)),
            StatisticsField("probability_of_superiority", .number(ranks.u1 / pairs)),
            StatisticsField("smallest_attainable_p", .number(floor(.distance))),
        ]
    }

    private func zAsSPSSPrints(_ z: Double) -> Double { z == 0 ? 0 : -z.magnitude }

    private func floor(_ rule: MannWhitneyTest.TwoSidedRule) -> Double {
        let floor = SmallestAttainableP.mannWhitney(n1: ranks.n1, n2: ranks.n2, groups: ranks.allGroups)
        return rule == .distance ? floor.twoSided : floor.doubled
    }

    private func answer(
        _ values: [StatisticsField], _ exact: MannWhitneyExact?, _ conventions: [RankConventionP], floor: Double, wantedExact: Bool
    ) -> ProcedureAnswer {
        var list: [ProcedureWarning] = []
        if !ranks.tieGroups.isEmpty { list.append(.tiedRanks) }
        if floor > 0.05 { list.append(.tooFew) }
        if let exact, min(exact.distance, exact.doubled) <= floor * (1 + 1e-12) { list.append(.pAtItsFloor) }
        if wantedExact, exact == nil { list.append(.exactNotComputed) }
        if conventions.disagree(at: 0.05) { list.append(.conventionsDisagree) }
        return ProcedureAnswer(
            values, used: ranks.count,
            dropped: [DroppedData(samples.missingX, "x missing"), DroppedData(samples.missingY, "y missing")], warnings: list)
    }
}

extension PooledRanks {
    /// The sizes of all groups of equal values, those of one value among them, smallest value first.
    var allGroups: [Int] {
        var groups: [Int] = []
        var start = 0
        while start < sorted.count {
            // A doubled midrank is the sum of the first and the last place of its group, counted from 1.
            let end = sorted[start] - start - 2
            groups.append(end - start + 1)
            start = end + 1
        }
        return groups
    }
}
