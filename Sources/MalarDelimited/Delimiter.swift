// SPDX-License-Identifier: Apache-2.0

/// The byte that separates two fields of a record.
public struct Delimiter: Sendable, Hashable {
    package let byte: UInt8

    /// `,`. Looked for when none is stated, and assumed where nothing tells the delimiters apart in a table of one column.
    public static let comma = Self(byte: UInt8(ascii: ","))
    /// `;`, which spreadsheets write where the comma is the decimal mark. Looked for when none is stated.
    public static let semicolon = Self(byte: UInt8(ascii: ";"))
    /// A horizontal tab. Looked for when none is stated.
    public static let tab = Self(byte: UInt8(ascii: "\t"))
    /// `|`. Never looked for, because it separates list items: state it in the options or in a `sep=` line.
    public static let verticalBar = Self(byte: UInt8(ascii: "|"))

    /// The delimiters looked for when none is stated. A vertical bar must be stated, because it separates list items.
    static let detectable: [Self] = [.comma, .semicolon, .tab]
}

extension Delimiter: CustomStringConvertible {
    /// The delimiter in words, as it stands in a sentence.
    public var description: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        default: "vertical bar"
        }
    }
}
