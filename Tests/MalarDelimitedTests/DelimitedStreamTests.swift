// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarDelimited
import Testing

/// What a stream gave, step by step.
struct Transcript: Equatable {
    enum Entry: Equatable {
        case record(Int, [String])
        case bad(Place)
        case failed([Place])
    }

    var header: [String] = []
    var entries: [Entry] = []

    init(_ bytes: [UInt8], chunk: Int = 65_536, options: DelimitedTextOptions = DelimitedTextOptions()) {
        do {
            var stream = try DelimitedStream(fileName: "t.csv", options: options, source: .bytes(bytes, chunkSize: chunk))
            header = stream.header.names
            while true {
                switch try stream.next() {
                case .record: entries.append(.record(stream.line, stream.texts()))
                case .bad(let error): entries.append(.bad(Place(error)))
                case .end: return
                }
            }
        } catch {
            entries.append(.failed((error as? DelimitedTextErrors)?.errors.map { Place($0) } ?? []))
        }
    }
}

@Suite("Delimited stream")
struct DelimitedStreamTests {
    static let chunks = [1, 2, 3, 7, 4_096]

    @Test("Bad records are reported with their lines, and the stream goes on")
    func goesOn() {
        let bytes =
            Array("a,b\r\n1,2\r\n3\r\n4,".utf8) + [0xE9] + Array("\r\n5,\"x\"y\r\n6,\u{0}\r\n7,8,9\r\n10,\"11\r\n12\"\r\n13,14\r\n".utf8)
        let expected: [Transcript.Entry] = [
            .record(2, ["1", "2"]), .bad(Place(.truncatedRecord, 3, 2, nil)), .bad(Place(.invalidUTF8, 4, nil, 3)),
            .bad(Place(.charactersAfterQuote, 5, 2, 6)), .bad(Place(.nulByte, 6, nil, 3)), .bad(Place(.surplusFields, 7, 3, nil)),
            .record(8, ["10", "11\r\n12"]), .record(10, ["13", "14"]),
        ]
        #expect(Transcript(bytes).entries == expected)
        for chunk in Self.chunks { #expect(Transcript(bytes, chunk: chunk).entries == expected) }
    }

    @Test("A quote left open costs its own line only", arguments: chunks)
    func openQuote(chunk: Int) {
        let rows = (1...20_000).map { "\($0),x" }.joined(separator: "\n")
        let transcript = Transcript(Array("a,b\n0,\"x\n\(rows)\n".utf8), chunk: chunk)
        #expect(transcript.entries.count == 20_001)
        #expect(transcript.entries.first == .bad(Place(.fieldTooLong, 2, 2, 3)))
        #expect(transcript.entries.last == .record(20_002, ["20000", "x"]))
    }

    @Test("Fields and records that are too long are given up without being held", arguments: [7, 4_096, 10_000_000])
    func tooLong(chunk: Int) {
        let million = String(repeating: "x", count: 1_000_000)
        let fields = Array("a,b\n\(million),1\n2,3\n".utf8)
        #expect(Transcript(fields, chunk: chunk).entries == [.bad(Place(.fieldTooLong, 2, 1, 1)), .record(3, ["2", "3"])])
        var options = DelimitedTextOptions()
        options.limits.recordBytes = 50
        let row = String(repeating: "y", count: 60)
        let records = Array("a,b\n1,2\n\(row),1\n\"\n\(row)\n\",2\n3,4".utf8)
        #expect(
            Transcript(records, chunk: chunk, options: options).entries == [
                .record(2, ["1", "2"]), .bad(Place(.recordTooLong, 3, 1, 1)), .bad(Place(.recordTooLong, 4, 1, 1)),
                .bad(Place(.recordTooLong, 5, 1, 1)), .bad(Place(.unterminatedQuote, 6, 1, 1)), .record(7, ["3", "4"]),
            ])
    }

    @Test("Values by index: text, null, quoted nothing, bytes")
    func values() throws {
        let text = "id,x,y,z\n1,,\"\",\"a \"\"b\"\"\"\n"
        var stream = try DelimitedStream(fileName: "t", source: .bytes(Array(text.utf8)))
        let z = try #require(stream.header.index(of: "z"))
        #expect(stream.header.index(of: "w") == nil)
        #expect(try stream.next() == .record)
        #expect(stream.value(at: 0) == .text("1"))
        #expect(stream.value(at: 1) == .null)
        #expect(stream.value(at: 2) == .text(""))
        #expect(stream.isEmpty(at: 2) && stream.isQuoted(at: 2) && !stream.isQuoted(at: 1))
        #expect(stream.value(at: z) == .text("a \"b\""))
        #expect(stream.withBytes(at: z) { $0.count } == 5)
        #expect(stream.withBytes(at: 0) { $0[0] } == UInt8(ascii: "1"))
    }

    @Test("A header alone is in order; nothing at all is not")
    func headerOnly() {
        #expect(Transcript(Array("a,b\n".utf8)) == Transcript(Array("a,b".utf8)))
        #expect(Transcript(Array("a,b".utf8)).header == ["a", "b"])
        #expect(Transcript([]).entries == [.failed([Place(.emptyFile, nil, nil, nil)])])
        #expect(Transcript([0xFF, 0xFE, 0x41, 0x00], chunk: 1).entries == [.failed([Place(.utf16, 1, nil, 1)])])
        #expect(Transcript(Array("a,b;c\n".utf8)).entries == [.failed([Place(.ambiguousDelimiter, nil, nil, nil)])])
        #expect(
            Transcript(Array("a,,a\n".utf8)).entries == [
                .failed([Place(.emptyColumnName, 1, 2, nil), Place(.duplicateColumnName, 1, 3, nil)])
            ])
    }

    @Test("A record is given as soon as its line end is there")
    func latency() throws {
        var sent = 0
        let parts = ["a,b\n", "1,2\n", "3,4\n"]
        let source = ByteSource {
            guard sent < parts.count else { return nil }
            defer { sent += 1 }
            return Array(parts[sent].utf8)
        }
        var stream = try DelimitedStream(fileName: "t", source: source)
        #expect(sent == 1)
        #expect(try stream.next() == .record)
        #expect(sent == 2)
    }

    @Test("Reads from a file descriptor; a closed one is an error of the source")
    func fileDescriptor() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("a,b\n1,2\n".utf8))
        try pipe.fileHandleForWriting.close()
        var stream = try DelimitedStream(
            fileName: "standard input", source: .fileDescriptor(pipe.fileHandleForReading.fileDescriptor, chunkSize: 3))
        #expect(try stream.next() == .record)
        #expect(stream.texts() == ["1", "2"])
        #expect(try stream.next() == .end)
        #expect(throws: ByteSourceError.self) { _ = try DelimitedStream(fileName: "t", source: .fileDescriptor(-1)) }
    }
}
