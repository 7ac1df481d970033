// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Results that metafor's tests and documentation print, to their printed digits.
@Suite("Pooled effects as printed elsewhere")
struct EffectReferenceTests {
    private func vaccine(_ options: KeyValuePairs<String, StatisticsValue>) throws -> AskedProcedure {
        try AskedProcedure("meta_two_by_two", SynthesisData.vaccine, options)
    }

    @Test("BCG trials, log risk ratio")
    func vaccineRiskRatio() throws {
        let common = try vaccine(["method": "FE"])
        common.printed(
            4, ["estimate": -0.4303, "se": 0.0405, "ci_lower": -0.5097, "ci_upper": -0.3509, "statistic": -10.6247, "q": 152.2330])
        common.printed(4, ["transformed_estimate": 0.6503, "transformed_lower": 0.6007, "transformed_upper": 0.7040, "df_q": 12])
        let moments = try vaccine(["method": "DL"])
        moments.printed(4, ["estimate": -0.7141, "se": 0.1787, "ci_lower": -1.0644, "ci_upper": -0.3638, "tau2": 0.3088, "i2": 92.1173])
        moments.printed(4, ["transformed_estimate": 0.4896, "transformed_lower": 0.3449, "transformed_upper": 0.6950])
        moments.printed(4, ["tau2_lower": 0.1197, "tau2_upper": 1.1115, "i2_upper": 97.6781, "h2": 12.6861])
        // Printed as 81.9177, 5.5303 and 43.0680 by a root search that stops at 1e-4; these are confint(..., control = list(tol = 1e-12)).
        moments.close(1e-9, ["i2_lower": 81.920_574_558_583, "h2_lower": 5.531_149_223_964, "h2_upper": 43.067_712_430_98])
        moments.printed(2, ["i2_lower": 81.92, "h2_lower": 5.53, "h2_upper": 43.07])
        let likelihood = try vaccine(["method": "REML"])
        likelihood.printed(
            4, ["estimate": -0.7145, "se": 0.1798, "ci_lower": -1.0669, "ci_upper": -0.3622, "tau2": 0.3132, "se_tau2": 0.1664])
        likelihood.printed(4, ["i2": 92.2214, "h2": 12.8558])
        try vaccine(["method": "PM"]).printed(4, ["estimate": -0.7150, "se": 0.1809, "tau2": 0.3181])
        try vaccine(["method": "ML"]).printed(4, ["estimate": -0.7112, "se": 0.1719, "tau2": 0.2800])
    }

    @Test("BCG trials, Knapp and Hartung, with the prediction interval")
    func vaccineKnappHartung() throws {
        let fit = try vaccine(["test": "knha", "prediction": "as_test"])
        fit.printed(
            4, ["estimate": -0.7145, "se": 0.1808, "ci_lower": -1.1084, "ci_upper": -0.3206, "statistic": -3.9522, "df": 12, "p": 0.0019])
        fit.printed(2, ["transformed_estimate": 0.49, "transformed_lower": 0.33, "transformed_upper": 0.73])
        fit.printed(2, ["transformed_prediction_lower": 0.14, "transformed_prediction_upper": 1.76])
    }

    @Test("BCG trials, log odds ratio, Mantel-Haenszel and Peto")
    func vaccineOddsRatio() throws {
        let common = try vaccine(["measure": "OR", "method": "FE"])
        common.printed(4, ["estimate": -0.4361, "q": 163.1649])
        common.printed(4, ["peto_transformed": 0.6222, "peto_transformed_lower": 0.5746, "peto_transformed_upper": 0.6738])
        try vaccine(["measure": "OR", "method": "DL"]).printed(4, ["estimate": -0.7474, "tau2": 0.3663, "i2": 92.6455])
        try vaccine(["measure": "OR", "method": "ML"]).printed(4, ["estimate": -0.7420, "tau2": 0.3025])
        let ratio = try vaccine(["measure": "RR"])
        ratio.printed(4, ["mh_transformed": 0.6353, "mh_transformed_lower": 0.5881, "mh_transformed_upper": 0.6862])
    }

    @Test(
        "Viechtbauer 2005: every estimator",
        arguments: [
            // method, tau², I², standard error of tau²
            ("HS", 0.2282, 77.2284, 0.1328), ("HE", 0.1484, 68.7988, 0.1234), ("DL", 0.2768, 80.4447, 0.1841),
            // Printed as 74.5098 and 76.8399 by an iteration that stops at 1e-5; at 1e-13 metafor gives 74.5097348 and 76.8397703.
            ("ML", 0.1967, 74.5097, 0.1255), ("REML", 0.2232, 76.8398, 0.1464),
            ("EB", 0.1920, 74.0511, 0.1330), ("SJ", 0.1992, 74.7545, 0.0979),
        ])
    func estimators(method: String, tau2: Double, i2: Double, error: Double) throws {
        let fit = try AskedProcedure("meta_analysis", SynthesisData.ten, ["method": .text(method)])
        fit.printed(4, ["tau2": tau2, "i2": i2, "se_tau2": error])
    }

    @Test("Viechtbauer 2005, ten effects: rma(control = list(threshold = 1e-13, maxiter = 10000))")
    func tightEstimators() throws {
        for (method, tau2, i2) in [
            ("ML", 0.196_669_721_474, 74.509_734_822_6), ("REML", 0.223_224_590_442, 76.839_770_331_6),
            ("EB", 0.192_004_969_112, 74.051_147_262_5),
        ] {
            try AskedProcedure("meta_analysis", SynthesisData.ten, ["method": .text(method)]).close(1e-9, ["tau2": tau2, "i2": i2])
        }
    }

    @Test(
        "Viechtbauer 2005, the second example: one estimate is cut at 0",
        arguments: [
            // method, tau² as printed; I² and H² of page 272
            ("HS", 0.0099, 22.93, 1.30), ("HE", 0, 0, 1), ("DL", 0.0126, 27.53, 1.38), ("ML", 0.0132, 28.45, 1.40),
            ("REML", 0.0157, 32.02, 1.47), ("EB", 0.0104, 23.72, 1.31), ("SJ", 0.0248, 42.67, 1.74),
        ])
    func secondExample(method: String, tau2: Double, i2: Double, h2: Double) throws {
        let fit = try AskedProcedure("meta_analysis", SynthesisData.eighteen, ["method": .text(method)])
        fit.printed(4, ["tau2": tau2])
        fit.printed(2, ["i2": i2, "h2": h2])
    }

    @Test(
        "CLASP: four estimators",
        arguments: [
            ("PM", 0.3681, -0.3811, 0.2060), ("DL", 0.2323, -0.3240, 0.1540), ("REML", 0.1843, -0.2980, 0.1343),

        ])
    func aspirin(method: String, tau: Double, estimate: Double, error: Double) throws {
        let fit = try AskedProcedure("meta_two_by_two", SynthesisData.aspirin, ["measure": "OR", "method": .text(method)])
        fit.printed(4, ["tau": tau, "estimate": estimate, "se": error])
    }

    @Test("CLASP by maximum likelihood: no variance between trials")
    func aspirinMaximumLikelihood() throws {
        // Printed as tau 0.0023, -0.1974 (0.0694), where an iteration toward 0 stops at 1e-5; at 1e-12 metafor gives what stands here.
        let fit = try AskedProcedure("meta_two_by_two", SynthesisData.aspirin, ["measure": "OR", "method": "ML"])
        #expect(fit["tau2"] == 0)
        fit.close(1e-7, ["estimate": -0.197_346_961_308, "se": 0.069_368_315_109])
        fit.printed(3, ["estimate": -0.197, "se": 0.069])
    }

    @Test("Collins: four estimators and the Q-profile")
    func diuretics() throws {
        for (method, tau2) in [("DL", 0.2297), ("ML", 0.2386), ("REML", 0.3008), ("SJ", 0.4563)] {
            let fit = try AskedProcedure("meta_two_by_two", SynthesisData.diuretics, ["measure": "OR", "method": .text(method)])
            fit.printed(4, ["tau2": tau2, "tau2_lower": 0.0723, "tau2_upper": 2.2027])
        }
    }
}
