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
        fit.printed(4, ["estimate": -0.7450, "se": 0.1756, "tau2": 0.2949, "tau": 0.5430, "i2": 91.0235, "h2": 11.1402])
        fit.printed(4, ["statistic": -4.2435, "ci_lower": -1.0891, "ci_upper": -0.4009, "q": 176.9544, "q_wald": 163.1649])
        fit.printed(4, ["transformed_estimate": 0.4747, "transformed_lower": 0.3365, "transformed_upper": 0.6697])
        fit.printed(4, ["transformed_prediction_lower": 0.1551, "transformed_prediction_upper": 1.4529, "log_likelihood": -70.9677])
        let student = try vaccine(["measure": "OR", "method": "UM.FS", "test": "t", "prediction": "as_test"])
        student.printed(4, ["ci_lower": -1.1275, "ci_upper": -0.3625, "prediction_lower": -1.9885, "prediction_upper": 0.4985])
    }

    @Test(
        "BCG trials: nAGQ = 1, 7 and 25 to the digits at which the other program's search stops",
        arguments: [
            (1, -0.745_110_308_9, 0.175_722_264_3, 0.295_491_875, -70.963_451_747),
            (7, -0.745_013_466_1, 0.175_565_799_3, 0.294_893_647_6, -70.967_687_336),
            (25, -0.745_023_325_5, 0.175_563_133_4, 0.294_902_611_9, -70.967_628_918),
        ])
    func points(points: Int, estimate: Double, error: Double, tau2: Double, likelihood: Double) throws {
        let fit = try vaccine(["measure": "OR", "method": "UM.FS", "points": .count(points)])
        fit.close(2e-5, ["estimate": estimate, "se": error, "tau2": tau2])
        fit.close(1e-9, ["log_likelihood": likelihood])
        #expect(fit["gradient"] < 1e-8)
    }

    @Test("BCG trials: one odds ratio for all (method = \"FE\")")
    func common() throws {
        try vaccine(["measure": "OR", "method": "UM.FS"])
            .close(1e-9, ["common_estimate": -0.477_255_427_9, "common_se": 0.041_231_887_323])
    }

    @Test("Empty cells need no correction: nAGQ = 7 and 20")
    func emptyCells() throws {
        let data: KeyValuePairs<String, StatisticsValue> = [
            "events_1": [0, 9, 6, 2, 30, 4, 0], "n_1": [20, 40, 50, 31, 60, 25, 9], "events_2": [7, 1, 6, 8, 20, 0, 0],
            "n_2": [22, 38, 55, 30, 58, 27, 8],
        ]
        let fit = try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS"])
        fit.close(1e-4, ["estimate": 0.153_082_783_9, "se": 0.768_652_081_9, "tau2": 2.748_429_239, "i2": 81.816_734_7])
        fit.close(1e-9, ["q": 30.969_693_555, "log_likelihood": -19.050_730_508_7])
        let finer = try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS", "points": 20])
        finer.close(1e-4, ["estimate": 0.153_058_131_5, "se": 0.768_629_428_4, "tau2": 2.748_242_662_9])
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
        #expect(try AskedProcedure("meta_two_by_two", data, ["measure": "OR", "method": "UM.FS", "test": "knha"]).failure == .invalidArgument)
        let one: KeyValuePairs<String, StatisticsValue> = ["events_1": [4], "n_1": [20], "events_2": [2], "n_2": [20]]
        #expect(try AskedProcedure("meta_two_by_two", one, ["measure": "OR", "method": "UM.FS"]).failure == .insufficientData)
    }
}
