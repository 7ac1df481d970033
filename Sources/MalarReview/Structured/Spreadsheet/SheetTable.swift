// SPDX-License-Identifier: Apache-2.0

/// Reads the rows of one sheet as a table of records.
struct SheetTable {
    let strings: [String]
    let file: String

    /// Columns that a sheet can have.
    private static let columnLimit = 16_384

    private struct Row {
        var number: Int
        var cells: [Int: String]
        var list: [String] { (0..<((cells.keys.max() ?? -1) + 1)).map { cells[$0] ?? "" } }
    }

    func read(_ bytes: [UInt8]) throws(RecordFileError) -> RecordReading {
        var head: [Row] = []
        var query: String?
        var assembly: TableAssembly?
        var columnCount = 0
        var number = 0
        _ = try MarkupRecords.read(bytes, file: file, names: ["row"]) { element in
            let row = row(element, after: number)
            number = row.number
            if assembly != nil {
                Self.add(row, columnCount: columnCount, to: &assembly)
            } else if !row.cells.isEmpty, head.count < TableStart.rowLimit {
                let header = TableHeader(names: row.list)
                if header.isOfRecords {
                    columnCount = header.names.count
                    let start = TableStart(header: header, next: 0, lastLine: row.number, searchQuery: query)
                    assembly = TableAssembly(start, format: .xlsx, file: file)
                }
                query = query ?? TableStart.searchQuery(in: row.list)
                head.append(row)
            }
        }
        guard var assembly else { throw TableStart.unknownHeader(head.first?.list ?? [], file: file, line: head.first?.number ?? 0) }
        return assembly.finish()
    }

    private static func add(_ row: Row, columnCount: Int, to assembly: inout TableAssembly?) {
        guard row.cells.values.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else { return }
        assembly?.add((0..<columnCount).map { row.cells[$0] ?? "" }, line: row.number)
        let surplus = row.cells.filter { $0.key >= columnCount && !$0.value.isEmpty }.sorted { $0.key < $1.key }
        if !surplus.isEmpty { assembly?.addSurplus(surplus.map { SourceField("column [\($0.key + 1)]", $0.value, line: row.number) }) }
    }

    private func row(_ element: MarkupElement, after last: Int) -> Row {
        let number =
            element.attributes["r"].flatMap(Int.init).flatMap { (1...1_048_576).contains($0) ? $0 : nil } ?? min(last, 1_048_576) + 1
        var row = Row(number: number, cells: [:])
        var next = 0
        for cell in element.all("c") {
            let column = Self.column(cell.attributes["r"] ?? "") ?? next
            guard column < Self.columnLimit else { continue }
            let value = value(cell)
            if !value.isEmpty { row.cells[column] = value }
            next = column + 1
        }
        return row
    }

    private func value(_ cell: MarkupElement) -> String {
        switch cell.attributes["t"] {
        case "s":
            guard let index = Int(cell.text("v")), strings.indices.contains(index) else { return "" }
            return strings[index]
        case "inlineStr": return cell.first("is").map(SpreadsheetParts.text) ?? ""
        case "b": return cell.text("v") == "1" ? "TRUE" : "FALSE"
        case "e": return ""
        case "str": return cell.first("v")?.rawText ?? ""
        default: return Self.numeral(cell.text("v"))
        }
    }

    /// Whole numbers without the decimals or the exponent that some programs write.
    private static func numeral(_ text: String) -> String {
        guard text.contains(where: { $0 == "." || $0 == "E" || $0 == "e" }), let value = Double(text), value == value.rounded(),
            abs(value) < 1e15
        else { return text }
        return String(Int(value))
    }

    /// The column of a place such as `AB12`, from 0.
    private static func column(_ place: String) -> Int? {
        let letters = place.utf8.prefix { (65...90).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
    }
}
