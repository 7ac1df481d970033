// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

extension ProportionSynthesis {
    /// Above so many studies a forest plot leaves out their rows and says so; the table has them all.
    public static let mostRows = 200

    /// Studies with events/total, proportion and interval, the pooled diamond where there is one, the prediction interval as a bar of its own,
    /// on an axis from 0 to 100 %. The crude sum stands below, labelled so. Its data table gives CSV.
    ///
    /// Methods without weights print "–" in the column of weights; their squares then follow the number of patients.
    public func forestFigure(id: String, label: String, size: FigureSize = .doubleColumn) -> Figure {
        Figure(
            id: id, label: label, caption: "\(plan.outcome): proportion of patients by study", alternativeText: forestDescription,
            scene: forestPlot(size: size).scene, data: forestData(id: "\(id)-data", caption: "Data of \(label)"))
    }

    /// The plotted numbers: shares from 0 to 1, weights where the method has them. All studies, also where the plot leaves out their rows.
    public func forestData(id: String, caption: String) -> Table {
        let heads = ["Study", "Events", "Patients", "Proportion", "Lower", "Upper", "Weight", "Kind"]
        func row(_ label: String, _ counts: (Int, Int)?, _ numbers: [Double?], _ kind: String) -> Table.Row {
            let cells = [counts?.0, counts?.1].map { $0.map { Cell("\($0)", value: .integer($0)) } ?? "" }
            return Table.Row([Cell(label)] + cells + numbers.map { .optional($0, 4, none: "") } + [Cell(kind)])
        }
        let weights = main.value?.weights
        var rows = studies.enumerated().map { index, study in
            row(
                study.study.label, (study.study.events, study.study.total),
                [study.share, study.lower, study.upper, weights.map { $0[index] }], "study")
        }
        if let pooled = main.value {
            rows.append(row(pooled.method.name, totals, [pooled.estimate, pooled.lower, pooled.upper, nil], "pooled"))
            if let range = pooled.prediction {
                rows.append(row("Prediction interval", nil, [nil, range.lowerBound, range.upperBound, nil], "prediction"))
            }
        }
        if let crude, studies.count > 1 {
            rows.append(row("Crude (studies ignored)", totals, [crude.estimate, crude.lower, crude.upper, nil], "crude"))
        }
        return Table(
            id: id, label: "", caption: caption,
            columns: heads.enumerated().map { .init($0.element, alignment: (1...6).contains($0.offset) ? .right : .left) }, rows: rows)
    }

    /// The plot behind the figure.
    public func forestPlot(size: FigureSize = .doubleColumn) -> ForestPlot {
        ForestPlot(
            rows: (studies.count > Self.mostRows ? [] : studyRows) + summaryRows, axis: .linear, reference: nil, range: 0...100,
            axisLabel: "Patients with the outcome, %", labelTitle: "Study", leftTitles: ["Events/total"],
            rightTitles: ["%", "\(plan.levelWords) CI", "Weight"], notes: footer, size: size)
    }

    private var studyRows: [ForestPlot.Row] {
        let weights = main.value?.weights
        return studies.enumerated().map { index, row in
            let weight = weights.map { $0[index] }
            return Self.row(
                row.study.label + (row.study.isCongressAbstract == true ? " (abstract)" : ""), .estimate, row.study.fraction,
                (row.share, row.lower, row.upper), weight.map { SynthesisNumber.text(100 * $0, 1) + " %" } ?? "–",
                size: weight ?? Double(row.study.total))
        }
    }

    private var summaryRows: [ForestPlot.Row] {
        let sum = "\(totals.events)/\(totals.total)"
        var rows: [ForestPlot.Row] = []
        if let pooled = main.value {
            let whole = pooled.weights == nil ? "–" : "100.0 %"
            rows.append(Self.row("Pooled: \(pooled.method.shortName)", .pooled, sum, (pooled.estimate, pooled.lower, pooled.upper), whole))
            if let range = pooled.prediction {
                let ends = (100 * range.lowerBound, 100 * range.upperBound)
                rows.append(
                    .init(
                        "Prediction interval, \(plan.levelWords)", kind: .range, left: [""], lower: ends.0, upper: ends.1,
                        right: ["", "\(SynthesisNumber.text(ends.0, 1)) to \(SynthesisNumber.text(ends.1, 1))", ""]))
            }
        }
        if let crude, studies.count > 1 {
            rows.append(Self.row("Crude (studies ignored)", .estimate, sum, (crude.estimate, crude.lower, crude.upper), "–"))
        }
        return rows
    }

    private static func row(
        _ label: String, _ kind: ForestPlot.Kind, _ fraction: String, _ values: (Double, Double, Double), _ weight: String,
        size: Double? = nil
    ) -> ForestPlot.Row {
        let percent = (values.0 * 100, min(values.1, values.0) * 100, max(values.2, values.0) * 100)
        return ForestPlot.Row(
            label, kind: kind, left: [fraction], estimate: percent.0, lower: percent.1, upper: percent.2,
            right: [
                SynthesisNumber.text(percent.0, 1), "\(SynthesisNumber.text(percent.1, 1)) to \(SynthesisNumber.text(percent.2, 1))",
                weight,
            ], weight: size)
    }

    /// Lines below the plot: numbers of studies and patients, heterogeneity with its definitions, methods.
    var footer: [String] {
        var lines = ["\(SynthesisNumber.count(studies.count, "study", "studies")), \(totals.events) of \(totals.total) patients."]
        if studies.count > Self.mostRows { lines[0] += " Rows of more than \(Self.mostRows) studies are left to the table." }
        if let refusal = main.refusal { lines.append("Not pooled. \(refusal)") }
        if main.value != nil, let spread { lines.append(spread.sentence(level: plan.levelWords)) }
        if let pooled = main.value { lines.append(pooled.sentence(plan)) }
        lines.append("Intervals of studies and of the crude sum: \(plan.studyInterval.name) and Clopper-Pearson.".sameTwice)
        return lines
    }

    private var forestDescription: String {
        let shown = studies.prefix(Self.mostRows).map { row in
            "\(row.study.label): \(row.study.fraction), \(SynthesisNumber.percent(row.share, row.lower, row.upper))."
        }
        let pooled = main.value.map { "Pooled \(SynthesisNumber.percent($0.estimate, $0.lower, $0.upper))." } ?? main.refusal ?? ""
        return ([plan.outcome + " by study."] + shown + [pooled]).joined(separator: " ")
    }
}

extension String {
    fileprivate var sameTwice: String { replacing("Clopper-Pearson and Clopper-Pearson", with: "Clopper-Pearson") }
}

extension PoolingMethod {
    /// A short name for the label of a row.
    var shortName: String {
        switch model {
        case .randomInterceptLogistic: "GLMM"
        case .inverseVariance(let scale, .common): "\(scale.shortTitle), common effect"
        case .inverseVariance(let scale, let estimator): "\(scale.shortTitle), \(estimator.rawValue)"
        case .crudeSum: "crude (studies ignored)"
        }
    }
}

extension PooledProportion {
    /// The method of the mean for a footer.
    func sentence(_ plan: SynthesisPlan) -> String {
        var text = "Pooled: \(method.name); interval: \(method.intervalName)."
        if let tau2 { text += " tau² of this model \(SynthesisNumber.text(tau2, 3))." }
        if prediction != nil { text += " Prediction interval: t, k − 1 df." }
        if weights == nil, method.model == .randomInterceptLogistic {
            text += " This model has no study weights; squares follow the number of patients."
        }
        return text + (method.caution.map { " \(method.shortName.capitalizedFirst): \($0)." } ?? "")
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension SpreadBetweenStudies {
    /// Heterogeneity with its definitions, on the logit scale.
    func sentence(level: String) -> String {
        var text = "Heterogeneity, logit scale (½ added only in studies with none or all): "
        text += "Q(\(degreesOfFreedom)) = \(SynthesisNumber.text(q, 2)), \(SynthesisNumber.p(p)); "
        text +=
            "I² \(SynthesisNumber.text(i2FromTau2, 1)) % from tau²\(limits(i2Limits, 1)), \(SynthesisNumber.text(i2FromQ, 1)) % from Q; "
        text += "tau² \(SynthesisNumber.text(tau2, 3)) by \(estimator.rawValue)"
        return text + (tau2Limits == nil ? "; no tau² agrees with Q at \(level)." : "\(limits(tau2Limits, 3)), \(level) Q-profile.")
    }

    private func limits(_ limits: ConfidenceInterval?, _ decimals: Int) -> String {
        limits.map { " (\(SynthesisNumber.text($0.lower, decimals)) to \(SynthesisNumber.text($0.upper, decimals)))" } ?? ""
    }
}
