// SPDX-License-Identifier: Apache-2.0

/// Ranks and exact tails of one sample, computed once for each treatment of zeros.
struct SignedRankWorkings {
    private let differences: [Double]
    private let tolerance: Double
    private var ranksByZeros: [SignedRankTest.Zeros: SignedRanks] = [:]
    private var exactByZeros: [SignedRankTest.Zeros: SignedRankExact] = [:]

    init(of sample: PairedSample, tolerance: Double) {
        differences = sample.differences
        self.tolerance = tolerance
    }

    mutating func ranks(_ zeros: SignedRankTest.Zeros) -> SignedRanks {
        if let known = ranksByZeros[zeros] { return known }
        let ranks = SignedRanks(of: differences, zeros: zeros, tolerance: tolerance)
        ranksByZeros[zeros] = ranks
        return ranks
    }

    mutating func exact(_ zeros: SignedRankTest.Zeros) -> SignedRankExact {
        if let known = exactByZeros[zeros] { return known }
        let ranks = ranks(zeros)
        let tails = SignFlipDistribution.tails(ranks: ranks.flipping, sum: ranks.positiveSum)
        let exact = SignedRankExact(zeros: zeros, wPlus: ranks.wPlus, wMinus: ranks.wMinus, tails: tails)
        exactByZeros[zeros] = exact
        return exact
    }

    mutating func asymptotic(_ test: SignedRankTest) -> Computed<SignedRankAsymptotic> {
        let ranks = ranks(test.asymptoticZeros)
        guard !ranks.flipping.isEmpty else { return .undefined(.noNonzeroDifferences) }
        let z = ranks.z(shift: test.continuity ? Self.correction(test.alternative, z: ranks.z(shift: 0)) : 0)
        return .value(
            SignedRankAsymptotic(
                zeros: test.asymptoticZeros, continuity: test.continuity, wPlus: ranks.wPlus, wMinus: ranks.wMinus,
                mean: ranks.mean, variance: ranks.variance, z: z, p: NormalDistribution.p(z, test.alternative),
                log10P: NormalDistribution.log10P(z, test.alternative)))
    }

    mutating func headline(_ test: SignedRankTest) -> SignedRankResult.Headline {
        let ranks = ranks(test.zeros)
        let isPlain = ranks.tieGroups.isEmpty && ranks.zeroCount == 0
        let limit = isPlain ? test.exactRule.untiedUpTo : test.exactRule.tiedUpTo
        return differences.count <= limit ? .exact : .asymptotic
    }

    mutating func p(_ test: SignedRankTest) -> Computed<Double> {
        switch headline(test) {
        case .exact: exact(test.zeros).tails.map { $0.p(test.alternative) }
        case .asymptotic: asymptotic(test).map(\.p)
        }
    }

    mutating func warnings(zeros: SignedRankTest.Zeros, conventions: [SignedRankConventionP]) -> [SignedRankWarning] {
        let ranks = ranks(zeros)
        let floor = SignedRankResult.smallestTwoSidedP(changedPairs: ranks.flipping.count)
        let isAtFloor = exact(zeros).twoSided.value == floor
        let significant = Set(conventions.compactMap { $0.p.value.map { $0 < 0.05 } })
        return SignedRankWarning.allCases.filter { warning in
            switch warning {
            case .tiedRanks: !ranks.tieGroups.isEmpty
            case .zeroDifferences: ranks.zeroCount > 0
            case .fewPairs: floor > 0.05
            case .pAtItsFloor: isAtFloor
            case .conventionsDisagreeAt005: significant.count == 2
            }
        }
    }

    /// Half a unit toward the mean; for a one-sided test, half a unit against the alternative. Nothing at the mean itself.
    static func correction(_ alternative: Alternative, z: Double) -> Double {
        switch alternative {
        case .twoSided: z == 0 ? 0 : (z > 0 ? -0.5 : 0.5)
        case .greater: -0.5
        case .less: 0.5
        }
    }
}
