// SPDX-License-Identifier: Apache-2.0

/// The normal forms of identifiers, so that the same thing written in two ways is found to be the same.
public enum IdentifierForms {
    /// A DOI without resolver, label and percent signs, in lower case; `nil` where the text holds none.
    ///
    /// DOIs are compared without regard to case (DOI Handbook, 2.4).
    public static func doi(_ text: String) -> String? {
        let plain = decodingPercent(text.trimmedOfWhitespace)
        guard let start = plain.firstRange(of: "10.") else { return nil }
        var tail = Substring(plain[start.lowerBound...])
        if let end = tail.firstIndex(where: { $0.isWhitespace || $0 == "\"" || $0 == "<" && !tail.contains(">") }) { tail = tail[..<end] }
        guard let slash = tail.firstIndex(of: "/"), tail[..<slash].dropFirst(3).allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
        guard tail[..<slash].count >= 7, tail.index(after: slash) < tail.endIndex else { return nil }
        while let last = tail.last, ".,;".contains(last) { tail.removeLast() }
        return tail.lowercased()
    }

    /// The digits of a PubMed id, with or without "PMID:"; `nil` where it is none.
    public static func pmid(_ text: String) -> String? {
        let digits = labelled(text, ["pmid", "medline", "pubmed"])
        guard (1...9).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let value = String(digits.drop { $0 == "0" })
        return value.isEmpty ? nil : value
    }

    /// `PMC` and digits; `nil` where it is none.
    public static func pmcid(_ text: String) -> String? {
        let upper = text.uppercased()
        guard let start = upper.firstRange(of: "PMC") else { return nil }
        let digits = upper[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
        return digits.isEmpty || digits.count > 9 ? nil : "PMC" + digits
    }

    /// `L` and digits, Embase's number of a record; `nil` where it is none.
    public static func embase(_ text: String) -> String? {
        let plain = text.trimmedOfWhitespace.uppercased()
        guard plain.first == "L", (7...12).contains(plain.count), plain.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return nil
        }
        return plain
    }

    /// Every ISSN in a text, each `1234-567X`, without repetition; whether its check digit is right is not asked.
    public static func issn(_ text: String) -> [String] {
        codes(in: text, hyphens: "-").filter { $0.count == 8 }.map { "\($0.prefix(4))-\($0.suffix(4))" }
    }

    /// Every ISBN in a text, digits and X alone, without repetition; whether its check digit is right is not asked.
    public static func isbn(_ text: String) -> [String] {
        codes(in: text, hyphens: "-").filter { $0.count == 13 || $0.count == 10 }
    }

    /// Every registration of a trial in a text (ClinicalTrials.gov, ISRCTN, EudraCT), upper case, without repetition.
    public static func registrations(_ text: String) -> [String] {
        var found: [String] = []
        for word in text.uppercased().split(whereSeparator: { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") }) {
            let isTrial =
                word.hasPrefix("NCT") && word.count == 11 && isDigits(word.dropFirst(3))
                || word.hasPrefix("ISRCTN") && (11...14).contains(word.count) && isDigits(word.dropFirst(6))
                || word.count == 14 && isDigits(word.filter { $0 != "-" }) && word.split(separator: "-").map(\.count) == [4, 6, 2]
            if isTrial, !found.contains(String(word)) { found.append(String(word)) }
        }
        return found
    }

    /// The first year from 1000 to 2999 that stands in a text as four digits of its own; `nil` where there is none.
    public static func year(_ text: String) -> Int? {
        for run in text.split(whereSeparator: { !($0.isASCII && $0.isNumber) }) where run.count == 4 {
            if let year = Int(run), (1000..<3000).contains(year) { return year }
        }
        return nil
    }

    private static func isDigits(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func labelled(_ text: String, _ labels: [String]) -> String {
        let plain = text.trimmedOfWhitespace
        for label in labels where plain.lowercased().hasPrefix(label) {
            return String(plain.dropFirst(label.count).drop { ": \t".contains($0) }.prefix { !$0.isWhitespace && $0 != "[" })
        }
        return plain
    }

    private static func codes(in text: String, hyphens: String) -> [String] {
        let runs = text.uppercased().split { !($0.isASCII && $0.isNumber || $0 == "X" || hyphens.contains($0)) }
        var found: [String] = []
        for run in runs.map({ String($0.filter { !hyphens.contains($0) }) }) where run.dropLast().allSatisfy(\.isNumber) && !run.isEmpty {
            if !found.contains(run) { found.append(run) }
        }
        return found
    }

    private static func decodingPercent(_ text: String) -> String {
        guard text.contains("%") else { return text }
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == 37, index + 2 < source.count, let high = hex(source[index + 1]), let low = hex(source[index + 2]) {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
