// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import MalarDelimited

@Suite("Delimited text: records that need no closer look")
struct PlainRecordTests {
    private static let pieces = [
        "0", "1", "", "12.5", "rash", "a b", " a", "a ", "\"q\"", "\"a,b\"", "é", "\u{A0}x", "\t", "\0", "~", "x", "\u{7F}", "a\"b",
        "longer than eight",
    ]

    /// A record of pieces that are mostly plain, and what follows it.
    private static func text(_ generator: inout SeededBytes) -> String {
        let count = Int.random(in: 1...8, using: &generator)
        let fields = (0..<count).map { _ in
            pieces[Int.random(in: 0..<(Bool.random(using: &generator) ? 6 : pieces.count), using: &generator)]
        }
        let end = ["\n", "\r\n", "\r", "", "\n1,2\n", "\r\nx"][Int.random(in: 0..<6, using: &generator)]
        return fields.joined(separator: [",", ",", ";", "\t"][Int.random(in: 0..<4, using: &generator)]) + end
    }

    @Test("What the quick look gives is what the closer look gives", arguments: [Delimiter.comma, .semicolon, .tab])
    func agreement(delimiter: Delimiter) {
        var generator = SeededBytes(state: 3)
        var options = DelimitedTextOptions()
        options.limits.fieldCharacters = 12
        options.limits.columns = 6
        let splitter = RecordSplitter(delimiter, options)
        var plain = 0
        for _ in 0..<20_000 {
            let bytes = Array(Self.text(&generator).utf8)
            var (quick, close): ([FieldSlice], [FieldSlice]) = ([], [])
            guard let end = splitter.splitPlain(bytes.span, from: 0, into: &quick) else { continue }
            plain += 1
            guard case .record(end, isMultiline: false) = splitter.splitClosely(bytes.span, from: 0, isFinal: false, into: &close) else {
                Issue.record("\(bytes)")
                return
            }
            #expect(quick == close, "\(bytes)")
        }
        #expect(plain > 500)
    }
}

/// SplitMix64, so that a failure can be repeated.
private struct SeededBytes: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
