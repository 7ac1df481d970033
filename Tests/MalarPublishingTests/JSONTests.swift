// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarPublishing
import Testing

@Suite("JSON")
struct JSONTests {
    @Test(
        "Values as text",
        arguments: [
            (.null, "null"), (true, "true"), (-7, "-7"), (.number(3), "3"), (.number(0.1), "0.1"), (.number(1e21), "1e+21"),
            (.number(-2.5e-9), "-2.5e-09"), (.number(orNull: .nan), "null"), (.number(orNull: nil), "null"), ([], "[]"), ([:], "{}"),
            (["b": 1, "a": [nil, 2.5]], #"{"b":1,"a":[null,2.5]}"#), ("a\"b\\c/\n\t\u{1}é\u{2028}", #""a\"b\\c/\n\t\u0001é\u2028""#),
        ] as [(JSONValue, String)])
    func text(value: JSONValue, expected: String) { #expect(value.encoded() == expected) }

    @Test("Pretty text has one member a line")
    func pretty() {
        let value: JSONValue = ["a": [1, []], "b": [:]]
        #expect(value.encoded(.pretty) == "{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": {}\n}\n")
    }

    @Test("Any double reads back to itself", arguments: 1...20)
    func doubles(seed: UInt64) throws {
        var generator = Seeded(seed)
        for _ in 0..<200 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            let text = JSONValue.number(value).encoded()
            #expect(Double(text) == value, "\(text)")
            #expect(!text.hasSuffix(".0"))
        }
    }

    @Test("Foundation reads what was written", arguments: 1...10)
    func foundation(seed: UInt64) throws {
        var generator = Seeded(seed)
        let value = Self.random(depth: 4, &generator)
        for layout in [JSONValue.Layout.compact, .pretty] {
            let data = Data(value.encoded(layout).utf8)
            let read = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
            #expect(Self.same(value, read))
        }
    }

    @Test("On lines, what is short stands on one, what is long on several, and the value is the same")
    func lines() throws {
        let long = JSONValue.strings((1...60).map { "P\($0), 2024" })
        let value: JSONValue = ["short": ["a": [1, 2], "b": "x"], "long": long]
        let text = value.encoded(.lines)
        #expect(text.hasPrefix("{\n  \"short\": {\"a\":[1,2],\"b\":\"x\"},\n  \"long\": [\n    \"P1, 2024\",\n"))
        #expect(text.hasSuffix("\n  ]\n}\n"))
        func read(_ text: String) throws -> NSDictionary? { try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary }
        #expect(try read(text) == read(value.encoded()))
    }

    @Test(
        "Text with nothing to escape and text with something are written alike",
        arguments: ["–", "\u{2028}", "a\u{2029}b", "“x”", "é\u{7F}", "", "\u{A0}"])
    func quoting(text: String) throws {
        let separators = text.unicodeScalars.contains { [0x2028, 0x2029, 0x7F].contains($0.value) }
        #expect(JSONValue.string(text).encoded().contains("\\u") == separators)
        #expect(try JSONSerialization.jsonObject(with: Data("[\(JSONValue.string(text).encoded())]".utf8)) as? [String] == [text])
    }

    @Test("Results carry values unrounded, and lineage")
    func results() throws {
        let cell = Cell("0.3", value: .number(1.0 / 3), lineage: DemoDocument.lineage(2, "mean"))
        #expect(cell.json["value"]?.encoded() == "0.3333333333333333")
        #expect(cell.json["lineage"]?["subjects"] == ["P01", "P02"] && cell.json["lineage"]?["denominator"] == 25)
        _ = try JSONSerialization.jsonObject(with: Data(DemoDocument.document.json.encoded(.pretty).utf8))
    }

    private static func random(depth: Int, _ generator: inout Seeded) -> JSONValue {
        let count = Int.random(in: 0...4, using: &generator)
        switch Int.random(in: 0...(depth > 0 ? 6 : 4), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(Int.random(in: -1_000_000...1_000_000, using: &generator))
        case 3: return .number(Double.random(in: -1e6...1e6, using: &generator))
        case 4:
            let scalars = (0..<count * 3).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x3FF, using: &generator)) }
            return .string(String(String.UnicodeScalarView(scalars)))
        case 5: return .array((0..<count).map { _ in random(depth: depth - 1, &generator) })
        default: return .object((0..<count).map { .init("k\($0)\"", random(depth: depth - 1, &generator)) })
        }
    }

    private static func same(_ value: JSONValue, _ read: Any) -> Bool {
        switch value {
        case .null: read is NSNull
        case .bool(let value): (read as? Bool) == value
        case .integer(let value): (read as? NSNumber)?.intValue == value
        // Foundation's reader may be off in the last place; that the text is exact is tested above.
        case .number(let value): (read as? NSNumber).map { abs($0.doubleValue - value) <= abs(value) * 1e-15 } ?? false
        case .string(let value): (read as? String).map { Array($0.unicodeScalars) == Array(value.unicodeScalars) } ?? false
        case .array(let values): (read as? [Any]).map { $0.count == values.count && zip(values, $0).allSatisfy(same) } ?? false
        case .object(let members):
            (read as? [String: Any]).map { read in
                read.count == members.count && members.allSatisfy { member in read[member.key].map { same(member.value, $0) } ?? false }
            } ?? false
        }
    }
}
