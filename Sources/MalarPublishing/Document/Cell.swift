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

    /// What the reader sees, rounded as the author chose; may be empty.
    public var text: String
    /// The unrounded value that JSON and CSV of values give; `.none` where there is only text.
    public var value: Value
    /// What the number opens on a page; `nil` for text and for numbers without a source.
    public var lineage: Lineage?
    /// Stands behind the text, or alone where the text is empty; `nil` for none.
    public var badge: Badge?
    /// Marks of footnotes.
    public var marks: [String]
    /// Where the text leads on a page, unless it opens a lineage; other forms print the text alone. `nil` for nowhere.
    public var link: LinkTarget?

    /// A cell; without `value`, machines get the text alone.
    public init(_ text: String, value: Value = .none, lineage: Lineage? = nil, badge: Badge? = nil, marks: [String] = []) {
        self.text = text
        self.value = value
        self.lineage = lineage
        self.badge = badge
        self.marks = marks
    }

    /// No text and no value: for a column that a row has nothing to say in.
    public static let empty = Cell("")

    /// Text, badge and marks in one line, for output without typography.
    public var line: String {
        let parts = [text, badge.map { "[\($0.text)]" } ?? "", marks.isEmpty ? "" : "(\(marks.joined(separator: ",")))"]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Cell: ExpressibleByStringInterpolation {
    /// A cell of text alone, without a value for machines, also where the text is a numeral.
    public init(stringLiteral value: String) { self.init(value) }
}

/// A word about a value, with how it is to be taken. The word carries the meaning; the colour only supports it.
public struct Badge: Sendable, Hashable {
    /// How the value is to be taken; gives the colour.
    public var status: Status
    /// The words that carry the meaning, in square brackets where there is no typography. Not empty.
    public var text: String

    /// - Precondition: `text` is not empty, since colour alone says nothing to some readers.
    public init(_ status: Status, _ text: String) {
        precondition(!text.isEmpty, "a badge needs words")
        self.status = status
        self.text = text
    }
}
