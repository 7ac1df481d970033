// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Odds ratios by a logistic model with fixed study effects")
struct FixedStudyLogisticTests {
    private func vaccine(_ options: KeyValuePairs<String, StatisticsValue>) throws -> AskedProcedure {
        try AskedProcedure("meta_two_by_two", SynthesisData.vaccine, options)
    }

    @Test("BCG trials: rma.glmm(measure = \"OR\", model = \"UM.FS\")")
    func printed() throws {
        let fit = try vaccine(["measure": "OR", "method": "UM.FS", "prediction": "as_test"])
        fit.printed(4, ["estimate": -0.7450, "se": 0.1756, "tau2": 0.2949, "tau": 0.5430])
        // 91.0235 and 11.1402 are printed, from a tau² of 0.294894 at which its search stopped; the maximum has 0.294886.
        fit.printed(2, ["i2": 91.02, "h2": 11.14])
        fit.printed(4, ["statistic": -4.2435, "ci_lower": -1.0891, "ci_upper": -0.4009, "q": 176.9544, "q_wald": 163.1649])
        fit.printed(4, ["transformed_estimate": 0.4747, "transformed_lower": 0.3365, "transformed_upper": 0.6697])
        fit.printed(4, ["transformed_prediction_lower": 0.1551, "transformed_prediction_upper": 1.4529])
        let student = try vaccine(["measure": "OR", "method": "UM.FS", "test": "t", "prediction": "as_test"])
        student.printed(4, ["ci_lower": -1.1275, "ci_upper": -0.3625, "prediction_lower": -1.9885, "prediction_upper": 0.4985])
    }

    /// By lme4 1.1-31 with its search going on to 1e-10, whose estimates still move in the sixth digit from one tolerance to the next. Its
    /// logarithm of the likelihood leaves a constant out where there is more than one point, and metafor prints -70.9677 from its deviance; the
    /// value of the model with binomial coefficients was integrated on a grid of 4,001 points in R. With one point lme4's value is 2.5e-6 too high; the
    /// approximation was written out and maximised in R.
    @Test(
        "BCG trials: nAGQ = 1, 7 and 25",
        arguments: [
            (1, -0.745_025_7, 0.175_713_1, 0.295_540_3, -88.625_284_395_5, 2e-6, 1e-11),
            (7, -0.745_003, 0.175_556, 0.294_885_5, -88.637_794_65, 4e-5, 1e-9),
            (25, -0.745_003, 0.175_557, 0.294_886_0, -88.637_794_650_9, 4e-5, 1e-10),
        ])
    func points(points: Int, estimate: Double, error: Double, tau2: Double, likelihood: Double, within: Double, near: Double) throws {
        let fit = try vaccine(["measure": "OR", "method": "UM.FS", "points": .count(points)])
        fit.close(within, ["estimate": estimate, "se": error, "tau2": tau2])
        fit.close(near, ["log_likelihood": likelihood])
        #expect(fit["gradient"] < 1e-8)
    }

    @Test("BCG trials: one odds ratio for all (method = \"FE\")")
    func common() throws {
        try vaccine(["measure": "OR", "method": "UM.FS"])
            .close(1e-9, ["common_estimate": -0.477_255_427_9, "common_se": 0.041_231_942_745_6])
    }

    @Test("Empty cells need no correction: nAGQ = 7 and 20")
    func emptyCells() throws {
        let data: KeyValuePairs<String, StatisticsValue> = [
            "events_1": [0, 9, 6, 2, 30, 4, 0], "n_1": [20, 40, 50, 31, 60, 25, 9], "events_2": [7, 1, 6, 8, 20, 0, 0],
            "n_2": [22, 38, 55, 30, 58, 27, 8],
        ]
        let fit = try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS"])
        fit.close(1e-4, ["estimate": 0.153_082_783_9, "se": 0.768_652_081_9, "tau2": 2.748_429_239, "i2": 81.816_734_7])
        fit.close(2e-6, ["estimate": 0.153_071_3, "se": 0.768_636_06, "tau2": 2.748_296_7])
        fit.close(1e-9, ["q": 30.969_693_555])
        let finer = try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS", "points": 20])
        finer.close(1e-4, ["estimate": 0.153_058_131_5, "se": 0.768_629_428_4, "tau2": 2.748_242_662_9])
        // The maximum of the likelihood that was integrated on a grid of 4,001 points.
        finer.close(2e-6, ["estimate": 0.153_070_8, "se": 0.768_634_1, "tau2": 2.748_281_1])
        finer.close(1e-9, ["log_likelihood": -27.407_153_325_1])
        #expect(fit.value("q_wald") == .missing && fit["k"] == 6)
    }

    @Test("Groups exchanged: the sign changes; one study left out: one row each")
    func symmetry() throws {
        let turned = try AskedProcedure(
            "meta_two_by_two",
            [
                "events_1": [11, 29, 11, 10], "n_1": [139, 303, 220, 629], "events_2": [4, 26, 3, 18], "n_2": [123, 306, 231, 2545],
            ], ["measure": "OR", "method": "UM.FS"])
        let fit = try AskedProcedure(
            "meta_two_by_two",
            [
                "events_1": [4, 26, 3, 18], "n_1": [123, 306, 231, 2545], "events_2": [11, 29, 11, 10], "n_2": [139, 303, 220, 629],
            ], ["measure": "OR", "method": "UM.FS", "leave_one_out": true])
        #expect((fit["estimate"] + turned["estimate"]).magnitude < 1e-11 && (fit["tau2"] - turned["tau2"]).magnitude < 1e-10)
        let rows = try #require(fit.value("leave_one_out")?.list)
        #expect(rows.count == 4 && rows.allSatisfy { $0["estimate"]?.number != nil })
    }

    @Test("Refusals")
    func refusals() throws {
        let data: KeyValuePairs<String, StatisticsValue> = [
            "events_1": [0, 0, 0], "n_1": [20, 30, 9], "events_2": [2, 3, 1], "n_2": [20, 25, 9],
        ]
        #expect(try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS"]).failure == .noEvents)
        #expect(throws: RequestProblem.self) { try AskedProcedure("meta_two_by_two", data, ["measure": "RR", "method": "UM.FS"]) }
        #expect(
            try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS", "test": "knha"]).failure == .invalidArgument)
        let one: KeyValuePairs<String, StatisticsValue> = ["events_1": [4], "n_1": [20], "events_2": [2], "n_2": [20]]
        #expect(try AskedProcedure("meta_two_by_two", one, ["measure": "OR", "method": "UM.FS"]).failure == .insufficientData)
    }
}
