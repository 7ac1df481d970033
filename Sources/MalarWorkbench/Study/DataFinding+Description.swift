// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing

extension [DataFinding] {
    /// The findings for a reader.
    var table: Table {
        let rows = map { finding in
            let reason = finding.reason.map { "\nAcknowledged: \($0)" } ?? ""
            let cells = [
                finding.severity.rawValue, [finding.place.words, finding.place.column ?? ""].joined(separator: "\n"), finding.patient ?? "",
                finding.value ?? "", "\(finding.message) (\(finding.rule.rawValue))\(reason)",
            ]
            return Table.Row(cells.map { Cell($0) })
        }
        let columns = ["Severity", "Where", "Patient", "Value", "Finding"].map { Table.Column($0) }
        return Table(id: "findings", label: "", caption: "", columns: columns, rows: rows)
    }

    /// The findings for a spreadsheet.
    var list: Table {
        let columns = ["severity", "file", "row", "column", "patient", "value", "rule", "message", "reason"].map { Table.Column($0) }
        let rows = map { finding in
            let place = [finding.place.file, finding.place.row.map { "\($0)" } ?? "", finding.place.column ?? ""]
            let rest = [finding.patient ?? "", finding.value ?? "", finding.rule.rawValue, finding.message, finding.reason ?? ""]
            return Table.Row(([finding.severity.rawValue] + place + rest).map { Cell($0) })
        }
        return Table(id: "findings", label: "", caption: "", columns: columns, rows: rows)
    }
}

extension Place {
    /// `visits.csv:4`.
    fileprivate var words: String { row.map { "\(file):\($0)" } ?? file }
}
