// SPDX-License-Identifier: Apache-2.0

/// The citation that older tables of Embase pack into one column:
/// `Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004`.
struct PackedSource {
    var journal = ""
    var year: Int?
    var volume = ""
    var issue = ""
    var pages = ""
    var date = ""

    /// `nil` where the text has no year in brackets.
    init?(_ text: String) {
        guard let bracket = Self.yearInBrackets(text) else { return nil }
        journal = text[..<bracket.lowerBound].trimmedOfWhitespace
        year = IdentifierForms.year(String(text[bracket]))
        var rest = text[bracket.upperBound...]
        if let mark = rest.firstRange(of: "Date of Publication:") {
            date = rest[mark.upperBound...].trimmedOfWhitespace
            if date.last == "." { date.removeLast() }
            rest = rest[..<mark.lowerBound]
        }
        if let mark = rest.firstRange(of: "Article Number:") {
            pages = rest[mark.upperBound...].trimmedOfWhitespace.prefix { !$0.isWhitespace && $0 != "." }.trimmedOfWhitespace
            rest = rest[..<mark.lowerBound]
        } else if let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
            pages = rest[rest.index(after: open)..<close].trimmedOfWhitespace
            rest = rest[..<open]
        }
        let numbers = rest.prefix { $0 != "." || rest.contains("SUPPL") }.split(separator: ":", maxSplits: 1).map(\.trimmedOfWhitespace)
        volume = numbers.first ?? ""
        issue = numbers.count > 1 ? numbers[1] : ""
    }

    /// The first `(2004)`.
    private static func yearInBrackets(_ text: String) -> Range<String.Index>? {
        var from = text.startIndex
        while let open = text[from...].firstIndex(of: "(") {
            let inside = text[text.index(after: open)...].prefix(5)
            if inside.last == ")", inside.dropLast().count == 4, IdentifierForms.year(String(inside)) != nil {
                return open..<inside.endIndex
            }
            from = text.index(after: open)
        }
        return nil
    }
}
