// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    private typealias OutcomeColumn = (Table.Column, (PatientCourse) -> Cell)

    /// Table 2: outcomes, one row a patient.
    func outcomeTable() -> Table {
        let columns = courseColumns + outcomes.flatMap(scoreColumns) + endColumns
        return Table(
            id: "outcomes", label: "Table 2", caption: "Outcomes of the patients treated with \(drugName)", columns: columns.map(\.0),
            rows: courses.map { course in Table.Row(columns.map { $0.1(course) }) }, footnotes: outcomeNotes)
    }

    private var courseColumns: [OutcomeColumn] {
        [
            (Table.Column("Patient"), { Cell($0.id) }),
            (
                Table.Column("Disease duration", detail: "months", alignment: .right, marks: ["a"]),
                { self.marked(self.cell("diseaseDuration", $0), ["diseaseDuration"]) }
            ),
            (Table.Column("Arthritis"), { self.cell("arthritisPattern", $0) }),
            (Table.Column("Erosive"), erosive),
            (Table.Column("Other organs", marks: ["a"]), otherOrgans),
            (Table.Column("Concomitant therapy", marks: ["a"]), concomitant),
            (Table.Column("On \(drugName)", detail: "months", alignment: .right), { self.cell("monthsOnIndexDrug", $0) }),
        ]
    }

    private func scoreColumns(_ score: OutcomeScore) -> [OutcomeColumn] {
        [("before", "baseline"), ("last", "last")].map { header, moment in
            (
                Table.Column(header, alignment: .right, group: score.label),
                { self.marked(self.cell("\(score.rawValue).\(moment)", $0), ["recorded.\(score.rawValue)"]) }
            )
        }
    }

    private var endColumns: [OutcomeColumn] {
        [
            (Table.Column("mg/day", alignment: .right, group: "Glucocorticoid, last"), { self.shortNumber("glucocorticoidDose.last", $0) }),
            (
                Table.Column("prednisone-eq.", alignment: .right, group: "Glucocorticoid, last", marks: ["b"]),
                { self.shortNumber("prednisoneEquivalent.last", $0) }
            ),
            (Table.Column("Side effects"), sideEffects),
            (Table.Column("Response", marks: ["c"]), response),
            (Table.Column("EULAR response"), { self.cell("eularResponse", $0) }),
        ]
    }

    private var outcomeNotes: [Table.Footnote] {
        [
            Table.Footnote("a", "when \(drugName) was started."),
            Table.Footnote(
                "b",
                "milligrams of prednisone with the same effect: methylprednisolone × 5/4; bounds where the source does not name the drug."),
            Table.Footnote("c", RichText(study.response.map { "rule of the protocol: \($0.name)." } ?? "the protocol states no rule.")),
            Table.Footnote("d", "see the data findings."), unknownNote,
        ]
    }

    /// A cell with the mark `d` where the check of the data found something in one of its columns.
    private func marked(_ cell: Cell, _ columns: [String]) -> Cell {
        let rows = Set(
            findings.filter { columns.contains($0.variable ?? $0.place.column ?? "") }.map { "\($0.place.file):\($0.place.row ?? 0)" })
        let names = Set(rows.compactMap { rowNames[$0] })
        guard cell.value != .none, cell.lineage?.records.contains(where: names.contains) == true else { return cell }
        var cell = cell
        cell.marks = ["d"]
        return cell
    }

    func shortNumber(_ id: String, _ course: PatientCourse) -> Cell {
        guard let value = AnalysisVariable.named(id)?.value(course) else { return .empty }
        let text = value.bounds.lowest == nil && value.bounds.highest == nil ? value.text : value.bounds.shortText
        return cell(value, course, text: text)
    }

    private func erosive(_ course: PatientCourse) -> Cell {
        var cell = cell("erosiveArthritis", course)
        if course.patient.finding("rhupus") == .present { cell.text += " (rhupus)" }
        return cell
    }

    private func otherOrgans(_ course: PatientCourse) -> Cell {
        let organs = DataDictionary.organs.filter { $0.id != "articular" && course.patient.finding("ongoing.\($0.id)") == .present }.map(
            \.label)
        let text = organs.isEmpty ? "–" : organs.joined(separator: ", ")
        return Cell(
            text, value: organs.isEmpty ? .none : .text(text),
            lineage: lineage(
                [course.id], [course.patient.record.reference], "ongoing involvement, as recorded",
                note: "domains that are not named are not recorded or absent"))
    }

    /// Treatment beside the index drug when it was started, and what was added later.
    private func concomitant(_ course: PatientCourse) -> Cell {
        guard let start = course.start else { return "–" }
        let all = course.patient.treatments(.concomitant)
        let atStart = all.filter { $0.mayInclude(start) ?? true }
        let later = all.filter {
            $0.mayInclude(start) == false && $0.start.map { start.isCertainlyBefore($0) } == true && $0.record["frequency"]?.text != "once"
        }
        var names = atStart.map { $0.dose == nil ? $0.drug.abbreviation : $0.abbreviatedInWords }
        var records = (atStart + later).map(\.record.reference)
        if let baseline = course.baseline, let charted = course.patient.glucocorticoids(at: baseline),
            charted.records.contains(baseline.record)
        {
            names += charted.doses.map { "\($0.key.abbreviation) \($0.value.short) mg/day" }.sorted()
            records.append(baseline.record.reference)
        }
        names += later.map { treatment in "\(treatment.drug.abbreviation) added\(course.monthsInWords(treatment.start))" }
        let text = names.isEmpty ? "None" : names.joined(separator: "; ")
        let cell = Cell(
            text, value: .text(text),
            lineage: lineage([course.id], records, "courses of treatments.csv that include the first dose, and those begun later"))
        return marked(cell, ["frequency", "dose"])
    }

    private func sideEffects(_ course: PatientCourse) -> Cell {
        let events = course.patient.events.filter { $0.kind != "flare" }
        let text = events.isEmpty ? (course.eventsAreComplete ? "None" : "–") : events.map(\.term).joined(separator: "; ")
        return Cell(
            text, value: text == "–" ? .none : .text(text),
            lineage: lineage(
                [course.id], events.map(\.record.reference), "rows of events.csv",
                note: course.eventsAreComplete ? "the study states that its events are complete" : nil))
    }

    private func response(_ course: PatientCourse) -> Cell {
        var cell = cell("response", course)
        guard let derived = AnalysisVariable.named("response")?.value(course),
            let recorded = AnalysisVariable.named("recordedResponse")?.value(course)
        else { return cell }
        if recorded.reason == nil, derived.reason == nil, recorded.text != derived.text {
            cell.badge = Badge(.caution, "recorded: \(recorded.text)")
        }
        return cell
    }
}

extension Treatment {
    /// `MTX 15 mg weekly`.
    var abbreviatedInWords: String {
        guard let dose else { return drug.abbreviation }
        let way = routeLabel.map { $0 == "Oral" ? "" : " \($0.lowercased())" } ?? ""
        return "\(drug.abbreviation) \(dose.amount.short) \(dose.unit.rawValue) \(dose.interval)\(way)"
    }
}

extension PatientCourse {
    /// ` at month 4`, as far as the date is known.
    func monthsInWords(_ date: PartialDate?) -> String {
        guard let date, let months = months(to: date) else { return "" }
        return " at month \(months.text(0))"
    }
}

extension Bounds {
    /// The number or its bounds without needless decimals: `2.5`, `8 to 10`.
    var shortText: String {
        guard let lowest, let highest else { return text(1) }
        return lowest == highest ? lowest.short : "\(lowest.short) to \(highest.short)"
    }
}
