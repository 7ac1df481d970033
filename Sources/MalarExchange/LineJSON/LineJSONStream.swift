// SPDX-License-Identifier: Apache-2.0

public import MalarDelimited

/// Reads a stream of flat JSON objects, one a line, in bounded memory.
///
/// Each key is a column. Declare the columns you need and ask for their values by index; other keys become columns as they are met, in the
/// order of the stream, unless they are to be ignored. An index stays valid for the whole stream. Blank lines are skipped.
///
/// A bad line is reported, and reading goes on with the next one. Lines end with LF or CRLF.
public struct LineJSONStream: ~Copyable {
    /// The name that errors give, as the caller gave it; no file is opened by it.
    public let fileName: String
    /// The line of the current object, from 1.
    public private(set) var line = 0

    private let ignoring: Set<String>
    private let limits: Limits
    private var buffer: ChunkBuffer
    private var row: LineJSONRow
    private var nextLine = 1
    private var isSkippingLine = false

    /// Bounds that keep a damaged or hostile stream from taking the memory of the machine.
    public struct Limits: Sendable, Hashable {
        /// The longest line, in bytes without its line feed.
        public var lineBytes: Int
        /// The most columns of a stream, those declared included.
        public var columns: Int

        /// - Precondition: every limit is at least 1.
        public init(lineBytes: Int = 1_048_576, columns: Int = 1_000) {
            precondition(min(lineBytes, columns) >= 1, "limits are at least 1")
            self.lineBytes = lineBytes
            self.columns = columns
        }
    }

    /// What `next()` has found.
    public enum Step: Sendable, Hashable {
        /// The stream stands on an object.
        case object
        /// A line could not be read; the stream can go on.
        case bad(LineJSONError)
        case end
    }

    /// - Parameters:
    ///   - fileName: the name that errors give.
    ///   - columns: keys that get the indices 0, 1, 2 … in this order, repeated ones once.
    ///   - ignoring: keys whose values are dropped, nested ones too.
    public init(fileName: String, columns: [String] = [], ignoring: Set<String> = [], limits: Limits = Limits(), source: ByteSource) {
        self.fileName = fileName
        self.ignoring = ignoring
        self.limits = limits
        buffer = ChunkBuffer(source)
        row = LineJSONRow(columns: columns, maximumColumns: limits.columns)
    }

    /// The columns so far: those declared, then others as they were met.
    public var columnNames: [String] { row.names }

    /// The index of a key, or `nil` where it is neither declared nor met so far.
    public func columnIndex(of name: String) -> Int? { row.index(of: name) }

    /// The value in the current object, or `nil` where the object lacks the key.
    ///
    /// - Precondition: `column` is an index of `columnNames`.
    public func value(at column: Int) -> FieldValue? { row.values[column] }

    /// Moves to the next object.
    ///
    /// - Throws: what the source throws; `LineJSONError` where the stream is UTF-16.
    /// - Complexity: linear in the length of the line and the number of columns.
    public mutating func next() throws -> Step {
        row.clear()
        while let found = try findLine() {
            line = nextLine
            if isSkippingLine {
                isSkippingLine = !found.isComplete
                use(found)
                continue
            }
            if found.end - buffer.start > limits.lineBytes {
                let error = failure(.lineTooLong, at: buffer.start)
                isSkippingLine = !found.isComplete
                use(found)
                return .bad(error)
            }
            let step = try parse(to: found.end)
            use(found)
            if let step { return step }
        }
        return .end
    }

    private struct FoundLine {
        /// Where the line's content ends, as far as it is there.
        let end: Int
        /// Where the next line begins.
        let next: Int
        let isComplete: Bool
    }

    /// Finds the next line feed; a line longer than the limit is given in parts. `nil` at the end of the stream.
    private mutating func findLine() throws -> FoundLine? {
        var searched = 0
        while true {
            let end = buffer.bytes.count
            if let index = lineFeed(from: buffer.start + searched) { return FoundLine(end: index, next: index + 1, isComplete: true) }
            searched = buffer.count
            if buffer.isFinal { return searched == 0 ? nil : FoundLine(end: end, next: end, isComplete: true) }
            if searched > limits.lineBytes { return FoundLine(end: end, next: end, isComplete: false) }
            try buffer.fill(beyond: limits.lineBytes)
        }
    }

    private func lineFeed(from start: Int) -> Int? {
        let bytes = buffer.bytes.span
        for index in start..<bytes.count where bytes[index] == LineEnds.lineFeed { return index }
        return nil
    }

    private mutating func use(_ found: FoundLine) {
        buffer.consume(to: found.next)
        if found.isComplete { nextLine += 1 }
    }

    /// Reads one line; `nil` where it is blank.
    private mutating func parse(to end: Int) throws -> Step? {
        let bytes = buffer.bytes
        let span = bytes.span
        var start = buffer.start
        if line == 1 {
            if TextPreamble.isUTF16(span.extracting(start..<end)) { throw failure(.utf16, at: start) }
            start += TextPreamble.byteOrderMarkLength(span.extracting(start..<end))
        }
        var parser = LineJSONParser(position: start, end: end, ignoring: ignoring)
        parser.skipBlanks(span)
        if parser.position == end { return nil }
        if let fault = ByteCheck.firstFault(in: span, start..<end) {
            return .bad(failure(fault.isNUL ? .controlCharacter : .invalidUTF8, at: fault.offset))
        }
        let columns = row.names.count
        do throws(LineJSONFault) {
            try parser.parse(span, into: &row)
            return .object
        } catch {
            row.shrink(to: columns)
            row.clear()
            return .bad(failure(error.code, at: error.offset, key: error.key))
        }
    }

    private func failure(_ code: LineJSONError.Code, at offset: Int, key: String? = nil) -> LineJSONError {
        LineJSONError(code: code, fileName: fileName, line: line, byteColumn: offset - buffer.start + 1, key: key)
    }
}
