// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStudy

/// What a cell rests on, in words and as data.
struct CellTrace {
    private let place: CellPlace
    private let cell: Cell
    private let heading: String
    private let sources: [StudyTrace.Source]

    init(_ place: CellPlace, _ trace: StudyTrace) {
        self.place = place
        cell = trace.report.cell(place) ?? .empty
        heading = trace.report.table(place.table)?.heading ?? ""
        sources = trace.sources(of: place)
    }

    var document: Document {
        Document(
            title: place.address, subtitle: "\(heading): \(place.rowName) · \(place.columnName): \(cell.text)",
            sections: [
                Section(id: "cell", title: "The cell", blocks: [.definitions(facts)]),
                Section(
                    id: "sources", title: "What it rests on",
                    blocks: sources.isEmpty
                        ? [.paragraph("The cell names no row as its source.")] : [.bulletList(columns), .table(table)]),
            ])
    }

    private var facts: [Definition] {
        guard let lineage = cell.lineage else { return [Definition("source", "text, which rests on no row")] }
        let patients = lineage.subjects.joined(separator: ", ")
        let facts =
            [
                ("method", lineage.method), ("denominator", lineage.denominator.map { "\($0)" } ?? ""),
                ("patients (\(lineage.subjects.count))", patients),
            ] + lineage.options.map { ($0.name, $0.value) } + [("note", lineage.note ?? "")]
        return facts.filter { !$0.1.isEmpty }.map { Definition($0.0, RichText($0.1)) }
    }

    /// The columns without which the cell says something else, by file.
    private var columns: [RichText] {
        DataTable.allCases.compactMap { table in
            let own = sources.filter { $0.record.table == table }
            guard !own.isEmpty else { return nil }
            var seen: Set<String> = []
            let ids = own.flatMap(\.variables).filter { seen.insert($0).inserted }
            return [
                .strong("\(table.fileName): "),
                .text(ids.isEmpty ? "no column without which the cell would say something else" : ids.joined(separator: ", ")),
            ]
        }
    }

    private var table: Table {
        Table(
            id: "sources", label: "", caption: "", columns: ["Patient", "Row", "Values"].map { Table.Column($0) },
            rows: sources.map { source in
                Table.Row([source.patient, source.record.reference, source.inWords].map { Cell($0) })
            })
    }

    var json: JSONValue {
        .object(
            place.members + [
                .init("text", .string(cell.text)), .init("method", .string(orNull: cell.lineage?.method)),
                .init("denominator", .integer(orNull: cell.lineage?.denominator)),
                .init("patients", .strings(cell.lineage?.subjects ?? [])), .init("note", .string(orNull: cell.lineage?.note)),
                .init(
                    "sources",
                    .array(
                        sources.map { source in
                            [
                                "patient": .string(source.patient), "row": .string(source.record.reference),
                                "values": .object(
                                    source.variables.map { JSONValue.Member($0, .string(source.record[$0]?.text ?? "")) }),
                            ]
                        })),
            ])
    }
}

extension StudyTrace.Source {
    /// `date 2024-01-10, tjc28 4; present: arthritis, rash; absent: the other 22 items`.
    fileprivate var inWords: String {
        var (present, absent, others) = ([String](), [String](), [String]())
        for id in variables {
            switch record[id] {
            case .finding(.present): present.append(id)
            case .finding(.absent): absent.append(id)
            case let value?: others.append("\(id) \(value.text)")
            case nil: break
            }
        }
        let none = absent.count > 6 ? "the other \(absent.count) items" : absent.joined(separator: ", ")
        return [
            others.joined(separator: ", "), present.isEmpty ? "" : "present: \(present.joined(separator: ", "))",
            absent.isEmpty ? "" : "absent: \(none)",
        ].filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
