// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Table 5: glucocorticoids before and at the last evaluation, one row a patient.
    func glucocorticoidTable() -> Table {
        Table(
            id: "glucocorticoids", label: "Table 5", caption: "Glucocorticoids before \(drugName) and at the last evaluation",
            columns: [
                Table.Column("Patient"), Table.Column("as charted", group: "Before"),
                Table.Column("prednisone-eq.", detail: "mg/day", alignment: .right, group: "Before"),
                Table.Column("as charted", group: "Last evaluation"),
                Table.Column("prednisone-eq.", detail: "mg/day", alignment: .right, group: "Last evaluation"),
                Table.Column("Change", detail: "mg/day", alignment: .right), Table.Column("≤ 7.5 mg"), Table.Column("≤ 5 mg"),
                Table.Column("Stopped"),
            ],
            rows: courses.map(glucocorticoidRow) + [glucocorticoidTotal],
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "Prednisone-equivalent: prednisone and prednisolone × 1, methylprednisolone × 5/4; an infusion every so many weeks counts as its daily "
                            + "average. Where the source does not name the drug, the bounds run from prednisone to methylprednisolone.")),
                unknownNote,
            ])
    }

    private func glucocorticoidRow(_ course: PatientCourse) -> Table.Row {
        let last = AnalysisVariable.named("prednisoneEquivalent.last")?.value(course)
        return Table.Row([
            Cell(course.id), charted(.baseline, course), shortNumber("prednisoneEquivalent.baseline", course), charted(.last, course),
            shortNumber("prednisoneEquivalent.last", course), shortNumber("prednisoneEquivalent.change", course), limit(7.5, last, course),
            limit(5, last, course),
            stopped(course),
        ])
    }

    private func charted(_ moment: PatientCourse.Moment, _ course: PatientCourse) -> Cell {
        guard let visit = course.visit(moment), let glucocorticoids = course.patient.glucocorticoids(at: visit) else { return "–" }
        return Cell(
            glucocorticoids.text, value: .text(glucocorticoids.text),
            lineage: lineage([course.id], glucocorticoids.records.map(\.reference), "as charted"))
    }

    private func limit(_ milligrams: Double, _ dose: Derived?, _ course: PatientCourse) -> Cell {
        guard let dose else { return "–" }
        let truth = Limit.lessOrEqual(milligrams).holds(for: dose.bounds)
        return cell(
            Derived(.truth(truth), records: dose.records, method: "prednisone-equivalent at most \(milligrams.short) mg/day"), course)
    }

    private func stopped(_ course: PatientCourse) -> Cell {
        let dose = AnalysisVariable.named("prednisoneEquivalent.last")?.value(course)
        guard let months = AnalysisVariable.named("monthsToGlucocorticoidStop")?.value(course), dose?.number == 0 else {
            return dose?.number == nil ? "–" : "No"
        }
        return cell(
            months, course,
            text: months.bounds.value.map { "Yes, month \($0.short)" } ?? "Yes, by month \(months.bounds.highest?.short ?? "–")")
    }

    private var glucocorticoidTotal: Table.Row {
        let doses = courses.map { ($0, AnalysisVariable.named("prednisoneEquivalent.last")?.value($0)) }
        func share(_ limit: Limit, _ name: String) -> Cell {
            let known = doses.filter { $0.1.map { limit.holds(for: $0.bounds) != .indeterminate } ?? false }
            let met = known.filter { $0.1.map { limit.holds(for: $0.bounds) == .met } ?? false }
            return Cell(
                "\(met.count)/\(known.count)", value: .integer(met.count),
                lineage: lineage(met.map(\.0.id), met.flatMap { $0.1?.records ?? [] }, of: known.count, name))
        }
        return .total([
            "All patients", "", "", "", "", "", share(.lessOrEqual(7.5), "prednisone-equivalent at most 7.5 mg/day at the last evaluation"),
            share(.lessOrEqual(5), "prednisone-equivalent at most 5 mg/day at the last evaluation"),
            share(.lessOrEqual(0), "no glucocorticoid at the last evaluation"),
        ])
    }
}
