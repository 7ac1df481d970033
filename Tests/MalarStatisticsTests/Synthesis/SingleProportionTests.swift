// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("One study's proportion, and when not to pool")
struct SingleProportionTests {
    @Test(
        "Clopper-Pearson and Wilson",
        arguments: [
            (17, 31, 0.360342, 0.726835, 0.377722, 0.708383), (0, 1, 0, 0.975, 0, 0.793451), (1, 1, 0.025, 1, 0.206549, 1),
            (2, 3, 0.094299, 0.991596, 0.207660, 0.938508), (5, 6, 0.358765, 0.995789, 0.436497, 0.969947),
            (0, 10, 0, 0.308497, 0, 0.277533), (10, 10, 0.691503, 1, 0.722467, 1), (116, 170, 0.606687, 0.751528, 0.608999, 0.747647),
            (5, 119, 0.013781, 0.095331, 0.018078, 0.094599),
        ] as [(Int, Int, Double, Double, Double, Double)])
    func intervals(x: Int, n: Int, exactLower: Double, exactUpper: Double, lower: Double, upper: Double) {
        let exact = ProportionStudies.exactInterval(x, of: n, level: 0.95)
        let wilson = ProportionStudies.wilsonInterval(x, of: n, level: 0.95)
        for (found, printed) in [(exact.lower, exactLower), (exact.upper, exactUpper), (wilson.lower, lower), (wilson.upper, upper)] {
            #expect((found - printed).magnitude <= 5.01e-7, "\(found), printed as \(printed)")
        }
    }

    @Test("17/31 on three scales")
    func scales() {
        let found = [ProportionScale.logit, .arcsine, .freemanTukey].map { $0.effect(17, of: 31) }
        for (value, printed) in zip(found, [(0.194156, 0.130252), (0.833861, 0.008065), (0.832365, 0.007937)]) {
            #expect((value.effect - printed.0).magnitude <= 5.01e-7 && (value.variance - printed.1).magnitude <= 5.01e-7)
        }
    }

    @Test("Two studies far apart are pooled with a warning")
    func farApart() throws {
        let data: KeyValuePairs<String, StatisticsValue> = ["x": [5, 116], "n": [119, 170]]
        let mixed = try AskedProcedure("meta_proportion", data)
        mixed.printed(6, ["estimate": -1.177582, "tau2": 3.849364])
        mixed.printed(4, ["proportion": 0.2355, "proportion_lower": 0.0191, "proportion_upper": 0.8297])
        #expect(mixed.warnings == ["few_studies", "intervals_do_not_overlap"])
        for method in ["REML", "DL", "PM"] {
            let fit = try AskedProcedure("meta_proportion", data, ["method": .text(method), "test": "knha"])
            fit.printed(6, ["estimate": -1.157739, "tau2": 7.453412])
            fit.printed(2, ["q": 64.19, "i2": 98.44])
            fit.printed(1, ["ci_lower": -25.9, "ci_upper": 23.6])
        }
    }

    @Test("Nothing is pooled where every study is at 0 or at 100 per cent, and for one study")
    func nothingToPool() throws {
        for (x, n) in [([0, 0], [4, 5]), ([4, 5], [4, 5]), ([0, 5], [4, 5])] as [(StatisticsValue, StatisticsValue)] {
            let answer = try AskedProcedure("meta_proportion", ["x": x, "n": n])
            #expect(answer.value("estimate") == .missing && answer.warnings.first == "nothing_to_pool")
            #expect(answer["crude_lower"] < answer["crude_upper"])
        }
        let one = try AskedProcedure("meta_proportion", ["x": [1], "n": [5]])
        #expect(one.value("proportion") == .missing && one["crude"] == 0.2 && one.warnings == ["few_studies"])
    }

    @Test("No heterogeneity detected is not homogeneity")
    func noHeterogeneity() throws {
        let answer = try AskedProcedure("meta_analysis", ["yi": [0.1, 0.12, 0.11], "vi": [0.1, 0.2, 0.1]])
        #expect(answer["tau2"] == 0 && answer.warnings.contains("no_heterogeneity_detected"))
        // The interval by Knapp and Hartung is far narrower here than the normal one.
        let narrow = try AskedProcedure("meta_analysis", ["yi": [0.1, 0.12, 0.11], "vi": [0.1, 0.2, 0.1]], ["test": "knha"])
        #expect(narrow.warnings.contains("knapp_hartung_narrower") && narrow["adhoc_ci_upper"] > narrow["ci_upper"])
    }
}
