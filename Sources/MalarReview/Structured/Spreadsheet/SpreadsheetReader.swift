// SPDX-License-Identifier: Apache-2.0

/// Reads the first sheet of a spreadsheet that is a table of records, by the same columns as other tables.
///
/// Formulas are never computed: what the spreadsheet last showed is read. The lines of origins and messages are rows of the sheet.
/// - Source: ECMA-376, part 1, sections 18.2 to 18.4.
enum SpreadsheetReader {
    static func read(_ bytes: [UInt8], file: String) throws(RecordFileError) -> RecordReading {
        let archive = try ZipReader(bytes, file: file)
        let sheets = try SpreadsheetParts.sheets(of: archive, file: file)
        let strings = try SpreadsheetParts.sharedStrings(of: archive, file: file)
        var firstError: RecordFileError?
        for (index, sheet) in sheets.enumerated() {
            do throws(RecordFileError) {
                var reading = try SheetTable(strings: strings, file: file).read(try archive.content(sheet.path))
                let others = sheets.indices.filter { $0 != index }.map { "“\(sheets[$0].name.prefix(40))”" }
                if !others.isEmpty {
                    let note = "the sheet “\(sheet.name.prefix(40))” is read; not read: \(others.prefix(10).joined(separator: ", "))"
                    reading.remarks.insert(ReadingRemark(.note, lines: [], note), at: 0)
                }
                return reading
            } catch {
                firstError = firstError ?? error
            }
        }
        throw firstError ?? RecordFileError(file: file, "the spreadsheet has no sheet")
    }
}
