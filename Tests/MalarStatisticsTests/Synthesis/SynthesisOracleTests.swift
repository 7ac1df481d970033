// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Literal results of metafor 3.8-1 and of R 4.2.2; the call stands with each.
@Suite("Pooled effects beside metafor")
struct SynthesisOracleTests {
    @Test("Egger: lm(yi ~ sqrt(vi), weights = 1/vi); leave1out(rma(yi, vi, method = \"DL\"))")
    func effects() throws {
        let answer = try AskedProcedure("meta_analysis", SynthesisData.ten, ["method": "DL", "leave_one_out": true])
        answer.close(
            1e-12,
            [
                "egger_bias": 4.026_709_508_586_153_1, "egger_se": 1.687_940_944_772_323, "egger_t": 2.385_574_875_150_205,
                "egger_p": 0.044_159_763_751_817_15, "egger_limit": -0.901_894_862_906_513_1, "egger_limit_se": 0.424_821_152_830_660_4,
            ])
        let left = try #require(answer.value("leave_one_out")?.list)
        #expect(left.count == 10)
        for (place, estimate, tau2) in [
            (0, 0.357_607_043_247_296_8, 0.144_811_528_071_202_9), (1, 0.216_435_331_061_968_4, 0.289_618_766_626_395_6),
        ] {
            let (found, spread) = (try #require(left[place]["estimate"]?.number), try #require(left[place]["tau2"]?.number))
            #expect((found - estimate).magnitude < 1e-13 && (spread - tau2).magnitude < 1e-13)
        }
    }

    @Test("rma.mh and rma.peto with ai = 0 3 6 of 20 40 50, ci = 2 5 6 of 22 38 55")
    func tables() throws {
        let data: KeyValuePairs<String, StatisticsValue> = [
            "events_1": [0, 3, 6], "n_1": [20, 40, 50], "events_2": [2, 5, 6], "n_2": [22, 38, 55],
        ]
        try AskedProcedure("meta_two_by_two", data, ["measure": "RR"])
            .close(1e-12, ["mh_estimate": -0.325_157_183_618_327_1, "mh_se": 0.410_929_948_174_076_0])
        try AskedProcedure("meta_two_by_two", data, ["measure": "RD"])
            .close(1e-12, ["mh_estimate": -0.031_506_849_315_068_47, "mh_se": 0.039_460_094_805_502_53])
        try AskedProcedure("meta_two_by_two", data, ["measure": "OR"]).close(
            1e-12,
            [
                "mh_estimate": -0.361_013_345_537_330_5, "mh_se": 0.456_432_990_563_212_2, "peto_estimate": -0.355_246_230_246_516_1,
                "peto_se": 0.448_097_475_478_985_0, "peto_q": 1.934_668_388_786_907_6,
            ])
    }

    @Test("escalc(measure = \"SMD\" and \"ROM\", ...)")
    func means() throws {
        let data: KeyValuePairs<String, StatisticsValue> = [
            "m1": [3.1, 9, 5], "sd1": [1.2, 3, 2], "n1": [10, 3, 200], "m2": [2.2, 4, 6], "sd2": [1, 2.5, 2.2], "n2": [12, 4, 180],
        ]
        let expected: [(StatisticsValue, [Double], [Double])] = [
            (
                "SMD", [0.790_977_503_091_213_6, 1.550_574_116_910_573_6, -0.475_904_861_892_700_1],
                [0.197_552_547_205_979_06, 0.755_067_625_621_405_06, 0.010_853_562_710_257_02]
            ),
            (
                "ROM", [0.342_944_751_126_830_3, 0.810_930_216_216_328_8, -0.182_321_556_793_954_6],
                [0.032_202_022_113_099_582, 0.134_693_287_037_037_035, 0.001_546_913_580_246_914]
            ),
        ]
        for (measure, effects, variances) in expected {
            let answer = try AskedProcedure("effect_sizes", data, ["measure": measure])
            for (key, values) in [("yi", effects), ("vi", variances)] {
                let found = try #require(answer.value(key)?.list).compactMap(\.number)
                #expect(
                    zip(found, values).allSatisfy { ($0 - $1).magnitude <= 1e-13 * $1.magnitude } && found.count == 3, "\(measure) \(key)")
            }
        }
    }
}
