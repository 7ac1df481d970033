// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// States and indices with the patients who remain weighted for those who do not, beside the number lost and why.
    func weightedTable() -> Table {
        let models = design.timePoints.map { RemainingModel(members, at: $0) }
        return Table(
            id: "weighted", label: "", caption: "Attrition-corrected estimates: inverse-probability-of-remaining weights",
            columns: [
                Table.Column("Result"), Table.Column("Observed", detail: "share, or median with n", alignment: .right),
                Table.Column("Weighted", alignment: .right), Table.Column("Effective n", alignment: .right),
            ], rows: models.flatMap(weightedRows),
            footnotes: [
                Table.Footnote(
                    "",
                    "Weight: one over the probability of being assessed at the time point, from a logistic model given SLEDAI-2K, age and damage at baseline and the last SLEDAI-2K before the window; covariates not known of every patient are left out. Patients on treatment whose follow-up ends before the time point are in neither group."
                ),
                Table.Footnote(
                    "",
                    RichText(
                        "Fitted with at least \(RemainingModel.fewest.assessed) patients assessed and \(RemainingModel.fewest.lost) not. Effective n: squared sum of the weights over the sum of their squares. Without an interval: the weights are estimated from too few patients for one that could be trusted. "
                            + "The weights correct for what the model knows, and not for what made patients stop beyond it.")),
            ])
    }

    private func weightedRows(_ model: RemainingModel) -> [Table.Row] {
        let states = [CohortState.doris, .lldas].map { weightedRow(model, $0) }
        let indices = design.endpoints.map { weightedRow(model, $0) }
        return [Table.Row.heading(Cell(weightedHeading(model)))] + states + indices
    }

    /// `6 months (T24): 20 assessed, 6 not (4 stopped: inefficacy, 2 no visit ...)`.
    private func weightedHeading(_ model: RemainingModel) -> String {
        let words = model.lost.compactMap { $0.absence(model.point)?.words.lowercased() }
        let reasons = words.uniqued().map { word in "\(words.count { $0 == word }) \(word)" }.joined(separator: "; ")
        return "\(heading(model.point)): \(model.assessed.count) assessed, \(model.lost.count) not\(reasons.isEmpty ? "" : " (\(reasons))")"
    }

    private func weightedRow(_ model: RemainingModel, _ state: CohortState) -> Table.Row {
        let values = model.assessed.map { member -> Derived? in member.state(state.rule, at: model.point) }
        let numbers = values.map { $0.flatMap { $0.truth == .indeterminate ? nil : $0.truth == .met ? 1.0 : 0 } }
        let observed = shareCell(StateCount(model.assessed, state, at: model.point, .observed), "\(state.label) at \(model.point.name)")
        return weightedRow(state.label, model, observed, numbers, values.map { $0?.records ?? [] }) { sample in
            sample.mean.map { (text: "\((100 * $0).fixed(0))%", value: $0) }
        }
    }

    private func weightedRow(_ model: RemainingModel, _ endpoint: Endpoint) -> Table.Row {
        let values = model.assessed.map { $0.belongs(to: endpoint.population) == .met ? $0.value(endpoint.measure, at: model.point) : nil }
        let known = zip(model.assessed, values).compactMap { member, value in value.flatMap { $0.number == nil ? nil : (member.id, $0) } }
        var observed = medianCell(
            known, of: model.assessed.count, "\(endpoint.measure.label) at \(model.point.name), assessed patients", decimals: 2, note: nil)
        if case .number(let median) = observed.value { observed.text = "\(median.short) (n\u{A0}=\u{A0}\(known.count))" }
        return weightedRow(endpoint.measure.label, model, observed, values.map { $0?.number }, values.map { $0?.records ?? [] }) { sample in
            sample.median.map { (text: $0.short, value: $0) }
        }
    }

    private func weightedRow(
        _ label: String, _ model: RemainingModel, _ observed: Cell, _ numbers: [Double?], _ records: [[String]],
        _ summary: (WeightedSample) -> (text: String, value: Double)?
    ) -> Table.Row {
        let known = numbers.indices.filter { numbers[$0] != nil }
        func source(_ note: String?) -> Lineage {
            lineage(
                known.map { model.assessed[$0].id }, known.flatMap { records[$0] }, of: model.assessed.count + model.lost.count,
                "\(label) at \(model.point.name), weighted for being assessed",
                options: model.covariates.isEmpty ? [] : [Lineage.Option("covariates", model.covariates.joined(separator: ", "))],
                note: note)
        }
        guard case .success(let weights) = model.weights else {
            let words = if case .failure(let refusal) = model.weights { refusal.words } else { "" }
            return Table.Row([Cell(label), observed, Cell(words, lineage: source(words)), "–"], indent: 1)
        }
        let sample = WeightedSample(values: known.compactMap { place in numbers[place].map { ($0, weights[place]) } })
        guard let found = summary(sample) else {
            return Table.Row([Cell(label), observed, Cell("–", lineage: source("no value")), "–"], indent: 1)
        }
        let note = model.lost.isEmpty ? "nobody is lost, every weight is 1" : "greatest weight \(weights.max()?.short ?? "–")"
        return Table.Row(
            [
                Cell(label), observed, Cell(found.text, value: .number(found.value), lineage: source(note)),
                Cell(sample.effectiveSize.fixed(1), value: .number(sample.effectiveSize), lineage: source(note)),
            ], indent: 1)
    }
}
