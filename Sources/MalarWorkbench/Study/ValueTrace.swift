// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing
internal import MalarStudy

/// The way of a value, or of a row, into a report, in words and as data.
struct ValueTrace {
    private let place: RawPlace
    private let record: Record
    private let effects: [StudyTrace.Effect]
    private let resting: [CellPlace]
    private let moving: Set<String>
    private let headings: [String: String]

    init(_ place: RawPlace, _ record: Record, _ trace: StudyTrace) {
        self.place = place
        self.record = record
        effects = trace.effects(of: place)
        resting = trace.cells(restingOn: place.row)
        moving = Set(effects.flatMap { $0.moves.map(\.place.address) })
        headings = Dictionary(trace.report.tables.map { ($0.id, $0.heading) }) { first, _ in first }
    }

    private var patient: String { record["patient"]?.text ?? "" }
    private var value: String? { place.variable.map { record[$0]?.text ?? "not recorded" } }

    var document: Document {
        let what = place.variable.map { "\($0) is \(value ?? "")" } ?? "the whole row"
        return Document(
            title: place.address, subtitle: "\(patient): \(what). The study was computed again with each change.",
            sections: [
                Section(id: "moves", title: "Cells that move", blocks: [moves.rows.isEmpty ? .paragraph("No cell moves.") : .table(moves)]),
                Section(id: "sentences", title: "Sentences that change", blocks: [sentences]),
                Section(
                    id: "resting", title: "Cells that rest on the row",
                    blocks: [resting.isEmpty ? .paragraph("No cell names the row as its source.") : .table(restingTable)]),
            ])
    }

    /// One row for each cell that any change moves, with what it says under each.
    private var moves: Table {
        var order: [CellPlace] = []
        var texts: [CellPlace: [String]] = [:]
        var now: [CellPlace: String] = [:]
        for (index, effect) in effects.enumerated() {
            for move in effect.moves {
                if texts[move.place] == nil {
                    order.append(move.place)
                    texts[move.place] = effects.map { _ in "=" }
                    now[move.place] = move.before ?? "no such row"
                }
                texts[move.place]?[index] = move.afterInWords
            }
        }
        return Table(
            id: "moves", label: "", caption: "",
            columns: (["Cell", "Row", "Column", "Now"] + effects.map(\.change)).map { Table.Column($0) },
            rows: order.map { place in
                Table.Row(([place.address, place.rowName, place.columnName, now[place] ?? ""] + (texts[place] ?? [])).map { Cell($0) })
            })
    }

    private var sentences: Block {
        let lines = effects.flatMap { effect in
            effect.sentences.map { sentence -> RichText in
                [.strong("\(effect.change): "), .text("\(sentence.before ?? "(nothing)") → \(sentence.after ?? "(nothing)")")]
            }
        }
        return lines.isEmpty ? .paragraph("No sentence changes.") : .bulletList(lines)
    }

    private var restingTable: Table {
        let ids = resting.map(\.table)
        let tables = ids.enumerated().filter { ids.firstIndex(of: $1) == $0 }.map(\.element)
        return Table(
            id: "resting", label: "", caption: "",
            columns: [
                Table.Column("Table"), Table.Column("Name"), Table.Column("Cells", alignment: .right),
                Table.Column("move", alignment: .right),
            ],
            rows: tables.map { id in
                let own = resting.filter { $0.table == id }
                return Table.Row([id, headings[id] ?? "", "\(own.count)", "\(own.count { moving.contains($0.address) })"].map { Cell($0) })
            })
    }

    var json: JSONValue {
        let sources = Set(resting.map(\.address))
        return [
            "place": .string(place.address), "row": .string(place.row), "column": .string(orNull: place.variable),
            "patient": .string(patient), "value": .string(orNull: place.variable.flatMap { record[$0]?.text }),
            "changes": .array(
                effects.map { effect in
                    [
                        "change": .string(effect.change),
                        "moves": .array(effect.moves.map { $0.json(isSource: sources.contains($0.place.address)) }),
                        "sentences": .array(
                            effect.sentences.map { ["before": .string(orNull: $0.before), "after": .string(orNull: $0.after)] }),
                    ]
                }),
            "resting": .array(
                resting.map { cell in
                    .object(cell.members + [JSONValue.Member("moves", .bool(moving.contains(cell.address)))])
                }),
        ]
    }
}

extension CellPlace {
    /// The place as members of an object.
    var members: [JSONValue.Member] {
        [
            .init("cell", .string(address)), .init("table", .string(table)), .init("row", .string(rowName)),
            .init("column", .string(columnName)),
        ]
    }
}

extension CellMove {
    /// What is printed afterwards; where print hides the difference, with the unrounded values.
    fileprivate var afterInWords: String {
        guard let after else { return "no such row" }
        guard after == before, case .number(let old)? = values[0], case .number(let new)? = values[1] else { return after }
        return "\(after); unrounded \(old) → \(new)"
    }

    fileprivate func json(isSource: Bool) -> JSONValue {
        .object(
            place.members + [
                .init("before", .string(orNull: before)), .init("after", .string(orNull: after)),
                .init("valueBefore", values[0].json), .init("valueAfter", values[1].json), .init("restsOnRow", .bool(isSource)),
            ])
    }
}

extension Cell.Value? {
    fileprivate var json: JSONValue {
        switch self {
        case .some(.integer(let number)): .integer(number)
        case .some(.number(let number)): .number(number)
        case .some(.text(let text)): .string(text)
        default: .null
        }
    }
}
