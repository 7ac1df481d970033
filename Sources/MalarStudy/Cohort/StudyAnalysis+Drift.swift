// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

/// A patient whose state at a time point changes with the definition.
private struct DriftChange {
    let definition: DriftDefinition
    let member: CohortMember
    let point: TimePoint?
    let before: Derived
    let after: Derived
}

extension StudyAnalysis {
    /// Table 7: remission and low disease activity under each reading of their definitions.
    func driftTable() -> Table {
        Table(
            id: "drift", label: "Table 7", caption: "Definition drift: the same visits under each reading of the definitions",
            columns: [Table.Column("Definition")]
                + moments.map { Table.Column(heading($0), detail: "n/N (%)", alignment: .right) } + [Table.Column("From")],
            rows: [Table.Row.heading("Remission (DORIS 2021)")] + DriftDefinition.doris.map(driftRow) + [
                Table.Row.heading("Low disease activity (LLDAS)")
            ] + DriftDefinition.lldas.map(driftRow),
            footnotes: [
                Table.Footnote(
                    "", "Observed cases. In square brackets: patients whose state differs from the standard reading, which stands first."),
                Table.Footnote(
                    "", "Arthritis counts from 2 joints in SLEDAI-2K and from 3 in SELENA-SLEDAI."),
            ])
    }

    private func driftRow(_ definition: DriftDefinition) -> Table.Row {
        let cells = moments.map { point -> Cell in
            let count = StateCount(members, definition.state, at: point, .observed)
            var cell = shareCell(count, "\(definition.state.label) at \(point?.name ?? "T0")")
            let changed = changes(definition, at: point)
            if definition.standard != nil, !changed.isEmpty {
                cell.text += " [\(changed.count)]"
                let names = changed.map(\.member.id).joined(separator: ", ")
                let note = cell.lineage?.note
                cell.lineage?.note = [note, "changed: \(names)"].compactMap(\.self).joined(separator: "; ")
            }
            return cell
        }
        return Table.Row([Cell(definition.state.label)] + cells + [Cell(definition.origin)], indent: 1)
    }

    private func changes(_ definition: DriftDefinition, at point: TimePoint?) -> [DriftChange] {
        guard let standard = definition.standard else { return [] }
        return members.compactMap { member in
            guard let before = member.state(standard.rule, at: point), let after = member.state(definition.state.rule, at: point),
                before.truth != after.truth
            else { return nil }
            return DriftChange(definition: definition, member: member, point: point, before: before, after: after)
        }
    }

    private var driftChanges: [DriftChange] {
        (DriftDefinition.doris + DriftDefinition.lldas).flatMap { definition in moments.flatMap { changes(definition, at: $0) } }
    }

    /// Table 8: the patients whose state changes with the definition.
    func driftChangesTable() -> Table {
        Table(
            id: "driftChanges", label: "Table 8", caption: "Patients whose state changes with the definition",
            columns: [
                Table.Column("Patient"), Table.Column("Time point"), Table.Column("State"), Table.Column("Reading"),
                Table.Column("Standard"), Table.Column("This reading"), Table.Column("What decides"),
            ],
            rows: driftChanges.map { change in
                Table.Row([
                    Cell(change.member.id), Cell(change.point?.name ?? "T0"), Cell(change.definition.standard?.label ?? ""),
                    Cell(change.definition.state.label), cell(change.before, change.member.course),
                    cell(change.after, change.member.course),
                    Cell((change.after.note ?? change.before.note ?? "").capitalizedFirst),
                ])
            },
            footnotes: [
                Table.Footnote(
                    "",
                    "Observed cases: a row is one patient at one time point. Standard: the reading that stands first in the table of definitions. No test is made."
                )
            ])
    }

    /// How many assessments change state, and in how many patients.
    var driftCounts: (changes: Int, patients: Int) {
        let changes = driftChanges
        return (changes.count, changes.map(\.member.id).uniqued().count)
    }

    /// How many patients change state, in a sentence.
    var driftInWords: String {
        let changes = driftChanges
        guard !changes.isEmpty else { return "No patient changes state with the reading of the definitions." }
        let patients = changes.map(\.member.id).uniqued()
        return
            "\(changes.count) assessment\(changes.count == 1 ? " changes" : "s change") state with the reading of a definition, in \(patients.count) of \(members.count) patients."
    }
}
