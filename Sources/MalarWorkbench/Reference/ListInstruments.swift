// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
public import MalarPublishing

/// Lists the instruments: what each gives, how well its numbers are sourced, and what is known and not implemented.
public struct ListInstruments: Sendable {
    /// The list as tables to read and as data.
    public struct Output: Sendable, Hashable {
        /// One row per instrument.
        public let table: Table
        /// One row per instrument that is known and not implemented, with the reason; no rows where there is none.
        public let refused: Table
        /// One object per instrument, those that are not implemented last.
        public let json: JSONValue
    }

    /// Lists the instruments.
    public init() {}

    /// All instruments in the order of the catalogue, those of courses after those of single visits.
    public func callAsFunction() -> Output {
        let rows = ScorableInstrument.all.map { instrument in
            let description = instrument.description
            let cells = [
                description.id, description.name, instrument.scope, instrument.gives.joined(separator: ", "),
                description.verification.words,
            ]
            return Table.Row(cells.map { Cell($0) })
        }
        let columns = ["Id", "Instrument", "Judges", "Gives", "Verification"]
        let table = Table(id: "instruments", label: "", caption: "", columns: columns.map { .init($0) }, rows: rows)
        let refused = Table(
            id: "refused", label: "", caption: "Known and not implemented", columns: ["Id", "Instrument", "Reason"].map { .init($0) },
            rows: Catalogue.refused.map { Table.Row([Cell($0.id), Cell($0.name), Cell($0.reason)]) })
        let json = ScorableInstrument.all.map(\.summary) + Catalogue.refused.map(\.json)
        return Output(table: table, refused: refused, json: .array(json))
    }
}

extension ScorableInstrument {
    /// What a result is about, in a word or two.
    var scope: String { isLongitudinal ? "over time" : "a visit" }

    /// What the instrument gives, found by assessing made-up visits.
    var gives: [String] {
        let fields = ScoreFields(self)
        let hasScore = probes.contains { $0.score != nil }
        let bands = description.bands.count
        return [
            hasScore ? "score" : "", fields.hasState ? "state" : "", fields.criteria.isEmpty ? "" : "\(fields.criteria.count) criteria",
            bands == 0 ? "" : bands == 1 ? "bands" : "\(bands) sets of bands",
            fields.parts.isEmpty ? "" : fields.parts.count == 1 ? "1 further score" : "\(fields.parts.count) further scores",
        ].filter { !$0.isEmpty }
    }

    fileprivate var summary: JSONValue {
        [
            "id": .string(description.id), "name": .string(description.name), "purpose": .string(description.purpose),
            "overTime": .bool(isLongitudinal), "implemented": .bool(true), "gives": .strings(gives),
            "verification": .string(description.verification.rawValue), "aliases": .strings(description.aliases),
        ]
    }
}
