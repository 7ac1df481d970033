// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Flares one by one: the recorded ones, then visits at which the SELENA flare index is certain of a flare that nobody recorded.
    public func flareTable() -> Table {
        let recorded = courses.flatMap { course in course.flares.map { recordedRow($0, course) } }
        let found = members.flatMap { member in member.unrecordedFlares.map { foundRow($0.visit, $0.assessment, member.course) } }
        let headings = !found.isEmpty
        return Table(
            id: "flares", label: "Table 4", caption: "Flares",
            columns: [
                Table.Column("Patient"), Table.Column("Date"), Table.Column("Week", alignment: .right), Table.Column("Kind"),
                Table.Column("Flare"), Table.Column("Criteria that fired"), Table.Column("Index drug"), Table.Column("Consequence"),
            ],
            rows: (headings && !recorded.isEmpty ? [.heading("Recorded")] : []) + recorded
                + (headings ? [.heading("By the flare index only, not recorded as a flare")] : []) + found,
            footnotes: [
                Table.Footnote(
                    "",
                    "Criteria of the SELENA-SLEDAI flare index (classic form) at the first visit from the flare on, within 31 days, where items allow; otherwise as recorded. Week: whole weeks since the first dose."
                ),
                unknownNote,
            ]
                + (courses.allSatisfy(\.eventsAreComplete)
                    ? []
                    : [Table.Footnote("", "The study does not say that its events are complete: there may be flares that are not listed.")])
        )
    }

    private func recordedRow(_ event: Event, _ course: PatientCourse) -> Table.Row {
        let records = [event.record.reference]
        let visit = event.start.flatMap { course.visit(from: $0) }
        let assessment = visit.flatMap { course.flareIndex(at: $0) }
        return Table.Row([
            Cell(course.id, lineage: lineage([course.id], records, "row of events.csv")),
            recorded(event.start?.description, course, records), week(event.start, course, records),
            recorded(event.severity, course, records), recorded(event.term, course, records),
            criteria(event, visit, assessment, course), recorded(event.actionLabel, course, records),
            recorded(event.consequence, course, records),
        ])
    }

    private func foundRow(_ visit: Visit, _ assessment: Assessment, _ course: PatientCourse) -> Table.Row {
        let records = [visit.record.reference]
        let levels = assessment.score?.band.map { $0 == "severe" ? "Severe" : "Mild or moderate" }
        return Table.Row([
            Cell(course.id, lineage: lineage([course.id], records, "visit")), recorded(visit.date.description, course, records),
            week(visit.date, course, records), recorded(levels ?? "Severity open", course, records), recorded(nil, course, records),
            derivedCriteria(assessment, visit, course) ?? "–", recorded(nil, course, records), recorded(nil, course, records),
        ])
    }

    private func recorded(_ text: String?, _ course: PatientCourse, _ records: [String]) -> Cell {
        Cell(
            text ?? "–", value: text.map { .text($0) } ?? .none,
            lineage: lineage([course.id], records, "as recorded", note: text == nil ? "not recorded" : nil))
    }

    private func week(_ date: PartialDate?, _ course: PatientCourse, _ records: [String]) -> Cell {
        let week = date.flatMap { course.day(of: $0) }.map { $0 >= 0 ? $0 / 7 : -((-$0 + 6) / 7) }
        return Cell(
            week.map { "\($0)".replacingMinus } ?? "–", value: week.map { .integer($0) } ?? .none,
            lineage: lineage(
                [course.id], records + course.indexCourses.prefix(1).map(\.record.reference), "whole weeks since the first dose"))
    }

    private func criteria(_ event: Event, _ visit: Visit?, _ assessment: Assessment?, _ course: PatientCourse) -> Cell {
        if let visit, let assessment, let cell = derivedCriteria(assessment, visit, course) { return cell }
        let text = event.criteria?.joined(separator: "; ")
        let why = visit == nil ? "no visit within 31 days" : "the items of the visit leave the flare index open or without a flare"
        return Cell(
            text ?? "–", value: text.map { .text($0) } ?? .none,
            lineage: lineage([course.id], [event.record.reference], "as recorded", note: why))
    }

    /// What is open; where the dose rose, that alone, since then only its severity is.
    private func openCriteria(_ assessment: Assessment) -> [Criterion] {
        let open = assessment.criteria.filter { $0.state == .indeterminate }
        let dose = open.filter { $0.label.hasPrefix("prednisone") }
        return dose.isEmpty ? open : dose
    }

    /// The criteria that are met. Where the flare is certain and its severity is not, those of which one must be; `nil` where none is.
    private func derivedCriteria(_ assessment: Assessment, _ visit: Visit, _ course: PatientCourse) -> Cell? {
        let met = assessment.criteria.filter { $0.state == .met }
        let fired = met.isEmpty && assessment.state == .met ? openCriteria(assessment) : met
        guard !fired.isEmpty else { return nil }
        let text = (met.isEmpty ? "one of: " : "") + fired.map { "\($0.label) (\($0.decidedBy))" }.joined(separator: "; ")
        let earlier = course.patient.visits.filter { $0.date < visit.date }.suffix(1)
        return Cell(
            text, value: .text(text),
            lineage: lineage(
                [course.id], earlier.map(\.record.reference) + [visit.record.reference], SELENAFlareIndex.description.name,
                note: assessment.missing.isEmpty ? nil : "unknown: \(assessment.missing.joined(separator: ", "))"))
    }
}

extension PatientCourse {
    /// The recorded flares on or after the first dose, and those of unknown date.
    var flares: [Event] {
        patient.events.filter { event in
            !event.isAdverse && !(event.start.flatMap { date in start.map { date.isCertainlyBefore($0) } } ?? false)
        }
    }

    /// The first visit after baseline from a date on, within 31 days.
    fileprivate func visit(from date: PartialDate) -> Visit? {
        patient.visits.first { visit in
            visit != baseline && date.mayBeOnOrBefore(visit.date) && visit.date.days(since: date).lowerBound <= 31
        }
    }

    /// The flare index at a visit, in the light of the earlier ones; `nil` where an answer is not admitted.
    fileprivate func flareIndex(at visit: Visit) -> Assessment? {
        func dated(_ visit: Visit) -> DatedAnswers {
            DatedAnswers(visit.date.earliest, longitudinalAnswers(for: SELENAFlareIndex.description, at: visit))
        }
        return try? SELENAFlareIndex.assess(dated(visit), after: patient.visits.filter { $0.date < visit.date }.map(dated))
    }

}

extension CohortMember {
    /// Visits that count at which the flare index is certain of a flare, without a recorded one within 31 days before.
    fileprivate var unrecordedFlares: [(visit: Visit, assessment: Assessment)] {
        visitsAfterStart.compactMap { visit in
            guard course.patient.visits.first != visit,
                !course.flares.contains(where: { flare in
                    flare.start.map { $0.mayBeOnOrBefore(visit.date) && visit.date.days(since: $0).lowerBound <= 31 } ?? true
                }), let assessment = course.flareIndex(at: visit), assessment.state == .met
            else { return nil }
            return (visit, assessment)
        }
    }
}

extension String {
    /// With a true minus sign.
    fileprivate var replacingMinus: String { hasPrefix("-") ? "−" + dropFirst() : self }
}
