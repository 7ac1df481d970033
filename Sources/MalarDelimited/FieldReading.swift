// SPDX-License-Identifier: Apache-2.0

/// What the text of one field was understood as.
public enum FieldReading<Value: Sendable>: Sendable {
    case value(Value)
    /// The field is empty or says that the value is not known.
    case unknown
    case refused(FieldRefusal)
}

extension FieldReading: Equatable where Value: Equatable {}
extension FieldReading: Hashable where Value: Hashable {}

extension FieldReading {
    func map<Other>(_ transform: (Value) -> FieldReading<Other>) -> FieldReading<Other> {
        switch self {
        case .value(let value): transform(value)
        case .unknown: .unknown
        case .refused(let refusal): .refused(refusal)
        }
    }
}

/// Why the text of a field was not understood. More reasons may come in later versions.
public struct FieldRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// The name of the reason, stable between versions.
    public let code: String
    /// What is wrong and what to write, without the field's content.
    public let description: String

    private init(_ code: String, _ description: String) {
        self.code = code
        self.description = description
    }

    /// None of the forms that have a reason of their own; also a comparator without a number behind it.
    public static let notANumber = Self("notANumber", "this is not a number; write digits with one decimal mark, such as 7.5")
    /// Such as `1e3`: digits with an e among them, which are never computed.
    public static let exponent = Self("exponent", "a number with an exponent is not accepted; write it out")
    /// `0x` stands somewhere in the field.
    public static let hexadecimal = Self("hexadecimal", "a hexadecimal number is not accepted; write it in decimal digits")
    /// `inf`, `nan` or `∞` at the end of the field, or digits beyond the largest double.
    public static let notFinite = Self("notFinite", "the number is infinite, too large or not a number; write NA if it is unknown")
    /// A comma in a file of decimal points, or a point in a file of decimal commas.
    public static let wrongDecimalMark = Self("wrongDecimalMark", "the decimal mark is not the one of this file; write the other mark")
    /// Digits in groups, such as `1,234.5`, `1 234` or `1'234`.
    public static let thousandsSeparator = Self("thousandsSeparator", "thousands separators are not accepted; write the digits alone")
    /// `1.500` or `1,500` where the file may have either mark: one and a half, or one thousand five hundred.
    public static let ambiguousMark = Self("ambiguousMark", "the mark may be decimal or thousands; state the decimal mark of the file")
    /// `<`, `>`, `≤`, `≥` or `=` stands first. Use `parseCensoredDecimal` for a column that may have such values (but for `=`).
    public static let censored = Self("censored", "a number with a comparator such as < is not accepted here")
    /// Anything but ASCII digits with one sign before them, `7.0` among it.
    public static let notAnInteger = Self("notAnInteger", "this is not a whole number; write digits alone")
    /// Below the range that the caller gave, or too small for an `Int`.
    public static let belowRange = Self("belowRange", "the number is below the permitted range")
    /// Above the range that the caller gave, or too large for an `Int`.
    public static let aboveRange = Self("aboveRange", "the number is above the permitted range")
    /// None of the words that `parseFinding` and `isUnknown` know. It is never taken for absent.
    public static let notAFinding = Self("notAFinding", "this is neither yes, no nor unknown; write 1, 0 or leave the field empty")
    /// Nothing but blanks between two separators, before the first or after the last.
    public static let emptyListItem = Self("emptyListItem", "the list has an empty item; delete the extra separator")
}

/// Whether a field says that its value is not known: empty, `NA`, `n/a`, `unknown`, `nd` or `?`, in upper or lower case.
public func isUnknown(_ field: some StringProtocol) -> Bool {
    ["", "na", "n/a", "unknown", "nd", "?"].contains(field.trimmedOfBlanks.lowercased())
}
