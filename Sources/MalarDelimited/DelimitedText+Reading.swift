// SPDX-License-Identifier: Apache-2.0

/// What was read, and everything that is wrong with it.
public struct DelimitedTextReading: Sendable {
    /// The records that could be read, or `nil` where there is no usable header.
    public let text: DelimitedText?
    /// Every error found, in the order of the file. Unless it is empty, `text` may lack records.
    public let errors: [DelimitedTextError]
}

extension DelimitedText {
    /// Reads a whole text and accepts it only if nothing is wrong with it.
    ///
    /// UTF-8 with or without a byte order mark; line ends LF, CRLF or CR; fields as in RFC 4180, with blanks outside quotes
    /// trimmed. Comment lines, empty lines and records of blank fields are skipped. A quote inside an unquoted field is a
    /// character like any other. A `sep=` first line is honoured.
    ///
    /// - Parameters:
    ///   - bytes: the content of the file.
    ///   - fileName: the name that errors give.
    /// - Throws: all errors of the file together, up to `options.limits.errors`.
    public init(bytes: [UInt8], fileName: String, options: DelimitedTextOptions = DelimitedTextOptions()) throws(DelimitedTextErrors) {
        let reading = Self.reading(bytes: bytes, fileName: fileName, options: options)
        guard let text = reading.text, reading.errors.isEmpty else { throw DelimitedTextErrors(errors: reading.errors) }
        self = text
    }

    /// Reads a whole text and gives both what could be read and all errors, for callers that gather those of several files.
    ///
    /// After a bad record reading goes on with the next line; after a quote that is never closed, with the line below that quote.
    public static func reading(
        bytes: [UInt8], fileName: String, options: DelimitedTextOptions = DelimitedTextOptions()
    ) -> DelimitedTextReading {
        var reader = DelimitedTextReader(bytes: bytes, fileName: fileName, options: options)
        return reader.read()
    }
}
