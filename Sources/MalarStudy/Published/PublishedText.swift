// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

/// What a printed cell says.
enum PublishedText: Hashable {
    /// `18/24 (75%)`, `24 (92%)`, `8/24`, `5 (3 of one kind, 2 of another)`.
    case count(Int, of: Int?, percent: PrintedNumber?, parts: [Int])
    /// `63%`.
    case percent(PrintedNumber)
    /// `7.5 (6-10)`: a median with quartiles.
    case spread(PrintedNumber, lower: PrintedNumber, upper: PrintedNumber)
    case number(PrintedNumber)
    /// `<0.001`.
    case below(PrintedNumber)
    /// `>0.9`.
    case above(PrintedNumber)
    /// `n.s.`
    case notSignificant
    /// A dash, or nothing.
    case nothing
    case words(String)

    init(_ printed: String) {
        let text = printed.plainSpaces.trimmed
        self = Self.bare(text) ?? Self.counted(text) ?? Self.spread(text) ?? Self.withParts(text) ?? .words(text)
    }

    private static func bare(_ text: String) -> PublishedText? {
        if ["", "-", "–", "—"].contains(text) { return .nothing }
        if ["n.s.", "ns", "n.s"].contains(text.lowercased()) { return .notSignificant }
        if let first = text.first, first == "<" || first == ">", let number = PrintedNumber(String(text.dropFirst())) {
            return first == "<" ? .below(number) : .above(number)
        }
        if text.hasSuffix("%"), let number = PrintedNumber(String(text.dropLast())) { return .percent(number) }
        return PrintedNumber(text).map { .number($0) }
    }

    private static func counted(_ text: String) -> PublishedText? {
        if let match = text.wholeMatch(of: /(\d+) ?\/ ?(\d+)(?: ?\((\d+(?:\.\d+)?) ?%\))?/), let count = Int(match.1),
            let total = Int(match.2)
        {
            return .count(count, of: total, percent: match.3.flatMap { PrintedNumber(String($0)) }, parts: [])
        }
        guard let match = text.wholeMatch(of: /(\d+) ?\((\d+(?:\.\d+)?) ?%\)/), let count = Int(match.1) else { return nil }
        return .count(count, of: nil, percent: PrintedNumber(String(match.2)), parts: [])
    }

    private static func spread(_ text: String) -> PublishedText? {
        guard let match = text.wholeMatch(of: /([−-]?\d+(?:\.\d+)?) ?\(([−-]?\d+(?:\.\d+)?) ?(?:-|–|to) ?([−-]?\d+(?:\.\d+)?)\)/),
            let middle = PrintedNumber(String(match.1)), let lower = PrintedNumber(String(match.2)),
            let upper = PrintedNumber(String(match.3))
        else { return nil }
        return .spread(middle, lower: lower, upper: upper)
    }

    /// A count with the kinds that it is made of in brackets.
    private static func withParts(_ text: String) -> PublishedText? {
        guard let match = text.wholeMatch(of: /(\d+) ?\((.+)\)/), let count = Int(match.1) else { return nil }
        let parts = match.2.split(separator: ",").map { Int($0.drop { $0 == " " }.prefix { $0.isNumber }) }
        return .count(count, of: nil, percent: nil, parts: parts.contains(nil) ? [] : parts.compactMap(\.self))
    }

    /// The number that a sum adds up.
    var leading: Int? {
        switch self {
        case .count(let count, _, _, _): count
        case .number(let number): Int(exactly: number.value)
        default: nil
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
