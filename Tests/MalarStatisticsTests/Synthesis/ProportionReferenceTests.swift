// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarStatistics
import Testing

/// Proportions as metafor's tests, lme4 and standard formulas print them.
@Suite("Pooled proportions as printed elsewhere")
struct ProportionReferenceTests {
    @Test("Miller 1978: Freeman-Tukey, there and back")
    func miller() throws {
        let scale = ProportionScale.freemanTukey
        let studies = [(3, 11, 1.1391, 0.0870), (6, 17, 1.2888, 0.0571), (10, 21, 1.5253, 0.0465), (1, 6, 0.9515, 0.1538)]
        var (sum, weighted, weights) = (0.0, 0.0, 0.0)
        for (x, n, doubled, variance) in studies {
            let found = scale.effect(x, of: n)
            #expect((2 * found.effect - doubled).magnitude <= 5.1e-5 && (4 * found.variance - variance).magnitude <= 5.1e-5)
            sum += found.effect / 4
            weighted += found.effect / found.variance
            weights += 1 / found.variance
        }
        let harmonic = 4 / (1.0 / 11 + 1.0 / 17 + 1.0 / 21 + 1.0 / 6)
        #expect((2 * sum - 1.2262).magnitude <= 5.1e-5 && (2 * weighted / weights - 1.3093).magnitude <= 5.1e-5)
        #expect((scale.proportion(sum, size: harmonic) - 0.3164).magnitude <= 5.1e-5)
        #expect((scale.proportion(weighted / weights, size: harmonic) - 0.3595).magnitude <= 5.1e-5)
        let second = try AskedProcedure(
            "meta_proportion", ["x": [0, 4, 9, 16, 20], "n": [10, 10, 15, 20, 20]], ["method": "FE", "transformation": "freeman_tukey"])
        second.printed(4, ["proportion": 0.6886, "proportion_lower": 0.5734, "proportion_upper": 0.7943])
        let arcsine = ProportionScale.arcsine.effect(10, of: 20)
        #expect((arcsine.effect - 0.7854).magnitude <= 5.1e-5 && (arcsine.variance - 0.0125).magnitude <= 1e-15)
    }

    @Test("Stijnen 2010: the logit with a correction and without, far apart")
    func catheters() throws {
        let control = try AskedProcedure("meta_proportion", SynthesisData.catheterControl, ["method": "REML"])
        control.printed(4, ["estimate": -3.3018, "se": 0.2378, "tau2": 0.6629])
        control.printed(4, ["proportion": 0.0355, "proportion_lower": 0.0226, "proportion_upper": 0.0554])
        let mixed = try AskedProcedure("meta_proportion", SynthesisData.catheterControl)
        mixed.printed(4, ["estimate": -3.4964, "se": 0.2570, "tau2": 0.8124])
        mixed.printed(4, ["proportion": 0.0294, "proportion_lower": 0.0180, "proportion_upper": 0.0478])
        let treated = try AskedProcedure("meta_proportion", SynthesisData.catheterTreated, ["method": "REML"])
        treated.printed(4, ["estimate": -4.2604, "se": 0.2589, "tau2": 0.3928])
        treated.printed(4, ["proportion": 0.0139, "proportion_lower": 0.0084, "proportion_upper": 0.0229])
        let sparse = try AskedProcedure("meta_proportion", SynthesisData.catheterTreated)
        sparse.printed(4, ["estimate": -4.8121, "se": 0.3555, "tau2": 0.8265])
        sparse.printed(4, ["proportion": 0.0081, "proportion_lower": 0.0040, "proportion_upper": 0.0161])
    }

    @Test("Pritz 1997 on every scale")
    func aneurysms() throws {
        let ask = { (options: KeyValuePairs<String, StatisticsValue>) in
            try AskedProcedure("meta_proportion", SynthesisData.aneurysms, options)
        }
        let raw = try ask(["method": "REML", "transformation": "raw", "prediction": "as_test"])
        raw.printed(
            4, ["proportion": 0.7968, "se": 0.0423, "proportion_lower": 0.7138, "proportion_upper": 0.8797, "q": 48.3453, "crude": 0.7546])
        raw.printed(4, ["proportion_prediction_lower": 0.5306, "proportion_prediction_upper": 1.0629])
        raw.printed(5, ["tau2": 0.01665])
        raw.printed(2, ["i2": 75.28])
        raw.printed(7, ["p_q": 5.7e-6])
        #expect(raw.warnings == ["prediction_outside_0_1"])
        let logit = try ask(["method": "REML", "prediction": "as_test"])
        logit.printed(6, ["estimate": 1.138909, "se": 0.241478, "tau2": 0.364588])
        logit.printed(4, ["proportion": 0.7575, "proportion_lower": 0.6605, "proportion_upper": 0.8337, "q": 29.7854, "p_q": 0.0051])
        logit.printed(4, ["proportion_prediction_lower": 0.4661, "proportion_prediction_upper": 0.9179])
        logit.printed(2, ["i2": 56.56])
        try ask(["method": "REML"]).printed(4, ["proportion_prediction_lower": 0.4339, "proportion_prediction_upper": 0.9272])
        try ask(["method": "REML", "test": "knha"]).printed(4, ["proportion_lower": 0.6481, "proportion_upper": 0.8412])
        let moments = try ask(["method": "DL"])
        moments.printed(6, ["estimate": 1.137969, "se": 0.240896, "tau2": 0.361558])
        moments.printed(2, ["i2": 56.35])
        moments.printed(4, ["proportion": 0.7573, "proportion_lower": 0.6606, "proportion_upper": 0.8334])
        let pauleMandel = try ask(["method": "PM", "test": "knha"])
        pauleMandel.printed(6, ["estimate": 1.145356, "tau2": 0.385869])
        let plain = try ask(["method": "PM"])
        plain.printed(6, ["se": 0.245502])
        plain.printed(4, ["proportion_lower": 0.6602, "proportion_upper": 0.8357])
        plain.printed(2, ["i2": 57.95])
        pauleMandel.printed(4, ["proportion": 0.7587, "proportion_lower": 0.6491, "proportion_upper": 0.8423])
        let arcsine = try ask(["method": "REML", "transformation": "arcsine"])
        arcsine.printed(6, ["estimate": 1.123628, "se": 0.065346, "tau2": 0.042573])
        arcsine.printed(4, ["proportion": 0.8130, "proportion_lower": 0.7040, "proportion_upper": 0.9016, "q": 53.2224])
        arcsine.printed(2, ["i2": 78.93])
        let double = try ask(["method": "REML", "transformation": "freeman_tukey"])
        double.printed(6, ["estimate": 1.084679, "se": 0.054405, "tau2": 0.025761])
        double.printed(
            4, ["harmonic_n": 12.5875, "proportion": 0.8029, "proportion_lower": 0.7022, "proportion_upper": 0.8893, "q": 40.5664])
        double.printed(2, ["i2": 69.89])
        let mixed = try ask(["prediction": "as_test"])
        mixed.printed(6, ["estimate": 1.376600, "se": 0.288386, "tau2": 0.589325])
        mixed.printed(4, ["proportion": 0.7984, "proportion_lower": 0.6924, "proportion_upper": 0.8746])
        mixed.printed(4, ["proportion_prediction_lower": 0.4426, "proportion_prediction_upper": 0.9518])
        try ask(["points": 25]).printed(6, ["estimate": 1.376594, "tau2": 0.589310])
    }

    @Test("Pritz 1997 weighted by the studies' patients")
    func sampleSizes() throws {
        let ask = { (options: KeyValuePairs<String, StatisticsValue>) in
            try AskedProcedure("meta_proportion", SynthesisData.aneurysms, options)
        }
        let mean = try ask(["method": "FE", "transformation": "raw", "weights": "sample_size", "correction": 0])
        mean.printed(4, ["proportion": 0.7546, "se": 0.0224, "proportion_lower": 0.7106, "proportion_upper": 0.7986])
        mean.close(1e-12, ["proportion": 246.0 / 326, "se": 0.022_425_612_826_659])
        #expect(mean.value("q") == .missing && mean["tau2"] == 0)
        // metafor 3.8-1: rma(yi, vi, weights = ni) on escalc(measure = "PR" and "PLO"), its correction kept, its search going on to 1e-15.
        let raw = try ask(["method": "REML", "transformation": "raw", "weights": "sample_size"])
        raw.close(1e-6, ["estimate": 0.751_791_153_631_64, "se": 0.050_562_059_138_424, "tau2": 0.016_649_752_009_269])
        let fixed = try ask(["method": "FE", "transformation": "raw", "weights": "sample_size"])
        fixed.close(1e-9, ["estimate": 0.751_791_153_631_64, "se": 0.022_593_675_290_3])
        let logit = try ask(["method": "REML", "weights": "sample_size"])
        logit.close(1e-6, ["estimate": 1.301_712_016_534_2, "se": 0.262_843_093_820_86, "tau2": 0.364_587_778_609])
        logit.printed(4, ["ci_lower": 0.7865, "ci_upper": 1.8169, "q": 29.7854, "i2": 56.5596])
        for options in [
            ["weights": "sample_size"], ["method": "REML", "weights": "sample_size", "test": "knha"],
            ["method": "REML", "transformation": "raw", "weights": "sample_size", "correction": 0],
        ] as [KeyValuePairs<String, StatisticsValue>] { #expect(try ask(options).failure == .invalidArgument) }
    }

    @Test("A hypothetical split of 17/31: one data set, many pooled values")
    func split() throws {
        let ask = { (options: KeyValuePairs<String, StatisticsValue>) in
            try AskedProcedure("meta_proportion", ["x": [1, 1, 2, 5, 3, 5], "n": [1, 1, 3, 6, 10, 10]], options)
        }
        let mixed = try ask([:])
        mixed.printed(3, ["crude": 0.548, "crude_lower": 0.360, "crude_upper": 0.727])
        mixed.printed(3, ["proportion": 0.576, "tau2": 0.226, "proportion_lower": 0.331, "proportion_upper": 0.789])
        // The crude sum by the logit, as a common-effect logistic model gives it.
        let logit = try AskedProcedure("proportion_ci", ["x": 17, "n": 31], ["method": "logit"])
        logit.printed(3, ["lower": 0.374, "upper": 0.711])
        // Miller's formula with the geometric and the arithmetic mean of the sizes in place of the harmonic one.
        let double = try ask(["method": "REML", "transformation": "freeman_tukey"])
        double.printed(2, ["harmonic_n": 2.22])
        let geometric = pow(1 * 1 * 3 * 6 * 10 * 10, 1.0 / 6)
        for (size, printed) in [(geometric, 0.594), (31.0 / 6, 0.588)] {
            #expect((ProportionScale.freemanTukey.proportion(double["estimate"], size: size) - printed).magnitude <= 5.01e-4)
        }
        #expect(double.warnings.contains("freeman_tukey_not_recommended"))
        for method in ["DL", "PM"] {
            try ask(["method": .text(method)]).printed(
                3, ["proportion": 0.531, "tau2": 0, "proportion_lower": 0.349, "proportion_upper": 0.705])
            try ask(["method": .text(method), "test": "knha"]).printed(3, ["proportion_lower": 0.302, "proportion_upper": 0.747])
            try ask(["method": .text(method), "test": "adhoc"]).printed(3, ["proportion_lower": 0.298, "proportion_upper": 0.751])
        }
        try ask(["method": "REML"]).printed(3, ["proportion": 0.549, "tau2": 0.168, "proportion_lower": 0.343, "proportion_upper": 0.740])
        try ask(["method": "REML", "test": "knha"]).printed(3, ["proportion_lower": 0.312, "proportion_upper": 0.766])
        try ask(["method": "REML", "test": "adhoc"]).printed(3, ["proportion_lower": 0.286, "proportion_upper": 0.787])
        for (scale, values) in [
            ("raw", (0.595, 0.387, 0.803)), ("freeman_tukey", (0.603, 0.322, 0.859)), ("arcsine", (0.647, 0.379, 0.873)),
        ] {
            try ask(["method": "REML", "transformation": .text(scale)])
                .printed(3, ["proportion": values.0, "proportion_lower": values.1, "proportion_upper": values.2])
        }
    }
}
