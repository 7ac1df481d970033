// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing

extension StudyAnalysis {
    /// Centre by centre: patients, visits, how many of the scheduled visits there are, how much of them is filled in, first and last scores.
    public func centreTable(_ schedule: VisitSchedule) -> Table {
        let named = Dictionary(grouping: courses) { $0.patient.centre ?? "" }
        let centres = named.keys.sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
        let measures = [VisitMeasure.sledai, .physicianGlobal, .prednisone]
        return Table(
            id: "centres", label: "Table 6", caption: "Centre by centre",
            columns: [
                Table.Column("Centre"), Table.Column("Patients", alignment: .right), Table.Column("Visits", alignment: .right),
                Table.Column("Scheduled visits held", alignment: .right, marks: ["a"]),
                Table.Column("SLEDAI-2K items known", alignment: .right, marks: ["b"]),
            ]
                + measures.flatMap { measure in
                    ["baseline", "last"].map { Table.Column($0, alignment: .right, group: measure.label) }
                },
            rows: centres.map { Table.Row(centreCells($0.isEmpty ? "not stated" : $0, named[$0] ?? [], schedule, measures)) }
                + [.total(centreCells("All centres", courses, schedule, measures))],
            footnotes: [
                Table.Footnote(
                    "a",
                    "visits that stand for a time point, of the time points that the patient's follow-up reached (window begun at the last visit)."
                ),
                Table.Footnote("b", "of the 24 items at the visits of the course."), countNote,
                Table.Footnote("", "Centres are described, not compared: no test is made."),
            ])
    }

    private func centreCells(_ name: String, _ group: [PatientCourse], _ schedule: VisitSchedule, _ measures: [VisitMeasure]) -> [Cell] {
        let visits = group.flatMap { course in course.patient.visits.map { (course, $0) } }
        let due = group.flatMap { course in
            schedule.timePoints.filter { point in course.followUpDays.map { $0 >= point.window.lowerBound } ?? false }.map { (course, $0) }
        }
        let held = due.filter { schedule.visits(of: $0.0)[$0.1.name] != nil }
        let ids = group.map(\.id), rows = visits.map(\.1.record.reference)
        return [
            Cell(name),
            countCell(group.count, of: courses.count, ids, group.map(\.patient.record.reference), "patients of the centre"),
            countCell(visits.count, of: courses.reduce(0) { $0 + $1.patient.visits.count }, ids, rows, "visits of the centre"),
            countCell(
                held.count, of: due.count, ids, held.compactMap { schedule.visits(of: $0.0)[$0.1.name]?.record.reference },
                "visits that stand for a time point", text: Share.text(held.count, of: due.count)),
            itemsCell(visits.map(\.1), ids, rows),
        ]
            + measures.flatMap { measure in
                [
                    medianCell(group, "\(measure.label) at baseline") { measure.atBaseline($0) },
                    medianCell(group, "\(measure.label) at the last visit") { course in course.last.map { measure.read(course, $0) } },
                ]
            }
    }

    private func itemsCell(_ visits: [Visit], _ ids: [String], _ rows: [String]) -> Cell {
        let items = SLEDAI2K.Item.allCases
        let known = visits.reduce(0) { sum, visit in sum + items.count { visit.finding($0.rawValue) != .unknown } }
        let all = visits.count * items.count
        return Cell(
            all > 0 ? "\(Share.percent(known, of: all))%" : "–", value: all > 0 ? .number(Double(known) / Double(all)) : .none,
            lineage: lineage(ids, rows, of: visits.count, "\(known) of \(all) items known"))
    }
}
