// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Table 1: baseline characteristics, one row a patient.
    func baselineTable() -> Table {
        let columns: [(Table.Column, (PatientCourse) -> Cell)] = [
            (Table.Column("Patient"), { Cell($0.id) }),
            (Table.Column("Sex, ethnicity"), sexAndEthnicity),
            (Table.Column("Age at start", detail: "years", alignment: .right), { self.cell("ageAtStart", $0) }),
            (Table.Column("Diagnosis"), { self.cell("diagnosis", $0) }),
            (Table.Column("Autoantibodies"), autoantibodies),
            (Table.Column("Comorbidities"), { self.cell("comorbidities", $0) }),
            (Table.Column("Manifestations at diagnosis"), { self.cell("organsAtDiagnosis", $0) }),
            (Table.Column("Previous therapies"), { self.previousTherapies($0) { _ in true } }),
            (Table.Column("Stopped for intolerance"), { self.previousTherapies($0) { $0.stopReason == "intolerance" } }),
            (Table.Column("Reason for \(drugName)"), { self.cell("indication", $0) }),
        ]
        let shown = columns.filter { column in courses.contains { column.1($0).text != "–" } || column.0.header == "Patient" }
        return Table(
            id: "baseline", label: "Table 1", caption: "Baseline characteristics of the patients",
            columns: shown.map(\.0), rows: courses.map { course in Table.Row(shown.map { $0.1(course) }) },
            footnotes: [abbreviations, unknownNote])
    }

    var unknownNote: Table.Footnote { Table.Footnote("–", "not recorded; unknown is not the same as absent.") }

    private var abbreviations: Table.Footnote {
        let drugs = courses.flatMap { $0.patient.treatments.map(\.drug) }.uniqued().sorted { $0.abbreviation < $1.abbreviation }
        return Table.Footnote("", RichText(drugs.map { "\($0.abbreviation) = \($0.label.lowercased())" }.joined(separator: "; ") + "."))
    }

    private func sexAndEthnicity(_ course: PatientCourse) -> Cell {
        let parts = [course.patient.choice("sex"), course.patient.ethnicity].compactMap(\.self)
        return Cell(
            parts.isEmpty ? "–" : parts.joined(separator: ", "), value: parts.isEmpty ? .none : .text(parts.joined(separator: ", ")),
            lineage: lineage([course.id], [course.patient.record.reference], "as recorded"))
    }

    private func autoantibodies(_ course: PatientCourse) -> Cell {
        let positive = DataDictionary.autoantibodies.filter { course.patient.finding($0.id) == .present }.map(\.label)
        let negative = DataDictionary.autoantibodies.filter { course.patient.finding($0.id) == .absent }.map(\.label)
        let text = positive.isEmpty ? (negative.isEmpty ? "–" : "None positive") : positive.joined(separator: ", ")
        let note =
            negative.isEmpty
            ? "those not named are not recorded" : "negative: \(negative.joined(separator: ", ")); those not named are not recorded"
        return Cell(
            text, value: text == "–" ? .none : .text(text),
            lineage: lineage([course.id], [course.patient.record.reference], "ever positive, as recorded", note: note))
    }

    private func previousTherapies(_ course: PatientCourse, where matches: (Treatment) -> Bool) -> Cell {
        let rows = course.patient.treatments(.previous)
        let found = rows.filter(matches)
        let names = found.map(\.drug.abbreviation).uniqued()
        let text = rows.isEmpty ? "–" : names.isEmpty ? "None" : names.joined(separator: ", ")
        let reasons = found.compactMap { row in row.stopReasonLabel.map { "\(row.drug.abbreviation): \($0.lowercased())" } }
        return Cell(
            text, value: rows.isEmpty ? .none : .text(text),
            lineage: lineage(
                [course.id], found.map(\.record.reference), "rows of treatments.csv with role previous",
                note: reasons.isEmpty ? nil : reasons.joined(separator: "; ")))
    }
}
