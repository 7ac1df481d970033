// SPDX-License-Identifier: Apache-2.0

/// Reads RIS of every dialect.
enum RISReader {
    /// - Throws: where the text holds no record at all.
    static func read(_ text: RecordText, file: String) throws(RecordFileError) -> RecordReading {
        var scanner = RISScanner(text)
        scanner.scan()
        var remarks = scanner.remarks
        var reading = RecordReading(file: file, format: .ris)
        reading.records.reserveCapacity(scanner.records.count)
        for (index, found) in scanner.records.enumerated() {
            let origin = RecordOrigin(file: file, position: index + 1, line: found.line)
            reading.records.append(record(of: found.fields, origin: origin, &remarks))
        }
        reading.remarks = remarks.all
        guard reading.recordsInFile > 0 else {
            throw RecordFileError(file: file, "no record was found; a RIS record begins with \"TY  - \"")
        }
        return reading
    }

    /// The record that fields describe; its id is that of the tag `ID`, or empty.
    static func record(of fields: [SourceField], origin: RecordOrigin, _ remarks: inout TaggedRemarks) -> BibliographicRecord {
        var record = BibliographicRecord(id: "", origin: origin)
        let mapping = RISMapping(fields)
        if mapping.dialect.isOwn {
            RISOwnRecord(mapping.source).apply(to: &record, &remarks)
        } else {
            mapping.apply(to: &record, remarks: &remarks)
            record.fields = fields
        }
        record.id = mapping.source.first("ID")
        return record
    }
}
