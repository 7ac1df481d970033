// SPDX-License-Identifier: Apache-2.0

extension DelimitedStream {
    /// Splits the record at the start of the buffer.
    mutating func step() throws -> RecordSplitter.Outcome {
        let start = buffer.start
        let limit = options.limits.recordBytes
        // The splitter sees no more than one record may have, so that the size of the chunks makes no difference.
        let isWhole = buffer.count <= limit
        let bytes = buffer.bytes
        let window = bytes.span.extracting(0..<(isWhole ? bytes.count : start + limit))
        let outcome = splitter.split(window, from: start, isFinal: buffer.isFinal && isWhole, into: &fields)
        if case .needsMore = outcome, !isWhole {
            return .fault(RecordFault(.recordTooLong, at: start, field: 0, fieldStart: start, openedAt: nil))
        }
        return outcome
    }

    /// Reports a record and gives up its line.
    mutating func giveUp(_ fault: RecordFault) -> DelimitedTextError {
        let bytes = buffer.bytes
        let span = bytes.span
        let error = places.error(fault, in: span)
        if let end = LineEnds.nextLine(from: fault.resumeFrom, in: span, isFinal: buffer.isFinal) {
            use(to: end, lines: nil)
        } else {
            use(to: fault.resumeFrom, lines: nil)
            isSkippingLine = true
        }
        fields.removeAll(keepingCapacity: true)
        return error
    }

    /// Passes over bytes up to the next line end. False where more have to be looked at.
    mutating func skipLine() throws -> Bool {
        if let end = LineEnds.nextLine(from: buffer.start, in: buffer.bytes.span, isFinal: buffer.isFinal) {
            use(to: end, lines: 1)
            isSkippingLine = false
            return true
        }
        // A CR at the end of the bytes may be half a line end: it stays.
        let end = buffer.bytes.count
        let keepsReturn = buffer.count > 0 && buffer.bytes[end - 1] == LineEnds.carriageReturn
        buffer.consume(to: keepsReturn ? end - 1 : end)
        try buffer.fill(beyond: 0)
        return false
    }

    /// Uses up the bytes to `end`, which hold `lines` line ends or as many as are counted.
    mutating func use(to end: Int, lines: Int?) {
        line = nextLine
        nextLine += lines ?? LineEnds.count(in: buffer.bytes.span, buffer.start..<end).lines
        buffer.consume(to: end)
    }

    var places: PlaceFinder {
        PlaceFinder(fileName: fileName, recordStart: buffer.start, line: nextLine, columnNames: header.names)
    }
}
