// SPDX-License-Identifier: Apache-2.0

/// An answer to one item.
public enum Answer: Sendable, Hashable {
    case finding(Finding)
    case number(Double)
    case word(String)
    /// Asked, and not known.
    case unknown
}

/// The answers of one assessment, by item id.
///
/// An item that the data never asked for has no answer; an item that was asked for and left open is `.unknown`. The two differ only for
/// items whose need is ``ItemDescription/Need/assumedAbsent``.
public struct Answers: Sendable, Hashable {
    private var values: [String: Answer]

    /// Answers by item id.
    public init(_ values: [String: Answer] = [:]) {
        self.values = values
    }

    /// The answer to an item; `nil` where the data never asked for it.
    public subscript(id: String) -> Answer? {
        get { values[id] }
        set { values[id] = newValue }
    }

    /// Whether the data asked for the item at all.
    public func asks(for id: String) -> Bool { values[id] != nil }

    /// Whether any item has a known answer.
    public var hasKnown: Bool { values.contains { $0.value != .unknown } }

    /// The ids that have an answer, in alphabetical order.
    public var ids: [String] { values.keys.sorted() }

    /// The finding of an item; numbers count as present when not zero; unknown where there is no answer.
    public func finding(_ id: String) -> Finding {
        switch values[id] {
        case .finding(let finding): finding
        case .number(let number): number == 0 ? .absent : .present
        case .word, .unknown, nil: .unknown
        }
    }

    /// The finding of an item, or an assumed one where the data never asked for it; an empty answer stays unknown.
    public func finding(_ id: String, ifNeverAsked assumed: Finding) -> Finding {
        asks(for: id) ? finding(id) : assumed
    }

    /// The number of an item; `nil` where it is unknown or no number.
    public func number(_ id: String) -> Double? {
        if case .number(let number) = values[id] { number } else { nil }
    }

    /// The word of an item; `nil` where it is unknown or no word.
    public func word(_ id: String) -> String? {
        if case .word(let word) = values[id] { word } else { nil }
    }
}

/// An answer that no rule of the instrument admits.
public struct AnswerError: Error, Sendable, Hashable {
    /// What is wrong with it.
    public enum Code: String, Sendable {
        case outOfRange, notANumber, notAFinding, notAWholeNumber, unknownWord, contradiction
    }

    /// What is wrong.
    public let code: Code
    /// The item it was given for.
    public let item: String
    /// What would be right, in words.
    public let expected: String

    /// An answer that no rule admits.
    public init(_ code: Code, item: String, expected: String) {
        self.code = code
        self.item = item
        self.expected = expected
    }
}

extension AnswerError: CustomStringConvertible {
    /// Says which item and what would be right; never what was entered.
    public var description: String { "\(item): \(expected)" }
}
