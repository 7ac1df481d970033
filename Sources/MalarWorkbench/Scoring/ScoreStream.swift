// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments

/// How a stream of visits is written, in and out.
public enum ScoreFormat: String, Sendable, CaseIterable, Codable {
    /// Comma-separated values with a header.
    case csv
    /// One JSON object a line.
    case ndjson
}

/// Scores a stream of visits: one row in, one row out, in bounded memory.
///
/// The columns of the input are the items of the instrument by id; an empty field is unknown, and a column that is not there was never
/// asked for. In objects `null` is unknown, and a key that is left out was never asked for. Numerals have a decimal point. A row that
/// cannot be scored gives a row with the reason, and the stream goes on.
///
/// An instrument of courses needs `patient` and `date` (2024-03-31) as well: the rows of a patient together and in order of date. Each row
/// is scored in the light of the patient's rows above it, but for those that gave an error. Two rows of one day are taken in their order.
public struct ScoreStream: Sendable {
    /// How many rows came, and how many of them could not be scored.
    public struct Summary: Sendable, Hashable, Codable {
        /// The rows read, bad ones too.
        public internal(set) var rows = 0
        /// The rows that gave an error.
        public internal(set) var errors = 0
    }

    let instrument: ScorableInstrument
    let format: ScoreFormat
    let carried: [String]

    /// - Parameters:
    ///   - instrument: id or alias.
    ///   - format: of the input and of the output.
    ///   - carrying: columns of the input that are copied to the output.
    /// - Throws: ``RequestError`` where there is no such instrument, or where a column to be copied has the name of a result.
    public init(_ instrument: String, format: ScoreFormat = .csv, carrying: [String] = []) throws(RequestError) {
        try self.init(try FindInstrument()(instrument), format: format, carrying: carrying)
    }

    /// A stream for an instrument that need not be in the catalogue.
    init(_ instrument: ScorableInstrument, format: ScoreFormat, carrying: [String]) throws(RequestError) {
        self.instrument = instrument
        self.format = format
        let wanted = instrument.keys + carrying
        carried = wanted.enumerated().filter { wanted.firstIndex(of: $1) == $0 }.map(\.element)
        let results = ScoreFields(instrument).names
        if let taken = carried.first(where: results.contains) {
            throw RequestError(.carriedColumn, "the column `\(taken)` cannot be copied: a result has that name. Rename it in the input")
        }
    }

    /// Reads chunks of bytes until there are none, and writes the results of each chunk before it asks for the next.
    ///
    /// - Parameters:
    ///   - read: gives the next bytes, in chunks of any size, or `nil` at the end.
    ///   - write: takes bytes of the output.
    ///   - notice: takes what the stream leaves out, at most once.
    /// - Throws: ``RequestError`` or `DelimitedTextErrors` where the input has no usable header; what `read` and `write` throw.
    /// - Complexity: linear in the input, for an instrument of courses in the rows times what it reads of a patient's history; memory is
    ///   bounded by the longest row, the size of a chunk and the rows of one patient.
    public func callAsFunction(
        reading read: @escaping () throws -> [UInt8]?, writing write: @escaping ([UInt8]) throws -> Void, notice: (ScoreNotice) -> Void
    ) throws -> Summary {
        let output = ScoreOutput(write)
        let source = ByteSource {
            try output.flush()
            return try read()
        }
        let summary =
            switch format {
            case .csv: try scoreRecords(from: source, to: output, notice: notice)
            case .ndjson: try scoreObjects(from: source, to: output, notice: notice)
            }
        try output.flush()
        return summary
    }

    private func scoreRecords(from source: ByteSource, to output: ScoreOutput, notice: (ScoreNotice) -> Void) throws -> Summary {
        var rows = try RecordRows(instrument, carrying: carried, source: source)
        if !rows.ignored.isEmpty { notice(.ignored(rows.ignored, of: instrument)) }
        var summary = Summary()
        let lines = RecordLines(ScoreFields(instrument), carrying: carried)
        lines.appendHeader(to: &output.bytes)
        while try rows.advance() {
            if rows.appendPlainLine(to: &output.bytes) {
                summary.rows += 1
            } else {
                let row = rows.row()
                summary.count(row)
                lines.append(row, to: &output.bytes)
            }
            try output.flushIfFull()
        }
        return summary
    }

    private func scoreObjects(from source: ByteSource, to output: ScoreOutput, notice: (ScoreNotice) -> Void) throws -> Summary {
        var rows = ObjectRows(instrument, carrying: carried, source: source)
        var summary = Summary()
        let lines = ObjectLines(ScoreFields(instrument), carrying: carried)
        while let row = try rows.next() {
            summary.count(row)
            lines.append(row, to: &output.bytes)
            try output.flushIfFull()
        }
        if !rows.ignored.isEmpty || (!rows.metItem && summary.rows > 0) {
            notice(.ignored(rows.ignored, of: instrument, noItem: !rows.metItem))
        }
        return summary
    }
}

extension ScoreStream.Summary {
    mutating func count(_ row: ScoreRow) {
        rows += 1
        if case .fault = row.outcome { errors += 1 }
    }
}
