// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarDelimited
import MalarExchange
import Testing

/// Prints how fast the readers are. Nothing is demanded of the time. Run it with `MALAR_MEASURE=1 swift test -c release`.
@Suite("Speed of the text readers", .serialized, .enabled(if: ProcessInfo.processInfo.environment["MALAR_MEASURE"] != nil))
struct ScanMeasurement {
    private static let rows = 200_000
    private static let columns = 25

    private static func table() -> [UInt8] {
        var generator = SeededGenerator(seed: 1)
        var lines = [(1...columns).map { "column\($0)" }.joined(separator: ",")]
        for row in 0..<rows {
            let findings = (0..<columns - 3).map { _ in String(generator.next() % 2) }
            lines.append((["P\(row)", "2024-03-17", "\"a, \(row % 97)\""] + findings).joined(separator: ","))
        }
        return Array(lines.joined(separator: "\n").utf8)
    }

    private static func report(_ what: String, _ bytes: Int, _ body: () throws -> Int) rethrows {
        let clock = ContinuousClock()
        let start = clock.now
        let count = try body()
        let seconds = (clock.now - start) / .seconds(1)
        print("\(what): \(Int(Double(count) / seconds)) rows a second, \(Int(Double(bytes) / seconds / 1e6)) MB/s")
        #expect(count == rows)
    }

    @Test("200,000 x 25 CSV")
    func delimited() throws {
        let bytes = Self.table()
        try Self.report("stream, scan alone", bytes.count) {
            var stream = try DelimitedStream(fileName: "t", source: .bytes(bytes))
            var count = 0
            while try stream.next() == .record { count += 1 }
            return count
        }
        try Self.report("stream, first byte of every field", bytes.count) {
            var stream = try DelimitedStream(fileName: "t", source: .bytes(bytes))
            var (count, sum) = (0, 0)
            while try stream.next() == .record {
                count += 1
                for column in 0..<Self.columns { sum += stream.withBytes(at: column) { Int($0[0]) } }
            }
            #expect(sum > 0)
            return count
        }
        try Self.report("stream, every field as text", bytes.count) {
            var stream = try DelimitedStream(fileName: "t", source: .bytes(bytes))
            var count = 0
            while try stream.next() == .record { count += stream.texts().count / Self.columns }
            return count
        }
        try Self.report("whole file", bytes.count) { try DelimitedText(bytes: bytes, fileName: "t").records.count }
    }

    @Test("200,000 objects of 25 keys")
    func lineJSON() throws {
        let line = "{" + (1...Self.columns).map { "\"column\($0)\":\($0 % 3 == 0 ? "true" : "\($0)")" }.joined(separator: ",") + "}\n"
        let bytes = Array(String(repeating: line, count: Self.rows).utf8)
        try Self.report("JSON lines", bytes.count) {
            var stream = LineJSONStream(fileName: "t", source: .bytes(bytes))
            var count = 0
            while try stream.next() == .object { count += 1 }
            return count
        }
    }
}
