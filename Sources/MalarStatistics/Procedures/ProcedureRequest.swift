// SPDX-License-Identifier: Apache-2.0

/// A request that a procedure cannot read: a key that is missing, unknown or of another kind. Never names a data value.
public struct RequestProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what to do, in one sentence.
    public let description: String

    /// A problem in words.
    public init(_ description: String) { self.description = description }
}

/// What a procedure is asked: data and options by their keys. Readers throw `RequestProblem` for what has another form than the key
/// says, and `StatisticsFailure.nonFiniteInput` for a number that is infinite or not a number.
public struct ProcedureRequest: Hashable, Sendable {
    /// The data by their keys.
    public let data: [StatisticsField]
    /// The options by their keys; those not given have their standard value once a procedure answers.
    public let options: [StatisticsField]

    /// A request from its two parts.
    public init(data: [StatisticsField], options: [StatisticsField] = []) {
        self.data = data
        self.options = options
    }

    /// The value behind a key of the data, if it is there and not null.
    public func value(_ key: String) -> StatisticsValue? { Self.present(key, in: data) }
    /// The value of an option, if it is there and not null.
    public func option(_ key: String) -> StatisticsValue? { Self.present(key, in: options) }

    /// Whether the data have this key.
    public func has(_ key: String) -> Bool { value(key) != nil }

    private static func present(_ key: String, in fields: [StatisticsField]) -> StatisticsValue? {
        guard let value = fields.first(where: { $0.key == key })?.value, value != .missing else { return nil }
        return value
    }

    func required(_ key: String) throws -> StatisticsValue {
        guard let value = value(key) else { throw RequestProblem("The data need the key \"\(key)\".") }
        return value
    }

    static func number(_ value: StatisticsValue, _ key: String) throws -> Double {
        guard let number = value.number else { throw RequestProblem("\"\(key)\" should be a number.") }
        guard number.isFinite else { throw StatisticsFailure.nonFiniteInput }
        return number
    }

    static func elements(_ value: StatisticsValue, _ key: String) throws -> [StatisticsValue] {
        guard let list = value.list else { throw RequestProblem("\"\(key)\" should be a list.") }
        return list
    }

    static func observations(_ value: StatisticsValue, _ key: String) throws -> [Double?] {
        try elements(value, key).enumerated().map { index, element in
            // Numbers first: a column may hold a million of them.
            if case .number(let number) = element {
                guard number.isFinite else { throw StatisticsFailure.nonFiniteInput }
                return number
            }
            if case .missing = element { return nil }
            if let flag = element.flag { return flag ? 1 : 0 }
            throw RequestProblem("Element \(index + 1) of \"\(key)\" should be a number or null.")
        }
    }

    static func count(_ value: StatisticsValue, _ key: String) throws -> Int {
        let number = try number(value, key)
        guard let count = Int(exactly: number), count >= 0 else { throw StatisticsFailure.invalidArgument }
        return count
    }
}
