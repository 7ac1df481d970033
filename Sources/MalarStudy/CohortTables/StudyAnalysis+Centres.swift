// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing

extension StudyAnalysis {
    /// Centre by centre: patients, visits, how many of the scheduled visits there are, how much of them is filled in, first and last scores.
    public func centreTable() -> Table {
        let named = Dictionary(grouping: members) { $0.course.patient.centre ?? "" }
        let centres = named.keys.sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
        let measures = [Measure.score(.sledai2k), .score(.pga), .prednisone]
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
            rows: centres.map { Table.Row(centreCells($0.isEmpty ? "not stated" : $0, named[$0] ?? [], measures)) }
                + [.total(centreCells("All centres", members, measures))],
            footnotes: [
                Table.Footnote(
                    "a",
                    "visits that stand for a time point, of the time points that the patient's follow-up reached (window begun at the last visit)."
                ),
                Table.Footnote("b", "of the 24 items at the visits of the course."), countNote,
                Table.Footnote("", "Centres are described, not compared: no test is made."),
            ])
    }

    private func centreCells(_ name: String, _ members: [CohortMember], _ measures: [Measure]) -> [Cell] {
        let group = members.map(\.course)
        let visits = group.flatMap { course in course.patient.visits.map { (course, $0) } }
        let due = members.flatMap { member in
            design.timePoints.filter { point in member.followUpDays.map { $0 >= point.window.lowerBound } ?? false }.map { (member, $0) }
        }
        let held = due.compactMap { $0.0.visit($0.1) }
        let ids = group.map(\.id), rows = visits.map(\.1.record.reference)
        return [
            Cell(name),
            countCell(group.count, of: courses.count, ids, group.map(\.patient.record.reference), "patients of the centre"),
            countCell(visits.count, of: courses.reduce(0) { $0 + $1.patient.visits.count }, ids, rows, "visits of the centre"),
            countCell(
                held.count, of: due.count, ids, held.map(\.record.reference),
                "visits that stand for a time point", text: CountedShare(held.count, of: due.count).text),
            itemsCell(visits.map(\.1), ids, rows),
        ]
            + measures.flatMap { measure in
                [
                    medianCell(group, "\(measure.label) at baseline", decimals: 2) { $0.atBaseline(measure) },
                    lastCell(members, measure),
                ]
            }
    }

    /// Median of a measure at the last visit that counts.
    private func lastCell(_ members: [CohortMember], _ measure: Measure) -> Cell {
        let last = Dictionary(members.map { ($0.id, $0.last) }) { first, _ in first }
        return medianCell(members.map(\.course), "\(measure.label) at the last visit", decimals: 2) { course in
            last[course.id]?.map { course.measured(measure, at: $0) }
        }
    }

    private func itemsCell(_ visits: [Visit], _ ids: [String], _ rows: [String]) -> Cell {
        let items = SLEDAI2K.Item.allCases
        let known = visits.reduce(0) { sum, visit in sum + items.count { visit.finding($0.rawValue) != .unknown } }
        let all = visits.count * items.count
        return Cell(
            CountedShare(known, of: all).percent.map { "\($0)%" } ?? "–", value: all > 0 ? .number(Double(known) / Double(all)) : .none,
            lineage: lineage(ids, rows, of: visits.count, "\(known) of \(all) items known"))
    }
}
