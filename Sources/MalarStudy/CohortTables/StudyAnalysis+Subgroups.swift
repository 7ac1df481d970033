// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing

extension StudyAnalysis {
    /// S1, characteristics at baseline by reason for prescription, and S2, efficacy over time by damage at baseline.
    public func subgroupTables(_ schedule: VisitSchedule) -> [Table] {
        [characteristicsByReason(), efficacyByDamage(schedule)]
    }

    private func characteristicsByReason() -> Table {
        let groups = PatientGroups(["Disease flare", "Persistently active disease"], courses) { course in
            switch course.patient.record["prescriptionReason"]?.text {
            case "diseaseFlare": 0
            case "persistentActivity": 1
            default: nil
            }
        }
        let shown = characteristics.filter { !prescriptionLabels.contains($0.label) }
        return Table(
            id: "by-reason", label: "Table S1", caption: "Characteristics at baseline by reason for \(drugName)",
            columns: comparisonColumns("Characteristic", groups),
            rows: [sizeRow(groups)]
                + shown.map { characteristic in
                    characteristic.kind == .heading
                        ? .heading(Cell(characteristic.label))
                        : Table.Row([Cell(characteristic.label)] + comparisonCells(characteristic, groups), indent: characteristic.indent)
                }, footnotes: comparisonNotes + [organNote, leftOut(groups, "no reason, or another one, is recorded"), unknownNote].compactMap(\.self))
    }

    /// The heading and rows that name the groups themselves.
    private var prescriptionLabels: Set<String> {
        guard case .choice(let levels) = DataDictionary.variable("prescriptionReason", in: .patients)?.kind else { return [] }
        return Set(levels.map(\.label) + ["Reason for \(drugName)"]).subtracting(["Other"])
    }

    private func efficacyByDamage(_ schedule: VisitSchedule) -> Table {
        let groups = PatientGroups(["SDI 0", "SDI above 0"], courses) { course in Self.damage(course)?.number.map { $0 > 0 ? 1 : 0 } }
        let standing = Dictionary(courses.map { ($0.id, schedule.visits(of: $0)) }) { first, _ in first }
        let rows = VisitMeasure.efficacy.flatMap { measure in
            let baseline = Characteristic.measure(measure, label: "Baseline", indent: 1)
            let later = schedule.timePoints.map { point in
                Characteristic.number(point.name, indent: 1) { measure.value($0, at: standing[$0.id]?[point.name]) }
            }
            return [Table.Row.heading(Cell(measure.title))]
                + ([baseline] + later).map { Table.Row([Cell($0.label)] + comparisonCells($0, groups), indent: 1) }
        }
        return Table(
            id: "by-damage", label: "Table S2", caption: "Efficacy over time by damage at baseline",
            columns: comparisonColumns("Index", groups), rows: [sizeRow(groups)] + rows,
            footnotes: comparisonNotes + [organNote, leftOut(groups, "the damage index is not recorded"), unknownNote].compactMap(\.self))
    }

    private func comparisonColumns(_ first: String, _ groups: PatientGroups) -> [Table.Column] {
        [Table.Column(first)] + groups.names.map { Table.Column($0, alignment: .right) } + [
            Table.Column("exact", alignment: .right, group: "p, two-sided"), Table.Column("as SPSS", alignment: .right, group: "p, two-sided"),
        ]
    }

    /// The sizes of the groups as cells, so that they can be suppressed like any other count.
    private func sizeRow(_ groups: PatientGroups) -> Table.Row {
        Table.Row(
            [Cell("Patients")]
                + groups.courses.map { group in
                    countCell(group.count, of: courses.count, group.map(\.id), group.map(\.patient.record.reference), "patients of the group")
                } + [.empty, .empty])
    }

    private func leftOut(_ groups: PatientGroups, _ why: String) -> Table.Footnote? {
        groups.leftOut.isEmpty ? nil : Table.Footnote("", RichText("In neither group: patients of whom \(why)."))
    }
}
