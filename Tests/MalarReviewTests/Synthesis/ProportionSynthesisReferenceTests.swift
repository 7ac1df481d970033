// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarStatistics
import Testing

/// Rounds to the printed digits.
func printed(_ value: Double?, _ decimals: Int) -> String {
    guard let value else { return "none" }
    let text = String(format: "%.\(decimals)f", value)
    return text.replacingOccurrences(of: "^(-?)0\\.", with: "$1.", options: .regularExpression)
}

enum SynthesisCases {
    /// Studies "A", "B", ... with events and totals.
    static func studies(_ counts: [(Int, Int)]) -> [ProportionStudy] {
        counts.enumerated().map { index, count in
            ProportionStudy(id: "s\(index + 1)", label: "Study \(index + 1)", events: count.0, total: count.1, year: 2000 + index % 20)
        }
    }

    static func synthesis(_ counts: [(Int, Int)], _ main: PoolingMethod = .main) throws -> ProportionSynthesis {
        var plan = SynthesisPlan(outcome: "Resolution")
        plan.main = main
        plan.order = .given
        return try ProportionSynthesis.of(studies(counts), plan: plan)
    }

    static let pritz = [
        (16, 17), (10, 12), (4, 8), (43, 58), (10, 10), (25, 42), (13, 14), (12, 12), (22, 41), (4, 5), (5, 6), (18, 23), (58, 68), (6, 10),
    ]
    /// Invented for illustration: a split of 17 of 31.
    static let hypothetical = [(1, 1), (1, 1), (2, 3), (5, 6), (3, 10), (5, 10)]

    static func value(
        _ synthesis: ProportionSynthesis, _ model: PoolingMethod.Model, _ reference: MetaAnalysis.Reference = .z,
        _ size: PoolingMethod.MeanSize = .harmonic
    ) -> PooledProportion? {
        synthesis.methods.first { $0.method == PoolingMethod(model, reference, meanSize: size) }?.outcome.value
    }
}

@Suite("Pooled proportions: reference values to the printed digits")
struct ProportionSynthesisReferenceTests {
    typealias Model = PoolingMethod.Model
    static let logitREML = Model.inverseVariance(.logit, .restrictedLikelihood)

    @Test(
        "Pritz 1997 on six scales",
        arguments: [
            (Model.inverseVariance(.raw, .restrictedLikelihood), ".7968 [.7138, .8797]", ".01665"),
            (logitREML, ".7575 [.6605, .8337]", ".364588"),
            (Model.inverseVariance(.logit, .derSimonianLaird), ".7573 [.6606, .8334]", ".361558"),
            (Model.inverseVariance(.logit, .pauleMandel), ".7587 [.6602, .8357]", ".385869"),
            (Model.inverseVariance(.arcsine, .restrictedLikelihood), ".8130 [.7040, .9016]", ".042573"),
            (Model.inverseVariance(.freemanTukey, .restrictedLikelihood), ".8029 [.7022, .8893]", ".025761"),
            (Model.randomInterceptLogistic, ".7984 [.6924, .8746]", ".589325"),
        ])
    func pritz(_ model: Model, _ expected: String, _ tau2: String) throws {
        let synthesis = try SynthesisCases.synthesis(SynthesisCases.pritz)
        let value = try #require(SynthesisCases.value(synthesis, model))
        #expect("\(printed(value.estimate, 4)) [\(printed(value.lower, 4)), \(printed(value.upper, 4))]" == expected)
        #expect(printed(value.tau2, tau2.count - 1) == tau2)
    }

    @Test("Pritz 1997: Knapp-Hartung, prediction, heterogeneity")
    func pritzFurther() throws {
        let synthesis = try SynthesisCases.synthesis(SynthesisCases.pritz)
        let hartung = try #require(SynthesisCases.value(synthesis, Self.logitREML, .knappHartung))
        #expect("\(printed(hartung.lower, 4)) \(printed(hartung.upper, 4))" == ".6481 .8412")
        let pauleMandel = try #require(SynthesisCases.value(synthesis, .inverseVariance(.logit, .pauleMandel), .knappHartung))
        #expect("\(printed(pauleMandel.lower, 4)) \(printed(pauleMandel.upper, 4))" == ".6491 .8423")
        let normal = try #require(SynthesisCases.value(synthesis, Self.logitREML))
        #expect("\(printed(normal.prediction?.lowerBound, 4)) \(printed(normal.prediction?.upperBound, 4))" == ".4339 .9272")
        let spread = try #require(synthesis.spread)
        #expect("\(printed(spread.q, 4)) \(printed(spread.p, 4)) \(printed(spread.i2FromTau2, 2))" == "29.7854 .0051 56.56")
        #expect(synthesis.totals == (246, 326))
        #expect(printed(synthesis.crude?.estimate, 4) == ".7546")
    }

    @Test("Pritz 1997 from the shared file", .enabled(if: SharedReviewData.areThere))
    func pritzFile() throws {
        let text = try #require(SharedReviewData.text("meta-analysis/dat.pritz1997.txt"))
        let rows = text.split(separator: "\n").dropFirst().map { line in
            line.split(whereSeparator: { $0 == " " || $0 == "\"" }).suffix(2).compactMap { Int($0) }
        }
        let counts = rows.map { ($0[0], $0[1]) }
        #expect(counts.map(\.0) == SynthesisCases.pritz.map(\.0))
        #expect(counts.map(\.1) == SynthesisCases.pritz.map(\.1))
    }

    @Test(
        "Single proportions: Clopper-Pearson and Wilson",
        arguments: [
            (17, 31, ".360342 .726835", ".377722 .708383"), (0, 1, ".000000 .975000", ".000000 .793451"),
            (1, 1, ".025000 1.000000", ".206549 1.000000"), (2, 3, ".094299 .991596", ".207660 .938508"),
            (5, 6, ".358765 .995789", ".436497 .969947"), (0, 10, ".000000 .308497", ".000000 .277533"),
            (10, 10, ".691503 1.000000", ".722467 1.000000"), (116, 170, ".606687 .751528", ".608999 .747647"),
            (5, 119, ".013781 .095331", ".018078 .094599"),
        ])
    func single(_ events: Int, _ total: Int, _ exact: String, _ wilson: String) throws {
        for (method, expected) in [(ProportionInterval.clopperPearson, exact), (.wilson, wilson)] {
            var plan = SynthesisPlan(outcome: "Resolution")
            plan.studyInterval = method
            let study = ProportionStudy(id: "a", label: "A", events: events, total: total)
            let row = try #require(try ProportionSynthesis.of([study], plan: plan).studies.first)
            #expect("\(printed(row.lower, 6)) \(printed(row.upper, 6))" == expected)
        }
    }

    @Test(
        "The invented split of 17/31: same patients, seven answers",
        arguments: [
            (Model.crudeSum, MetaAnalysis.Reference.z, ".548", ".360 .727"),
            (.inverseVariance(.logit, .derSimonianLaird), .z, ".531", ".349 .705"),
            (.inverseVariance(.logit, .pauleMandel), .knappHartung, ".531", ".302 .747"),
            (.inverseVariance(.logit, .derSimonianLaird), .modifiedKnappHartung, ".531", ".298 .751"),
            (logitREML, .z, ".549", ".343 .740"), (logitREML, .knappHartung, ".549", ".312 .766"),
            (logitREML, .modifiedKnappHartung, ".549", ".286 .787"), (.randomInterceptLogistic, .z, ".576", ".331 .789"),
            (.inverseVariance(.raw, .restrictedLikelihood), .z, ".595", ".387 .803"),
            (.inverseVariance(.arcsine, .restrictedLikelihood), .z, ".647", ".379 .873"),
        ])
    func split(_ model: Model, _ reference: MetaAnalysis.Reference, _ estimate: String, _ limits: String) throws {
        let synthesis = try SynthesisCases.synthesis(SynthesisCases.hypothetical)
        let value = try #require(SynthesisCases.value(synthesis, model, reference))
        #expect(printed(value.estimate, 3) == estimate)
        #expect("\(printed(value.lower, 3)) \(printed(value.upper, 3))" == limits)
    }

    @Test("The way back from Freeman-Tukey depends on the chosen size")
    func freemanTukey() throws {
        let synthesis = try SynthesisCases.synthesis(SynthesisCases.hypothetical)
        let means = PoolingMethod.MeanSize.allCases.map {
            printed(SynthesisCases.value(synthesis, .inverseVariance(.freemanTukey, .restrictedLikelihood), .z, $0)?.estimate, 3)
        }
        #expect(means == [".603", ".594", ".588"])
    }

    @Test("Two studies far apart: what programs print, and that none of it is a result")
    func two() throws {
        let synthesis = try SynthesisCases.synthesis([(5, 119), (116, 170)])
        let mixed = try #require(SynthesisCases.value(synthesis, .randomInterceptLogistic))
        #expect("\(printed(mixed.estimate, 4)) \(printed(mixed.lower, 4)) \(printed(mixed.upper, 4))" == ".2355 .0191 .8297")
        #expect("\(printed(mixed.scaleValue, 6)) \(printed(mixed.tau2, 6))" == "-1.177582 3.849364")
        let logit = try #require(SynthesisCases.value(synthesis, Self.logitREML))
        #expect("\(printed(logit.scaleValue, 6)) \(printed(logit.tau2, 6))" == "-1.157739 7.453412")
        #expect("\(printed(synthesis.spread?.q, 4)) \(printed(synthesis.spread?.i2FromTau2, 2))" == "64.1883 98.44")
        let hartung = try #require(SynthesisCases.value(synthesis, Self.logitREML, .knappHartung))
        #expect(hartung.lower < 1e-6 && hartung.upper > 1 - 1e-6)
        #expect(synthesis.main.refusal == "Two studies, no overlap of their intervals: a pooled value is not meaningful.")
        #expect(synthesis.verdict == .notPooled)
    }
}

extension PooledProportion {
    /// The pooled value on the scale of the method.
    var scaleValue: Double? { onScale?.0 }
}
