// SPDX-License-Identifier: Apache-2.0

/// Splits the bytes of one record into fields: RFC 4180 with blanks outside quotes trimmed.
///
/// It keeps no state: a record that is cut off by the end of a chunk is split again once more bytes are there.
struct RecordSplitter {
    let delimiter: UInt8
    let skipsComments: Bool
    let fieldCharacters: Int
    let columns: Int

    init(_ delimiter: Delimiter, _ options: DelimitedTextOptions) {
        self.delimiter = delimiter.byte
        skipsComments = options.skipsComments
        fieldCharacters = options.limits.fieldCharacters
        columns = options.limits.columns
    }

    enum Outcome {
        /// A record with at least one field that is not blank. `end` is where the next record begins.
        case record(end: Int, isMultiline: Bool)
        /// A comment, an empty line or a record of blank fields: always one line.
        case skipped(end: Int)
        case fault(RecordFault)
        /// The bytes end within a record and are not final.
        case needsMore
        case endOfInput
    }

    /// Splits the record that begins at `start`. Linear in its length.
    func split(_ bytes: Span<UInt8>, from start: Int, isFinal: Bool, into fields: inout [FieldSlice]) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        guard start < bytes.count else { return isFinal ? .endOfInput : .needsMore }
        if skipsComments, bytes[start] == UInt8(ascii: "#") {
            return LineEnds.nextLine(from: start, in: bytes, isFinal: isFinal).map { .skipped(end: $0) } ?? .needsMore
        }
        if let end = splitPlain(bytes, from: start, into: &fields) { return .record(end: end, isMultiline: false) }
        return splitClosely(bytes, from: start, isFinal: isFinal, into: &fields)
    }

    /// Splits any record, field by field.
    func splitClosely(_ bytes: Span<UInt8>, from start: Int, isFinal: Bool, into fields: inout [FieldSlice]) -> Outcome {
        fields.removeAll(keepingCapacity: true)
        var position = start
        var isBlank = true
        var openedAt: Int?
        while true {
            let scan = scanField(bytes, at: position, isFinal: isFinal)
            if openedAt == nil { openedAt = scan.multilineQuote }
            switch scan.stop {
            case .delimiter, .end: break
            case .needsMore: return .needsMore
            case .fault(let code, let offset):
                return .fault(RecordFault(code, at: offset, field: fields.count, fieldStart: position, openedAt: openedAt))
            }
            fields.append(scan.slice)
            isBlank = isBlank && scan.slice.isBlank
            position = scan.next
            if scan.stop.isEnd { return isBlank ? .skipped(end: position) : .record(end: position, isMultiline: openedAt != nil) }
            if fields.count == columns {
                return .fault(RecordFault(.tooManyColumns, at: position, field: columns, fieldStart: position, openedAt: openedAt))
            }
        }
    }
}

/// What made a record unreadable, in offsets of the bytes.
struct RecordFault {
    let code: DelimitedTextError.Code
    let offset: Int
    /// The field's place in the record, from 0.
    let field: Int
    /// The quote of the first quoted field that runs over a line end, if any: then that quote is probably the slip.
    let openedAt: Int?
    /// Reading goes on with the line after this offset.
    let resumeFrom: Int

    init(_ code: DelimitedTextError.Code, at offset: Int, field: Int, fieldStart: Int, openedAt: Int?) {
        self.code = code
        self.offset = offset
        self.field = field
        self.openedAt = openedAt
        resumeFrom = openedAt ?? fieldStart
    }
}
