// SPDX-License-Identifier: Apache-2.0

extension DelimitedTextReader {
    /// Checks the file as a whole, passes over what stands before the first record and settles the delimiter.
    mutating func start() throws(DelimitedTextErrors) -> Delimiter {
        let bytes = self.bytes
        let span = bytes.span
        if bytes.count > FieldSlice.maximumBytes { throw failure(.fileTooLarge) }
        if TextPreamble.isUTF16(span) { throw utf16() }
        position = TextPreamble.byteOrderMarkLength(span)
        // One wrong byte means that the whole file was saved in another encoding: the first place is enough.
        if let fault = ByteCheck.firstFault(in: span, position..<span.count) {
            let places = PlaceFinder(fileName: fileName, recordStart: position, line: 1)
            throw DelimitedTextErrors(errors: [places.error(fault, in: span)])
        }
        var stated: Delimiter?
        if case .found(let delimiter, let end) = TextPreamble.separatorLine(span, at: position, isFinal: true) {
            stated = delimiter
            advance(to: end, lines: 1)
        }
        if let delimiter = options.delimiter ?? stated { return delimiter }
        switch DelimiterDetection(options: options, sample: 20).detect(span, from: position, isFinal: true) {
        case .found(let delimiter): return delimiter
        case .ambiguous, .needsMore: throw failure(.ambiguousDelimiter)
        }
    }

    private func utf16() -> DelimitedTextErrors {
        DelimitedTextErrors(errors: [DelimitedTextError(.utf16, fileName: fileName, line: 1, byteColumn: 1)])
    }
}
