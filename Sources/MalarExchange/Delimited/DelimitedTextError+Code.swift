// SPDX-License-Identifier: Apache-2.0

extension DelimitedTextError {
    /// What is wrong. More codes may come in later versions.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the code, stable between versions.
        public let description: String
        let problem: String
        let remedy: String

        private init(_ name: String, _ problem: String, do remedy: String) {
            description = name
            self.problem = problem
            self.remedy = remedy
        }

        public static func == (left: Self, right: Self) -> Bool { left.description == right.description }
        public func hash(into hasher: inout Hasher) { hasher.combine(description) }
    }
}

private let saveAsUTF8 = "In Excel choose File, Save As, “CSV UTF-8 (Comma delimited)”, and try again."

extension DelimitedTextError.Code {
    // The file as a whole.
    public static let emptyFile = Self(
        "emptyFile", "the file has no header", do: "Put the column names in the first line and one record in each line below.")
    public static let headerOnly = Self(
        "headerOnly", "the file has a header and no record", do: "Add the records, or leave the file out.")
    public static let utf16 = Self("utf16", "the file is UTF-16, not UTF-8", do: saveAsUTF8)
    public static let invalidUTF8 = Self(
        "invalidUTF8", "this byte is not UTF-8; the file is probably Latin-1 or Windows-1252 (accented letters, µ, ²)", do: saveAsUTF8)
    public static let nulByte = Self(
        "nulByte", "there is a NUL byte; the file is damaged or is UTF-16", do: saveAsUTF8)
    public static let fileTooLarge = Self(
        "fileTooLarge", "the file is larger than 1 GB", do: "Split it, or read it as a stream.")
    public static let ambiguousDelimiter = Self(
        "ambiguousDelimiter", "more than one delimiter would fit",
        do: "State the delimiter, or put a first line such as sep=; into the file.")
    public static let tooManyErrors = Self(
        "tooManyErrors", "reading stopped here because there are too many errors", do: "Mend the errors above and try again.")

    // The header.
    public static let emptyColumnName = Self(
        "emptyColumnName", "a column has no name", do: "Name it, or delete the column if it is empty.")
    public static let duplicateColumnName = Self(
        "duplicateColumnName", "two columns have the same name", do: "Rename or delete one of them.")
    public static let tooManyColumns = Self(
        "tooManyColumns", "there are too many columns", do: "Check the delimiter and the quotes, or split the table.")

    // One record.
    public static let truncatedRecord = Self(
        "truncatedRecord", "the row is truncated", do: "Add the missing fields, empty ones too, or close a quote left open.")
    public static let surplusFields = Self(
        "surplusFields", "the row has more fields than the header", do: "Put a field that contains the delimiter in double quotes.")
    public static let unterminatedQuote = Self(
        "unterminatedQuote", "a quote opens here and is never closed", do: "Close it, or delete it if it is a slip.")
    public static let charactersAfterQuote = Self(
        "charactersAfterQuote", "there are characters after a closing quote", do: "Double each quote that belongs to the text (\"\").")
    public static let fieldTooLong = Self(
        "fieldTooLong", "the field is too long", do: "Shorten it, or close a quote left open here.")
    public static let recordTooLong = Self(
        "recordTooLong", "the record is too long", do: "Shorten it, or close a quote left open in it.")
}
