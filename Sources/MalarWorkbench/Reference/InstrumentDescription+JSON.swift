// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing

extension InstrumentDescription {
    /// The description as the members of an object, for programs.
    var members: [JSONValue.Member] {
        [
            .init("id", .string(id)), .init("name", .string(name)), .init("purpose", .string(purpose)),
            .init("verification", .string(verification.rawValue)), .init("references", .array(references.map(Self.reference))),
            .init("items", .array(items.map(\.json))), .init("rule", .strings(rule)), .init("bands", .array(bands.map(\.json))),
            .init("parts", .array(parts.map { ["id": .string($0.id), "label": .string($0.label)] })), .init("notes", .strings(notes)),
            .init("aliases", .strings(aliases)),
        ]
    }

    private static func reference(_ key: String) -> JSONValue {
        let reference = Reference.named(key)
        return ["key": .string(key), "citation": .string(orNull: reference?.citation), "doi": .string(orNull: reference?.doi)]
    }
}

extension ItemDescription {
    fileprivate var json: JSONValue {
        let start: [JSONValue.Member] = [.init("id", .string(id)), .init("label", .string(label))]
        let weight = weight.map { [JSONValue.Member("weight", .number($0))] } ?? []
        let end: [JSONValue.Member] = [
            .init("group", .string(group)), .init("need", .string(need.rawValue)), .init("definition", .string(definition)),
        ]
        return .object(start + kind.members + weight + end)
    }
}

extension ItemDescription.Kind {
    fileprivate var members: [JSONValue.Member] {
        switch self {
        case .finding: [.init("kind", "finding")]
        case .count(let range):
            [.init("kind", "count"), .init("lowest", .integer(range.lowerBound)), .init("highest", .integer(range.upperBound))]
        case .number(let range, let unit):
            [
                .init("kind", "number"), .init("lowest", .number(range.lowerBound)), .init("highest", .number(range.upperBound)),
                .init("unit", .string(unit)),
            ]
        case .choice(let words): [.init("kind", "choice"), .init("words", .strings(words))]
        }
    }
}

extension BandScheme {
    fileprivate var json: JSONValue {
        let bands = bands.map { band -> JSONValue in
            ["name": .string(band.name), "upTo": .number(orNull: band.upTo), "includesUpper": .bool(band.includesUpper)]
        }
        return ["id": .string(id), "source": .string(source), "bands": .array(bands)]
    }
}
