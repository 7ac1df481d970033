// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// Table 9: every result under each rule for missing assessments, states also with missing ones imputed, and how many were lost and why.
    func attritionTable() -> Table {
        Table(
            id: "attrition", label: "Table 9", caption: "Attrition: each result under each rule for what is missing",
            columns: [Table.Column("Result")] + design.timePoints.map { Table.Column(heading($0), alignment: .right) },
            rows: lostRows + [CohortState.doris, .lldas].flatMap(attritionRows) + design.endpoints.flatMap(attritionRows),
            footnotes: [
                Table.Footnote("", "States: patients in the state, of those who count under the rule (percentages rounded half up)."),
                Table.Footnote(
                    "",
                    RichText(
                        "Indices: median, number of patients, p against the baseline (Wilcoxon signed-rank test, \(study.statistics.preset.name))."
                    )),
                Table.Footnote(
                    "", "Last observation carried forward: the last assessment after the first dose, whatever the reason of the absence."),
                Table.Footnote(
                    "",
                    "Non-responder imputation: without a visit the state is not met and the score that of the baseline; patients on treatment whose follow-up ends before the time point do not count."
                ),
            ] + imputationFootnotes)
    }

    private var lostRows: [Table.Row] {
        let absences = design.timePoints.map { point in members.compactMap { member in member.absence(point).map { (member, $0) } } }
        let reasons = absences.flatMap { $0.map(\.1.words) }.uniqued()
        let assessed = design.timePoints.map { point -> Cell in
            let found = members.filter { $0.visit(point) != nil }
            return Cell(
                "\(found.count) of \(members.count)", value: .integer(found.count),
                lineage: lineage(
                    found.map(\.id), found.compactMap { $0.visit(point)?.record.reference }, of: members.count,
                    "patients with a visit in the window, days \(point.window.lowerBound) to \(point.window.upperBound)"))
        }
        let lost = reasons.map { reason in
            Table.Row(
                [Cell(reason)]
                    + absences.map { list in
                        let found = list.filter { $0.1.words == reason }.map(\.0)
                        let records = found.flatMap { [$0.course.patient.record.reference] + ($0.stop.map { [$0.record] } ?? []) }
                        return Cell(
                            "\(found.count)", value: .integer(found.count),
                            lineage: lineage(found.map(\.id), records, of: members.count, reason))
                    }, indent: 1)
        }
        return [Table.Row.heading("Assessed, and why not"), Table.Row(["Assessed"] + assessed)] + lost
    }

    private func attritionRows(_ state: CohortState) -> [Table.Row] {
        [Table.Row.heading(Cell(state.label))]
            + MissingVisits.allCases.map { rule in
                Table.Row(
                    [Cell(rule.name.capitalizedFirst)]
                        + design.timePoints.map {
                            shareCell(StateCount(members, state, at: $0, rule), "\(state.label) at \($0.name), \(rule.name)")
                        }, indent: 1)
            } + [imputedRow(state)]
    }

    private func attritionRows(_ endpoint: Endpoint) -> [Table.Row] {
        let members = members(of: endpoint.population)
        let words = [endpoint.measure.label, endpoint.population.words].compactMap(\.self).joined(separator: ", ")
        return [Table.Row.heading(Cell(words))]
            + MissingVisits.allCases.map { rule in
                Table.Row(
                    [Cell(rule.name.capitalizedFirst)] + comparisons(endpoint, rule).map { attritionCell($0, members, rule) }, indent: 1)
            }
    }

    private func attritionCell(_ comparison: CohortComparison, _ members: [CohortMember], _ rule: MissingVisits) -> Cell {
        let known = zip(members, comparison.values).filter { $0.1.number != nil }
        var cell = medianCell(members, comparison.values, "\(comparison.endpoint.measure.label) at \(comparison.point.name), \(rule.name)")
        guard case .number(let median) = cell.value else { return cell }
        let p = comparison.p.map { $0 < 0.001 ? ", p\u{A0}<\u{A0}0.001" : ", p\u{A0}=\u{A0}\($0.journalP)" } ?? ""
        cell.text = "\(median.short) (n\u{A0}=\u{A0}\(known.count)\(p))"
        cell.lineage?.options += comparison.options
        return cell
    }
}
