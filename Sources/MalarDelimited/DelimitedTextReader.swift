// SPDX-License-Identifier: Apache-2.0

/// Reads the records of a whole file and collects its errors.
struct DelimitedTextReader {
    let bytes: [UInt8]
    let fileName: String
    let options: DelimitedTextOptions
    var errors: [DelimitedTextError] = []
    var position = 0
    var line = 1
    private var fields: [FieldSlice] = []
    private var slices: [FieldSlice] = []
    private var lines: [UInt32] = []

    init(bytes: [UInt8], fileName: String, options: DelimitedTextOptions) {
        self.bytes = bytes
        self.fileName = fileName
        self.options = options
    }

    mutating func read() -> DelimitedTextReading {
        do throws(DelimitedTextErrors) {
            let delimiter = try start()
            let splitter = RecordSplitter(delimiter, options)
            let header = try readHeader(splitter)
            readRecords(splitter, header)
            if lines.isEmpty, errors.isEmpty, !options.acceptsHeaderOnly {
                errors.append(DelimitedTextError(.headerOnly, fileName: fileName, line: header.line))
            }
            let storage = DelimitedText.Storage(
                fileName: fileName, delimiter: delimiter, header: header, bytes: bytes, slices: slices, lines: lines)
            return DelimitedTextReading(text: DelimitedText(storage: storage), errors: errors)
        } catch {
            return DelimitedTextReading(text: nil, errors: error.errors)
        }
    }

    private mutating func readHeader(_ splitter: RecordSplitter) throws(DelimitedTextErrors) -> DelimitedHeader {
        let bytes = self.bytes
        let span = bytes.span
        while true {
            switch splitter.split(span, from: position, isFinal: true, into: &fields) {
            case .needsMore, .endOfInput: throw failure(.emptyFile)
            case .skipped(let end): advance(to: end, lines: 1)
            case .fault(let fault): throw DelimitedTextErrors(errors: [places().error(fault, in: span)])
            case .record(let end, let isMultiline):
                let headerLine = line
                let names = DelimitedHeader.isQuotedComment(fields, in: span) ? nil : fields.map { DelimitedHeader.name($0, in: span) }
                advance(to: end, lines: isMultiline ? nil : 1)
                if let names { return try DelimitedHeader(names: names, line: headerLine, fileName: fileName) }
            }
        }
    }

    private mutating func readRecords(_ splitter: RecordSplitter, _ header: DelimitedHeader) {
        let bytes = self.bytes
        let span = bytes.span
        let names = header.names
        while true {
            switch splitter.split(span, from: position, isFinal: true, into: &fields) {
            case .needsMore, .endOfInput: return
            case .skipped(let end): advance(to: end, lines: 1)
            case .record(let end, let isMultiline):
                if fields.count == names.count {
                    slices.append(contentsOf: fields)
                    lines.append(UInt32(line))
                } else {
                    errors.append(places(names).fieldCountError(found: fields.count))
                }
                advance(to: end, lines: isMultiline ? nil : 1)
            case .fault(let fault):
                errors.append(places(names).error(fault, in: span))
                advance(to: LineEnds.nextLine(from: fault.resumeFrom, in: span, isFinal: true) ?? bytes.count, lines: nil)
            }
            if errors.count >= options.limits.errors { return stopForErrors() }
        }
    }

    private mutating func stopForErrors() {
        guard position < bytes.count else { return }
        errors.append(DelimitedTextError(.tooManyErrors, fileName: fileName, line: line))
    }

    /// Moves on by a known number of lines, or by as many as there are.
    mutating func advance(to end: Int, lines: Int?) {
        line += lines ?? LineEnds.count(in: bytes.span, position..<end).lines
        position = end
    }

    private func places(_ names: [String] = []) -> PlaceFinder {
        PlaceFinder(fileName: fileName, recordStart: position, line: line, columnNames: names)
    }

    func failure(_ code: DelimitedTextError.Code) -> DelimitedTextErrors {
        DelimitedTextErrors(errors: [DelimitedTextError(code, fileName: fileName)])
    }
}
