// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarReview
import MalarStatistics
import Testing

@Suite("Effects pooled by inverse variances")
struct EffectSynthesisTests {
    static let bcg: [(String, Int, Int, Int, Int)] = [
        ("Aronson 1948", 4, 119, 11, 128), ("Ferguson & Simes 1949", 6, 300, 29, 274), ("Rosenthal 1960", 3, 228, 11, 209),
        ("Hart & Sutherland 1977", 62, 13536, 248, 12619), ("Frimodt-Moller 1973", 33, 5036, 47, 5761),
        ("Stein & Aronson 1953", 180, 1361, 372, 1079), ("Vandiviere 1973", 8, 2537, 10, 619), ("TPT Madras 1980", 505, 87886, 499, 87892),
        ("Coetzee & Berjak 1968", 29, 7470, 45, 7232), ("Rosenthal 1961", 17, 1699, 65, 1600), ("Comstock 1974", 186, 50448, 141, 27197),
        ("Comstock & Webster 1969", 5, 2493, 3, 2338), ("Comstock 1976", 27, 16886, 29, 17825),
    ]

    static func bcgSynthesis(_ estimator: HeterogeneityEstimator, _ reference: MetaAnalysis.Reference) throws -> EffectSynthesis {
        var plan = EffectSynthesis.Plan(outcome: "Tuberculosis after BCG", measure: .riskRatio)
        (plan.estimator, plan.reference) = (estimator, reference)
        let tables = bcg.enumerated().map { index, trial in
            (
                id: "t\(index)", label: trial.0,
                counts: TwoByTwoStudies.Study(events1: trial.1, size1: trial.1 + trial.2, events2: trial.3, size2: trial.3 + trial.4)
            )
        }
        return try EffectSynthesis.of(tables, plan: plan)
    }

    @Test(
        "BCG, 13 trials, log risk ratio",
        arguments: [
            (HeterogeneityEstimator.common, MetaAnalysis.Reference.z, "-.4303 .0405", "-.5097 -.3509"),
            (.derSimonianLaird, .z, "-.7141 .1787", "-1.0644 -.3638"), (.restrictedLikelihood, .z, "-.7145 .1798", "-1.0669 -.3622"),
            (.restrictedLikelihood, .knappHartung, "-.7145 .1808", "-1.1084 -.3206"), (.pauleMandel, .z, "-.7150 .1809", nil),
            (.maximumLikelihood, .z, "-.7112 .1719", nil),
        ] as [(HeterogeneityEstimator, MetaAnalysis.Reference, String, String?)])
    func bcg(_ estimator: HeterogeneityEstimator, _ reference: MetaAnalysis.Reference, _ expected: String, _ limits: String?) throws {
        let fit = try #require(try Self.bcgSynthesis(estimator, reference).main.value)
        #expect("\(printed(fit.estimate, 4)) \(printed(fit.standardError, 4))" == expected)
        let interval = fit.interval(level: 0.95)
        if let limits { #expect("\(printed(interval.lower, 4)) \(printed(interval.upper, 4))" == limits) }
    }

    @Test("BCG: the paragraph and the figure print ratios")
    func print() throws {
        let synthesis = try Self.bcgSynthesis(.restrictedLikelihood, .knappHartung)
        #expect(
            synthesis.resultsParagraph.hasPrefix(
                "Tuberculosis after BCG was compared in 13 studies. The pooled risk ratio was 0.49 (95 % CI 0.33 to 0.73). Heterogeneity, "
                    + "logarithms: Q(12) = 152.23, p < 0.001; I² 92.2 % from tau²"))
        let figure = synthesis.forestFigure(id: "f", label: "Figure 1")
        let range = try #require(figure.data.rows.first { $0.cells[0].text.hasPrefix("Prediction") })
        #expect(range.cells.contains { $0.text == "0.14 to 1.76" })
        #expect(synthesis.methodTable(id: "m", label: "").rows.count == 10 + 1 + 13)
        if case .tested(let egger) = synthesis.smallStudyEffects {
            #expect(egger.degreesOfFreedom == 11)
        } else {
            Issue.record("not tested")
        }
    }

    @Test("Two studies, one, none: not pooled")
    func few() throws {
        let plan = EffectSynthesis.Plan(outcome: "Joint count", measure: .meanDifference)
        let study = { (id: String, effect: Double) in EffectStudy(id: id, label: id, effect: effect, variance: 0.01) }
        let cases: [([EffectStudy], SynthesisRule)] = [
            ([], .noStudy), ([study("a", 1)], .tooFewStudies), ([study("a", 1), study("b", 1.1)], .tooFewStudies),
            ([study("a", 1), study("b", 9)], .twoStudiesApart),
        ]
        for (studies, rule) in cases {
            let synthesis = try EffectSynthesis.of(studies, plan: plan)
            #expect(synthesis.warnings.first?.rule == rule)
            #expect(synthesis.main.value == nil && synthesis.resultsParagraph.contains("Not pooled"))
        }
    }

    @Test("Effects from printed intervals and from means")
    func sources() throws {
        let ratio = try #require(
            EffectStudy(id: "a", label: "A", measure: .oddsRatio, estimate: 2, lower: 1, upper: 4))
        #expect((ratio.effect - 0.693147180559945).magnitude < 1e-12)
        #expect((ratio.variance.squareRoot() - 1.386294361119891 / 3.919927969080108).magnitude < 1e-12)
        let means = try #require(
            EffectStudy(
                id: "t", label: "T", first: GroupMean(mean: 6.4, sd: 4.9, count: 25), second: GroupMean(mean: 7.6, sd: 5, count: 25)))
        #expect((means.effect + 1.2).magnitude < 1e-12)
        #expect((means.variance - (4.9 * 4.9 + 25) / 25).magnitude < 1e-12)
        #expect(EffectStudy(id: "a", label: "A", measure: .oddsRatio, estimate: 2, lower: 0, upper: 4) == nil)
        #expect(EffectStudy(id: "a", label: "A", measure: .oddsRatio, estimate: 5, lower: 1, upper: 4) == nil)
        #expect(EffectStudy(id: "a", label: "A", measure: .meanDifference, estimate: .nan, lower: 1, upper: 4) == nil)
        let alone = GroupMean(mean: 1, sd: 1, count: 1)
        #expect(EffectStudy(id: "a", label: "A", first: alone, second: alone) == nil)
    }

    @Test(
        "Numbers that cannot be",
        arguments: [(Double.nan, 1.0), (.infinity, 1), (0, .nan), (0, 0), (0, -1), (0, .infinity)] as [(Double, Double)])
    func hostile(_ effect: Double, _ variance: Double) {
        let plan = EffectSynthesis.Plan(outcome: "Joint count", measure: .meanDifference)
        let study = EffectStudy(id: "a", label: "A", effect: effect, variance: variance)
        let error = #expect(throws: SynthesisInputError.self) { try EffectSynthesis.of([study], plan: plan) }
        #expect(error?.faults.count == 1)
    }

    @Test("Ratios beyond what can be drawn do not stop the figure")
    func vast() throws {
        let plan = EffectSynthesis.Plan(outcome: "Vast", measure: .riskRatio)
        let studies = [-800.0, 0, 5, 800].enumerated().map { index, effect in
            EffectStudy(id: "s\(index)", label: "S\(index)", effect: effect, variance: 1e-6)
        }
        let synthesis = try EffectSynthesis.of(studies, plan: plan)
        #expect(!synthesis.forestFigure(id: "f", label: "F").svg.isEmpty)
        #expect(!synthesis.resultsParagraph.contains("inf"))
    }

    @Test("Counts of two groups that cannot be, and measures that they do not give")
    func counts() {
        let good = TwoByTwoStudies.Study(events1: 1, size1: 5, events2: 2, size2: 5)
        let bad = TwoByTwoStudies.Study(events1: 6, size1: 5, events2: 2, size2: 5)
        #expect(throws: SynthesisInputError.self) {
            try EffectSynthesis.of([("a", "A", bad)], plan: .init(outcome: "o", measure: .oddsRatio))
        }
        #expect(throws: SynthesisInputError.self) {
            try EffectSynthesis.of([("a", "A", good)], plan: .init(outcome: "o", measure: .meanDifference))
        }
    }
}
