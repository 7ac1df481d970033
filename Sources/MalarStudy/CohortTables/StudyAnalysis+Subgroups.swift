// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing

extension StudyAnalysis {
    /// The supplementary tables: for each subgroup of the protocol its characteristics at baseline, its efficacy over time, or both.
    public func subgroupTables() -> [Table] {
        let tables = design.subgroups.flatMap { subgroup -> [Table] in
            let groups = subgroup.groups(courses, study.statistics.quantiles)
            guard groups.names.count == 2 else { return [] }
            return (subgroup.places.contains(.characteristics) ? [characteristics(by: subgroup, groups)] : [])
                + (subgroup.places.contains(.efficacy) ? [efficacy(by: subgroup, groups)] : [])
        }
        return tables.enumerated().map { place, table in
            var table = table
            table.label = "Table S\(place + 1)"
            return table
        }
    }

    /// The id of a table: the standard subgroups keep theirs, whatever else a protocol names.
    private func id(_ kind: String, _ subgroup: Subgroup) -> String {
        switch (kind, subgroup.variable) {
        case ("characteristics", "prescriptionReason"): "by-reason"
        case ("efficacy", "damage.baseline"): "by-damage"
        default: "\(kind)-by-\(subgroup.variable.replacing(".", with: "-"))"
        }
    }

    private func characteristics(by subgroup: Subgroup, _ groups: PatientGroups) -> Table {
        let own = subgroup.variable == "prescriptionReason" ? prescriptionLabels : []
        let shown = characteristics.filter { !own.contains($0.label) }
        return Table(
            id: id("characteristics", subgroup), label: "", caption: "Characteristics at baseline by \(subgroup.name.lowercasedWord)",
            columns: comparisonColumns("Characteristic", groups),
            rows: [sizeRow(groups)]
                + shown.map { characteristic in
                    characteristic.kind == .heading
                        ? .heading(Cell(characteristic.label))
                        : Table.Row([Cell(characteristic.label)] + comparisonCells(characteristic, groups), indent: characteristic.indent)
                }, footnotes: comparisonNotes + [organNote, leftOut(groups, subgroup), unknownNote].compactMap(\.self))
    }

    /// The heading and rows that name the groups themselves.
    private var prescriptionLabels: Set<String> {
        guard case .choice(let levels) = DataDictionary.variable("prescriptionReason", in: .patients)?.kind else { return [] }
        return Set(levels.map(\.label) + ["Reason for \(drugName)"]).subtracting(["Other"])
    }

    private func efficacy(by subgroup: Subgroup, _ groups: PatientGroups) -> Table {
        let members = Dictionary(members.map { ($0.id, $0) }) { first, _ in first }
        let indices = design.endpoints.flatMap { endpoint in
            [Table.Row.heading(Cell([endpoint.measure.label, endpoint.population.words].compactMap(\.self).joined(separator: ", ")))]
                + moments.map { point in efficacyRow(endpoint, point, groups, members) }
        }
        let states = [CohortState.doris, .lldas].flatMap { state in
            [Table.Row.heading(Cell(state.label))]
                + design.timePoints.map { point in
                    let share = Characteristic.share(point.name, indent: 1) { [missing = design.missing] course in
                        members[course.id]?.state(state.rule, at: point, missing)
                    }
                    return Table.Row([Cell(point.name)] + comparisonCells(share, groups), indent: 1)
                }
        }
        return Table(
            id: id("efficacy", subgroup), label: "", caption: "Efficacy over time by \(subgroup.name.lowercasedWord)",
            columns: comparisonColumns("Index", groups), rows: [sizeRow(groups)] + indices + states,
            footnotes: comparisonNotes
                + [
                    Table.Footnote("", RichText("Values, populations and visits are those of the table of efficacy. \(missingNote)")),
                    leftOut(groups, subgroup), unknownNote,
                ].compactMap(\.self))
    }

    /// The very values of the table of efficacy, by group.
    private func efficacyRow(
        _ endpoint: Endpoint, _ point: TimePoint?, _ groups: PatientGroups, _ members: [String: CohortMember]
    ) -> Table.Row {
        let missing = design.missing
        var index = Characteristic.number(point?.name ?? "Baseline", indent: 1) { course in
            guard let member = members[course.id], member.belongs(to: endpoint.population) == .met else { return nil }
            return member.value(endpoint.measure, at: point, missing)
        }
        index.decimals = 2
        return Table.Row([Cell(index.label)] + comparisonCells(index, groups), indent: 1)
    }

    private func comparisonColumns(_ first: String, _ groups: PatientGroups) -> [Table.Column] {
        [Table.Column(first)] + groups.names.map { Table.Column($0, alignment: .right) } + [
            Table.Column("exact", alignment: .right, group: "p, two-sided"),
            Table.Column("as SPSS", alignment: .right, group: "p, two-sided"),
        ]
    }

    /// The sizes of the groups as cells, so that they can be suppressed like any other count.
    private func sizeRow(_ groups: PatientGroups) -> Table.Row {
        Table.Row(
            [Cell("Patients")]
                + groups.courses.map { group in
                    countCell(
                        group.count, of: courses.count, group.map(\.id), group.map(\.patient.record.reference), "patients of the group")
                } + [.empty, .empty])
    }

    private func leftOut(_ groups: PatientGroups, _ subgroup: Subgroup) -> Table.Footnote? {
        groups.leftOut.isEmpty
            ? nil
            : Table.Footnote(
                "",
                RichText(
                    "In neither group: \(groups.leftOut.count) of \(courses.count) patients, of another \(subgroup.name.lowercasedWord) or not known."
                ))
    }
}
