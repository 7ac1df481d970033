// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing

extension StudyAnalysis {
    /// Table 6: remission and low disease activity, with what is in the way.
    func stateTable() -> Table {
        Table(
            id: "states", label: "Table 6", caption: "Remission (DORIS 2021) and low disease activity (LLDAS), with what decided it",
            columns: [
                Table.Column("Patient"), Table.Column("before", group: "DORIS remission"), Table.Column("last", group: "DORIS remission"),
                Table.Column("before", group: "LLDAS"), Table.Column("last", group: "LLDAS"),
            ],
            rows: courses.map { course in
                Table.Row([Cell(course.id)] + ["doris.baseline", "doris.last", "lldas.baseline", "lldas.last"].map { state($0, course) })
            } + [stateTotal],
            footnotes: [
                Table.Footnote(
                    "",
                    "Met and not met are certain from what is recorded; indeterminate: what is not recorded leaves it open. Totals count the patients in whom it is certain."
                )
            ])
    }

    private func state(_ id: String, _ course: PatientCourse) -> Cell {
        guard let value = AnalysisVariable.named(id)?.value(course), case .truth(let truth) = value.content else { return "–" }
        let words = truth == .met ? "Met" : truth == .notMet ? "Not met" : "Indeterminate"
        return cell(value, course, text: [words, value.note].compactMap(\.self).joined(separator: ": "))
    }

    private var stateTotal: Table.Row {
        .total(
            ["All patients"]
                + ["doris.baseline", "doris.last", "lldas.baseline", "lldas.last"].map { id in
                    let values = courses.compactMap { course in AnalysisVariable.named(id).map { (course, $0.value(course)) } }
                    let certain = values.filter { $0.1.content == .truth(.met) || $0.1.content == .truth(.notMet) }
                    let met = certain.filter { $0.1.content == .truth(.met) }
                    return Cell(
                        certain.isEmpty ? "certain in none" : "met in \(met.count) of \(certain.count) certain", value: .integer(met.count),
                        lineage: lineage(
                            certain.map(\.0.id), certain.flatMap(\.1.records), of: certain.count, "patients in whom the state is certain"))
                })
    }
}
