// SPDX-License-Identifier: Apache-2.0

import MalarDelimited
import Testing

@Suite("Delimited text: properties and hostile inputs")
struct DelimitedPropertyTests {
    /// Bytes that are likely to meet each other in a damaged file.
    private static let palette: [[UInt8]] =
        ["a", "7", ",", ",", ";", "\t", "\"", "\"", "\n", "\n", "\r", "\r\n", " ", "#", "\u{A0}", "è", "\u{0}", "sep=;"].map {
            Array($0.utf8)
        }
        + [[0xC2], [0xFF], [0xA0], [0xEF, 0xBB, 0xBF]]

    private static func damagedText(_ generator: inout SeededGenerator) -> [UInt8] {
        let pieces = Int.random(in: 0...60, using: &generator)
        return (0..<pieces).flatMap { _ in palette.randomElement(using: &generator) ?? [] }
    }

    @Test("10,000 damaged texts never crash; every record fits the header; chunks make no difference")
    func fuzz() {
        var generator = SeededGenerator(seed: 20_240_801)
        var options = DelimitedTextOptions()
        options.limits = .init(fieldCharacters: 8, columns: 6, recordBytes: 32, errors: 5)
        var records = 0
        for _ in 0..<10_000 {
            let bytes = Self.damagedText(&generator)
            let reading = DelimitedText.reading(bytes: bytes, fileName: "t", options: options)
            #expect((reading.text == nil) <= !reading.errors.isEmpty)
            let lines = reading.text?.records.map(\.line) ?? []
            #expect(zip(lines, lines.dropFirst()).allSatisfy { $0 < $1 })
            let whole = Transcript(bytes, options: options)
            for chunk in [1, 2, 3, 7] {
                let chunked = Transcript(bytes, chunk: chunk, options: options)
                #expect(chunked == whole, "chunks of \(chunk): \(bytes)")
            }
            records += whole.entries.count
        }
        #expect(records > 1_000)
    }

    @Test("Where a whole file is accepted, a stream gives the same records and lines")
    func streamAgrees() {
        var generator = SeededGenerator(seed: 7)
        let options = DelimitedTextOptions(delimiter: .comma, acceptsHeaderOnly: true)
        var accepted = 0
        for _ in 0..<5_000 {
            let bytes = Self.damagedText(&generator)
            guard let text = try? DelimitedText(bytes: bytes, fileName: "t", options: options) else { continue }
            accepted += 1
            #expect(Transcript(bytes, options: options).entries == text.records.map { .record($0.line, $0.map(\.text)) })
        }
        #expect(accepted > 50)
    }

    @Test("What a naive writer writes is read back", arguments: [Delimiter.comma, .semicolon, .tab, .verticalBar])
    func roundTrip(delimiter: Delimiter) throws {
        let separators: [Delimiter: String] = [.comma: ",", .semicolon: ";", .tab: "\t", .verticalBar: "|"]
        let separator = try #require(separators[delimiter])
        let letters = ["a", "è", "𝛂", " ", "\"", ",", ";", "|", "\t", "\n", "\r\n", "#", "7", "\u{A0}"]
        var generator = SeededGenerator(seed: 42)
        for _ in 0..<500 {
            let columns = Int.random(in: 1...6, using: &generator)
            let rows = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
                (0..<columns).map { _ in
                    (0..<Int.random(in: 0...6, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "" }.joined()
                }
            }
            let header = (1...columns).map { "column \($0)" }
            let lines = ([header] + rows).map { row in
                row.map { "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }
                    .joined(separator: separator)
            }
            let bytes = Array(lines.joined(separator: "\r\n").utf8)
            let options = DelimitedTextOptions(delimiter: delimiter)
            #expect(try DelimitedText(bytes: bytes, fileName: "t", options: options).records.map { $0.map(\.text) } == rows)
            let streamed = Transcript(bytes, chunk: 3, options: options).entries.compactMap { entry in
                if case .record(_, let fields) = entry { fields } else { nil }
            }
            #expect(streamed == rows)
        }
    }

    @Test("Megabytes of one byte", arguments: ["x", "\"", ",", "\n", "\r", "#", " ", "\u{0}", "a,\"\n", "\",\"\n"])
    func monotony(piece: String) {
        let bytes = Array("a,b\n".utf8) + Array(String(repeating: piece, count: 300_000 / piece.utf8.count).utf8)
        let reading = DelimitedText.reading(bytes: bytes, fileName: "t")
        #expect(reading.errors.count <= 101)
        let transcript = Transcript(bytes)
        #expect(transcript.header == ["a", "b"])
    }
}

/// Implication, for properties.
private func <= (premise: Bool, conclusion: Bool) -> Bool { !premise || conclusion }
