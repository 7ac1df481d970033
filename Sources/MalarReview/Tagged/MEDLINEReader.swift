// SPDX-License-Identifier: Apache-2.0

/// Reads the tagged text of MEDLINE, PubMed's `.nbib`: a tag padded to four columns, a hyphen, lines folded by six spaces, records parted by
/// empty lines, no end tag.
///
/// Source: MEDLINE/PubMed data element descriptions, National Library of Medicine.
struct MEDLINEReader {
    private let text: RecordText
    private var lines: ByteLines
    private var remarks = TaggedRemarks()
    private var records: [RISScanner.Record] = []
    private var open: RISScanner.Record?
    private var blank = false

    /// - Throws: where the text holds no record at all.
    static func read(_ text: RecordText, file: String) throws(RecordFileError) -> RecordReading {
        var reader = MEDLINEReader(text)
        reader.scan()
        var reading = RecordReading(file: file, format: .nbib)
        for (index, found) in reader.records.enumerated() {
            var record = BibliographicRecord(id: "", origin: RecordOrigin(file: file, position: index + 1, line: found.line))
            MEDLINEMapping(found.fields).apply(to: &record)
            record.fields = found.fields
            reading.records.append(record)
        }
        reading.remarks = reader.remarks.all
        guard !reading.records.isEmpty else { throw RecordFileError(file: file, "no record was found; a record begins with \"PMID- \"") }
        return reading
    }

    private init(_ text: RecordText) {
        self.text = text
        lines = ByteLines(text.bytes)
    }

    private mutating func scan() {
        while let line = lines.next() {
            if text.bytes.isBlank(line) {
                blank = true
            } else if let tag = tag(line) {
                take(tag, text.bytes.text(min(line.lowerBound + 5, line.upperBound)..<line.upperBound))
                blank = false
            } else {
                fold(text.bytes.text(line), isFolded: text.bytes[line.lowerBound] == 0x20)
            }
        }
        if let open { records.append(open) }
    }

    /// Capitals and digits, padded by spaces to the hyphen in the fifth column.
    private func tag(_ line: Range<Int>) -> String? {
        guard line.count >= 5, text.bytes[line.lowerBound + 4] == 0x2D else { return nil }
        guard line.count == 5 || text.bytes[line.lowerBound + 5] == 0x20 else { return nil }
        let name = text.bytes[line.lowerBound..<line.lowerBound + 4]
        let word = name.prefix { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) }
        guard word.count >= 2, name.dropFirst(word.count).allSatisfy({ $0 == 0x20 }) else { return nil }
        return String(decoding: word, as: UTF8.self)
    }

    /// A record begins with `PMID`, or after an empty line where the one before has an end such as `SO`.
    private mutating func take(_ tag: String, _ value: String) {
        let hasEnd = open?.fields.contains { $0.name == "SO" || $0.name == "PMID" } ?? false
        let hasNumber = open?.fields.contains { $0.name == "PMID" } ?? false
        if tag == "PMID" ? hasNumber || blank : blank && hasEnd, let record = open {
            records.append(record)
            open = nil
        }
        if open == nil { open = RISScanner.Record(line: lines.number) }
        open?.fields.append(SourceField(tag, value, line: lines.number))
    }

    private mutating func fold(_ value: String, isFolded: Bool) {
        guard let last = open?.fields.indices.last else {
            remarks.note(.outside, line: lines.number)
            if open == nil { open = RISScanner.Record(line: lines.number) }
            open?.fields.append(SourceField("", value, line: lines.number))
            return
        }
        if !isFolded { remarks.note(.continued, line: lines.number) }
        let isEmpty = open?.fields[last].value.isEmpty ?? true
        open?.fields[last].value += isEmpty ? value : " " + value
    }
}
