// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension PatientView {
    /// What every page shows of a visit, in this order.
    private static let measures: [(measure: Measure, header: String)] = [
        (.score(.sledai2k), "SLEDAI-2K"), (.score(.sledas), "SLE-DAS"), (.score(.clasiActivity), "CLASI-A"), (.score(.tjc28), "TJC"),
        (.score(.sjc28), "SJC"), (.score(.pga), "PGA"), (.prednisone, "Pred."),
    ]

    /// Visits one by one with scores, dose and states.
    func visitTable() -> Table {
        Table(
            id: "visits", label: "Table 1", caption: "Visits",
            columns: [
                Table.Column("Date"), Table.Column("Day", alignment: .right), Table.Column("Point"),
            ]
                + Self.measures.map { measure, header in
                    Table.Column(header, detail: measure == .prednisone ? "mg/day" : nil, alignment: .right)
                } + [Table.Column("DORIS"), Table.Column("LLDAS")],
            rows: visits.map(row),
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "Day 0 is the day of the first dose. Point: the time point that the visit is the nearest to in its window; T0 is the baseline. TJC, SJC: tender and swollen joints of 28. Pred.: prednisone-equivalent of all glucocorticoids on the day. Ranges: what unknown items leave open. – : not recorded."
                    ))
            ]
                + (visits.contains(where: \.isLeftOut)
                    ? [Table.Footnote("*", RichText("after \(analysis.drugName) was stopped; by the protocol the visit does not count."))]
                    : []))
    }

    private func row(_ item: PatientVisit) -> Table.Row {
        let visit = item.visit
        let source = analysis.lineage([patient.id], [visit.record.reference], "visit")
        let values = Self.measures.map { measure, _ in
            let value = member.measured(measure, at: visit)
            return analysis.cell(value, course, text: Self.short(value))
        }
        let states = item.targets.map { target in
            let records = [visit.record.reference]
            let state = target.state ?? .indeterminate
            let note = target.inTheWay.map { "\($0.label): \($0.decidedBy)" }.joined(separator: "; ").nilIfEmpty
            return Cell(
                state == .met ? "Yes" : state == .notMet ? "No" : "Open", value: .text(state.rawValue),
                lineage: analysis.lineage([patient.id], records, target.name, note: note))
        }
        return Table.Row(
            [
                Cell(visit.date.description, lineage: source, marks: item.isLeftOut ? ["*"] : []),
                Cell(item.day.map { Double($0).short } ?? "–", value: item.day.map { .integer($0) } ?? .none),
                Cell(item.timePoint ?? ""),
            ] + values + states)
    }

    /// For each visit the criteria of remission and low disease activity that fail or are undecided.
    func criteriaTable() -> Table {
        let rows = visits.flatMap { item -> [Table.Row] in
            [.heading(Cell(item.title))] + item.targets.flatMap { criterionRows($0) }
        }
        return Table(
            id: "criteria", label: "Table 2",
            caption: "What stands in the way of remission (DORIS) and low disease activity (LLDAS), visit by visit",
            columns: ["Target", "Result", "Criterion", "", "Decided by"].map { Table.Column($0) }, rows: rows,
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        analysis.study.unknownItems == .absent
                            ? "By the protocol unknown items count as absent."
                            : "Undecided: what was not recorded leaves the criterion open; unknown is never taken for absent."))
            ])
    }

    private func criterionRows(_ target: PatientVisit.Target) -> [Table.Row] {
        guard let state = target.state else {
            return [
                Table.Row([
                    Cell(target.name), "", "", "", "a value is not one that the instrument admits; the check of the data says which",
                ])
            ]
        }
        let result = Cell("", value: .text(state.rawValue), badge: state == .notMet ? Badge(.problem, "not met") : state.badge)
        guard state != .met else { return [Table.Row([Cell(target.name), result, "Every criterion is met", "", ""])] }
        return target.inTheWay.enumerated().map { index, criterion in
            Table.Row([
                Cell(index == 0 ? target.name : ""), index == 0 ? result : "", Cell(criterion.label.capitalizedFirst),
                Cell("", value: .text(criterion.state.rawValue), badge: criterion.state.badge), Cell(criterion.decidedBy),
            ])
        }
    }

    /// The patient's flares as the report lists them, without the patient's id.
    func flareTable() -> Table {
        var table = flares
        table.label = "Table 3"
        table.columns.removeFirst()
        table.rows = table.rows.map { row in
            var row = row
            row.cells.removeFirst()
            return row
        }
        return table
    }

    /// Courses of drugs in order of start, the index drug first.
    func therapyTable() -> Table {
        let ordered = Treatment.Role.allCases.flatMap { patient.treatments($0) }
        return Table(
            id: "therapies", label: "Table 4", caption: "Therapies",
            columns: ["Drug", "Role", "Start", "Stop", "Status", "Reason"].map { Table.Column($0) },
            rows: ordered.map { course in
                let source = analysis.lineage([patient.id], [course.record.reference], "row of treatments.csv")
                return Table.Row([
                    Cell(course.inWords.capitalizedFirst, lineage: source), Cell(course.role.rawValue),
                    Cell(course.start?.description ?? "–"),
                    Cell(course.stop?.description ?? "–"), Cell(course.status?.rawValue ?? "–"), Cell(course.stopReasonLabel ?? ""),
                ])
            })
    }

    /// Adverse events and flares in order of start.
    func eventTable() -> Table {
        Table(
            id: "events", label: "Table 5", caption: "Events",
            columns: ["Event", "Kind", "Start", "End", "Serious", "Grade", "Index drug", "Consequence"].map { Table.Column($0) },
            rows: patient.events.map { event in
                let source = analysis.lineage([patient.id], [event.record.reference], "row of events.csv")
                return Table.Row([
                    Cell(event.term.isEmpty ? "–" : event.term.capitalizedFirst, lineage: source),
                    Cell(event.kind == "flare" ? "Flare\(event.severity.map { ", \($0.lowercased())" } ?? "")" : "Adverse event"),
                    Cell(event.start?.description ?? "–"), Cell(event.end?.description ?? "–"),
                    Cell(event.isSerious.map { $0 ? "Yes" : "No" } ?? "–"), Cell(event.grade.map { "\($0)" } ?? "–"),
                    Cell(event.actionLabel ?? "–"), Cell(event.consequence ?? "–"),
                ])
            })
    }

    /// What the check of the data found about the patient.
    func findingTable() -> Table {
        Table(
            id: "findings", label: "Table 6", caption: "Data findings",
            columns: ["Place", "Value", "Finding", "Severity", "Why it stands"].map { Table.Column($0) },
            rows: findings.map { finding in
                let status: Status = finding.severity == .error ? .problem : finding.severity == .warning ? .caution : .neutral
                return Table.Row([
                    Cell(finding.place.inWords), Cell(finding.value ?? "not given"), Cell(finding.message.capitalizedFirst),
                    Cell("", value: .text(finding.severity.rawValue), badge: Badge(status, finding.severity.rawValue)),
                    Cell(finding.reason ?? ""),
                ])
            }, firstColumnIsHeader: false)
    }
}
