// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

extension EffectSynthesis {
    /// Studies with effect and interval, the pooled diamond where there is one, and the prediction interval as a bar of its own.
    public func forestFigure(id: String, label: String, size: FigureSize = .doubleColumn) -> Figure {
        let rows = (studies.count > ProportionSynthesis.mostRows ? [] : studyRows) + summaryRows
        let isLogarithmic = plan.measure.isRatio && rows.allSatisfy { ($0.lower ?? 1) > 1e-11 && ($0.upper ?? 1) < 1e11 }
        let plot = ForestPlot(
            rows: rows, axis: isLogarithmic ? .logarithmic : .linear, reference: plan.measure.isRatio ? 1 : 0, axisLabel: plan.measure.name,
            labelTitle: "Study", rightTitles: [plan.measure.name, "\(levelWords) CI", "Weight"], notes: footer, size: size)
        return plot.figure(id: id, label: label, caption: "\(plan.outcome): \(plan.measure.name.lowercased()) by study")
    }

    private var levelWords: String { "\(SynthesisNumber.short(100 * plan.level)) %" }

    private var studyRows: [ForestPlot.Row] {
        studies.enumerated().map { index, study in
            let limits = limits(study)
            let weight = main.value.map { $0.weights[index] }
            return row(study.label, .estimate, study.effect, limits.lower, limits.upper, weight)
        }
    }

    private static func canBeDrawn(_ values: [Double]) -> Bool { values.allSatisfy { $0.isFinite && $0.magnitude < 1e11 } }

    private var summaryRows: [ForestPlot.Row] {
        guard let main = main.value else { return [] }
        let limits = main.interval(level: plan.level)
        var rows = [row("Pooled: \(main.estimator.rawValue)", .pooled, main.estimate, limits.lower, limits.upper, 1)]
        if main.estimator != .common, let range = main.predictionInterval(level: plan.level) {
            let ends = (plan.measure.printedValue(range.lower), plan.measure.printedValue(range.upper))
            let isDrawn = Self.canBeDrawn([ends.0, ends.1])
            rows.append(
                .init(
                    "Prediction interval, \(levelWords)", kind: .range, lower: isDrawn ? ends.0 : nil, upper: isDrawn ? ends.1 : nil,
                    right: ["", interval(ends.0, ends.1), ""]))
        }
        return rows
    }

    private func row(
        _ label: String, _ kind: ForestPlot.Kind, _ effect: Double, _ lower: Double, _ upper: Double, _ weight: Double?
    ) -> ForestPlot.Row {
        let values = [effect, lower, upper].map(plan.measure.printedValue)
        let texts = [
            SynthesisNumber.text(values[0], 2), interval(values[1], values[2]),
            weight.map { SynthesisNumber.text(100 * $0, 1) + " %" } ?? "–",
        ]
        guard Self.canBeDrawn(values) else { return .init(label, kind: kind, right: texts) }
        return .init(label, kind: kind, estimate: values[0], lower: values[1], upper: values[2], right: texts, weight: weight)
    }

    private func interval(_ lower: Double, _ upper: Double) -> String {
        "\(SynthesisNumber.text(lower, 2)) to \(SynthesisNumber.text(upper, 2))"
    }

    private var footer: [String] {
        let count = SynthesisNumber.count(studies.count, "study", "studies") + "."
        guard let main = main.value else { return [count, "Not pooled. \(refusal?.message ?? "")"] }
        let scale = plan.measure.isRatio ? "Pooled as logarithms. " : ""
        let spread = SpreadBetweenStudies(main, level: plan.level).sentence(level: levelWords)
            .replacing("logit scale (½ added only in studies with none or all)", with: plan.measure.isRatio ? "logarithms" : "as pooled")
        let name = PoolingMethod(.inverseVariance(.raw, main.estimator), main.reference).intervalName
        return [
            count, spread, "\(scale)\(main.estimator.rawValue), inverse variance; interval: \(name). Prediction interval: t, k − 1 df.",
        ]
    }

    /// All ways of pooling side by side, then without each study in turn.
    public func methodTable(id: String, label: String) -> Table {
        var rows = main.value == nil ? [] : methods.map { row(Self.name($0), $0.analysis) }
        if !leaveOneOut.isEmpty {
            rows += [.heading("Each study left out in turn (\(plan.estimator.rawValue))")]
            rows += zip(studies, leaveOneOut).map { row("Without \($0.label)", $1) }
        }
        return Table(
            id: id, label: label, caption: "\(plan.outcome): \(plan.measure.name.lowercased()) by every method",
            columns: [.init("Method")]
                + [plan.measure.name, "\(levelWords) CI", "tau²", "I² (tau²), %", "Q", "p of Q"].map { .init($0, alignment: .right) },
            rows: rows)
    }

    private static func name(_ pooled: Pooled) -> String {
        let interval = PoolingMethod(.inverseVariance(.raw, pooled.estimator), pooled.reference).intervalName
        return pooled.estimator == .common ? "Common effect" : "\(pooled.estimator.rawValue), \(interval)"
    }

    private func row(_ name: String, _ analysis: Computed<MetaAnalysis>) -> Table.Row {
        guard let fit = analysis.value else { return Table.Row([Cell(name), Cell(analysis.reason?.sentence ?? ""), "", "", "", "", ""]) }
        let limits = fit.interval(level: plan.level)
        let printed = plan.measure.printedValue
        return Table.Row([
            Cell(name), Cell(SynthesisNumber.text(printed(fit.estimate), 2), value: .number(printed(fit.estimate))),
            Cell(interval(printed(limits.lower), printed(limits.upper))), .optional(fit.heterogeneity.tau2, 3), .optional(fit.i2, 1),
            .optional(fit.q, 2), .optional(fit.pQ, 3),
        ])
    }

    /// What a Results section says; every number is computed.
    public var resultsParagraph: String {
        let count = SynthesisNumber.count(studies.count, "study", "studies")
        guard let main = main.value else { return "\(plan.outcome) was compared in \(count). Not pooled. \(refusal?.message ?? "")" }
        let limits = main.interval(level: plan.level)
        let printed = plan.measure.printedValue
        return "\(plan.outcome) was compared in \(count). The pooled \(plan.measure.name.lowercased()) was "
            + "\(SynthesisNumber.text(printed(main.estimate), 2)) (\(levelWords) CI \(interval(printed(limits.lower), printed(limits.upper)))). "
            + footer[1]
    }
}
