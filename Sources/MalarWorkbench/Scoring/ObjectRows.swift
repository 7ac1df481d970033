// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments

/// The rows of a JSON stream.
struct ObjectRows: ~Copyable {
    /// Whether a row held an item of the instrument.
    private(set) var metItem = false

    private var scorer: RowScorer
    private let items: [(column: Int, item: ItemDescription)]
    private let id = 0
    private let keys: [Int]
    private let carried: [Int]
    private let declared: Int
    private var stream: LineJSONStream
    private var number = 0

    init(_ instrument: ScorableInstrument, carrying names: [String], source: ByteSource) {
        scorer = RowScorer(instrument)
        let description = instrument.description
        let stream = LineJSONStream(
            fileName: "input", columns: ["id"] + instrument.keys + description.items.map(\.id) + names, source: source)
        items = description.items.compactMap { item in stream.columnIndex(of: item.id).map { ($0, item) } }
        keys = instrument.keys.compactMap { stream.columnIndex(of: $0) }
        carried = names.compactMap { stream.columnIndex(of: $0) }
        declared = stream.columnNames.count
        self.stream = stream
    }

    /// The keys so far that are not used.
    var ignored: [String] { Array(stream.columnNames.dropFirst(declared)) }

    mutating func next() throws -> ScoreRow? {
        let step = try stream.next()
        number += 1
        switch step {
        case .end: return nil
        case .bad(let error):
            return ScoreRow(id: nil, carried: carried.map { _ in nil }, line: stream.line, outcome: .fault(error.description))
        case .object:
            let id = stream.value(at: id) ?? .number(Double(number), lexeme: "\(number)")
            return ScoreRow(id: id, carried: carried.map { stream.value(at: $0) }, line: stream.line, outcome: outcome())
        }
    }

    private mutating func outcome() -> ScoreRow.Outcome {
        var answers = Answers()
        var refusals: [String: String] = [:]
        for (column, item) in items {
            guard let value = stream.value(at: column) else { continue }
            metItem = true
            switch item.reading(value) {
            case .value(let answer): answers[item.id] = answer
            case .unknown: answers[item.id] = .unknown
            case .refused(let refusal): refusals[item.id] = refusal.description
            }
        }
        return scorer.outcome(answers, refusals: refusals, keys: rowKeys)
    }

    private var rowKeys: RowKeys {
        let words = keys.map { stream.value(at: $0)?.written ?? "" }
        return words.count == 2 ? RowKeys(patient: words[0], date: words[1]) : RowKeys()
    }
}
