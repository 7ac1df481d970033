// SPDX-License-Identifier: Apache-2.0

/// A JSON value whose objects keep the order of their members.
public indirect enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A finite number; encoding one that is not finite is a mistake of the caller. See `number(orNull:)`.
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// Members in the order in which they will be written. Keys are expected to be unique.
    case object([Member])

    /// One entry of an object.
    public struct Member: Sendable, Hashable {
        /// The name, unescaped; an object is expected to have it once.
        public var key: String
        /// What the name stands for; `.null` is written, not left out.
        public var value: JSONValue

        /// An entry from its name and value.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// A number, or `null` for no number and for one that is not finite.
    public static func number(orNull value: Double?) -> JSONValue {
        guard let value, value.isFinite else { return .null }
        return .number(value)
    }

    /// An integer, or `null`.
    public static func integer(orNull value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }

    /// A string, or `null`.
    public static func string(orNull value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }

    /// An array of strings in the order given; empty for none.
    public static func strings(_ values: [String]) -> JSONValue { .array(values.map(JSONValue.string)) }

    /// The value of the first member of that name; `nil` where there is none or the value is no object.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string; it is escaped when it is encoded.
    public init(stringLiteral value: String) { self = .string(value) }
    /// `.integer`, which is not equal to the `.number` of the same value.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// `.number`, also for `1.0`, which is written as `1` nevertheless.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// `null`, which is not the same as a member that is absent.
    public init(nilLiteral: ()) { self = .null }
    /// An array in the order of the literal.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object in the order of the literal; a repeated key is kept and written twice.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0.0, $0.1) }) }
}
