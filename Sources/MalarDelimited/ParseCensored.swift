// SPDX-License-Identifier: Apache-2.0

/// A laboratory value that may lie outside what the assay can measure.
public struct CensoredDecimal: Sendable, Hashable {
    /// How the true value stands to the number: `less` means that it lies below. The raw values are ASCII; `≤` and `≥` are read, too.
    public enum Comparator: String, Sendable, Hashable, CaseIterable, Codable {
        case less = "<"
        case lessOrEqual = "<="
        case equal = "="
        case greaterOrEqual = ">="
        case greater = ">"
    }

    /// `equal` for a value that was measured; any other makes `value` a bound.
    public let comparator: Comparator
    /// The value, or the bound where the comparator is not `equal`.
    public let value: Double

    /// A comparator and its number: `CensoredDecimal(.less, 2)` is what a laboratory prints as `<2`.
    public init(_ comparator: Comparator, _ value: Double) {
        self.comparator = comparator
        self.value = value
    }
}

/// Reads a decimal number with or without a comparator before it: `<2`, `> 600`, `<=0.5`, `≥10`, `7.5`.
///
/// - Returns: the bound and its comparator, never a value put in its place; otherwise as `parseDecimal`.
public func parseCensoredDecimal(_ field: some StringProtocol, decimalMark: DecimalMark) -> FieldReading<CensoredDecimal> {
    let text = field.trimmedOfBlanks
    let spellings: [(String, CensoredDecimal.Comparator)] = [
        ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("≤", .lessOrEqual), ("≥", .greaterOrEqual), ("<", .less), (">", .greater),
    ]
    guard let (spelling, comparator) = spellings.first(where: { text.hasPrefix($0.0) }) else {
        return parseDecimal(text, decimalMark: decimalMark).map { .value(CensoredDecimal(.equal, $0)) }
    }
    let rest = text.dropFirst(spelling.count).trimmedOfBlanks
    // A comparator without a number is not an unknown value but a slip.
    if isUnknown(rest) { return .refused(.notANumber) }
    return parseDecimal(rest, decimalMark: decimalMark).map { .value(CensoredDecimal(comparator, $0)) }
}
