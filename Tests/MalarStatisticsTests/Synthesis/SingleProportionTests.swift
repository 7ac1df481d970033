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

    @Test(
        "17/31: five further intervals",
        arguments: [
            (ProportionInterval.wilsonContinuity, 0.362986, 0.722192), (.agrestiCoull, 0.377645, 0.708459), (.jeffreys, 0.375465, 0.712730),
            (.logit, 0.374443, 0.711261), (.wald, 0.373203, 0.723571),
        ])
    func further(method: ProportionInterval, lower: Double, upper: Double) throws {
        let answer = try AskedProcedure("proportion_ci", ["x": 17, "n": 31], ["method": .text(method.rawValue)])
        answer.printed(6, ["estimate": 0.548387, "lower": lower, "upper": upper])
    }

    @Test("The logit interval is the exact one where no logit exists, and keeps its digits near 0")
    func logitEnds() throws {
        for (events, lower, upper) in [(0, 0, 0.308_497_107_818_76), (10, 0.691_502_892_181_24, 1)] {
            let limits = try ProportionInterval.logit.limits(of: Proportion(events: events, of: 10), level: 0.95)
            #expect((limits.lower - lower).magnitude < 1e-12 && (limits.upper - upper).magnitude < 1e-12)
        }
        let limits = try ProportionInterval.logit.limits(of: Proportion(events: 1, of: 1_000_000_000), level: 0.95)
        // plogis(qlogis(1e-9) -+ qnorm(0.975) * sqrt(1 + 1/999999999))
        #expect((limits.lower / 1.408_635_1e-10 - 1).magnitude < 1e-4 && (limits.upper / 7.099_070_7e-9 - 1).magnitude < 1e-4)
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
            fit.printed(4, ["q": 64.1883])
            fit.printed(2, ["i2": 98.44])
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

    @Test("Warnings of a pooled proportion, one by one")
    func warnings() throws {
        let ask = { (x: StatisticsValue, n: StatisticsValue, options: KeyValuePairs<String, StatisticsValue>) in
            try AskedProcedure("meta_proportion", ["x": x, "n": n], options)
        }
        // Every scale pools none or all, but says where the value comes from.
        for scale in ["logit", "arcsine", "freeman_tukey", "raw"] {
            let answer = try ask([0, 0, 0], [9, 8, 7], ["method": "DL", "transformation": .text(scale)])
            #expect(answer.warnings.contains("all_none_or_all") && answer["crude"] == 0, "\(scale)")
        }
        #expect(try ask([3, 9, 5], [10, 12, 9], ["method": "DL"]).warnings.contains("all_none_or_all") == false)
        // A raw mean near 1 with few studies.
        let raw = try ask([9, 9, 4], [10, 9, 7], ["method": "REML", "transformation": "raw", "test": "knha"])
        #expect(raw["proportion_upper"] > 1 && raw.warnings.contains("interval_outside_0_1"))
        #expect(raw.warnings.contains("prediction_outside_0_1"))
        let narrow = try ask([5, 6, 5], [10, 12, 10], ["method": "DL", "test": "knha"])
        #expect(Set(narrow.warnings) == ["no_heterogeneity_detected", "knapp_hartung_narrower", "tau2_interval_empty"])
        #expect(
            narrow["proportion_adhoc_lower"] < narrow["proportion_lower"] && narrow["proportion_adhoc_upper"] > narrow["proportion_upper"])
        let mixed = try ask([5, 6, 5], [10, 12, 10], [:])
        #expect(mixed.warnings == ["no_heterogeneity_detected"] && mixed.value("i2") == nil)
        let rows = try #require(mixed.value("studies")?.list)
        #expect(rows.allSatisfy { $0["weight"] == .missing })
        let single = try #require(try ask([5, 6, 5], [10, 12, 10], ["leave_one_out": true]).value("leave_one_out")?.list)
        #expect(single.count == 3 && single.allSatisfy { $0["estimate"]?.number != nil })
    }

    @Test("Two studies apart are named as such whatever is pooled")
    func disjointPairs() throws {
        let effects = try AskedProcedure("meta_analysis", ["yi": [0, 3], "vi": [0.1, 0.1]])
        #expect(effects.warnings == ["few_studies", "intervals_do_not_overlap"])
        #expect(
            try AskedProcedure("meta_analysis", ["yi": [0, 0.5], "vi": [0.1, 0.1]]).warnings.contains("intervals_do_not_overlap") == false)
        let data: KeyValuePairs<String, StatisticsValue> = [
            "events_1": [40, 5], "n_1": [50, 50], "events_2": [10, 40], "n_2": [50, 50],
        ]
        for method in ["REML", "UM.FS"] {
            let odds = try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": .text(method)])
            #expect(odds.warnings == ["few_studies", "intervals_do_not_overlap"])
        }
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
