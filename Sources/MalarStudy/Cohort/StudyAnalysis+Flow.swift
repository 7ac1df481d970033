// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

extension StudyAnalysis {
    /// Patients screened, excluded with the reason, and analysed, in the order in which a flow diagram has them.
    func flowTable() -> Table {
        let excluded = screenings.compactMap { screening in screening.exclusion.map { (screening.course, $0) } }
        let reasons = excluded.map(\.1.words).uniqued()
        let analysed = courses
        let seen = study.cohort == nil ? courses.filter { $0.last != nil } : members.filter { $0.last != nil }.map(\.course)
        func row(_ name: String, _ patients: [PatientCourse], of all: Int, _ method: String, indent: Int = 0) -> Table.Row {
            Table.Row(
                [
                    Cell(name),
                    countCell(patients.count, of: all, patients.map(\.id), patients.map(\.patient.record.reference), method),
                ], indent: indent)
        }
        let all = screenings.map(\.course)
        return Table(
            id: "flow", label: "", caption: "Patients screened, excluded and analysed",
            columns: [Table.Column("Step"), Table.Column("Patients", alignment: .right)],
            rows: [
                row("Screened", all, of: all.count, "rows of patients.csv"),
                row("Excluded", excluded.map(\.0), of: all.count, "eligibility"),
            ]
                + reasons.map { reason in
                    row(reason.capitalizedFirst, excluded.filter { $0.1.words == reason }.map(\.0), of: all.count, reason, indent: 1)
                } + [
                    row("Analysed", analysed, of: all.count, "eligible"),
                    row(
                        "with a visit at baseline", analysed.filter { $0.baseline != nil }, of: analysed.count,
                        "last visit on or before the first dose, within \(study.baseline.withinDays) days", indent: 1),
                    row(
                        "with a visit after the first dose that counts", seen, of: analysed.count,
                        "visits after the first dose", indent: 1),
                ], footnotes: flowNotes)
    }

    private var flowNotes: [Table.Footnote] {
        guard !study.eligibility.isEmpty else { return [Table.Footnote("", "The protocol states no condition of eligibility.")] }
        let conditions = study.eligibility.map { criterion in
            criterion.condition.inPrint + (criterion.admitsUnknown ? " (patients stay of whom it is not known)" : "")
        }
        return [
            Table.Footnote(
                "",
                RichText(
                    "Eligible: \(conditions.joined(separator: "; ")). The conditions are asked in this order, and a patient counts under the first one that is not fulfilled."
                ))
        ]
    }

    /// The excluded patients one by one; `nil` where there is none.
    func exclusionTable() -> Table? {
        let rows = screenings.compactMap { screening -> Table.Row? in
            guard let exclusion = screening.exclusion else { return nil }
            let id = screening.course.id
            return Table.Row([
                Cell(
                    id, lineage: lineage([id], exclusion.result.records, exclusion.criterion.condition.words, note: exclusion.result.reason)
                ),
                Cell(exclusion.words.capitalizedFirst), Cell(exclusion.criterion.condition.inPrint),
            ])
        }
        guard !rows.isEmpty else { return nil }
        return Table(
            id: "excluded", label: "", caption: "Patients excluded, with the reason",
            columns: [Table.Column("Patient"), Table.Column("Reason"), Table.Column("Condition")], rows: rows)
    }

    /// The flow and, where anybody is excluded, the list.
    var flowTables: [Table] { [flowTable()] + (exclusionTable().map { [$0] } ?? []) }
}
