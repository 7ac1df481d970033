// SPDX-License-Identifier: Apache-2.0

/// The answer of the sign test.
enum SignTestAnswer {
    @Sendable static func answer(_ request: ProcedureRequest) throws -> ProcedureAnswer {
        let sample = try request.pairedSample()
        guard !sample.differences.isEmpty else { throw StatisticsFailure.emptySample }
        let alternative = try request.alternative()
        let (rose, fell) = (sample.differences.count { $0 > 0 }, sample.differences.count { $0 < 0 })
        let tails = tails(rose, fell)
        let p = alternative == .twoSided ? tails.twoSided : alternative == .greater ? tails.greater : tails.less
        let floor = SmallestAttainableP.signedRank(changedPairs: rose + fell).twoSided
        var values = [
            StatisticsField("n_pairs", .count(sample.differences.count)),
            StatisticsField("n_zero", .count(sample.differences.count - rose - fell)), StatisticsField("n_positive", .count(rose)),
            StatisticsField("n_negative", .count(fell)), StatisticsField("p", .number(p.p)), StatisticsField("log10_p", .number(p.log10)),
            StatisticsField("p_two_sided", .number(tails.twoSided.p)), StatisticsField("p_greater", .number(tails.greater.p)),
            StatisticsField("p_less", .number(tails.less.p)), StatisticsField("smallest_attainable_p", .number(floor)),
        ]
        values += asymptotic(rose, fell, alternative)
        var warnings: [ProcedureWarning] = []
        if rose + fell < sample.differences.count { warnings.append(.zeroDifferences) }
        if floor > 0.05 { warnings.append(.tooFew) }
        return ProcedureAnswer(values, used: sample.differences.count, dropped: sample.dropped.list, warnings: warnings)
    }

    private typealias P = (p: Double, log10: Double)

    private static func tails(_ rose: Int, _ fell: Int) -> (less: P, greater: P, twoSided: P) {
        let (less, greater) = (tail(rose, of: rose + fell), tail(fell, of: rose + fell))
        let smaller = rose < fell ? less : greater
        let doubled = min(1, 2 * smaller.p)
        return (less, greater, (doubled, doubled == 1 ? 0 : smaller.log10 + PlatformMathematics.decimalLogarithm(2)))
    }

    /// P(X <= k) of a fair coin thrown n times.
    private static func tail(_ k: Int, of n: Int) -> P {
        if k >= n { return (1, 0) }
        let p = BinomialDistribution(trials: n, probability: 0.5).lowerTail(k)
        if p > 1e-290 { return (p, PlatformMathematics.decimalLogarithm(p)) }
        // From the largest term down: each term is the one above it times i / (n - i + 1).
        var (term, sum) = (1.0, 1.0)
        var i = k
        while i > 0, term > sum * 1e-18 {
            term *= Double(i) / Double(n - i + 1)
            sum += term
            i -= 1
        }
        let natural = SpecialFunctions.logBinomial(n, k) - Double(n) * PlatformMathematics.naturalLogarithm(2)
        return (p, (natural + PlatformMathematics.naturalLogarithm(sum)) / PlatformMathematics.logTen)
    }

    private static func asymptotic(_ rose: Int, _ fell: Int, _ alternative: Alternative) -> [StatisticsField] {
        guard rose + fell > 0 else {
            return ["z", "z_continuity", "p_asymptotic", "p_asymptotic_continuity"].map { StatisticsField($0, .missing) }
        }
        let deviation = Double(rose + fell).squareRoot()
        let z = Double(rose - fell) / deviation
        let corrected = (Double(rose - fell) + 2 * SignedRankWorkings.correction(alternative, z: z)) / deviation
        return [
            StatisticsField("z", .number(z)), StatisticsField("z_continuity", .number(corrected)),
            StatisticsField("p_asymptotic", .number(NormalDistribution.p(z, alternative))),
            StatisticsField("p_asymptotic_continuity", .number(NormalDistribution.p(corrected, alternative))),
        ]
    }
}
