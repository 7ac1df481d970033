// SPDX-License-Identifier: Apache-2.0

/// Gathers the rows of a table as records and names them.
struct TableAssembly {
    private(set) var reading: RecordReading
    private var header: TableHeader
    private let isOwn: Bool
    /// For each column that may name the records, its values.
    private var names: [Int: [String]] = [:]

    init(_ start: TableStart, format: RecordFormat, file: String) {
        reading = RecordReading(file: file, format: format)
        reading.searchQuery = start.searchQuery
        header = start.header
        isOwn = RecordCSVWriter.columns == start.header.names
    }

    mutating func add(_ cells: [String], line: Int) {
        let row = TableRow(header: header, cells: cells, isOwn: isOwn)
        let origin = RecordOrigin(file: reading.file, position: reading.records.count + 1, line: line)
        reading.records.append(TableRecord.record(of: row, origin: origin))
        for column in header.columns(.identity) {
            let name = column < cells.count ? cells[column].trimmedOfWhitespace : ""
            names[column, default: []].append(isOwn ? FormulaGuard.disguiseRemoved(name) : name)
        }
    }

    /// Keeps what stands in the last row beyond the header's columns.
    mutating func addSurplus(_ fields: [SourceField]) {
        guard let last = reading.records.indices.last, let line = fields.first?.line else { return }
        reading.records[last].fields += fields
        remark(ReadingRemark(.note, lines: [line], record: last + 1, "values in columns without a name are kept as fields"))
    }

    mutating func remark(_ remark: ReadingRemark) { reading.remarks.append(remark) }

    /// Names the records by the first column of ids that names each of them, else by position.
    mutating func finish() -> RecordReading {
        let columns = header.columns(.identity)
        for column in columns where RecordNaming.apply(names[column] ?? [], to: &reading.records) { return sorted() }
        RecordNaming.apply([], to: &reading.records)
        if let column = columns.first, let values = names[column], values.contains(where: { !$0.isEmpty }) {
            let lines = Array(RecordNaming.unusableLines(values, reading.records).prefix(20))
            let message = "the column \(header.names[column].prefix(60)) does not name each record; records are named by position"
            remark(ReadingRemark(.note, lines: lines, message))
        }
        return sorted()
    }

    private func sorted() -> RecordReading {
        var reading = reading
        reading.remarks.sort { ($0.lines.first ?? 0) < ($1.lines.first ?? 0) }
        return reading
    }
}
