// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
public import MalarPublishing

/// Lists the instruments: what each gives, and how well its numbers are sourced.
public struct ListInstruments: Sendable {
    /// The list as a table to read and as data.
    public struct Output: Sendable, Hashable {
        /// One row per instrument.
        public let table: Table
        /// One object per instrument.
        public let json: JSONValue
    }

    /// Lists the instruments.
    public init() {}

    /// All instruments in the order of the catalogue.
    public func callAsFunction() -> Output {
        let rows = Catalogue.all.map { instrument in
            let description = instrument.description
            let cells = [description.id, description.name, Self.gives(instrument).joined(separator: ", "), description.verification.words]
            return Table.Row(cells.map { Cell($0) })
        }
        let table = Table(
            id: "instruments", label: "", caption: "", columns: ["Id", "Instrument", "Gives", "Verification"].map { .init($0) }, rows: rows)
        return Output(table: table, json: .array(Catalogue.all.map(Self.summary)))
    }

    /// What an instrument gives, found by assessing a visit of which nothing is known.
    static func gives(_ instrument: any Instrument.Type) -> [String] {
        let blank = (try? instrument.assess(Answers())) ?? Assessment()
        let description = instrument.description
        let criteria = blank.criteria.isEmpty ? "" : "\(blank.criteria.count) criteria"
        return [
            blank.score == nil ? "" : "score", blank.state == nil ? "" : "state", criteria,
            description.bands.isEmpty ? "" : description.bands.count == 1 ? "bands" : "\(description.bands.count) sets of bands",
            description.parts.isEmpty ? "" : "\(description.parts.count) further scores",
        ].filter { !$0.isEmpty }
    }

    private static func summary(_ instrument: any Instrument.Type) -> JSONValue {
        let description = instrument.description
        return [
            "id": .string(description.id), "name": .string(description.name), "purpose": .string(description.purpose),
            "gives": .strings(gives(instrument)), "verification": .string(description.verification.rawValue),
            "aliases": .strings(description.aliases),
        ]
    }
}
