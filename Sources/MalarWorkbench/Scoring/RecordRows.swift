// SPDX-License-Identifier: Apache-2.0

internal import MalarExchange
internal import MalarInstruments

/// The rows of a delimited text. Which column answers which item is settled once, from the header.
struct RecordRows: ~Copyable {
    /// The columns that are not used.
    let ignored: [String]

    private let instrument: any Instrument.Type
    private let items: [(column: Int, item: ItemDescription)]
    private let bits: SLEDAI2KBits?
    private let id: Int?
    private let carried: [Int]
    private var stream: DelimitedStream
    private var answers = Answers()
    private var number = 0

    init(_ instrument: any Instrument.Type, carrying names: [String], source: ByteSource) throws {
        let stream = try DelimitedStream(fileName: "input", source: source)
        let header = stream.header
        let id = header.index(of: "id")
        let items = try instrument.description.columns(of: header.names)
        let carried = try names.map { try header.column(toCarry: $0) }
        let used = Set(items.map(\.column) + carried + (id.map { [$0] } ?? []))
        self.instrument = instrument
        (self.id, self.items, self.carried) = (id, items, carried)
        bits = SLEDAI2KBits(instrument, items)
        ignored = header.names.indices.filter { !used.contains($0) }.map { header.names[$0] }
        self.stream = stream
    }

    mutating func next() throws -> ScoreRow? {
        let step = try stream.next()
        number += 1
        switch step {
        case .end: return nil
        case .bad(let error):
            return ScoreRow(
                id: unreadableRowID(), carried: carried.map { _ in nil }, line: stream.line, outcome: .fault(error.description))
        case .record:
            return ScoreRow(
                id: id.map { .text(stream.text(at: $0)) } ?? rowNumber, carried: carried.map { .text(stream.text(at: $0)) },
                line: stream.line, outcome: plainOutcome() ?? outcome())
        }
    }

    /// The outcome from bits, where the instrument can do that and every field is one that needs no closer look.
    private func plainOutcome() -> ScoreRow.Outcome? {
        guard let bits else { return nil }
        var (present, absent): (UInt64, UInt64) = (0, 0)
        for (column, bit) in bits.columns {
            switch stream.withBytes(at: column, { $0.plainFinding }) {
            case .present: present |= bit
            case .absent: absent |= bit
            case .unknown: continue
            case nil: return nil
            }
        }
        return .scored(bits.assessment(present: present, absent: absent))
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
        return ScoreRow.Outcome(instrument, answers, refusals: refusals)
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
    fileprivate func column(toCarry name: String) throws(RequestError) -> Int {
        if let index = index(of: name) { return index }
        let hint = suggestion(for: name, among: names).map { "; \($0)" } ?? ""
        throw RequestError(.carriedColumn, "the input has no column `\(name.shortened)` to copy\(hint)")
    }
}
