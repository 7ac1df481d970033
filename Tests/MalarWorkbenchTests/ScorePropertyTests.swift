// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarWorkbench
import Testing

@Suite("Score filter: properties")
struct ScorePropertyTests {
    /// Visits with answers of every kind, unknown ones and wrong ones, on some of an instrument's items.
    static func visits(of instrument: ScorableInstrument, count: Int, seed: UInt64) -> [VisitRow] {
        var generator = Seeded(state: seed)
        let all = instrument.description.items
        let some = all.filter { _ in Int.random(in: 0..<4, using: &generator) > 0 }
        let items = some.isEmpty ? all : some
        return (0..<count).map { number in
            let keys = instrument.isLongitudinal ? [("patient", "P\(number / 5)"), ("date", "2024-0\(number % 5 + 1)-15")] : []
            let answers = items.map { ($0.id, answer(to: $0, &generator)) } + keys
            return VisitRow("V\(number)", only: Dictionary(uniqueKeysWithValues: answers))
        }
    }

    private static func answer(to item: ItemDescription, _ generator: inout Seeded) -> String {
        let die = Int.random(in: 0..<200, using: &generator)
        if die == 0 { return "nonsense" }
        if die == 1 { return "-7.25" }
        if die < 30 { return "" }
        switch item.kind {
        case .finding: return ["0", "1", "0", "yes", "no", "NA"].randomElement(using: &generator) ?? ""
        case .count(let range): return "\(Int.random(in: range, using: &generator))"
        case .number(let range, _):
            return "\((Double.random(in: range.lowerBound...min(range.upperBound, 300), using: &generator) * 8).rounded() / 8)"
        case .choice(let words): return words.randomElement(using: &generator) ?? ""
        }
    }

    @Test("Both formats give the same results for every instrument", arguments: FindInstrument.ids)
    func formats(id: String) throws {
        let instrument = try FindInstrument()(id)
        for seed in 1...2 as ClosedRange<UInt64> {
            let visits = Self.visits(of: instrument, count: 60, seed: seed)
            let records = try score(id, visits.csv)
            let objects = try score(id, visits.ndjson, as: .ndjson)
            #expect(records.summary == objects.summary && records.rows.count == visits.count && objects.rows.count == visits.count)
            for (record, object) in zip(records.rows, objects.rows) {
                // The header of the table is a line of its own.
                var (record, object) = (record, object)
                let lines = (record.removeValue(forKey: "line"), object.removeValue(forKey: "line"))
                #expect(record == object)
                #expect(lines.0.flatMap { Int($0) } == lines.1.flatMap { Int($0) }.map { $0 + 1 })
            }
        }
    }

    @Test("The size of the chunks makes no difference", arguments: ScoreFormat.allCases)
    func chunks(format: ScoreFormat) throws {
        let visits = Self.visits(of: .visit(LLDAS.self), count: 12, seed: 7)
        let text = (format == .csv ? visits.csv : visits.ndjson).replacing("V3", with: "Vîlâ") + "{broken"
        let whole = try score("lldas", text, as: format).text
        for size in [1, 2, 7, 64, 1000] { #expect(try score("lldas", text, as: format, chunkSize: size).text == whole, "\(size)") }
    }

    @Test("Scoring from bits gives what the instrument gives")
    func bits() throws {
        var generator = Seeded(state: 11)
        let items = SLEDAI2K.Item.allCases.map(\.rawValue).shuffled(using: &generator).dropLast(2)
        let cells = (0..<500).map { _ in items.map { _ in Int.random(in: 0..<12, using: &generator) } }
        func table(_ words: [String]) -> String {
            let header = "id,\(items.joined(separator: ","))\n"
            return header + cells.map { "x," + $0.map { words[max(0, $0 - 9)] }.joined(separator: ",") + "\n" }.joined()
        }
        let plain = try score("sledai2k", table(["0", "1", ""]))
        // Words are read by the instrument's own way.
        #expect(try score("sledai2k", table(["no", "yes", "NA"])).text == plain.text)
        #expect(plain.rows.count == 500 && plain.summary.errors == 0)
    }

    @Test("A numeral is read to the nearest number, however it is written")
    func numerals() throws {
        var generator = Seeded(state: 5)
        let numerals =
            ["0.1", "007", "4999.99999999999", "0.000000000000001", "5.", ".5", "3.3333333333333333", "+2", "1.2.3", "1e3", "-0"]
            + (0..<300).map { _ in
                let text =
                    "\(UInt64.random(in: 0..<5000, using: &generator)).\(UInt64.random(in: 0..<1_000_000_000_000_000, using: &generator))"
                return String(text.prefix(Int.random(in: 6...18, using: &generator)))
            }.filter { !$0.hasSuffix(".") }
        let result = try score("glucocorticoid", numerals.map { VisitRow($0, only: ["prednisone": $0]) }.csv)
        for (row, text) in zip(result.rows, numerals) {
            let isNumber = !["5.", "1.2.3", "1e3"].contains(text)
            #expect(row["score"].flatMap(Double.init) == (isNumber ? Double(text.first == "." ? "0" + text : text) : nil), "\(text)")
        }
    }

    @Test("A result comes before the next row is asked for")
    func prompt() throws {
        let stream = try ScoreStream("eularResponse")
        var chunks = ["id,baseline,current\n", "a,5,3\n", "b,5,4\n"].map { Array($0.utf8) }[...]
        var written: [String] = []
        var seen: [Int] = []
        _ = try stream(
            reading: {
                seen.append(written.joined().split(separator: "\n").count)
                return chunks.popFirst()
            },
            writing: { written.append(String(decoding: $0, as: UTF8.self)) }, notice: { _ in })
        #expect(seen == [0, 1, 2, 3])
    }
}
