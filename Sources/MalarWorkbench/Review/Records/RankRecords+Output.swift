// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension RankRecords.Output {
    /// The order as data.
    public var json: JSONValue {
        [
            "basis": .string(basis), "included": .integer(included), "excluded": .integer(excluded), "unscreened": .integer(unscreened),
            "records": .array(
                rows.map { row in
                    [
                        "position": .integer(row.position), "record": .string(row.record), "score": .number(orNull: row.score),
                        "title": .string(row.title), "for": .strings(row.wordsFor), "against": .strings(row.wordsAgainst),
                    ]
                }),
            "stopping": .strings(stopping),
        ]
    }

    /// The order to read.
    public var table: Table {
        let lines = rows.map { row in
            Table.Row(
                [
                    String(row.position), row.record, Printed.decimals(row.score, 2), row.title, row.wordsFor.joined(separator: ", "),
                    row.wordsAgainst.joined(separator: ", "),
                ].map { Cell($0) })
        }
        let columns = [
            Table.Column("", alignment: .right), Table.Column("Record"), Table.Column("Score", alignment: .right), Table.Column("Title"),
            Table.Column("Words for"), Table.Column("Words against"),
        ]
        return Table(id: "order", label: "", caption: "", columns: columns, rows: lines)
    }

    /// What the order rests on, in a sentence.
    public var summary: String {
        switch basis {
        case "decisions": "\(unscreened) unscreened records, ordered by \(included) included and \(excluded) excluded ones."
        case "terms": "\(unscreened) unscreened records, ordered by the protocol's terms until there are decisions of both kinds."
        default:
            "\(unscreened) unscreened records, in the order of identification: there are no decisions of both kinds, and the protocol names no terms."
        }
    }
}
