// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing

extension [Drug] {
    /// The drug table.
    var list: Table {
        let columns = ["id", "abbreviation", "label", "class", "synonyms", "highestUsualDose", "source"].map { Table.Column($0) }
        let rows = map { drug in
            let cells = [
                drug.id, drug.abbreviation, drug.label, drug.drugClass.label, drug.synonyms.joined(separator: ", "),
                drug.limit?.words ?? "", drug.limit?.source ?? "",
            ]
            return Table.Row(cells.map { Cell($0) })
        }
        return Table(id: "drugs", label: "", caption: "", columns: columns, rows: rows)
    }
}

extension DoseLimit {
    /// `400 mg a day`, `30 mg a week`, `300 mg in 28 days`.
    fileprivate var words: String {
        let time = days == 1 ? "a day" : days == 7 ? "a week" : "in \(days.numeral) days"
        return "\(milligrams.numeral) mg \(time)"
    }
}

extension Drug {
    var json: JSONValue {
        let limit = limit.map { limit -> JSONValue in
            ["milligrams": .number(limit.milligrams), "days": .number(limit.days), "source": .string(limit.source)]
        }
        return [
            "id": .string(id), "abbreviation": .string(abbreviation), "label": .string(label), "class": .string(drugClass.rawValue),
            "synonyms": .strings(synonyms), "limit": limit ?? .null, "weekly": .bool(isWeekly),
        ]
    }
}

extension DataRule {
    /// The rules of the check.
    static var list: Table {
        Table(
            id: "rules", label: "", caption: "", columns: ["id", "meaning"].map { .init($0) },
            rows: allCases.map { Table.Row([Cell($0.rawValue), Cell($0.meaning)]) })
    }
}
