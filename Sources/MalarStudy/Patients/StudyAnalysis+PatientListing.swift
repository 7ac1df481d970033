// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Patients one by one: a row each, from the first dose to the last visit that counts.
    func patientListing() -> Table {
        Table(
            id: "patientListing", label: "", caption: "Patients one by one",
            columns: [
                Table.Column("Patient"), Table.Column("Centre"), Table.Column("Sex"), Table.Column("Age", alignment: .right),
                Table.Column("First dose"), Table.Column("Weeks", detail: "followed", alignment: .right),
                Table.Column("SLEDAI-2K", detail: "first → last", alignment: .right),
                Table.Column("Prednisone, mg/day", detail: "first → last", alignment: .right), Table.Column("LLDAS", detail: "last visit"),
                Table.Column("DORIS", detail: "last visit"), Table.Column("Flares", alignment: .right),
                Table.Column("Adverse events", alignment: .right), Table.Column("Why stopped"),
            ],
            rows: courses.map(listingRow),
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "First: baseline; last: the last visit after the first dose that counts. Flares and adverse events on or after the first dose, or without a date. Why stopped: empty for patients who have not stopped \(drugName)."
                    ))
            ])
    }

    private func listingRow(_ course: PatientCourse) -> Table.Row {
        let member = members.first { $0.id == course.id } ?? CohortMember(course, design)
        let patient = course.patient
        func plain(_ text: String?) -> Cell {
            Cell(
                text ?? "–", value: text.map { .text($0) } ?? .none,
                lineage: lineage([course.id], [patient.record.reference], "as recorded"))
        }
        func count(_ events: [Event], _ what: String) -> Cell {
            Cell(
                "\(events.count)", value: .integer(events.count),
                lineage: lineage(
                    [course.id], events.map(\.record.reference), what, note: events.map(\.term).joined(separator: "; ").nilIfEmpty))
        }
        func state(_ state: CohortState) -> Cell {
            guard let last = member.last else { return "–" }
            return cell(state.rule(course, last), course)
        }
        let weeks = member.followUpDays.map { $0 / 7 }
        return Table.Row([
            Cell(course.id), plain(patient.centre), plain(patient.choice("sex")), cell("ageAtStart", course), cell("start", course),
            Cell(
                weeks.map { "\($0)" } ?? "–", value: weeks.map { .integer($0) } ?? .none,
                lineage: lineage([course.id], member.last.map { [$0.record.reference] } ?? [], "whole weeks to the last visit that counts")),
            change(.score(.sledai2k), member), change(.prednisone, member), state(.lldas), state(.doris), count(course.flares, "flares"),
            count(adverse(course), "adverse events"),
            Cell(
                member.stop?.label ?? "", value: member.stop.map { .text($0.label) } ?? .none,
                lineage: member.stop.map { lineage([course.id], [$0.record], "end of the last course") }),
        ])
    }

    private func adverse(_ course: PatientCourse) -> [Event] {
        course.patient.events.filter { event in
            event.isAdverse && !(event.start.flatMap { date in course.start.map { date.isCertainlyBefore($0) } } ?? false)
        }
    }

    /// `8 → 2`, with the last value for machines.
    func change(_ measure: Measure, _ member: CohortMember) -> Cell {
        let first = member.value(measure, at: nil)
        let last = member.last.map { member.measured(measure, at: $0) }
        let lastText = last.map { PatientView.short($0) } ?? "–"
        return Cell(
            "\(PatientView.short(first)) → \(lastText)", value: last?.number.map { .number($0) } ?? .none,
            lineage: lineage(
                [member.id], first.records + (last?.records ?? []), "baseline, then the last visit that counts",
                note: [first.reason.map { "baseline: \($0)" }, last?.reason.map { "last: \($0)" }].compactMap(\.self)
                    .joined(separator: "; ").nilIfEmpty))
    }
}
