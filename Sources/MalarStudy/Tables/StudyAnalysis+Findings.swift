// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing

extension StudyAnalysis {
    /// Table 9: what the check of the data found, with what was acknowledged and why.
    func findingTable(label: String? = nil) -> Table {
        Table(
            id: "findings", label: label ?? (reported == nil ? "Table 7" : "Table 9"), caption: "Data findings",
            columns: [
                Table.Column("Patient"), Table.Column("Place"), Table.Column("Value"), Table.Column("Finding"), Table.Column("Severity"),
                Table.Column("Why it stands"),
            ],
            rows: findings.map { finding in
                Table.Row([
                    Cell(finding.patient ?? "–"), Cell(finding.place.inWords), Cell(finding.value ?? "not given"),
                    Cell(finding.message.capitalizedFirst),
                    Cell("", value: .text(finding.severity.rawValue), badge: Badge(finding.severity.status, finding.severity.rawValue)),
                    Cell(finding.reason ?? ""),
                ])
            }, firstColumnIsHeader: false,
            footnotes: [
                Table.Footnote(
                    "",
                    "`malar check` prints the same list. An acknowledged finding has been looked at and stands for the reason given in study.yaml."
                )
            ])
    }
}

extension Severity {
    fileprivate var status: Status {
        switch self {
        case .acknowledged, .note: .neutral
        case .warning: .caution
        case .error: .problem
        }
    }
}
