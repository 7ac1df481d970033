// SPDX-License-Identifier: Apache-2.0

/// Cuts a RIS text into records of fields; what departs from the format is read and noted, nothing is dropped.
struct RISScanner {
    /// A record before its fields are understood.
    struct Record {
        var line: Int
        var fields: [SourceField] = []

        /// Adds a line without a tag to the last field; after the type tag it stays a field of its own.
        mutating func extend(by field: SourceField, blanks: Int) -> TaggedDeparture {
            guard let last = fields.indices.last, fields[last].name != "TY" else {
                fields.append(field)
                return .outside
            }
            if !fields[last].value.isEmpty { fields[last].value += String(repeating: "\n", count: blanks + 1) }
            fields[last].value += field.value
            return .continued
        }
    }

    private let text: RecordText
    private var lines: ByteLines
    private var open: Record?
    /// Fields after an end tag, until it is known whose they are.
    private var stray: Record?
    /// Whether those fields are a record that lacks its type.
    private var isStrayRecord = false
    /// Lines without a tag that belong to the record that follows.
    private var heading: [SourceField] = []
    private var blanks = 0
    private(set) var records: [Record] = []
    var remarks: TaggedRemarks

    init(_ text: RecordText, remarks: TaggedRemarks = TaggedRemarks()) {
        self.text = text
        self.remarks = remarks
        lines = ByteLines(text.bytes)
    }

    /// Reads to the end. Complexity: linear.
    mutating func scan() {
        while let line = lines.next() {
            if text.bytes.isBlank(line) {
                blanks += 1
                continue
            }
            if let tag = RISTagLine(text.bytes, line) { take(tag, line) } else { takeUntagged(line) }
            blanks = 0
        }
        end(missing: true)
        settleStray()
        keepHeading()
    }

    private mutating func take(_ tag: RISTagLine, _ line: Range<Int>) {
        if let departure = tag.departure { remarks.note(departure, line: lines.number) }
        let field = SourceField(tag.name, value(min(tag.value, line.upperBound)..<line.upperBound), line: lines.number)
        switch tag.name {
        case "TY": begin(with: field)
        case "ER": close(with: field)
        default: add(field)
        }
    }

    private mutating func begin(with field: SourceField) {
        end(missing: true)
        settleStray()
        open = Record(line: field.line, fields: heading + [field])
        heading = []
    }

    private mutating func close(with field: SourceField) {
        if open == nil, let fields = stray {
            stray = nil
            settle(fields, isClosed: true)
        } else if open == nil {
            remarks.note(.extraEnd, line: field.line)
        } else {
            if !field.value.isEmpty { open?.fields.append(field) }
            end(missing: false)
        }
    }

    private mutating func add(_ field: SourceField) {
        if open != nil {
            open?.fields.append(field)
        } else {
            if stray == nil { isStrayRecord = false }
            if stray == nil { stray = Record(line: field.line) }
            if ["TI", "T1", "CT", "AU", "A1"].contains(field.name), !field.value.isEmpty { isStrayRecord = true }
            stray?.fields.append(field)
        }
    }

    private mutating func end(missing: Bool) {
        guard let record = open else { return }
        if missing { remarks.note(.missingEnd, line: record.line) }
        records.append(record)
        open = nil
    }

    private mutating func settleStray() {
        guard let fields = stray else { return }
        stray = nil
        settle(fields, isClosed: false)
    }

    /// Fields without a type tag are a record where they have a title or authors, and else a part of the record before.
    private mutating func settle(_ fields: Record, isClosed: Bool) {
        if isStrayRecord {
            remarks.note(.missingType, line: fields.line)
            if !isClosed { remarks.note(.missingEnd, line: fields.line) }
            records.append(Record(line: fields.line, fields: heading + fields.fields))
            heading = []
        } else if !records.isEmpty {
            for field in fields.fields { remarks.note(.afterEnd, line: field.line) }
            records[records.count - 1].fields += fields.fields
        } else {
            let message =
                "fields without type, title and authors stand outside of a record and are not read; add a line \"TY  - JOUR\" before them"
            remarks.add(ReadingRemark(.error, lines: fields.fields.map(\.line), message))
        }
    }

    private mutating func takeUntagged(_ line: Range<Int>) {
        let field = SourceField("", value(line), line: lines.number)
        if isHeading(line), let next = lines.peek(), isHeading(next) || RISTagLine(text.bytes, next)?.name == "TY" {
            keepOutside(field, before: true)
        } else if open != nil {
            if let departure = open?.extend(by: field, blanks: blanks) { remarks.note(departure, line: field.line) }
        } else if stray != nil, blanks == 0 {
            if let departure = stray?.extend(by: field, blanks: blanks) { remarks.note(departure, line: field.line) }
        } else {
            if !isStrayRecord { settleStray() }
            keepOutside(field, before: records.isEmpty || isHeading(line))
        }
    }

    private mutating func keepOutside(_ field: SourceField, before: Bool) {
        remarks.note(.outside, line: field.line)
        if before || records.isEmpty { heading.append(field) } else { records[records.count - 1].fields.append(field) }
    }

    private mutating func keepHeading() {
        guard !records.isEmpty else { return }
        records[records.count - 1].fields += heading
        heading = []
    }

    /// Lines that exports put before a record: "12.", "Record #3 of 18", "Provider: …", "Content: …".
    private func isHeading(_ line: Range<Int>) -> Bool {
        let bytes = text.bytes[text.bytes.trimmed(line)]
        if bytes.last == UInt8(ascii: "."), bytes.count > 1, bytes.dropLast().allSatisfy({ (48...57).contains($0) }) { return true }
        return ["Record #", "Provider: ", "Content: "].contains { bytes.starts(with: $0.utf8) }
    }

    private mutating func value(_ range: Range<Int>) -> String {
        let value = text.bytes.text(range)
        guard text.linesWithSeparators.contains(lines.number) else { return value }
        remarks.note(.separator, line: lines.number)
        return String(String.UnicodeScalarView(value.unicodeScalars.map { $0 == "\u{2028}" || $0 == "\u{2029}" ? "\n" : $0 }))
    }
}
