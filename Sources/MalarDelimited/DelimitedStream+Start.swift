// SPDX-License-Identifier: Apache-2.0

extension DelimitedStream {
    /// Reads the header.
    ///
    /// - Throws: `DelimitedTextErrors` where there is no usable header, or what the source throws.
    public init(fileName: String, options: DelimitedTextOptions = DelimitedTextOptions(), source: ByteSource) throws {
        self.fileName = fileName
        self.options = options
        header = .none
        delimiter = options.delimiter ?? .comma
        splitter = RecordSplitter(delimiter, options)
        buffer = ChunkBuffer(source)
        try readPreamble()
        splitter = RecordSplitter(delimiter, options)
        try readHeader()
    }

    private mutating func readPreamble() throws {
        while buffer.count < 3, !buffer.isFinal { try buffer.fill(beyond: 2) }
        if TextPreamble.isUTF16(buffer.bytes.span) { throw failure(.utf16, line: 1, byteColumn: 1) }
        buffer.consume(to: TextPreamble.byteOrderMarkLength(buffer.bytes.span))
        if let stated = try readSeparatorLine() {
            delimiter = options.delimiter ?? stated
        } else if options.delimiter == nil {
            delimiter = try detect()
        }
    }

    private mutating func readSeparatorLine() throws -> Delimiter? {
        while true {
            switch TextPreamble.separatorLine(buffer.bytes.span, at: buffer.start, isFinal: buffer.isFinal) {
            case .absent: return nil
            case .needsMore: try buffer.fill(beyond: options.limits.recordBytes)
            case .found(let delimiter, let end):
                use(to: end, lines: 1)
                return delimiter
            }
        }
    }

    /// Only the header is looked at: what stands before the first record has to fit into the limit of one record.
    private mutating func detect() throws -> Delimiter {
        while true {
            switch detectWithinLimit() {
            case .found(let delimiter): return delimiter
            case .ambiguous: throw failure(.ambiguousDelimiter)
            case .needsMore where buffer.count > options.limits.recordBytes: throw failure(.recordTooLong, line: nextLine)
            case .needsMore: try buffer.fill(beyond: options.limits.recordBytes)
            }
        }
    }

    private func detectWithinLimit() -> DelimiterDetection.Outcome {
        let limit = options.limits.recordBytes
        let isWhole = buffer.count <= limit
        let window = buffer.bytes.span.extracting(0..<(isWhole ? buffer.bytes.count : buffer.start + limit))
        return DelimiterDetection(options: options, sample: 0).detect(window, from: buffer.start, isFinal: buffer.isFinal && isWhole)
    }

    private mutating func readHeader() throws {
        while true {
            switch try step() {
            case .needsMore: try buffer.fill(beyond: options.limits.recordBytes)
            case .endOfInput: throw failure(.emptyFile)
            case .skipped(let end): use(to: end, lines: 1)
            case .fault(let fault): throw DelimitedTextErrors(errors: [places.error(fault, in: buffer.bytes.span)])
            case .record(let end, let isMultiline):
                if let names = try headerNames(to: end) {
                    header = try DelimitedHeader(names: names, line: nextLine, fileName: fileName)
                    return use(to: end, lines: isMultiline ? nil : 1)
                }
                use(to: end, lines: isMultiline ? nil : 1)
            }
        }
    }

    private func headerNames(to end: Int) throws -> [String]? {
        let span = buffer.bytes.span
        if let fault = ByteCheck.firstFault(in: span, buffer.start..<end) {
            throw DelimitedTextErrors(errors: [places.error(fault, in: span)])
        }
        return DelimitedHeader.isQuotedComment(fields, in: span) ? nil : fields.map { DelimitedHeader.name($0, in: span) }
    }

    private func failure(_ code: DelimitedTextError.Code, line: Int? = nil, byteColumn: Int? = nil) -> DelimitedTextErrors {
        DelimitedTextErrors(errors: [DelimitedTextError(code, fileName: fileName, line: line, byteColumn: byteColumn)])
    }
}

extension DelimitedHeader {
    /// Stands in until the header is read.
    static let none = Self(names: [], line: 1, indices: [:])
}
