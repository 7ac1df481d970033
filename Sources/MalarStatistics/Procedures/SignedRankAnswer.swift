// SPDX-License-Identifier: Apache-2.0

/// The answer of the signed-rank procedures.
struct SignedRankAnswer {
    private let request: ProcedureRequest
    private let sample: PairedSample
    private let alternative: Alternative
    private let tolerance: Double
    private var workings: SignedRankWorkings

    /// About half a second, and some seconds where the exact p was asked for.
    private static let usualCost = 1e9
    /// Some milliseconds, where the exact p is only to stand beside the other.
    private static let smallCost = 1e7
    static let largestCost = 1.5e10

    init(_ request: ProcedureRequest) throws {
        self.request = request
        sample = try request.pairedSample()
        alternative = try request.alternative()
        tolerance = try request.tieTolerance()
        guard !sample.differences.isEmpty else { throw StatisticsFailure.emptySample }
        workings = SignedRankWorkings(of: sample, tolerance: tolerance)
    }

    /// wilcoxon_signed_rank
    mutating func full() throws -> ProcedureAnswer {
        let preset = try request.preset()
        let method = try request.rankMethod()
        let test = try test(preset)
        let cost = method == .exact ? Self.largestCost : method == .asymptotic ? Self.smallCost : Self.usualCost
        let exact = tails(test.zeros, within: cost)
        let normal = workings.asymptotic(test)
        var isExact = method == .exact || (method == nil && (preset == nil || preset == .exact || workings.headline(test) == .exact))
        if isExact, exact == nil {
            guard method == nil else { throw StatisticsFailure.invalidArgument }
            isExact = false
        }
        let sas = preset == .sas ? SASSignedRank.result(workings.ranks(.drop), alternative) : nil
        let p: (p: Double, log10: Double)
        if let sas, method == nil {
            let found = try sas.get()
            let student = StudentDistribution(degreesOfFreedom: max(1, Double(workings.ranks(.drop).flipping.count - 1)))
            p = (found.p, found.t.map { student.log10P($0, alternative) } ?? PlatformMathematics.decimalLogarithm(found.p))
            isExact = found.isExact
        } else if isExact, let exact {
            p = (exact.p(alternative).value, exact.p(alternative).log10)
        } else {
            let normal = try normal.get()
            p = (normal.p, normal.log10P)
        }
        let conventions = conventions(exact: test.zeros == .drop ? exact : tails(.drop, within: cost))
        let ranks = workings.ranks(isExact ? test.zeros : test.asymptoticZeros)
        var values = counts(ranks) + statistics(ranks, normal, p)
        values += beside(normal, exact, isExact: isExact) + effects(normal)
        if let found = sas?.value { values += [StatisticsField("s", .number(found.s)), StatisticsField("t", .optional(found.t))] }
        values += [
            StatisticsField("p_by_convention", conventions.field),
            StatisticsField("conventions_disagree_at_0.05", .flag(conventions.disagree(at: 0.05))),
        ]
        let list = warnings(ranks, exact, conventions, wantedExact: method == nil && preset == nil)
        return ProcedureAnswer(values, used: sample.differences.count, dropped: sample.dropped.list, warnings: list)
    }

    /// wilcoxon_signed_rank_exact
    mutating func exactOnly() throws -> ProcedureAnswer {
        let ranks = workings.ranks(try request.zeros() ?? .drop)
        guard let tails = tails(ranks.zeros, within: Self.largestCost) else { throw StatisticsFailure.invalidArgument }
        let p = tails.p(alternative)
        var values =
            counts(ranks) + [
                StatisticsField("p", .number(p.value)), StatisticsField("log10_p", .number(p.log10)),
                StatisticsField("p_two_sided", .number(tails.twoSided.value)), StatisticsField("p_greater", .number(tails.greater.value)),
                StatisticsField("p_less", .number(tails.less.value)),
            ]
        if let fraction = tails.twoSidedFraction { values.append(StatisticsField("p_two_sided_fraction", .text(fraction))) }
        values += [
            StatisticsField("smallest_attainable_p", .number(floor(ranks))),
            StatisticsField("log10_p_two_sided", .number(tails.twoSided.log10)),
            StatisticsField("rank_biserial", .optional(rankBiserial())),
        ]
        let list = warnings(ranks, tails, [], wantedExact: false)
        return ProcedureAnswer(values, used: sample.differences.count, dropped: sample.dropped.list, warnings: list)
    }

    /// wilcoxon_signed_rank_conventions
    mutating func everyConvention() throws -> ProcedureAnswer {
        let exact = tails(.drop, within: Self.usualCost)
        let conventions = conventions(exact: exact)
        let rows = conventions.map { row in
            StatisticsValue.fields([
                StatisticsField("convention", .text(row.convention.rawValue)), StatisticsField("name", .text(row.convention.name)),
                StatisticsField("kind", .text(row.headline.rawValue)), StatisticsField("p", .computed(row.p)),
            ])
        }
        let values =
            counts(workings.ranks(.drop)) + [
                StatisticsField("p_by_convention", conventions.field), StatisticsField("conventions", .list(rows)),
                StatisticsField("disagree_at_0.05", .flag(conventions.disagree(at: 0.05))),
                StatisticsField("smallest_attainable_p", .number(floor(workings.ranks(.drop)))),
            ]
        let list = warnings(workings.ranks(.drop), exact, conventions, wantedExact: true)
        return ProcedureAnswer(values, used: sample.differences.count, dropped: sample.dropped.list, warnings: list)
    }

    private func test(_ preset: RankConvention?) throws -> SignedRankTest {
        var test = (preset?.signedRank ?? .exact).looking(alternative, tieTolerance: tolerance)
        if let zeros = try request.zeros() {
            test.zeros = zeros
            test.asymptoticZeros = zeros
        }
        if let continuity = try request.optionalFlag("continuity") { test.continuity = continuity }
        return test
    }

    private mutating func tails(_ zeros: SignedRankTest.Zeros, within cost: Double) -> SignFlipTails? {
        let ranks = workings.ranks(zeros)
        guard SignFlipTails.cost(ranks: ranks.flipping, sum: ranks.positiveSum) <= cost else { return nil }
        return SignFlipTails(ranks: ranks.flipping, sum: ranks.positiveSum)
    }
}

extension SignedRankAnswer {
    private func counts(_ ranks: SignedRanks) -> [StatisticsField] {
        [
            StatisticsField("n_pairs", .count(sample.differences.count)), StatisticsField("n_zero", .count(ranks.zeroCount)),
            StatisticsField("n_positive", .count(ranks.positiveCount)), StatisticsField("n_negative", .count(ranks.negativeCount)),
            StatisticsField("w_plus", .number(ranks.wPlus)), StatisticsField("w_minus", .number(ranks.wMinus)),
        ]
    }

    private mutating func statistics(
        _ ranks: SignedRanks, _ normal: Computed<SignedRankAsymptotic>, _ p: (p: Double, log10: Double)
    ) -> [StatisticsField] {
        let spss = workings.asymptotic(SignedRankTest(exactRule: .never)).map(\.zAsSPSSPrints)
        return [
            StatisticsField("expected_w", .number(ranks.mean)), StatisticsField("variance_w", .number(ranks.variance)),
            StatisticsField("z", .computed(normal.map(\.z))), StatisticsField("p", .number(p.p)),
            StatisticsField("z_spss", .computed(spss)),
            StatisticsField("log10_p", .number(p.log10)),
        ]
    }

    private func beside(_ normal: Computed<SignedRankAsymptotic>, _ exact: SignFlipTails?, isExact: Bool) -> [StatisticsField] {
        [
            StatisticsField("headline", .text(isExact ? "exact" : "asymptotic")),
            StatisticsField("p_asymptotic", .computed(normal.map(\.p))),
            StatisticsField("log10_p_asymptotic", .computed(normal.map(\.log10P))),
            StatisticsField("p_exact", .optional(exact.map { $0.p(alternative).value })),
            StatisticsField("log10_p_exact", .optional(exact.map { $0.p(alternative).log10 })),
        ]
    }

    private mutating func effects(_ normal: Computed<SignedRankAsymptotic>) -> [StatisticsField] {
        let ranks = workings.ranks(.drop)
        let r = { (n: Int) in StatisticsValue.computed(normal.map { $0.z / Double(n).squareRoot() }) }
        return [
            StatisticsField("rank_biserial", .optional(rankBiserial())),
            StatisticsField("r_from_z_pairs", r(sample.differences.count)), StatisticsField("r_from_z_nonzero", r(ranks.flipping.count)),
            StatisticsField("r_from_z_observations", r(2 * sample.differences.count)),
            StatisticsField("smallest_attainable_p", .number(floor(ranks))),
        ]
    }

    /// (W+ - W-) / (W+ + W-) with zeros dropped.
    private mutating func rankBiserial() -> Double? {
        let ranks = workings.ranks(.drop)
        return ranks.flipping.isEmpty ? nil : (ranks.wPlus - ranks.wMinus) / (ranks.wPlus + ranks.wMinus)
    }

    private func floor(_ ranks: SignedRanks) -> Double {
        SignedRankResult.smallestTwoSidedP(changedPairs: ranks.flipping.count)
    }

    private mutating func conventions(exact: SignFlipTails?) -> [RankConventionP] {
        RankConvention.allCases.map { convention in
            guard let test = convention.signedRank?.looking(alternative, tieTolerance: tolerance) else {
                let sas = SASSignedRank.result(workings.ranks(.drop), alternative)
                return RankConventionP(
                    convention: convention, headline: sas.value?.isExact == true ? .exact : .asymptotic, p: sas.map(\.p))
            }
            if convention == .exact {
                let p: Computed<Double> = exact.map { .value($0.p(alternative).value) } ?? .undefined(.invalidArgument)
                return RankConventionP(convention: convention, headline: .exact, p: p)
            }
            return RankConventionP(convention: convention, headline: workings.headline(test), p: workings.p(test))
        }
    }

    private func warnings(
        _ ranks: SignedRanks, _ exact: SignFlipTails?, _ conventions: [RankConventionP], wantedExact: Bool
    ) -> [ProcedureWarning] {
        var list: [ProcedureWarning] = []
        if !ranks.tieGroups.isEmpty { list.append(.tiedRanks) }
        if ranks.zeroCount > 0 { list.append(.zeroDifferences) }
        if floor(ranks) > 0.05 { list.append(.tooFew) }
        if exact?.through == ScaledNumber(1) { list.append(.pAtItsFloor) }
        if wantedExact, exact == nil { list.append(.exactNotComputed) }
        if conventions.disagree(at: 0.05) { list.append(.conventionsDisagree) }
        return list
    }
}

extension SignFlipTails {
    func p(_ alternative: Alternative) -> ScaledNumber {
        switch alternative {
        case .twoSided: twoSided
        case .greater: greater
        case .less: less
        }
    }
}
