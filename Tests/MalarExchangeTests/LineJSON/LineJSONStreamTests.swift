// SPDX-License-Identifier: Apache-2.0

import MalarDelimited
import MalarExchange
import Testing

@Suite("JSON, one object a line")
struct LineJSONStreamTests {
    enum Entry: Equatable {
        case object(Int, [String: FieldValue])
        case bad(LineJSONError.Code, Int, Int, String?)
        case failed(LineJSONError.Code)
    }

    static func read(
        _ bytes: [UInt8], chunk: Int = 65_536, ignoring: Set<String> = [], limits: LineJSONStream.Limits = .init()
    ) -> [Entry] {
        var stream = LineJSONStream(fileName: "t.jsonl", ignoring: ignoring, limits: limits, source: .bytes(bytes, chunkSize: chunk))
        var entries: [Entry] = []
        do {
            while true {
                switch try stream.next() {
                case .object:
                    var values: [String: FieldValue] = [:]
                    for (index, name) in stream.columnNames.enumerated() { values[name] = stream.value(at: index) }
                    entries.append(.object(stream.line, values))
                case .bad(let error): entries.append(.bad(error.code, error.line, error.byteColumn, error.key))
                case .end: return entries
                }
            }
        } catch {
            return entries + ((error as? LineJSONError).map { [.failed($0.code)] } ?? [])
        }
    }

    @Test(
        "Values",
        arguments: [
            (#"{}"#, [:]),
            (#" { "a" : 1 , "b":"x" } "#, ["a": .number(1, lexeme: "1"), "b": .text("x")]),
            (#"{"a":true,"b":false,"c":null}"#, ["a": .bool(true), "b": .bool(false), "c": .null]),
            (
                #"{"a":-0.50,"b":1e3,"c":0,"d":2E-2}"#,
                [
                    "a": .number(-0.5, lexeme: "-0.50"), "b": .number(1000, lexeme: "1e3"), "c": .number(0, lexeme: "0"),
                    "d": .number(0.02, lexeme: "2E-2"),
                ]
            ),
            (#"{"a":"\"\\\/\b\f\n\r\t"}"#, ["a": .text("\"\\/\u{8}\u{C}\n\r\t")]),
            (#"{"a":"\u00e8\ud835\udec2è𝛂"}"#, ["a": .text("è𝛂è𝛂")]),
            (#"{"\u0061":""}"#, ["a": .text("")]),
            (#"{"a":12345678901234567890}"#, ["a": .number(12_345_678_901_234_567_168, lexeme: "12345678901234567890")]),
        ] as [(String, [String: FieldValue])])
    func values(line: String, expected: [String: FieldValue]) {
        for chunk in [1, 3, 4_096] { #expect(Self.read(Array(line.utf8), chunk: chunk) == [.object(1, expected)]) }
    }

    @Test(
        "Errors and their places",
        arguments: [
            (#"{"a":1"#, .bad(.invalidJSON, 1, 7, nil)),
            (#"{"a":1}x"#, .bad(.invalidJSON, 1, 8, nil)),
            (#"{"a":1,}"#, .bad(.invalidJSON, 1, 8, nil)),
            (#"{'a':1}"#, .bad(.invalidJSON, 1, 2, nil)),
            (#"{"a" 1}"#, .bad(.invalidJSON, 1, 6, nil)),
            (#"{"a":}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":tru}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":01}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":1.}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":.5}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":+5}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":1e}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":NaN}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":1e999}"#, .bad(.numberOutOfRange, 1, 6, "a")),
            (#"{"a":"x}"#, .bad(.invalidJSON, 1, 6, "a")),
            (#"{"a":"\x"}"#, .bad(.invalidEscape, 1, 7, "a")),
            (#"{"a":"\u00g0"}"#, .bad(.invalidEscape, 1, 7, "a")),
            (#"{"a":"\ud835"}"#, .bad(.loneSurrogate, 1, 7, "a")),
            (#"{"a":"\ud835\u0041"}"#, .bad(.loneSurrogate, 1, 7, "a")),
            (#"{"a":"\udec2"}"#, .bad(.loneSurrogate, 1, 7, "a")),
            (#"{"a":"\u0000"}"#, .bad(.controlCharacter, 1, 7, "a")),
            ("{\"a\":\"x\ty\"}", .bad(.controlCharacter, 1, 8, "a")),
            (#"{"a":1,"a":2}"#, .bad(.duplicateKey, 1, 8, "a")),
            (#"{"a":1,"\u0061":2}"#, .bad(.duplicateKey, 1, 8, "a")),
            (#"{"a":{"b":1}}"#, .bad(.nestedValue, 1, 6, "a")),
            (#"{"a":[1]}"#, .bad(.nestedValue, 1, 6, "a")),
            (#"[1,2]"#, .bad(.notAnObject, 1, 1, nil)),
            (#""a""#, .bad(.notAnObject, 1, 1, nil)),
        ] as [(String, Entry)])
    func errors(line: String, expected: Entry) {
        // The line below a bad one is always read.
        let next = Entry.object(2, ["z": .null])
        for chunk in [1, 2, 7, 4_096] {
            #expect(Self.read(Array((line + "\n{\"z\":null}").utf8), chunk: chunk) == [expected, next])
        }
    }

    @Test("Ignored keys may be nested; what is in them must still be JSON")
    func ignoring() {
        let good = #"{"x":{"a":[1,{"b":"}"},[]],"c":{}},"a":1}"#
        #expect(Self.read(Array(good.utf8), ignoring: ["x"]) == [.object(1, ["a": .number(1, lexeme: "1")])])
        #expect(Self.read(Array(#"{"x":[1,],"a":1}"#.utf8), ignoring: ["x"]) == [.bad(.invalidJSON, 1, 9, nil)])
        let deep = #"{"x":"# + String(repeating: "[", count: 100_000) + "}"
        #expect(Self.read(Array(deep.utf8), ignoring: ["x"]) == [.bad(.nestedTooDeep, 1, 70, nil)])
    }

    @Test("Byte order mark, CRLF, blank lines, invalid UTF-8, UTF-16", arguments: [1, 2, 3, 4_096])
    func bytes(chunk: Int) {
        let bytes = Array("\u{FEFF}{\"a\":null}\r\n\r\n \t\n{\"a\":\"".utf8) + [0xE8] + Array("\"}\n{\"a\":true}".utf8)
        #expect(
            Self.read(bytes, chunk: chunk) == [
                .object(1, ["a": .null]), .bad(.invalidUTF8, 4, 7, nil), .object(5, ["a": .bool(true)]),
            ])
        #expect(Self.read([0xFF, 0xFE, 0x7B, 0x00], chunk: chunk) == [.failed(.utf16)])
        #expect(Self.read([], chunk: chunk) == [])
    }

    @Test("A line that is too long is given up without being held", arguments: [1, 7, 64, 100_000])
    func tooLong(chunk: Int) {
        let limits = LineJSONStream.Limits(lineBytes: 20)
        let exact = #"{"a":"0123456789ab"}"#
        #expect(exact.utf8.count == 20)
        let text = "\(exact)\n{\"a\":\"\(String(repeating: "x", count: 5_000))\"}\n{\"a\":true}\n{\"a\":\"0123456789abc\"}"
        #expect(
            Self.read(Array(text.utf8), chunk: chunk, limits: limits) == [
                .object(1, ["a": .text("0123456789ab")]), .bad(.lineTooLong, 2, 1, nil), .object(3, ["a": .bool(true)]),
                .bad(.lineTooLong, 4, 1, nil),
            ])
    }

    @Test("Declared columns keep their indices; others are added as they are met; bad lines add none")
    func columns() throws {
        let text = #"{"b":1}"# + "\n" + #"{"junk":1,"junk":2}"# + "\n" + #"{"c":true,"a":null}"#
        var stream = LineJSONStream(fileName: "t", columns: ["a", "b", "a"], source: .bytes(Array(text.utf8)))
        #expect(stream.columnNames == ["a", "b"])
        #expect(try stream.next() == .object)
        #expect(stream.value(at: 0) == nil)
        #expect(stream.value(at: 1) == .number(1, lexeme: "1"))
        if case .bad(let error) = try stream.next() { #expect(error.code == .duplicateKey) } else { Issue.record("a bad line passed") }
        #expect(stream.columnNames == ["a", "b"])
        #expect(try stream.next() == .object)
        #expect(stream.columnNames == ["a", "b", "c"])
        #expect(stream.columnIndex(of: "c") == 2 && stream.columnIndex(of: "junk") == nil)
        #expect((stream.value(at: 0), stream.value(at: 1), stream.value(at: 2)) == (.null, nil, .bool(true)))
        #expect(try stream.next() == .end)
    }

    @Test("Too many keys are an error of the line that brings them")
    func tooManyKeys() {
        let text = #"{"a":null,"b":null}"# + "\n" + #"{"a":null,"c":null}"# + "\n" + #"{"b":null}"#
        #expect(
            Self.read(Array(text.utf8), limits: .init(columns: 2)) == [
                .object(1, ["a": .null, "b": .null]), .bad(.tooManyKeys, 2, 11, nil), .object(3, ["b": .null]),
            ])
    }

    @Test("Messages give the place and no value")
    func message() throws {
        var stream = LineJSONStream(fileName: "visits.jsonl", source: .bytes(Array(#"{"note":"SECRET\x"}"#.utf8)))
        let step = try stream.next()
        guard case .bad(let error) = step else {
            Issue.record("a bad line passed")
            return
        }
        #expect(
            error.description
                == "visits.jsonl, line 1, byte 16 of the line, key note: the escape is not one of JSON. Double a backslash that belongs to the text."
        )
    }

    @Test("10,000 damaged streams never crash, and chunks make no difference")
    func fuzz() {
        let pieces: [[UInt8]] =
            [
                "{", "}", "\"a\"", "\"b\"", ":", ",", "1", "-", "0.5", "e9", "true", "null", "[", "]", "\\", "\\u00", "\\ud835", "\"", "\n",
                "\r\n", " ",
            ]
            .map { Array($0.utf8) } + [[0xE8], [0x00], Array(#"{"a":1}"#.utf8), Array(#"{"a":"x","b":null}"#.utf8 + [0x0A])]
        var generator = SeededGenerator(seed: 99)
        var objects = 0
        for _ in 0..<10_000 {
            let count = Int.random(in: 0...30, using: &generator)
            let bytes = (0..<count).flatMap { _ in pieces.randomElement(using: &generator) ?? [] }
            let limits = LineJSONStream.Limits(lineBytes: 25, columns: 3)
            let whole = Self.read(bytes, ignoring: ["b"], limits: limits)
            for chunk in [1, 2, 7] { #expect(Self.read(bytes, chunk: chunk, ignoring: ["b"], limits: limits) == whole, "\(bytes)") }
            objects += whole.count { if case .object = $0 { true } else { false } }
        }
        #expect(objects > 500)
    }
}
