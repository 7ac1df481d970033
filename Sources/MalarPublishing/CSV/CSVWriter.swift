// SPDX-License-Identifier: Apache-2.0

/// Writes records as comma-separated values.
///
/// Fields are quoted only where they must be: where they hold the separator, a quotation mark, a line break, or white space at an end.
/// - Source: RFC 4180.
public struct CSVWriter: Sendable, Hashable {
    /// Whether text that a spreadsheet would run as a formula is disarmed.
    public enum FormulaGuard: Sendable, Hashable {
        /// Fields are written as they are. For programs.
        case off
        /// Text that a spreadsheet would run as a formula gets an apostrophe in front, so that it is shown instead of run.
        ///
        /// Guarded is what begins with `=`, `+`, `-`, `@`, their full-width forms, a tab or a line break, also after leading spaces.
        /// Plain numerals such as `-0.5` stay as they are. The apostrophe changes the text: do not read such a file back as data.
        case on
    }

    /// Stands between two fields; a field that holds it is quoted.
    public var separator: Character
    /// Ends each record, the last one too; CR LF unless told otherwise, as RFC 4180 has it.
    public var lineEnd: String
    /// Off unless told otherwise, because the apostrophe changes the text.
    public var formulaGuard: FormulaGuard

    /// - Precondition: the separator is neither a quotation mark nor a line break.
    public init(separator: Character = ",", lineEnd: String = "\r\n", formulaGuard: FormulaGuard = .off) {
        precondition(separator != "\"" && !separator.isNewline, "a separator is neither a quotation mark nor a line break")
        self.separator = separator
        self.lineEnd = lineEnd
        self.formulaGuard = formulaGuard
    }

    /// All records, each ended by `lineEnd`.
    public func text(of records: [[String]]) -> String {
        var text = ""
        for record in records { append(record, to: &text) }
        return text
    }

    /// Appends one record and its line end.
    public func append(_ record: [String], to text: inout String) {
        // A lone empty field would read as an empty line, which readers skip.
        if record == [""] { text += "\"\"" }
        for (index, field) in record.enumerated() {
            if index > 0 { text.append(separator) }
            append(field: field, to: &text)
        }
        text += lineEnd
    }

    private func append(field: String, to text: inout String) {
        let field = formulaGuard == .on && Self.looksLikeFormula(field) ? "'" + field : field
        guard needsQuotes(field) else {
            text += field
            return
        }
        text += "\""
        for scalar in field.unicodeScalars {
            if scalar == "\"" { text += "\"" }
            text.unicodeScalars.append(scalar)
        }
        text += "\""
    }

    private func needsQuotes(_ field: String) -> Bool {
        guard let first = field.first, let last = field.last else { return false }
        if first.isWhitespace || last.isWhitespace { return true }
        let separators = separator.unicodeScalars
        return field.unicodeScalars.contains { $0 == "\"" || $0 == "\r" || $0 == "\n" || separators.contains($0) }
    }

    /// Whether a spreadsheet may run the text as a formula.
    static func looksLikeFormula(_ field: String) -> Bool {
        guard let start = field.unicodeScalars.first(where: { $0 != " " && $0 != "\u{A0}" }) else { return false }
        let triggers: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]
        return triggers.contains(start) && !isPlainNumeral(field)
    }

    private static func isPlainNumeral(_ field: String) -> Bool {
        let allowed = Set("0123456789.+-eE")
        return field.allSatisfy(allowed.contains) && Double(field) != nil
    }
}
