// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing

extension StudyAnalysis {
    /// Adverse events by interval between time points, with the patients in follow-up, what was done with the drug, and incidence rates.
    ///
    /// The interval of a time point runs from the day after the target day of the one before (from the first dose for the first one) to its
    /// own target day. Patient-years run from the first dose to the last dose of patients who stopped, otherwise to the last visit.
    public func adverseEventTable() -> Table {
        let intervals = SafetyInterval.all(design.timePoints, members)
        let total = SafetyInterval.total(courses)
        return Table(
            id: "adverse-events", label: "Table 3", caption: "Adverse events by interval",
            columns: [
                Table.Column("Interval"), Table.Column("Events", alignment: .right),
                Table.Column("at the visit", alignment: .right, group: "Patients in follow-up"),
                Table.Column("in the interval", alignment: .right, group: "Patients in follow-up"),
                Table.Column("Infections", detail: "kind"), Table.Column("Cardiovascular", detail: "event"),
                Table.Column("Other", detail: "event"), Table.Column("Not classified", detail: "event"),
                Table.Column("Discontinued", detail: "reason"), Table.Column("Suspended", alignment: .right),
                Table.Column("Patient-years", alignment: .right),
                Table.Column("Events per 100 patient-years", detail: "\(confidenceLevel) interval", alignment: .right),
            ],
            rows: intervals.map { Table.Row(safetyCells($0, of: total)) } + [.total(safetyCells(total, of: total))],
            footnotes: safetyNotes)
    }

    var confidenceLevel: String { "\((study.statistics.confidence * 100).short) %" }

    private func safetyCells(_ interval: SafetyInterval, of total: SafetyInterval) -> [Cell] {
        let events = interval.events
        let categories: [Cell] = ([.infection, .cardiovascular, .other, nil] as [Event.Category?]).map { category in
            let rows = events.filter { $0.category == category }
            return countCell(rows, of: total.events.count, "adverse events", kinds: rows.kinds)
        }
        return [
            Cell(interval.name), countCell(events, of: total.events.count, "adverse events that began in the interval"),
            interval.atVisit.map { patientCount($0, "patients whose visit stands for the time point") } ?? .empty,
            interval.atRisk.map { patientCount($0, "patients followed into the interval") } ?? .empty,
        ] + categories + [
            countCell(
                interval.discontinuations, of: courses.count, "index drug stopped for an adverse event",
                kinds: interval.discontinuations.kinds),
            countCell(interval.suspensions, of: courses.count, "index drug paused for an adverse event"), yearsCell(interval),
            rateCell(events.count { $0.countsForRates(courses) }, interval, "adverse events while on the drug and observed"),
        ]
    }

    private func countCell(_ rows: [SafetyRecord], of denominator: Int, _ method: String, kinds: String = "") -> Cell {
        countCell(
            rows.count, of: denominator, rows.map(\.patient).uniqued(), rows.map(\.reference), method,
            text: rows.isEmpty || kinds.isEmpty ? "\(rows.count)" : "\(rows.count) (\(kinds))", note: incompleteEvents)
    }

    private func patientCount(_ patients: [PatientCourse], _ method: String) -> Cell {
        countCell(patients.count, of: courses.count, patients.map(\.id), patients.flatMap { $0.exposure?.records ?? [] }, method)
    }

    private var incompleteEvents: String? {
        courses.allSatisfy(\.eventsAreComplete) ? nil : "the study does not say that its events are complete"
    }

    private func yearsCell(_ interval: SafetyInterval) -> Cell {
        guard let years = interval.patientYears else { return .empty }
        return Cell(
            years.fixed(1), value: .number(years),
            lineage: lineage(
                courses.filter { $0.exposure != nil }.map(\.id), courses.flatMap { $0.exposure?.records ?? [] }, of: courses.count,
                "days on the index drug within the interval, over 365.25"))
    }

    private func rateCell(_ events: Int, _ interval: SafetyInterval, _ method: String) -> Cell {
        interval.patientYears.map { rateCell(events, $0, method) } ?? .empty
    }

    private var safetyNotes: [Table.Footnote] {
        return [
            Table.Footnote(
                "",
                "An event belongs to the interval in which it began; an interval runs from the day after the target day of the time point before to its own target day. Events that certainly began before the first dose are left out; those without a date, or after the last dose or visit, are in the counts and not in the rates. Flares are not adverse events. Discontinued and suspended: for an adverse event."
            ),
            Table.Footnote(
                "",
                RichText(
                    "Patient-years run from the first dose to the last dose of patients who stopped, otherwise to the last visit; pauses are not taken off. Intervals of rates: exact Poisson limits (Garwood)."
                )),
        ] + (incompleteEvents.map { [Table.Footnote("", RichText("\($0.capitalizedFirst)."))] } ?? [])
    }
}
