// SPDX-License-Identifier: Apache-2.0

import MalarExchange
import Testing

@Suite("JSON with all its levels")
struct JSONTreeTests {
    private func parse(_ text: String) throws(LineJSONError) -> JSONTree {
        try JSONTree.parsing(Array(text.utf8), fileName: "a.json")
    }

    @Test(
        "Values",
        arguments: [
            ("null", .null), (" true\n", .flag(true)), ("-1.5e3", .number(-1500)), ("\"\\u00e9\"", .text("é")), ("[]", .list([])),
            ("[1, [2,\n null]]", .list([.number(1), .list([.number(2), .null])])),
            ("{\"b\": {}, \"a\": [false]}", .object([.init("b", .object([])), .init("a", .list([.flag(false)]))])),
            ("\u{FEFF}{}", .object([])),
        ] as [(String, JSONTree)])
    func value(_ text: String, _ tree: JSONTree) throws {
        #expect(try parse(text) == tree)
    }

    @Test(
        "Doubles are read to the last bit",
        arguments: [0.1, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 4.605353009581955e-308, 0.5387 / 3])
    func everyBit(_ number: Double) throws {
        #expect(try parse("\(number)") == .number(number))
    }

    @Test(
        "A fault is named with its line and byte",
        arguments: [
            ("", .invalidJSON, 1, 1), ("{\"a\": 1,\n  \"a\": 2}", .duplicateKey, 2, 3), ("[1,\n2,\n]", .invalidJSON, 3, 1),
            ("[1] 2", .invalidJSON, 1, 5), ("[1e400]", .numberOutOfRange, 1, 2), ("[01]", .invalidJSON, 1, 2),
            ("{\"a\" 1}", .invalidJSON, 1, 6),
            ("[NaN]", .invalidJSON, 1, 2), ("[\"a\tb\"]", .controlCharacter, 1, 4), ("[\"\\ud800\"]", .loneSurrogate, 1, 3),
        ] as [(String, LineJSONError.Code, Int, Int)])
    func fault(_ text: String, _ code: LineJSONError.Code, _ line: Int, _ byte: Int) {
        let error = #expect(throws: LineJSONError.self) { try parse(text) }
        #expect(error?.code == code && error?.line == line && error?.byteColumn == byte, "\(error.map(String.init(describing:)) ?? "")")
    }

    @Test("Sixty-four levels and no more")
    func depth() throws {
        #expect(throws: Never.self) { try parse(String(repeating: "[", count: 64) + String(repeating: "]", count: 64)) }
        let error = #expect(throws: LineJSONError.self) { try parse(String(repeating: "[", count: 100_000)) }
        #expect(error?.code == .nestedTooDeep)
    }

    @Test("Bytes that are no text")
    func notText() {
        let latin = #expect(throws: LineJSONError.self) { try JSONTree.parsing([0x22, 0xE9, 0x22], fileName: "a.json") }
        #expect(latin?.code == .invalidUTF8 && latin?.byteColumn == 2)
        let wide = #expect(throws: LineJSONError.self) { try JSONTree.parsing([0xFF, 0xFE, 0x7B, 0], fileName: "a.json") }
        #expect(wide?.code == .utf16)
    }
}
