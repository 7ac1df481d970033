// SPDX-License-Identifier: Apache-2.0

/// How a delimited text is to be read, and what is too much.
public struct DelimitedTextOptions: Sendable, Hashable {
    /// The delimiter, or `nil` to take it from a `sep=` line or to detect it.
    public var delimiter: Delimiter?

    /// Whether a line whose first byte is `#` is a comment. A first field that begins with `#` must then be quoted.
    public var skipsComments: Bool

    /// Whether a file with a header and no record is in order. Streams always accept it.
    public var acceptsHeaderOnly: Bool

    /// How much is accepted before a record, or the rest of a file, is given up.
    public var limits: Limits

    /// Unless told otherwise the delimiter is found out, comments are skipped, and a file without a record is an error.
    public init(delimiter: Delimiter? = nil, skipsComments: Bool = true, acceptsHeaderOnly: Bool = false, limits: Limits = Limits()) {
        self.delimiter = delimiter
        self.skipsComments = skipsComments
        self.acceptsHeaderOnly = acceptsHeaderOnly
        self.limits = limits
    }

    /// Bounds that keep a damaged or hostile file from taking the memory of the machine.
    public struct Limits: Sendable, Hashable {
        /// The longest field, in Unicode scalars.
        public var fieldCharacters: Int
        /// The most columns of a header or record.
        public var columns: Int
        /// The longest record of a stream, in bytes with its line end. Whole files have no such limit.
        public var recordBytes: Int
        /// The number of errors after which the reading of a whole file stops.
        public var errors: Int

        /// - Precondition: every limit is at least 1.
        public init(fieldCharacters: Int = 10_000, columns: Int = 1_000, recordBytes: Int = 1_048_576, errors: Int = 100) {
            precondition(min(fieldCharacters, columns, recordBytes, errors) >= 1, "limits are at least 1")
            self.fieldCharacters = fieldCharacters
            self.columns = columns
            self.recordBytes = recordBytes
            self.errors = errors
        }
    }
}
