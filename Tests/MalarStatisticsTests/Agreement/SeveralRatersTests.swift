// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Agreement of several raters with missing ratings")
struct SeveralRatersTests {
    /// Twelve subjects, four raters, none of whom rated all (Gwet 2014).
    private let four: StatisticsValue = [
        [1, 1, .missing, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1],
        [2, 2, 2, 2], [.missing, 5, 5, 5], [.missing, .missing, 1, 1], [.missing, .missing, 3, .missing],
    ]

    @Test("irrCAC's printed example: value, standard error, chance, lower limit and p of five coefficients")
    func printed() throws {
        let answer = try AskedProcedure("rater_agreement", ["ratings": four])
        for (name, value, error, lower) in [
            ("ac1", 0.77544, 0.14295, 0.461), ("fleiss", 0.76117, 0.15302, 0.424), ("conger", 0.76282, 0.14917, 0.435),
            ("krippendorff", 0.74342, 0.14548, 0.423), ("brennan_prediger", 0.77273, 0.14472, 0.454),
        ] {
            let found = [answer[name], answer["\(name)_se"], answer["\(name)_lower"], answer["\(name)_upper"]]
            #expect((found[0] - value).magnitude <= 5.01e-6 && (found[1] - error).magnitude <= 5.01e-6, "\(name) \(found)")
            #expect((found[2] - lower).magnitude <= 5.01e-4 && found[3] == 1, "\(name) \(found)")
        }
        answer.printed(
            7, ["observed_agreement": 0.8181818, "ac1_chance": 0.1903212, "fleiss_chance": 0.2387153, "conger_chance": 0.2334252])
        answer.printed(2, ["krippendorff_chance": 0.24, "brennan_prediger_chance": 0.2])
        answer.close(
            1e-5,
            [
                "ac1_p": 0.000_208_721, "fleiss_p": 0.000_419_173, "conger_p": 0.000_336_706_6, "krippendorff_p": 0.000_338_624_5,
                "brennan_prediger_p": 0.000_237_560_9,
            ])
        #expect(answer["n"] == 12 && answer["n_shared"] == 11 && answer["ratings"] == 41)
    }

    @Test("With two raters who rated all: Cohen, Scott, and the table's AC1", arguments: AgreementWeights.allCases)
    func twoRaters(weights: AgreementWeights) throws {
        let counts = [[12, 3, 1], [2, 9, 4], [0, 3, 11]]
        let pairs = (0..<9).flatMap { [[Int?]](repeating: [$0 / 3, $0 % 3], count: counts[$0 / 3][$0 % 3]) }
        let several = try #require(SeveralRaters.of(pairs, categories: 3, weights: weights).value)
        let table = try #require(RatingTable.of(counts).value)
        let cohen = try #require(CohenKappa.of(table, weights: weights).value)
        let gwet = try #require(GwetAgreement.of(table, weights: weights).value)
        let n = Double(pairs.count)
        let conger = try #require(several.conger)
        #expect((conger.value - cohen.kappa).magnitude < 1e-14)
        #expect((try #require(conger.standardError) - cohen.standardError * (n / (n - 1)).squareRoot()).magnitude < 1e-14)
        #expect((try #require(several.gwet).value - gwet.coefficient).magnitude < 1e-14)
        #expect((try #require(several.gwet?.standardError) - (try #require(gwet.standardError))).magnitude < 1e-14)
    }

    @Test("Fleiss' kappa where every subject has as many raters")
    func fleiss() throws {
        let ratings: StatisticsValue = [[1, 1, 2, 3], [2, 2, 2, 2], [3, 1, 3, 3], [1, 1, 1, 2], [2, 3, 2, 2]]
        let (plain, several) = (
            try AskedProcedure("fleiss_kappa", ["ratings": ratings]), try AskedProcedure("rater_agreement", ["ratings": ratings])
        )
        several.close(1e-13, ["fleiss": plain["kappa"], "fleiss_se": plain["se"], "fleiss_lower": plain["ci_lower"]])
    }

    @Test("Perfect agreement, and refusals")
    func ends() throws {
        let perfect = try AskedProcedure(
            "rater_agreement", ["ratings": [[1, 1, .missing], [2, 2, 2], [1, 1, 1], [.missing, .missing, .missing]]])
        #expect(perfect["ac1"] == 1 && perfect["conger"] == 1 && perfect["ac1_se"] == 0 && perfect["ac1_p"] == 0 && perfect["n"] == 3)
        #expect(try AskedProcedure("rater_agreement", ["ratings": [[1, 1], [1, 1]]]).failure == .zeroVariance)
        #expect(try AskedProcedure("rater_agreement", ["ratings": [[1, .missing], [.missing, 2]]]).failure == .insufficientData)
        #expect(try AskedProcedure("rater_agreement", ["ratings": [[1, .missing], [2, .missing]]]).failure == .insufficientData)
        #expect(try AskedProcedure("rater_agreement", ["ratings": [[.missing, .missing]]]).failure == .emptySample)
        #expect(try AskedProcedure("rater_agreement", ["ratings": [[1, 2]]], ["categories": [1]]).failure == .invalidArgument)
        #expect(try AskedProcedure("rater_agreement", ["ratings": [[1, 2], [1]]]).failure == .lengthMismatch)
    }
}
