// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarReview
import MalarStatistics
import Testing

@Suite("Synthesis: section, figure, data, JSON")
struct SynthesisReportTests {
    private func synthesis(_ counts: [(Int, Int)], _ main: PoolingMethod = .main) throws -> ProportionSynthesis {
        try SynthesisCases.synthesis(counts, main)
    }

    @Test("A section is a sound document, pooled or not", arguments: [0, 1, 2, 6, 14])
    func section(_ count: Int) throws {
        let synthesis = try synthesis(Array(SynthesisCases.pritz.prefix(count)))
        let document = Document(title: "Review", sections: [synthesis.section(id: "resolution", number: 1)])
        #expect(document.defects.isEmpty)
        let figures = document.sections[0].blocks.count { if case .figure = $0 { true } else { false } }
        #expect(figures == (count == 0 ? 0 : 1))
    }

    @Test("The plot: 0 to 100 %, no line of no effect, diamond and prediction bar, no weights with the GLMM")
    func plot() throws {
        let plot = try synthesis(SynthesisCases.pritz).forestPlot()
        #expect(plot.reference == nil && plot.range == 0...100)
        #expect(plot.rows.map(\.kind).suffix(3) == [.pooled, .range, .estimate])
        #expect(plot.rows.allSatisfy { $0.right.last == "–" || $0.kind == .range })
        let weighted = try synthesis(SynthesisCases.pritz, PoolingMethod(.inverseVariance(.logit, .restrictedLikelihood))).forestPlot()
        #expect(weighted.rows[0].right == ["94.1", "71.3 to 99.9", "4.1 %"])
        #expect(weighted.rows[14].right == ["75.7", "66.1 to 83.4", "100.0 %"])
    }

    @Test("Two studies: no diamond, the crude sum labelled so, and the refusal in the footer")
    func refused() throws {
        let plot = try synthesis([(2, 3), (13, 25)]).forestPlot()
        #expect(plot.rows.map(\.label) == ["Study 1", "Study 2", "Crude (studies ignored)"])
        #expect(plot.notes[1].hasPrefix("Not pooled. Two studies cannot show"))
    }

    @Test("The footer defines what it prints")
    func footer() throws {
        let notes = try synthesis(SynthesisCases.pritz).forestPlot().notes
        #expect(
            notes == [
                "14 studies, 246 of 326 patients.",
                "Heterogeneity, logit scale (½ added only in studies with none or all): Q(13) = 29.79, p = 0.005; I² 56.6 % from tau² (12.9 to "
                    + "88.0), 56.4 % from Q; tau² 0.365 by REML (0.041 to 2.051), 95 % Q-profile.",
                "Pooled: Random-intercept logistic model (GLMM, ML); interval: t, k − 1 df. tau² of this model 0.589. Prediction interval: t, k − "
                    + "1 df. This model has no study weights; squares follow the number of patients.",
                "Intervals of studies and of the crude sum: Clopper-Pearson.",
            ])
    }

    @Test("The plotted numbers as CSV")
    func csv() throws {
        let figure = try synthesis([(2, 3), (13, 25), (2, 3)]).forestFigure(id: "f", label: "Figure 1")
        #expect(
            figure.data.csvRecords() == [
                ["Study", "Events", "Patients", "Proportion", "Lower", "Upper", "Weight", "Kind"],
                ["Study 1", "2", "3", "0.6667", "0.0943", "0.9916", "", "study"],
                ["Study 2", "13", "25", "0.5200", "0.3131", "0.7220", "", "study"],
                ["Study 3", "2", "3", "0.6667", "0.0943", "0.9916", "", "study"],
                ["Random-intercept logistic model (GLMM, ML)", "17", "31", "0.5484", "0.2045", "0.8516", "", "pooled"],
                ["Prediction interval", "", "", "", "0.2045", "0.8516", "", "prediction"],
                ["Crude (studies ignored)", "17", "31", "0.5484", "0.3603", "0.7268", "", "crude"],
            ])
    }

    @Test("JSON holds unrounded numbers and the verdict")
    func json() throws {
        let json = try synthesis(SynthesisCases.hypothetical).json
        #expect(json["verdict"] == .string("unwise") && json["events"] == 17 && json["total"] == 31)
        guard case .number(let estimate)? = json["crude"]?["estimate"] else { return #expect(Bool(false), "no crude estimate") }
        #expect(estimate == 17.0 / 31)
        #expect(try synthesis([(2, 3)]).json["main"]?["refused"] != nil)
        let extraction = try ArticularForm.extraction().json
        guard case .array(let studies)? = extraction["studies"] else { return #expect(Bool(false), "no studies") }
        #expect(studies[2]["answers"]?["resolution"]?["content"] == ["events": 13, "total": 25])
        #expect(studies[0]["answers"]?["resolution"]?["content"] == .null)
    }

    @Test("The paragraph of a pooled result")
    func paragraph() throws {
        let text = try synthesis(SynthesisCases.pritz, PoolingMethod(.inverseVariance(.logit, .restrictedLikelihood), .knappHartung))
            .resultsParagraph
        #expect(
            text
                == "Resolution was reported by 14 studies for 246 of 326 patients. Proportions ranged from 50.0 % (Study 3, 4/8) to 100.0 % "
                + "(Study 5, 10/10). The pooled proportion was 75.7 % (95 % CI 64.8 to 84.1) by inverse variances on the logit scale (REML) with "
                + "a Knapp-Hartung interval, with a prediction interval from 43.3 % to 92.7 %. Heterogeneity, logit scale (½ added only in "
                + "studies with none or all): Q(13) = 29.79, p = 0.005; I² 56.6 % from tau² (12.9 to 88.0), 56.4 % from Q; tau² 0.365 by REML "
                + "(0.041 to 2.051), 95 % Q-profile. Across the methods of the sensitivity analysis the mean ran from 71.9 % (logit, common "
                + "effect) to 81.3 % (arcsine, REML). The crude sum (studies ignored) is 75.5 % (95 % CI 70.4 to 80.0).")
    }

    @Test("The pooled value of an inverse-variance main method agrees with its row of the table", arguments: 0..<20)
    func agreement(_ seed: Int) throws {
        var random = SeededReviewNumbers(seed: UInt64(seed) &+ 99)
        let counts = (0..<Int.random(in: 3...8, using: &random)).map { _ in
            let total = Int.random(in: 2...40, using: &random)
            return (Int.random(in: 0...total, using: &random), total)
        }
        let method = PoolingMethod(.inverseVariance(.logit, .pauleMandel), .modifiedKnappHartung)
        let synthesis = try synthesis(counts, method)
        guard let main = synthesis.main.value else { return }
        #expect(synthesis.methods.first { $0.method == method }?.outcome.value == main)
        // The same by the room of statistics.
        let studies = try #require(ProportionStudies.of(counts.map(\.0), counts.map(\.1)).value)
        let fit = ProportionScale.logit.effects(studies).flatMap {
            MetaAnalysis.of($0, estimator: .pauleMandel, reference: .modifiedKnappHartung)
        }.value
        #expect(main.onScale?.0 == fit?.estimate)
        #expect(main.weights.map { ($0.reduce(0, +) - 1).magnitude < 1e-12 } == true)
    }
}
