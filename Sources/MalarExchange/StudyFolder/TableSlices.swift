// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited

/// Cuts one table's file into slices of whole rows, patient by patient, in one pass.
final class TableSlices {
    let table: DataTable
    private var stream: DelimitedStream
    private let patientColumn: Int
    private let heading: [UInt8]
    /// The patient of the row that the stream stands on; `nil` at the end.
    private(set) var patient: String?
    private(set) var problems: [DelimitedTextError] = []

    /// Some rows of a file as a file of their own, and the line that each of its lines has in the whole file.
    struct Slice: Sendable {
        var bytes: [UInt8]
        var lines: [Int] = []
        var rows = 0
    }

    init(_ table: DataTable, source: ByteSource, options: DelimitedTextOptions) throws {
        stream = try DelimitedStream(fileName: table.fileName, options: options, source: source)
        guard let column = stream.header.index(of: "patient") else {
            throw StudyFolderError(
                problems: [
                    .init(
                        .noHeader, table.fileName, line: stream.header.line,
                        "the file needs a column `patient`: no row can be used without it")
                ])
        }
        let delimiter = String(decoding: [stream.delimiter.byte], as: UTF8.self)
        heading = Array((stream.header.names.map { Self.quoted($0) }.joined(separator: delimiter) + "\n").utf8)
        self.table = table
        patientColumn = column
        try advance()
    }

    /// An empty slice: the heading alone.
    var emptySlice: Slice { Slice(bytes: heading, lines: [stream.header.line]) }

    /// Appends the row on which the stream stands, and goes to the next.
    func take(into slice: inout Slice) throws {
        let row = stream.recordBytes
        slice.bytes += row
        slice.bytes.append(LineEnds.lineFeed)
        slice.lines += Array(repeating: stream.line, count: LineEnds.count(in: row.span, 0..<row.count).lines + 1)
        slice.rows += 1
        try advance()
    }

    /// Where the stream stands.
    var line: Int { stream.line }

    /// Goes to the next row that can be split into fields.
    private func advance() throws {
        while true {
            switch try stream.next() {
            case .record:
                patient = stream.text(at: patientColumn)
                return
            case .bad(let error): if problems.count < Self.mostProblems { problems.append(error) }
            case .end:
                patient = nil
                return
            }
        }
    }

    private static let mostProblems = 1_000

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
