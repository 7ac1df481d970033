// SPDX-License-Identifier: Apache-2.0

/// Reads a list whose items are separated by `|` or `;`. The delimiter of the file separates no items.
///
/// - Returns: the items without outer blanks, at least one; `.unknown` where `isUnknown` says so of the whole field;
///   refused where an item is empty.
public func parseList(_ field: some StringProtocol, delimiter: Delimiter) -> FieldReading<[String]> {
    let text = field.trimmedOfBlanks
    if isUnknown(text) { return .unknown }
    let separators = [Delimiter.verticalBar, .semicolon].filter { $0 != delimiter }.map { Character(Unicode.Scalar($0.byte)) }
    let items = text.split(omittingEmptySubsequences: false) { separators.contains($0) }.map { $0.trimmedOfBlanks }
    return items.contains("") ? .refused(.emptyListItem) : .value(items)
}
