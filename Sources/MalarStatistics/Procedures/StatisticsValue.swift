// SPDX-License-Identifier: Apache-2.0

/// A value of a request or of an answer: what JSON can say, without JSON's spelling.
///
/// Numbers may be infinite or not a number in a request, where a procedure refuses them by name; an answer never holds such a number.
public indirect enum StatisticsValue: Hashable, Sendable {
    /// A missing value in a request; in an answer, a quantity that does not exist, such as a median not reached.
    case missing
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([StatisticsValue])
    /// Named values in their order.
    case fields([StatisticsField])
}

/// A name and its value.
public struct StatisticsField: Hashable, Sendable {
    /// The key, as in the reference vectors: `n_pairs`.
    public let key: String
    /// The value behind it.
    public let value: StatisticsValue

    /// A field from its key and value.
    public init(_ key: String, _ value: StatisticsValue) {
        self.key = key
        self.value = value
    }
}

extension StatisticsValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A number.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// A number.
    public init(integerLiteral value: Int) { self = .number(Double(value)) }
    /// A text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// A flag.
    public init(booleanLiteral value: Bool) { self = .flag(value) }
    /// A list.
    public init(arrayLiteral elements: StatisticsValue...) { self = .list(elements) }
    /// Named values in the order of the literal.
    public init(dictionaryLiteral elements: (String, StatisticsValue)...) { self = .fields(elements.map { StatisticsField($0.0, $0.1) }) }

    /// Whole and other numbers as a list.
    public static func numbers(_ values: [Double]) -> StatisticsValue { .list(values.map(StatisticsValue.number)) }
    /// Numbers of which some do not exist.
    public static func numbers(_ values: [Double?]) -> StatisticsValue { .list(values.map(StatisticsValue.optional)) }
    /// Rows of numbers.
    public static func rows(_ rows: [[Double]]) -> StatisticsValue { .list(rows.map { .numbers($0) }) }
    /// A count.
    public static func count(_ value: Int) -> StatisticsValue { .number(Double(value)) }
    /// A number that may not exist.
    public static func optional(_ value: Double?) -> StatisticsValue { value.map(StatisticsValue.number) ?? .missing }
    /// A computed number; where it is undefined, it does not exist.
    public static func computed(_ value: Computed<Double>) -> StatisticsValue { optional(value.value) }
}

extension StatisticsValue {
    /// The number, if it is one.
    public var number: Double? { if case .number(let number) = self { number } else { nil } }
    /// The text, if it is one.
    public var text: String? { if case .text(let text) = self { text } else { nil } }
    /// The flag, if it is one.
    public var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    /// The elements, if it is a list.
    public var list: [StatisticsValue]? { if case .list(let list) = self { list } else { nil } }
    /// The fields, if it has some.
    public var fields: [StatisticsField]? { if case .fields(let fields) = self { fields } else { nil } }

    /// The value behind a key of named values.
    public subscript(key: String) -> StatisticsValue? { fields?.first { $0.key == key }?.value }
}
