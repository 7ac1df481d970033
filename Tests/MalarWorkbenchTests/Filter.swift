// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarDelimited
import MalarExchange
import MalarInstruments

@testable import MalarWorkbench

/// What a stream gave: its rows, in either format as the fields of a record, and what it said beside them.
struct Filtered {
    let text: String
    let rows: [[String: String]]
    let summary: ScoreStream.Summary
    let notices: [ScoreNotice]

    func row(_ id: String) -> [String: String] { rows.first { $0["id"] == id } ?? [:] }
    subscript(id: String, field: String) -> String { row(id)[field] ?? "" }
}

/// Sends text through the filter, in chunks of some size.
func score(
    _ instrument: String, _ text: String, as format: ScoreFormat = .csv, carrying: [String] = [], chunkSize: Int = 65_536
) throws -> Filtered {
    try score(ScoreStream(instrument, format: format, carrying: carrying), text, chunkSize: chunkSize)
}

/// Sends text through a stream, in chunks of some size.
func score(_ stream: ScoreStream, _ text: String, chunkSize: Int = 65_536) throws -> Filtered {
    let format = stream.format
    let fields = ScoreFields(stream.instrument)
    var rest = Array(text.utf8)[...]
    var output: [UInt8] = []
    var notices: [ScoreNotice] = []
    let summary = try stream(
        reading: {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(chunkSize) }
            return Array(rest.prefix(chunkSize))
        },
        writing: { output += $0 },
        notice: { notices.append($0) })
    let result = String(decoding: output, as: UTF8.self)
    let rows = format == .csv ? try records(result) : try result.split(separator: "\n").map { try flattened(String($0), fields) }
    return Filtered(text: result, rows: rows, summary: summary, notices: notices)
}

/// The records of a text by column; empty fields are left out.
private func records(_ text: String) throws -> [[String: String]] {
    var stream = try DelimitedStream(fileName: "output", source: .bytes(Array(text.utf8)))
    var rows: [[String: String]] = []
    while case .record = try stream.next() {
        rows.append(Dictionary(uniqueKeysWithValues: zip(stream.header.names, stream.texts())).filter { !$0.value.isEmpty })
    }
    return rows
}

/// An object as the record it would be: lists joined by `|`, parts and criteria under their own ids, open parts left out.
private func flattened(_ line: String, _ fields: ScoreFields) throws -> [String: String] {
    let object = try JSONDecoder().decode([String: Decoded].self, from: Data(line.utf8))
    var row = object.mapValues(\.written)
    if case .object(let parts)? = object["parts"] { row.merge(parts.mapValues(\.written)) { $1 } }
    if case .list(let criteria)? = object["criteria"] {
        for case .object(let criterion) in criteria {
            row[fields.column(ofCriterion: criterion["id"]?.written ?? "")] = criterion["state"]?.written
        }
        row["criteria"] = nil
    }
    return row.filter { !$0.value.isEmpty }
}

/// A JSON value. `JSONSerialization` is not used because it does not read every number to the nearest double.
private enum Decoded: Decodable {
    case text(String), number(Double), bool(Bool), list([Decoded]), object([String: Decoded])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([Decoded].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: Decoded].self))
        }
    }

    var written: String {
        switch self {
        case .text(let text): text
        case .number(let number): number.magnitude < 1e15 && number == number.rounded() ? "\(Int(number))" : "\(number)"
        case .bool(let value): "\(value)"
        case .list(let items): items.map(\.written).joined(separator: "|")
        case .object: ""
        }
    }
}

/// A visit as a row of either format.
struct VisitRow {
    let id: String
    var answers: [String: String]

    /// Every descriptor of SLEDAI-2K is absent but these.
    init(_ id: String, present: [String] = [], unknown: [String] = [], _ others: [String: String] = [:]) {
        self.id = id
        let descriptors = SLEDAI2K.Item.allCases.map { item in
            (item.rawValue, present.contains(item.rawValue) ? "1" : unknown.contains(item.rawValue) ? "" : "0")
        }
        answers = Dictionary(uniqueKeysWithValues: descriptors).merging(others) { $1 }
    }

    /// Nothing but these answers.
    init(_ id: String, only answers: [String: String]) {
        self.id = id
        self.answers = answers
    }
}

extension [VisitRow] {
    private var columns: [String] { Set(flatMap(\.answers.keys)).sorted() }

    /// One table; what a row does not answer is empty.
    var csv: String {
        let lines = map { row in ([row.id] + columns.map { row.answers[$0] ?? "" }).joined(separator: ",") }
        return ([(["id"] + columns).joined(separator: ",")] + lines).joined(separator: "\n") + "\n"
    }

    /// The same as objects: empty is null, numerals are numbers, anything else is text.
    var ndjson: String {
        map { row in
            let members = columns.map { column -> String in
                let value = row.answers[column] ?? ""
                let isNumeral = JSONNumeral.matches(value)
                return "\"\(column)\":\(value.isEmpty ? "null" : isNumeral ? value : "\"\(value)\"")"
            }
            return "{" + (["\"id\":\"\(row.id)\""] + members).joined(separator: ",") + "}\n"
        }.joined()
    }
}

enum JSONNumeral {
    static func matches(_ text: String) -> Bool { text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil }
}

/// Equal to the printed digits.
func rounds(_ computed: String, to printed: String) -> Bool {
    guard let computed = Double(computed), let expected = Double(printed) else { return false }
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    let halfUnit = (0..<decimals).reduce(0.5) { half, _ in half / 10 }
    return (computed - expected).magnitude <= halfUnit * (1 + 1e-9)
}

/// SplitMix64, so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
