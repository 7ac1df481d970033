// SPDX-License-Identifier: Apache-2.0

/// Reads the field tags of the Web of Science: `PT` begins a record, `ER` ends it, `EF` ends the file, lines are continued by three spaces.
struct WebOfScienceReader {
    private let text: RecordText
    private var lines: ByteLines
    private var remarks = TaggedRemarks()
    private var records: [RISScanner.Record] = []
    private var open: RISScanner.Record?
    private var head: [SourceField] = []

    /// - Throws: where the text holds no record at all.
    static func read(_ text: RecordText, file: String) throws(RecordFileError) -> RecordReading {
        var reader = WebOfScienceReader(text)
        reader.scan()
        var reading = RecordReading(file: file, format: .webOfScienceTagged)
        let database = reader.head.first { $0.name == "FN" }?.value ?? ""
        for (index, found) in reader.records.enumerated() {
            var record = BibliographicRecord(id: "", origin: RecordOrigin(file: file, position: index + 1, line: found.line))
            WebOfScienceMapping(found.fields).apply(to: &record)
            record.databases = database.isEmpty ? [] : [database]
            record.fields = (index == 0 ? reader.head : []) + found.fields
            reading.records.append(record)
        }
        reading.remarks = reader.remarks.all
        guard !reading.records.isEmpty else { throw RecordFileError(file: file, "no record was found; a record begins with \"PT \"") }
        return reading
    }

    private init(_ text: RecordText) {
        self.text = text
        lines = ByteLines(text.bytes)
    }

    private mutating func scan() {
        while let line = lines.next() {
            guard !text.bytes.isBlank(line) else { continue }
            guard let tag = tag(line) else {
                extend(by: text.bytes.text(line), isFolded: text.bytes[line.lowerBound] == 0x20)
                continue
            }
            take(SourceField(tag, text.bytes.text(min(line.lowerBound + 3, line.upperBound)..<line.upperBound), line: lines.number))
        }
        end(missing: true)
    }

    private func tag(_ line: Range<Int>) -> String? {
        guard line.count >= 2, line.count == 2 || text.bytes[line.lowerBound + 2] == 0x20 else { return nil }
        let first = text.bytes[line.lowerBound]
        let second = text.bytes[line.lowerBound + 1]
        guard (0x41...0x5A).contains(first), (0x41...0x5A).contains(second) || (0x30...0x39).contains(second) else { return nil }
        return String(decoding: text.bytes[line.lowerBound..<line.lowerBound + 2], as: UTF8.self)
    }

    private mutating func take(_ field: SourceField) {
        switch field.name {
        case "PT":
            end(missing: true)
            open = RISScanner.Record(line: field.line, fields: [field])
        case "ER":
            if open == nil { remarks.note(.extraEnd, line: field.line) }
            end(missing: false)
        case "EF":
            end(missing: true)
        default:
            addOutsideOrInside(field)
        }
    }

    private mutating func addOutsideOrInside(_ field: SourceField) {
        if open != nil {
            open?.fields.append(field)
        } else if records.isEmpty {
            if field.name != "FN", field.name != "VR" { remarks.note(.outside, line: field.line) }
            head.append(field)
        } else {
            remarks.note(.afterEnd, line: field.line)
            records[records.count - 1].fields.append(field)
        }
    }

    private mutating func end(missing: Bool) {
        guard let record = open else { return }
        if missing { remarks.note(.missingEnd, line: record.line) }
        records.append(record)
        open = nil
    }

    private mutating func extend(by value: String, isFolded: Bool) {
        guard let last = open?.fields.indices.last else { return addOutsideOrInside(SourceField("", value, line: lines.number)) }
        if !isFolded { remarks.note(.continued, line: lines.number) }
        let isEmpty = open?.fields[last].value.isEmpty ?? true
        open?.fields[last].value += isEmpty ? value : "\n" + value
    }
}
