// SPDX-License-Identifier: Apache-2.0

public import MalarCohort

extension StudyFolder {
    /// The files of a new study, by name: `study.yaml` and the four tables, with comments that explain them and a made-up patient.
    ///
    /// The folder passes the check as it is. The example rows are marked as made up, and the study is marked as synthetic until someone
    /// deletes both.
    ///
    /// - Parameters:
    ///   - id: a short id, used in file names.
    ///   - title: the title of the report.
    ///   - indexDrug: the drug whose first dose is the start of follow-up.
    public static func scaffold(id: String, title: String, indexDrug: Drug) -> [String: String] {
        var files = ["study.yaml": ScaffoldProtocol(id: id, title: title, indexDrug: indexDrug).text]
        for table in DataTable.allCases {
            files[table.fileName] = ScaffoldTable(table, indexDrug: indexDrug).text
        }
        return files
    }
}

/// A table of a new study: what each column means, and rows of a made-up patient.
struct ScaffoldTable {
    let table: DataTable
    /// Headers, and what the example rows have under them.
    let columns: [(header: String, example: [String])]

    var text: String {
        let rows = columns.map(\.example.count).max() ?? 0
        let lines =
            opening + columns.map { explanation(ColumnPlan.split($0.header).base) } + [columns.map(\.header).joined(separator: ",")]
            + (0..<rows).map { row in columns.map { CSVField.quoted(row < $0.example.count ? $0.example[row] : "") }.joined(separator: ",")
            }
        return lines.joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        [
            "# \(table.fileName): \(Self.purpose[table] ?? "")",
            "# Lines that begin with # are comments. Columns may be deleted, put in another order, or added from the data dictionary;",
            "# columns marked * must be there. An empty field means unknown, never absent. Replace the rows of EXAMPLE-1, who is made up.",
            "#",
        ]
    }

    private func explanation(_ id: String) -> String {
        guard let variable = DataDictionary.variable(id, in: table) else { return "# \(id)" }
        return "#   \(id)\(variable.isRequired ? "*" : ""): \(variable.meaning) [\(variable.permitted)]"
    }

    private static let purpose: [DataTable: String] = [
        .patients: "one row for each patient.", .visits: "one row for each visit of a patient.",
        .treatments: "one row for each course of a drug at one dose.", .events: "one row for each adverse event or flare.",
    ]
}
