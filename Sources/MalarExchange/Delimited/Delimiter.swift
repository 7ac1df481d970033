// SPDX-License-Identifier: Apache-2.0

/// The byte that separates two fields of a record.
public struct Delimiter: Sendable, Hashable {
    let byte: UInt8

    public static let comma = Self(byte: UInt8(ascii: ","))
    public static let semicolon = Self(byte: UInt8(ascii: ";"))
    public static let tab = Self(byte: UInt8(ascii: "\t"))
    public static let verticalBar = Self(byte: UInt8(ascii: "|"))

    /// The delimiters looked for when none is stated. A vertical bar must be stated, because it separates list items.
    static let detectable: [Self] = [.comma, .semicolon, .tab]
}

extension Delimiter: CustomStringConvertible {
    public var description: String {
        switch self {
        case .comma: "comma"
        case .semicolon: "semicolon"
        case .tab: "tab"
        default: "vertical bar"
        }
    }
}
