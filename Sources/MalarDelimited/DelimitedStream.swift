// SPDX-License-Identifier: Apache-2.0

/// Reads a delimited text of any length, one record at a time, in bounded memory.
///
/// Look up the indices of the columns once in `header`; then call `next()` and ask for the fields of the current record by index.
/// Nothing is allocated for a record until a field is asked for. Memory is bounded by the limits and the size of a chunk.
///
/// A bad record is reported and reading goes on with the next line; after a quote that runs over a line end and turns out wrong, with
/// the line below that quote. The delimiter is detected from the header alone, so that the size of the chunks makes no difference.
public struct DelimitedStream: ~Copyable {
    /// The name that errors give, as the caller gave it; no file is opened by it.
    public let fileName: String
    /// The column names, read when the stream is made and the same to its end.
    public internal(set) var header: DelimitedHeader
    /// As the options state it, else as a `sep=` line does, else as the header shows it.
    public internal(set) var delimiter: Delimiter
    /// The line where the current record begins, from 1.
    public internal(set) var line = 1

    let options: DelimitedTextOptions
    var splitter: RecordSplitter
    var buffer: ChunkBuffer
    /// The fields of the current record, as offsets into the buffer.
    var fields: [FieldSlice] = []
    /// The line where the unused bytes begin.
    var nextLine = 1
    /// Whether the rest of a line that was given up has still to come.
    var isSkippingLine = false

    /// What `next()` has found.
    public enum Step: Sendable, Hashable {
        /// The stream stands on a record with as many fields as the header.
        case record
        /// A record could not be read; the stream can go on.
        case bad(DelimitedTextError)
        case end
    }

    /// Moves to the next record.
    ///
    /// - Throws: what the source throws.
    /// - Complexity: linear in the length of the record.
    public mutating func next() throws -> Step {
        while true {
            if isSkippingLine, try !skipLine() { continue }
            switch try step() {
            case .record(let end, let isMultiline):
                let error = recordError(to: end)
                use(to: end, lines: isMultiline ? nil : 1)
                return error.map { .bad($0) } ?? .record
            case .skipped(let end): use(to: end, lines: 1)
            case .fault(let fault): return .bad(giveUp(fault))
            case .needsMore: try buffer.fill(beyond: options.limits.recordBytes)
            case .endOfInput:
                fields.removeAll()
                return .end
            }
        }
    }

    /// What is wrong with a record that was split, if anything.
    private func recordError(to end: Int) -> DelimitedTextError? {
        let span = buffer.bytes.span
        if let fault = ByteCheck.firstFault(in: span, buffer.start..<end) { return places.error(fault, in: span) }
        return fields.count == header.names.count ? nil : places.fieldCountError(found: fields.count)
    }
}
