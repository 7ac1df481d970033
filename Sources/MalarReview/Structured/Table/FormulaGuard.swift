// SPDX-License-Identifier: Apache-2.0

/// Keeps spreadsheets from running a text as a formula, and gives the text back unchanged.
///
/// A text that begins with `=`, `+`, `-`, `@` or their full-width forms, also behind blanks, tabs or line breaks, gets an apostrophe in
/// front; so does one that already has apostrophes before such a sign. Reading takes one apostrophe away. Numerals stay as they are.
/// - Source: OWASP, CSV Injection.
enum FormulaGuard {
    static func disguised(_ text: String) -> String { isDangerous(text.drop { $0 == "'" }) ? "'" + text : text }

    static func disguiseRemoved(_ text: String) -> String {
        guard text.first == "'", isDangerous(text.drop { $0 == "'" }) else { return text }
        return String(text.dropFirst())
    }

    private static func isDangerous(_ text: Substring) -> Bool {
        guard let first = text.unicodeScalars.first(where: { !$0.properties.isWhitespace }), signs.contains(first) else { return false }
        return !isNumeral(text)
    }

    private static let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

    private static func isNumeral(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46 } && Double(text) != nil
    }
}
