// SPDX-License-Identifier: Apache-2.0

/// One cell: what is printed, the value behind it, and where it comes from.
///
/// The value is never rounded; `text` is what the reader sees.
public struct Cell: Sendable, Hashable {
    /// The value for machines.
    public enum Value: Sendable, Hashable {
        case none
        case integer(Int)
        case number(Double)
        case text(String)
    }

    public var text: String
    public var value: Value
    public var lineage: Lineage?
    public var badge: Badge?
    /// Marks of footnotes.
    public var marks: [String]

    public init(_ text: String, value: Value = .none, lineage: Lineage? = nil, badge: Badge? = nil, marks: [String] = []) {
        self.text = text
        self.value = value
        self.lineage = lineage
        self.badge = badge
        self.marks = marks
    }

    public static let empty = Cell("")

    /// Text, badge and marks in one line, for output without typography.
    var line: String {
        let parts = [text, badge.map { "[\($0.text)]" } ?? "", marks.isEmpty ? "" : "(\(marks.joined(separator: ",")))"]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Cell: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self.init(value) }
}

/// A word about a value, with how it is to be taken. The word carries the meaning; the colour only supports it.
public struct Badge: Sendable, Hashable {
    public var status: Status
    public var text: String

    /// - Precondition: `text` is not empty, since colour alone says nothing to some readers.
    public init(_ status: Status, _ text: String) {
        precondition(!text.isEmpty, "a badge needs words")
        self.status = status
        self.text = text
    }
}
