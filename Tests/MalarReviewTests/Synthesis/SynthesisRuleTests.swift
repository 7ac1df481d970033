// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarReview
import MalarStatistics
import Testing

@Suite("When a pooled proportion is refused or needs a word")
struct SynthesisRuleTests {
    @Test(
        "Refusals, with their words",
        arguments: [
            ([], SynthesisRule.noStudy, "No study has a number for this outcome, so there is nothing to pool."),
            ([(2, 3)], .tooFewStudies, "One study is not a synthesis: its own value and interval stand alone."),
            (
                [(2, 3), (13, 25)], .tooFewStudies,
                "Two studies cannot show how much studies differ: they are listed side by side, with the crude sum, and not pooled."
            ), ([(5, 119), (116, 170)], .twoStudiesApart, "Two studies, no overlap of their intervals: a pooled value is not meaningful."),
            (
                [(0, 3), (0, 9), (0, 5)], .allNoneOrAll,
                "Every study has none or all of its patients with the outcome: no model can be fitted; the exact interval of the sum is all "
                    + "there is."
            ),
            (
                [(3, 3), (9, 9), (0, 5)], .allNoneOrAll,
                "Every study has none or all of its patients with the outcome: no model can be fitted; the exact interval of the sum is all "
                    + "there is."
            ),
        ] as [([(Int, Int)], SynthesisRule, String)])
    func refusals(_ counts: [(Int, Int)], _ rule: SynthesisRule, _ words: String) throws {
        let synthesis = try SynthesisCases.synthesis(counts)
        #expect(synthesis.main == .refused(rule, words))
        #expect(synthesis.verdict == .notPooled)
        #expect(synthesis.warnings.first == SynthesisWarning(rule, words))
        #expect(synthesis.plainWord.hasPrefix("The studies should not be pooled. \(words)"))
        #expect(synthesis.resultsParagraph.contains("pooled proportion") == false)
    }

    private func message(_ rule: SynthesisRule, _ counts: [(Int, Int)]) throws -> String? {
        try SynthesisCases.synthesis(counts).warnings.first { $0.rule == rule }?.message
    }

    @Test("No heterogeneity detected is not homogeneity")
    func noHeterogeneity() throws {
        let counts = [(10, 20), (11, 20), (9, 20)]
        #expect(
            try message(.noHeterogeneityDetected, counts)
                == "No heterogeneity was detected among 3 studies; so few cannot show that studies agree.")
        let five = counts + [(10, 20), (10, 20)]
        #expect(try message(.noHeterogeneityDetected, five) == nil)
        #expect(try SynthesisCases.synthesis(five).verdict == .pooled)
    }

    @Test("A Knapp-Hartung interval narrower than the normal one, and one that is not")
    func knappHartung() throws {
        #expect(
            try message(.knappHartungNarrower, [(10, 20), (10, 20), (10, 20), (10, 21)])
                == "The Knapp-Hartung interval (logit, REML, PM and DL) is narrower than the normal one; read the modified version, which never "
                + "is.")
        #expect(try message(.knappHartungNarrower, SynthesisCases.pritz) == nil)
    }

    @Test("A prediction interval that leaves the scale")
    func outside() throws {
        let words = try #require(try message(.outsideScale, SynthesisCases.pritz))
        #expect(words.hasPrefix("On the untransformed scale the prediction interval runs from "))
        #expect(try message(.outsideScale, [(10, 20), (11, 20), (9, 20)]) == nil)
    }

    @Test("Studies apart, wide prediction, one study that dominates, single cases, few patients, methods that disagree")
    func cautions() throws {
        #expect(
            try message(.intervalsApart, [(1, 40), (20, 40), (39, 40)])
                == "The intervals of Study 1 (1/40) and Study 3 (39/40) do not overlap: look for what sets these studies apart before reading "
                + "the mean.")
        #expect(try message(.widePrediction, [(1, 40), (20, 40), (39, 40)])?.hasPrefix("A further study may find anything from ") == true)
        #expect(
            try message(.oneStudyDominates, [(2, 3), (13, 25), (2, 3)])
                == "Study 2 has 25 of the 31 patients: what all studies say together is mostly what this one says.")
        let rules = try SynthesisCases.synthesis(SynthesisCases.hypothetical).warnings.map(\.rule)
        #expect(
            rules == [
                .widePrediction, .fewPatients, .caseReports, .outsideScale, .crudeSum, .smallStudyEffectsNotTested,
            ])
        #expect(try message(.methodsDisagree, [(1, 1), (1, 1), (1, 1), (1, 1), (2, 10), (3, 10)])?.contains("name the method") == true)
    }

    @Test("The invented split as a golden table")
    func golden() throws {
        let table = try SynthesisCases.synthesis(SynthesisCases.hypothetical).methodTable(id: "t", label: "Table 1")
        let lines = table.rows.map { $0.cells.prefix(4).map(\.text).joined(separator: " | ") }
        #expect(
            lines == [
                "Random-intercept logistic model (GLMM, ML) | t, k − 1 df | 57.6 | 26.5 to 83.6",
                "Random-intercept logistic model (GLMM, ML) | normal | 57.6 | 33.1 to 78.9",
                "Logit, REML | normal | 54.9 | 34.3 to 74.0", "Logit, REML | Knapp-Hartung | 54.9 | 31.2 to 76.6",
                "Logit, REML | Knapp-Hartung, never narrower | 54.9 | 28.6 to 78.7", "Logit, PM | normal | 53.1 | 34.9 to 70.5",
                "Logit, PM | Knapp-Hartung | 53.1 | 30.2 to 74.7", "Logit, PM | Knapp-Hartung, never narrower | 53.1 | 29.8 to 75.1",
                "Logit, DL | normal | 53.1 | 34.9 to 70.5", "Logit, DL | Knapp-Hartung | 53.1 | 30.2 to 74.7",
                "Logit, DL | Knapp-Hartung, never narrower | 53.1 | 29.8 to 75.1",
                "Logit, common effect, inverse variance | normal | 53.1 | 34.9 to 70.5",
                "Untransformed, REML | normal | 59.5 | 38.7 to 80.3",
                "Arcsine, REML | normal | 64.7 | 37.9 to 87.3",
                "Freeman-Tukey double arcsine, REML, back by the harmonic mean size | normal | 60.3 | 32.2 to 85.9",
                "Freeman-Tukey double arcsine, REML, back by the geometric mean size | normal | 59.4 | 33.8 to 83.1",
                "Freeman-Tukey double arcsine, REML, back by the arithmetic mean size | normal | 58.8 | 34.7 to 81.2",
                "Crude sum (studies ignored) | Clopper-Pearson | 54.8 | 36.0 to 72.7",
            ])
        #expect(table.rows.filter { $0.cells[0].text.hasPrefix("Freeman") }.allSatisfy { $0.cells[7].text.hasPrefix("not recommended") })
    }

    @Test("Without single cases, without abstracts, without each in turn")
    func subsets() throws {
        var studies = SynthesisCases.studies(SynthesisCases.hypothetical)
        studies[4].isCongressAbstract = true
        let synthesis = try ProportionSynthesis.of(studies, plan: SynthesisPlan(outcome: "Resolution"))
        #expect(
            synthesis.subsets.map { "\($0.name): \($0.events)/\($0.total), k \($0.studies)" } == [
                "Without studies of fewer than 3 patients: 15/29, k 4", "Without congress abstracts: 14/21, k 5",
                "Congress abstracts alone: 3/10, k 1",
            ])
        #expect(synthesis.subsets[2].outcome.refusal?.hasPrefix("One study") == true)
        #expect(synthesis.leaveOneOut.map(\.total) == [30, 30, 28, 25, 21, 21])
        #expect(synthesis.leaveOneOut.allSatisfy { $0.outcome.value != nil })
    }

    @Test("Egger from ten studies on, and why not below", arguments: [9, 10, 14])
    func egger(_ count: Int) throws {
        let effects = try SynthesisCases.synthesis(Array(SynthesisCases.pritz.prefix(count))).smallStudyEffects
        switch effects {
        case .tested(let test): #expect(count >= 10 && test.degreesOfFreedom == Double(count - 2))
        case .notTested(let words): #expect(count < 10 && words.contains("with 9 studies, fewer than 10"))
        }
    }
}

@Suite("Synthesis: hostile numbers")
struct SynthesisHostileTests {
    @Test(
        "Counts that cannot be are refused by name",
        arguments: [
            (0, 0, "has no patients (0/0); leave it out and say why"), (-1, 3, "has a negative count (-1/3)"),
            (1, -3, "has a negative count (1/-3)"), (4, 3, "has more patients with the outcome than patients (4/3)"),
            (Int.max, Int.max, "has more than 1000000000 patients, which is taken for a slip"),
            (Int.min, Int.min, "has a negative count (\(Int.min)/\(Int.min))"),
        ])
    func counts(_ events: Int, _ total: Int, _ words: String) {
        let error = #expect(throws: SynthesisInputError.self) { try SynthesisCases.synthesis([(2, 3), (events, total)]) }
        #expect(error?.faults == ["Study 2 (s2) \(words)"])
    }

    @Test("A study twice, and levels that are none", arguments: [0, 1, -1, .nan, .infinity] as [Double])
    func twice(_ level: Double) {
        var plan = SynthesisPlan(outcome: "Resolution")
        plan.level = level
        let study = ProportionStudy(id: "a", label: "A", events: 1, total: 2)
        let error = #expect(throws: SynthesisInputError.self) { try ProportionSynthesis.of([study, study], plan: plan) }
        #expect(error?.faults.count == 2)
    }

    /// Unoptimised code takes a tenth of them: the fit by quadrature is some fifty times slower there.
    private static var many: Int {
        #if DEBUG
            1_000
        #else
            10_000
        #endif
    }

    @Test("Ten thousand studies", .timeLimit(.minutes(2)))
    func many() throws {
        var random = SeededReviewNumbers(seed: 7)
        let counts = (0..<Self.many).map { _ in
            let total = Int.random(in: 1...60, using: &random)
            return (Int.random(in: 0...total, using: &random), total)
        }
        let synthesis = try SynthesisCases.synthesis(counts)
        #expect(synthesis.main.value.map { $0.lower < 0.5 && $0.upper > 0.49 } == true)
        #expect(synthesis.leaveOneOut.isEmpty)
        #expect(synthesis.forestPlot().rows.count == 3)
        #expect(synthesis.studyTable(id: "t", label: "T").rows.count == Self.many + 1)
    }

    @Test("A thousand million patients, one event among them, and single patients")
    func extremes() throws {
        let synthesis = try SynthesisCases.synthesis([(1, 1_000_000_000), (1_000_000_000, 1_000_000_000), (1, 2), (0, 1)])
        #expect(synthesis.methods.count == PoolingMethod.all.count)
        #expect(synthesis.crude.map { $0.lower <= $0.estimate && $0.estimate <= $0.upper } == true)
        for value in synthesis.methods.compactMap(\.outcome.value) {
            #expect(value.lower <= value.estimate + 1e-9 && value.estimate <= value.upper + 1e-9)
        }
        #expect(!synthesis.forestFigure(id: "f", label: "F").svg.contains("nan"))
    }

    @Test("Random small reviews: every value in its interval, every text finite", arguments: 0..<40)
    func random(_ seed: Int) throws {
        var random = SeededReviewNumbers(seed: UInt64(seed))
        let counts = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            let total = Int.random(in: 1...12, using: &random)
            return (Int.random(in: 0...total, using: &random), total)
        }
        let synthesis = try SynthesisCases.synthesis(counts)
        for row in synthesis.studies { #expect(row.lower <= row.share && row.share <= row.upper) }
        for value in synthesis.methods.compactMap(\.outcome.value) where value.method.model != .inverseVariance(.raw, .restrictedLikelihood)
        {
            #expect(value.lower >= 0 && value.upper <= 1 && value.lower <= value.upper)
        }
        let texts = synthesis.resultsParagraph + synthesis.plainWord + synthesis.forestFigure(id: "f", label: "F").svg
        #expect(!texts.contains("nan") && !texts.contains("inf"))
    }
}

/// Seeded numbers (SplitMix64).
struct SeededReviewNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
