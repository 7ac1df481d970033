// SPDX-License-Identifier: Apache-2.0

/// Reads BibTeX and the fields of BibLaTeX that exports use.
///
/// - Source: O. Patashnik, BibTeXing, 1988, section 2; the BibLaTeX manual, section 2.2.
enum BibTeXReader {
    static func read(_ bytes: [UInt8], file: String) throws(RecordFileError) -> RecordReading {
        var reading = RecordReading(file: file, format: .bibtex)
        var scanner = BibTeXScanner(bytes)
        var names: [String] = []
        scanning: while true {
            switch scanner.next() {
            case .end: break scanning
            case .unreadable(let line, let endLine, let why):
                let lines = line == endLine ? [line] : [line, endLine]
                reading.remarks.append(ReadingRemark(.error, lines: lines, "\(why); this entry is not read"))
            case .entry(let entry):
                let origin = RecordOrigin(file: file, position: reading.records.count + 1, line: entry.line)
                let record = BibTeXEntry(entry).record(origin: origin)
                names.append(record.id)
                reading.records.append(record)
            }
        }
        if reading.records.isEmpty, reading.remarks.isEmpty, bytes.contains(where: { $0 > 32 }) {
            throw RecordFileError(file: file, line: 1, "there is no BibTeX entry such as @article{key, title = {…}} in the file")
        }
        if !RecordNaming.apply(names, to: &reading.records) {
            let lines = Array(RecordNaming.unusableLines(names, reading.records).prefix(20))
            reading.remarks.append(ReadingRemark(.note, lines: lines, "a key is missing or stands twice; records are named by position"))
        }
        for macro in scanner.unknownMacros {
            reading.remarks.append(
                ReadingRemark(.note, lines: [macro.line], "the macro \(macro.name.prefix(60)) is not defined and is read as its name"))
        }
        return reading
    }
}
