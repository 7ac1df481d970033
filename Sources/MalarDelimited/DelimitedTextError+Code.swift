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

        /// Codes are the same where their names are, however they are worded.
        public static func == (left: Self, right: Self) -> Bool { left.description == right.description }
        /// Takes in the name alone, as `==` does.
        public func hash(into hasher: inout Hasher) { hasher.combine(description) }
    }
}

private let saveAsUTF8 = "In Excel choose File, Save As, “CSV UTF-8 (Comma delimited)”, and try again."

extension DelimitedTextError.Code {
    // The file as a whole.
    /// Only comments, blank records or nothing at all: there is no line to take the column names from.
    public static let emptyFile = Self(
        "emptyFile", "the file has no header", do: "Put the column names in the first line and one record in each line below.")
    /// For whole files, unless `acceptsHeaderOnly` is set, and only where nothing else is wrong. The line is the header's.
    public static let headerOnly = Self(
        "headerOnly", "the file has a header and no record", do: "Add the records, or leave the file out.")
    /// The bytes begin with a UTF-16 byte order mark of either order. Nothing is read.
    public static let utf16 = Self("utf16", "the file is UTF-16, not UTF-8", do: saveAsUTF8)
    /// The place is the first such byte. A whole file is refused for it; a stream, below its header, gives up the record alone.
    public static let invalidUTF8 = Self(
        "invalidUTF8", "this byte is not UTF-8; the file is probably Latin-1 or Windows-1252 (accented letters, µ, ²)", do: saveAsUTF8)
    /// The place is the first NUL. A whole file is refused for it; a stream, below its header, gives up the record alone.
    public static let nulByte = Self(
        "nulByte", "there is a NUL byte; the file is damaged or is UTF-16", do: saveAsUTF8)
    /// Above 1,073,741,823 bytes, for whole files only: offsets of fields would not fit.
    public static let fileTooLarge = Self(
        "fileTooLarge", "the file is larger than 1 GB", do: "Split it, or read it as a stream.")
    /// Two or more of comma, semicolon and tab split the header, and the first 20 records of a whole file, equally well.
    public static let ambiguousDelimiter = Self(
        "ambiguousDelimiter", "more than one delimiter would fit",
        do: "State the delimiter, or put a first line such as sep=; into the file.")
    /// The last error where `Limits.errors` was reached before the end of a whole file; what lies below its line was not looked at.
    public static let tooManyErrors = Self(
        "tooManyErrors", "reading stopped here because there are too many errors", do: "Mend the errors above and try again.")

    // The header.
    /// A name of blanks alone counts as none, in quotes too. One error for each such column.
    public static let emptyColumnName = Self(
        "emptyColumnName", "a column has no name", do: "Name it, or delete the column if it is empty.")
    /// The place is the later column. The name is left out, since without a header it would be a patient's value.
    public static let duplicateColumnName = Self(
        "duplicateColumnName", "two columns have the same name", do: "Rename or delete one of them.")
    /// A header or a record has more fields than `Limits.columns`; the place is the first one too many.
    public static let tooManyColumns = Self(
        "tooManyColumns", "there are too many columns", do: "Check the delimiter and the quotes, or split the table.")

    // One record.
    /// A record has fewer fields than the header; the place is the first column that lacks one. Blank records are skipped instead.
    public static let truncatedRecord = Self(
        "truncatedRecord", "the row is truncated", do: "Add the missing fields, empty ones too, or close a quote left open.")
    /// A record has more fields than the header; the place is the first field beyond it, which has no column name.
    public static let surplusFields = Self(
        "surplusFields", "the row has more fields than the header", do: "Put a field that contains the delimiter in double quotes.")
    /// The bytes end inside a quoted field; the place is its opening quote. Where much follows, a limit is reached first.
    public static let unterminatedQuote = Self(
        "unterminatedQuote", "a quote opens here and is never closed", do: "Close it, or delete it if it is a slip.")
    /// Something other than blanks stands between a closing quote and the next delimiter or line end.
    public static let charactersAfterQuote = Self(
        "charactersAfterQuote", "there are characters after a closing quote", do: "Double each quote that belongs to the text (\"\").")
    /// More Unicode scalars than `Limits.fieldCharacters`; often a quote that was never closed.
    public static let fieldTooLong = Self(
        "fieldTooLong", "the field is too long", do: "Shorten it, or close a quote left open here.")
    /// For streams only: no record, or no header, ends within `Limits.recordBytes` bytes.
    public static let recordTooLong = Self(
        "recordTooLong", "the record is too long", do: "Shorten it, or close a quote left open in it.")
}
