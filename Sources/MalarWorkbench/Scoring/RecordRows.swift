// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments

/// The rows of a delimited text. Which column answers which item is settled once, from the header.
struct RecordRows: ~Copyable {
    /// The columns that are not used.
    let ignored: [String]

    private var scorer: RowScorer
    private let items: [(column: Int, item: ItemDescription)]
    private let bits: SLEDAI2KBits?
    private var codes: [UInt8]
    private let id: Int?
    private let keys: [Int]
    private let carried: [Int]
    private var stream: DelimitedStream
    private var answers = Answers()
    private var number = 0
    private var step = DelimitedStream.Step.end

    init(_ instrument: ScorableInstrument, carrying names: [String], source: ByteSource) throws {
        let stream = try DelimitedStream(fileName: "input", source: source)
        let header = stream.header
        let id = header.index(of: "id")
        let items = try instrument.description.columns(of: header.names)
        let keys = try instrument.keys.map { try header.column(ofKey: $0, for: instrument.description) }
        let carried = try names.map { try header.column(toCarry: $0) }
        let used = Set(items.map(\.column) + carried + (id.map { [$0] } ?? []))
        scorer = RowScorer(instrument)
        self.keys = keys
        (self.id, self.items, self.carried) = (id, items, carried)
        bits = SLEDAI2KBits(instrument, items)
        codes = [UInt8](repeating: 0, count: bits?.columns.count ?? 0)
        ignored = header.names.indices.filter { !used.contains($0) }.map { header.names[$0] }
        self.stream = stream
    }

    /// Moves to the next row; false at the end.
    mutating func advance() throws -> Bool {
        step = try stream.next()
        number += 1
        return step != .end
    }

    /// The current row.
    mutating func row() -> ScoreRow {
        if case .bad(let error) = step {
            return ScoreRow(
                id: unreadableRowID(), carried: carried.map { _ in nil }, line: stream.line, outcome: .fault(error.description))
        }
        return ScoreRow(
            id: id.map { .text(stream.text(at: $0)) } ?? rowNumber, carried: carried.map { .text(stream.text(at: $0)) }, line: stream.line,
            outcome: outcome())
    }

    /// Appends the line of the current row straight from its bytes, where the instrument can be scored from bits and every field is one
    /// that needs no closer look; false, with nothing appended, elsewhere.
    mutating func appendPlainLine(to bytes: inout [UInt8]) -> Bool {
        guard case .record = step, let findings = plainFindings() else { return false }
        if let id { append(id, to: &bytes) } else { bytes.append(field: "\(number)") }
        for column in carried {
            bytes.append(.comma)
            append(column, to: &bytes)
        }
        bits?.append(present: findings.present, absent: findings.absent, to: &bytes)
        return true
    }

    private func append(_ column: Int, to bytes: inout [UInt8]) {
        let isPlain = stream.withBytes(at: column) { field in
            guard field.isPlainField else { return false }
            for index in field.indices { bytes.append(field[index]) }
            return true
        }
        if !isPlain { bytes.append(field: stream.text(at: column)) }
    }

    private mutating func plainFindings() -> (present: UInt64, absent: UInt64)? {
        guard let bits else { return nil }
        stream.readCodes(at: bits.columns, into: &codes)
        var (present, absent): (UInt64, UInt64) = (0, 0)
        for (place, bit) in bits.bits.enumerated() {
            switch codes[place] {
            case UInt8(ascii: "1"): present |= bit
            case UInt8(ascii: "0"): absent |= bit
            case 0: continue
            case 255:
                switch stream.withBytes(at: bits.columns[place], { $0.plainFinding }) {
                case .present: present |= bit
                case .absent: absent |= bit
                case .unknown, nil: return nil
                }
            default: return nil
            }
        }
        return (present, absent)
    }

    private mutating func outcome() -> ScoreRow.Outcome {
        var refusals: [String: String] = [:]
        for (column, item) in items {
            if let plain = stream.withBytes(at: column, { item.plainAnswer($0) }) {
                answers[item.id] = plain
                continue
            }
            switch item.reading(stream.text(at: column)) {
            case .value(let answer): answers[item.id] = answer
            case .unknown: answers[item.id] = .unknown
            case .refused(let refusal):
                answers[item.id] = .unknown
                refusals[item.id] = refusal.description
            }
        }
        return scorer.outcome(answers, refusals: refusals, keys: rowKeys)
    }

    private var rowKeys: RowKeys {
        keys.count == 2 ? RowKeys(patient: stream.text(at: keys[0]), date: stream.text(at: keys[1])) : RowKeys()
    }

    private var rowNumber: FieldValue { .number(Double(number), lexeme: "\(number)") }

    /// In a row of too few or too many fields only the first is sure to stand in its place.
    private func unreadableRowID() -> FieldValue? {
        guard let id else { return rowNumber }
        guard id == 0, let first = stream.texts().first, !first.unicodeScalars.contains("\u{FFFD}") else { return nil }
        return .text(first)
    }
}

extension InstrumentDescription {
    /// The columns that hold an item, in the order of the file.
    fileprivate func columns(of header: [String]) throws(RequestError) -> [(column: Int, item: ItemDescription)] {
        let columns = header.indices.compactMap { index in item(header[index]).map { (index, $0) } }
        guard columns.isEmpty else { return columns }
        let required = items.filter { $0.need == .required }.map(\.id).joined(separator: ", ")
        let near = header.lazy.compactMap { name in
            suggestion(for: name, among: items.map(\.id)).map { "`\(name.shortened)`: \($0) " }
        }
        let hint = near.first
        throw RequestError(.noItems, "the header has no item of \(id). \(hint ?? "")The items it needs are \(required)")
    }
}

extension DelimitedHeader {
    fileprivate func column(ofKey name: String, for instrument: InstrumentDescription) throws(RequestError) -> Int {
        if let index = index(of: name) { return index }
        let hint = suggestion(for: name, among: names).map { "; \($0)" } ?? ""
        throw RequestError(
            .missingColumn,
            "the input has no column `\(name)`, and \(instrument.id) judges a visit by the patient's visits before it: it needs `patient` and "
                + "`date`, the rows of a patient together and in order of date\(hint)")
    }

    fileprivate func column(toCarry name: String) throws(RequestError) -> Int {
        if let index = index(of: name) { return index }
        let hint = suggestion(for: name, among: names).map { "; \($0)" } ?? ""
        throw RequestError(.carriedColumn, "the input has no column `\(name.shortened)` to copy\(hint)")
    }
}
