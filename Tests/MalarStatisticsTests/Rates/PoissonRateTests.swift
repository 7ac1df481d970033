// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Event rates")
struct PoissonRateTests {
    @Test("No event: -log(0.025) over the time, and per 100")
    func none() throws {
        let answer = try AskedProcedure("poisson_rate_ci", ["events": 0, "person_time": 26], ["per": 100])
        answer.close(1e-14, ["upper": 14.187_997_900_438_218])
        #expect(answer["rate"] == 0 && answer["lower"] == 0 && answer.warnings == ["no_events_in_a_group"])
    }

    @Test(
        "Every method at 14 events in 52.4, by its formula",
        arguments: [
            // byar, score, wald, log and root by hand in R; Jeffreys qgamma(c(.025, .975), 14.5)
            ("byar", 0.145_945_242_366_199_7, 0.448_301_484_323_943_8), ("score", 0.159_157_578_279_891_9, 0.448_503_849_595_950_2),
            ("wald", 0.127_223_020_599_907_1, 0.407_128_124_438_260_8), ("wald_log", 0.158_235_370_089_425_73, 0.451_117_765_329_956_1),
            ("square_root", 0.145_550_591_309_319_67, 0.425_455_695_147_685_4),
            ("jeffreys", 0.153_120_913_123_710_8, 0.436_281_353_093_268_5),
            ("mid_p", 0.152_076_014_577_053_1, 0.437_647_233_115_717_1),
        ])
    func methods(method: String, lower: Double, upper: Double) throws {
        try AskedProcedure("poisson_rate_ci", ["events": 14, "person_time": 52.4], ["method": .text(method)])
            .close(1e-12, ["lower": lower, "upper": upper])
    }

    @Test("Mid-p lies within Garwood's limits and meets its equation")
    func midP() throws {
        for events in [0, 1, 3, 40, 2000] {
            let exact = try #require(PoissonRateInterval.exactGarwood.countLimits(events: events, level: 0.9).value)
            let midP = try #require(PoissonRateInterval.midP.countLimits(events: events, level: 0.9).value)
            #expect(midP.lower >= exact.lower && midP.upper <= exact.upper && midP.lower <= Double(events) && midP.upper > Double(events))
            let distribution = PoissonDistribution(mean: midP.upper)
            #expect((distribution.lowerTail(events) - 0.5 * distribution.mass(events) - 0.05).magnitude < 1e-13)
        }
    }

    @Test("The conditional interval leaves out 1 exactly where the doubled p is below 0.05")
    func duality() throws {
        for first in 0...12 {
            for second in 0...12 where first + second > 0 {
                let rates = try #require(PoissonRateRatio.of(first, 10, second, 13).value)
                let interval = rates.exactInterval(level: 0.95)
                let test = rates.test()
                #expect((test.doubled < 0.05) == (interval.lower > 1 || interval.upper < 1), "\(first) \(second)")
                #expect(test.minimumLikelihood <= min(1, test.less + test.greater) + 1e-12 && test.midP <= test.doubled)
                let turned = try #require(PoissonRateRatio.of(second, 13, first, 10).value).exactInterval(level: 0.95)
                #expect((turned.lower * interval.upper - 1).magnitude < 1e-12 || !interval.upper.isFinite)
            }
        }
    }

    @Test("The minlike p adds every outcome that is not more likely")
    func minlike() throws {
        for (first, second) in [(3, 10), (10, 10), (0, 7), (7, 0), (20, 4), (1, 1)] {
            let rates = try #require(PoissonRateRatio.of(first, 2, second, 3).value)
            let distribution = BinomialDistribution(trials: first + second, probability: 0.4)
            let limit = distribution.mass(first) * (1 + 1e-7)
            let sum = (0...(first + second)).map(distribution.mass).filter { $0 <= limit }.reduce(0, +)
            #expect((rates.test().minimumLikelihood - min(1, sum)).magnitude < 1e-13)
        }
    }

    @Test("Far tails have a logarithm; infinite ratios are said to be infinite")
    func extremes() throws {
        let far = try AskedProcedure("poisson_rate_ratio", ["events_1": 5000, "time_1": 1, "events_2": 10, "time_2": 1])
        // log10(2 pbinom(10, 5010, .5)) with 50 digits
        far.close(1e-10, ["log10_p_doubled": -1_477.423_668_261_571_8])
        let none = try AskedProcedure("poisson_rate_ratio", ["events_1": 5, "time_1": 13, "events_2": 0, "time_2": 13.5])
        #expect(none["ratio"] == .infinity && none["upper"] == .infinity && none["lower"] > 0.9)
    }

    @Test("Reasons")
    func reasons() throws {
        #expect(try AskedProcedure("poisson_rate_ci", ["events": 3, "person_time": 0]).failure == .invalidArgument)
        #expect(try AskedProcedure("poisson_rate_ci", ["events": 2.5, "person_time": 1]).failure == .invalidArgument)
        #expect(try AskedProcedure("poisson_rate_ci", ["events": 0, "person_time": 1], ["method": "wald_log"]).failure == .noEvents)
        #expect(
            try AskedProcedure("poisson_rate_ratio", ["events_1": 0, "time_1": 1, "events_2": 0, "time_2": 1]).failure == .noEvents)
    }
}
