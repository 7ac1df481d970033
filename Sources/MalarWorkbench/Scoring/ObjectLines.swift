// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments
internal import MalarPublishing

/// Writes rows as one JSON object a line. What is not there is left out; of a part that is open, its bounds stand in its place.
struct ObjectLines {
    private let fields: ScoreFields
    private let carried: [String]

    init(_ fields: ScoreFields, carrying carried: [String]) {
        self.fields = fields
        self.carried = carried
    }

    func append(_ row: ScoreRow, to bytes: inout [UInt8]) {
        var object = JSONObjectText()
        if let id = row.id { object.add("id", id) }
        for case (let name, let value?) in zip(carried, row.carried) { object.add(name, value) }
        switch row.outcome {
        case .scored(let assessment): add(assessment, to: &object)
        case .fault(let message):
            object.add("error", .string(message))
            object.add("line", .integer(row.line))
        }
        bytes.append(contentsOf: object.closed.utf8)
        bytes.append(.lineFeed)
    }

    private func add(_ assessment: Assessment, to object: inout JSONObjectText) {
        let score = assessment.score
        object.add("score", number: score?.value)
        object.add("lowest", number: score?.lowest)
        object.add("highest", number: score?.highest)
        object.add("missing", .strings(assessment.missing))
        if let band = assessment.band { object.add("band", .string(band)) }
        if let name = fields.bandName, let band = assessment.band { object.add(name, .string(band)) }
        for part in assessment.parts where fields.partsAtTop.contains(part.id) { object.add(part.id, number: part.value) }
        if !fields.parts.isEmpty { object.add("parts", .object(assessment.parts.compactMap(member))) }
        if let state = assessment.state { object.add("state", .string(state.rawValue)) }
        if !fields.criteria.isEmpty { object.add("criteria", .array(assessment.criteria.map(criterion))) }
        if !assessment.assumed.isEmpty { object.add("assumed", .strings(assessment.assumed)) }
        if !assessment.flags.isEmpty { object.add("flags", .strings(assessment.flags)) }
    }

    private func member(_ part: PartialScore) -> JSONValue.Member? {
        if let value = part.value { return .init(part.id, .number(value)) }
        let bounds = [("lowest", part.lowest), ("highest", part.highest)].compactMap { name, bound in
            bound.map { JSONValue.Member(name, .number($0)) }
        }
        return bounds.isEmpty ? nil : .init(part.id, .object(bounds))
    }

    private func criterion(_ criterion: Criterion) -> JSONValue {
        ["id": .string(criterion.id), "state": .string(criterion.state.rawValue), "decidedBy": .string(criterion.decidedBy)]
    }
}

/// The text of an object in the making. Numbers that came as numerals leave as the same numerals, however many digits they have.
private struct JSONObjectText {
    private var text = "{"

    mutating func add(_ key: String, _ value: JSONValue) { add(key, value.encoded()) }

    mutating func add(_ key: String, number: Double?) {
        if let number { add(key, number.numeral) }
    }

    mutating func add(_ key: String, _ value: FieldValue) {
        switch value {
        case .text(let value): add(key, JSONValue.string(value))
        case .number(_, let lexeme): add(key, lexeme)
        case .bool(let value): add(key, JSONValue.bool(value))
        case .null: add(key, JSONValue.null)
        }
    }

    private mutating func add(_ key: String, _ written: String) {
        if text.utf8.count > 1 { text += "," }
        text += JSONValue.string(key).encoded() + ":" + written
    }

    var closed: String { text + "}" }
}
