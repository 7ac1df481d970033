// SPDX-License-Identifier: Apache-2.0

internal import MalarExchange
internal import MalarPublishing
internal import MalarStatistics

extension StatisticsValue {
    /// A JSON value; the texts NaN, Inf and -Inf stand for the numbers that JSON cannot write.
    init(_ tree: JSONTree) {
        switch tree {
        case .null: self = .missing
        case .flag(let flag): self = .flag(flag)
        case .number(let number): self = .number(number)
        case .text("NaN"): self = .number(.nan)
        case .text("Inf"): self = .number(.infinity)
        case .text("-Inf"): self = .number(-.infinity)
        case .text(let text): self = .text(text)
        case .list(let elements): self = .list(elements.map { StatisticsValue($0) })
        case .object(let members): self = .fields(members.map { StatisticsField($0.key, StatisticsValue($0.value)) })
        }
    }

    /// The value as JSON: numbers as the shortest text that reads back to the same double, whole ones without a fraction.
    var json: JSONValue {
        switch self {
        case .missing: .null
        case .flag(let flag): .bool(flag)
        case .number(let number): .number(orNull: number)
        case .text(let text): .string(text)
        case .list(let elements): .array(elements.map(\.json))
        case .fields(let fields): fields.json
        }
    }
}

extension [StatisticsField] {
    /// The fields as an object, in their order.
    var json: JSONValue { .object(map { .init($0.key, $0.value.json) }) }
}
