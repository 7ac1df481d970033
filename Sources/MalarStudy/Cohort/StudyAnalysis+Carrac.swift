// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// The share in a state with missing assessments imputed, at each time point.
    func imputedRow(_ state: CohortState) -> Table.Row {
        Table.Row(
            [Cell(ImputedResponse.name)]
                + design.timePoints.map { imputedCell(ImputedResponse(members, state, at: $0, design.timePoints), state, $0) }, indent: 1)
    }

    private func imputedCell(_ response: ImputedResponse, _ state: CohortState, _ point: TimePoint) -> Cell {
        let what = "\(state.label) at \(point.name), \(ImputedResponse.name)"
        switch response.share {
        case .failure(let refusal):
            // The words count patients: without small counts only that there is no number is said.
            return suppressBelow == nil ? Cell(refusal.words, lineage: source(response, nil, what, refusal.words)) : "–"
        case .success(let share):
            if let words = disclosed(share) { return Cell(words) }
            let limits = "\(percent(share.interval.lower))–\(percent(share.interval.upper))"
            return Cell(
                "\(percent(share.estimate))% (\(limits))", value: .number(share.estimate),
                lineage: source(response, share, what, nil), marks: response.unseen.isEmpty ? [] : ["a"])
        }
    }

    private func percent(_ share: Double) -> String { (100 * share).fixed(0) }

    /// What stands in place of a share that would give a small count away: it is the observed one where nothing is missing.
    private func disclosed(_ share: ImputedShare) -> String? {
        guard let limit = suppressBelow else { return nil }
        if share.known == share.n { return "as observed" }
        let counts = [share.events, share.known - share.events, share.n - share.known]
        return counts.contains { $0 < limit } ? Table.suppressionSign : nil
    }

    private func source(_ response: ImputedResponse, _ share: ImputedShare?, _ what: String, _ refusal: String?) -> Lineage {
        let missing = zip(response.members, response.values).filter { $0.1.map { $0.truth == .indeterminate } ?? true }.map(\.0)
        let stops = missing.map { [$0.course.patient.record.reference] + ($0.stop.map { [$0.record] } ?? []) }
        var notes = [refusal, missing.isEmpty ? "nothing imputed" : "imputed: \(missing.map(\.id).joined(separator: ", "))"]
        if !response.unseen.isEmpty {
            notes.append("no patient with a certain state \(response.unseen.map(\.words).listed): for this reason the prior stands")
        }
        return lineage(
            response.members.map(\.id), response.values.flatMap { $0?.records ?? [] } + stops.flatMap(\.self),
            of: response.members.count, what, options: options(response, share), note: notes.compactMap(\.self).joined(separator: "; "))
    }

    private func options(_ response: ImputedResponse, _ share: ImputedShare?) -> [Lineage.Option] {
        guard let share else { return [] }
        var options = [
            Lineage.Option("share", "\(share.estimate)"),
            Lineage.Option("95% interval", "\(share.interval.lower) to \(share.interval.upper)"),
            Lineage.Option("in the state, of those assessed", "\(share.events)/\(share.known)"),
        ]
        guard let pooled = share.pooled else { return options }
        options += [
            Lineage.Option("covariates", response.covariates.joined(separator: ", ")),
            Lineage.Option("imputations", "\(pooled.imputations), seed \(share.imputation.seed)"),
            Lineage.Option("missing information", "\(pooled.missingInformation)"),
            Lineage.Option("degrees of freedom", "\(pooled.degreesOfFreedom)"),
        ]
        return options
    }

    /// What CARRAC is, and which of it is the publication's.
    var imputationFootnotes: [Table.Footnote] {
        let settings = ImputedResponse.imputation
        let outcome =
            "CARRAC: confounder-adjusted response rate with attrition correction (Mongin and others, Ann Rheum Dis 2022;81:729–736); share in the state with 95% interval. "
            + "From the publication: multiple imputation of the response, reasons for stopping in the imputation model, rate over the completed data of everyone who started and whose follow-up could have reached the time point. One cohort has no comparison to adjust for confounders, and subgroups are not estimated. "
        let choice =
            "Our choice: logistic model with a weak normal prior; the last SLEDAI-2K before the window, then SLEDAI-2K, damage and age at baseline as far as the number of outcomes allows; reasons of stops at any time in three groups (inefficacy; adverse event, intolerance or infection; other, not stated or lost); \(settings.imputations) imputations, seed \(settings.seed); Rubin's rules with a score interval. "
            + "From \(ImputedResponse.fewest) patients on in whom the state is certain, met in some and not in all. The covariates of each share are in its source."
        let unseen =
            "No assessed patient stopped for a reason that patients not assessed have: the data do not tell what this reason does to the state, and the prior stands in for it."
        return [Table.Footnote("", RichText(outcome + choice)), Table.Footnote("a", RichText(unseen))]
    }
}
