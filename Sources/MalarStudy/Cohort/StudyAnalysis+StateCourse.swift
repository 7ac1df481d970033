// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

extension StudyAnalysis {
    /// Table 4: remission, low disease activity, serology and low glucocorticoid doses at each time point.
    func stateCourseTable() -> Table {
        let states: [CohortState] = [.doris, .lldas]
        let doses: [CohortState] = [.prednisone5, .prednisone7half]
        return Table(
            id: "stateCourse", label: "Table 4", caption: "Remission, low disease activity, serology and glucocorticoids over time",
            columns: [Table.Column("State")]
                + moments.map { Table.Column(heading($0), detail: "N = \(assessed($0))", alignment: .right) },
            rows: states.flatMap(stateRows) + stateRows(.serology) + [normalisedRow] + doses.flatMap(stateRows),
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "n/N (%): patients in the state, of those in whom it is certain from what was recorded; percentages are rounded half up. Indeterminate: what was not recorded leaves it open; these patients are in no denominator."
                    )),
                Table.Footnote("", "Serology is active with low complement or increased DNA binding as SLEDAI-2K counts them."),
                Table.Footnote("", RichText(missingNote)),
            ])
    }

    private func stateRows(_ state: CohortState) -> [Table.Row] {
        let counts = moments.map { ($0, StateCount(members, state, at: $0, design.missing)) }
        let shares = counts.map { shareCell($0.1, "\(state.label) at \($0.0?.name ?? "T0")") }
        let open = counts.map { _, count in
            Cell(
                "\(count.open.count)", value: .integer(count.open.count),
                lineage: lineage(
                    count.open.map(\.member.id), count.open.flatMap(\.value.records), of: count.certain + count.open.count,
                    "\(state.label): indeterminate",
                    note: count.open.map { "\($0.member.id): \($0.value.note ?? "open")" }.joined(separator: "; ").nilIfEmpty))
        }
        return [Table.Row([Cell(state.label)] + shares, indent: 0), Table.Row(["indeterminate"] + open, indent: 1)]
    }

    /// Normal serology among those in whom it was active at baseline.
    private var normalisedRow: Table.Row {
        let active = StateCount(members, .serology, at: nil, .observed).met.map(\.member)
        let normal = CohortState(id: "normalSerology", label: "Serology normalised") { course, visit in
            let value = CohortState.serology.rule(course, visit)
            return Derived(.truth(!value.truth), records: value.records, method: "normal serology", note: value.note)
        }
        return Table.Row(
            ["normalised, of those active at baseline"]
                + moments.map { point in
                    point == nil
                        ? "–"
                        : shareCell(
                            StateCount(active, normal, at: point, design.missing),
                            "serology normal at \(point?.name ?? ""), of those active at baseline")
                },
            indent: 1)
    }
}
