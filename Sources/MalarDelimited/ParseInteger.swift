// SPDX-License-Identifier: Apache-2.0

/// Reads a whole number: ASCII digits with one optional sign. `7.0` is refused.
///
/// - Parameter range: the permitted values.
/// - Returns: the number; `.unknown` where `isUnknown` says so; else the reason why it was refused.
public func parseInteger(_ field: some StringProtocol, in range: ClosedRange<Int> = Int.min...Int.max) -> FieldReading<Int> {
    let text = field.trimmedOfBlanks
    if isUnknown(text) { return .unknown }
    let isNegative = text.hasPrefix("-") || text.hasPrefix("\u{2212}")
    let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) }) else { return .refused(.notAnInteger) }
    // Digits alone can only fail by being too many.
    guard let value = Int((isNegative ? "-" : "") + digits) else { return .refused(isNegative ? .belowRange : .aboveRange) }
    if value < range.lowerBound { return .refused(.belowRange) }
    return value > range.upperBound ? .refused(.aboveRange) : .value(value)
}
