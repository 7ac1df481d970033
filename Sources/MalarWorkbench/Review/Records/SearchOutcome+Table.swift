// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension SearchOutcome {
    /// The balance to read.
    public var table: Table {
        let again = rerunOf.map { "seen before, in \($0) or another run of the source" } ?? "seen before"
        var rows: [(String, Int?)] = [
            ("hits that the source showed", shown), ("records in the files", inFiles), ("read", read), ("refused", refused.count),
            (again, seenBefore), ("new", new),
        ]
        if rerunOf != nil { rows.append(("no longer given by the source; they stay in the review", gone)) }
        return Table(
            id: "balance", label: "", caption: "Search \(id)", columns: [Table.Column(""), Table.Column("Records", alignment: .right)],
            rows: rows.map { Table.Row([Cell($0.0), Cell($0.1.map(String.init) ?? "not told")]) })
    }

    /// The balance as data.
    public var json: JSONValue {
        [
            "id": .string(id), "files": .strings(files), "shown": .integer(orNull: shown), "inFiles": .integer(inFiles),
            "read": .integer(read), "refused": .strings(refused), "seenBefore": .integer(seenBefore), "new": .integer(new),
            "rerunOf": .string(orNull: rerunOf), "gone": .integer(gone), "notes": .strings(notes),
        ]
    }
}
