// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("The diary of decisions")
struct DecisionLogTests {
    static let key = pubmed(1)
    static let actions: [ReviewAction] = [
        .vote(.titleAbstract, key, .include, reason: ""), .vote(.fullText, key, .exclude, reason: "E1"),
        .vote(.titleAbstract, RecordKey(search: "s", local: "doi:10.1/a(b)c"), .maybe, reason: ""), .undo(.titleAbstract, key),
        .resolve(.fullText, key, .exclude, reason: "E2", with: ["a", "b"]), .resolve(.titleAbstract, key, .include, reason: "", with: []),
        .resolve(.titleAbstract, key, .maybe, reason: "", with: []), .undoResolution(.fullText, key), .retrieval(key, .sought, reason: ""),
        .retrieval(key, .retrieved, reason: ""), .retrieval(key, .notRetrieved, reason: "no answer, twice; \"lost\""),
        .merge(kept: key, [embase(1), embase(2)], rule: "same-doi"), .merge(kept: key, [embase(1)], rule: ""),
        .keepApart(key, embase(1), rule: ""), .relate(key, .abstractOf, embase(2), rule: "title"), .unrelate(key, embase(2)),
        .removeBeforeScreening(key, reason: "=HYPERLINK(\"x\")", rule: "language tool"), .restore(key),
    ]

    static let notes = [
        "", "plain", "comma, and \"quotes\"; semicolon", "two\nlines\r\nand\ttab", "=1+1", "-3", "@x", "back\\slash \\n", "\\",
        "\u{301}accent",
        "emoji 👩‍⚕️ e\u{301}", "\u{0}\u{1F}\u{7F}\u{85}\u{2028}", " outer blanks ", "\\=x", "'", "\u{FEFF}",
    ]

    @Test("Whatever is decided comes back as it was, one line each")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        var written: [ReviewEvent] = []
        do {
            let log = try DecisionLog(folder: folder.path, person: "a")
            for action in Self.actions {
                for note in Self.notes { written.append(try log.append(action, note: note, protocolVersion: note)) }
            }
        }
        let bytes = try folder.bytes("decisions/a.csv")
        #expect(bytes.count { $0 == 0x0A } == written.count + 1)
        let reading = DecisionLogReading(bytes: bytes, person: "a", file: "decisions/a.csv")
        #expect(reading.remarks.isEmpty)
        #expect(reading.events.map(\.action) == written.map(\.action))
        #expect(reading.events.map { Array($0.note.unicodeScalars) } == written.map { Array($0.note.unicodeScalars) })
        #expect(reading.events.map(\.sequence) == Array(1...written.count))
        #expect(reading.events.map(\.time) == written.map(\.time))
    }

    @Test("No cell begins a formula")
    func formulas() throws {
        let folder = try TemporaryFolder()
        let log = try DecisionLog(folder: folder.path, person: "a")
        for start in ["=", "+", "-", "@", "\t=", "\r="] {
            try log.append(.removeBeforeScreening(Self.key, reason: start + "cmd", rule: ""), note: start + "cmd")
        }
        let text = String(decoding: try folder.bytes("decisions/a.csv"), as: UTF8.self)
        for line in text.split(separator: "\n").dropFirst() {
            for cell in line.split(separator: ",") {
                let first = cell.first { $0 != "\"" }
                #expect(first.map { "=+-@\t\r".contains($0) } != true, "\(line)")
            }
        }
    }

    @Test("Cut off at any byte, a file keeps every whole decision, and the next one is written after them")
    func cutAnywhere() throws {
        let folder = try TemporaryFolder()
        do {
            let log = try DecisionLog(folder: folder.path, person: "a")
            for note in Self.notes { try log.append(.vote(.titleAbstract, Self.key, .include, reason: ""), note: note) }
        }
        let whole = try folder.bytes("decisions/a.csv")
        let ends = whole.indices.filter { whole[$0] == 0x0A }
        for cut in 0...whole.count {
            try folder.write("decisions/a.csv", Array(whole[..<cut]))
            // A line that lacks its line end alone is whole: the checksum says so.
            let complete = max(0, ends.count { $0 < cut || $0 == cut } - 1)
            let log = try DecisionLog(folder: folder.path, person: "a")
            #expect(log.events.count == complete, "cut at \(cut)")
            try log.append(.undo(.titleAbstract, Self.key), note: "after")
            let reading = DecisionLogReading(bytes: try folder.bytes("decisions/a.csv"), person: "a", file: "a")
            #expect(reading.events.count == complete + 1, "cut at \(cut)")
            #expect(reading.events.last?.note == "after")
            #expect(reading.events.last?.sequence == complete + 1)
            #expect(reading.remarks.isEmpty, "cut at \(cut): \(reading.remarks)")
        }
        #expect(try folder.bytes("decisions/a.torn").isEmpty == false)
    }

    @Test("A torn line is told before anything is repaired")
    func tornIsTold() throws {
        let folder = try TemporaryFolder()
        do {
            let log = try DecisionLog(folder: folder.path, person: "a")
            try log.append(.vote(.titleAbstract, Self.key, .include, reason: ""))
            try log.append(.vote(.titleAbstract, pubmed(2), .include, reason: ""))
        }
        let whole = try folder.bytes("decisions/a.csv")
        let reading = DecisionLogReading(bytes: whole.dropLast(5), person: "a", file: "decisions/a.csv")
        #expect(reading.events.count == 1)
        #expect(reading.remarks.first?.description.hasPrefix("decisions/a.csv, line 3: the last line was cut off") == true)
    }

    @Test("A line that was changed by hand does not count and is told")
    func changed() throws {
        let folder = try TemporaryFolder()
        do {
            let log = try DecisionLog(folder: folder.path, person: "a")
            try log.append(.vote(.titleAbstract, Self.key, .include, reason: ""))
        }
        let text = String(decoding: try folder.bytes("decisions/a.csv"), as: UTF8.self)
        let edited = Array(text.replacingOccurrences(of: "include", with: "exclude").utf8)
        let reading = DecisionLogReading(bytes: edited, person: "a", file: "a.csv")
        #expect(reading.events.isEmpty)
        #expect(reading.remarks.first?.severity == .error)
        let windows = Array(("\u{FEFF}" + text.replacingOccurrences(of: "\n", with: "\r\n")).utf8)
        #expect(DecisionLogReading(bytes: windows, person: "a", file: "a.csv").events.count == 1)
    }

    @Test("Marks of an unfinished merge, repeated lines and nonsense are told, line by line")
    func remarks() throws {
        let folder = try TemporaryFolder()
        do {
            let log = try DecisionLog(folder: folder.path, person: "a")
            try log.append(.vote(.titleAbstract, Self.key, .include, reason: ""))
        }
        let lines = String(decoding: try folder.bytes("decisions/a.csv"), as: UTF8.self).split(separator: "\n").map(String.init)
        let text = [lines[0], "<<<<<<< ours", lines[1], lines[1], "=======", "nonsense", "", "\"open"].joined(separator: "\n") + "\n"
        let reading = DecisionLogReading(bytes: Array(text.utf8) + [0xFF, 0xFE, 0x0A], person: "a", file: "a.csv")
        #expect(reading.events.count == 1)
        #expect(reading.remarks.map(\.line) == [2, 4, 5, 6, 8, 9])
    }

    @Test("Any bytes are read without harm")
    func noise() {
        var random = SeededDecisions(7)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in
                [0x0A, 0x2C, 0x22, 0x5C, 0x0D, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
            }
            let reading = DecisionLogReading(bytes: bytes, person: "a", file: "a.csv")
            #expect(reading.events.isEmpty)
        }
    }

    @Test("One session at a time")
    func locked() throws {
        let folder = try TemporaryFolder()
        let log = try DecisionLog(folder: folder.path, person: "a")
        let error = #expect(throws: ReviewFileErrors.self) { try DecisionLog(folder: folder.path, person: "a") }
        #expect(error?.description == "decisions/a.csv: another session is writing to this file: end it first")
        _ = try DecisionLog(folder: folder.path, person: "b")
        try log.append(.undo(.titleAbstract, Self.key))
    }

    @Test("A person's name cannot lead elsewhere", arguments: ["../a", "a/b", "", ".a", "a b", "ä", String(repeating: "a", count: 65)])
    func names(person: String) throws {
        let folder = try TemporaryFolder()
        #expect(throws: ReviewFileErrors.self) { try DecisionLog(folder: folder.path, person: person) }
    }

    @Test("Links out of the folder are not followed")
    func links() throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        try other.write("a.csv", "")
        try folder.write("decisions/b.csv", "")
        let link = folder.path + "/decisions/a.csv"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: other.path + "/a.csv")
        #expect(throws: ReviewFileErrors.self) { try DecisionLog(folder: folder.path, person: "a") }
        #expect(try other.bytes("a.csv").isEmpty)
    }

    @Test("A file of something else is not written to")
    func foreign() throws {
        let folder = try TemporaryFolder()
        try folder.write("decisions/a.csv", "name,age\nx,3\n")
        #expect(throws: ReviewFileErrors.self) { try DecisionLog(folder: folder.path, person: "a") }
        #expect(try folder.bytes("decisions/a.csv") == Array("name,age\nx,3\n".utf8))
    }

    @Test("The clock going back does not change the order of decisions")
    func clock() throws {
        let folder = try TemporaryFolder()
        let log = try DecisionLog(folder: folder.path, person: "a")
        let (late, early) = (try #require(ReviewInstant("2025-06-02T10:00:00Z")), try #require(ReviewInstant("2025-06-01T10:00:00Z")))
        try log.append(.vote(.titleAbstract, Self.key, .include, reason: ""), at: late)
        let second = try log.append(.vote(.titleAbstract, Self.key, .exclude, reason: ""), at: early)
        #expect(second.time == late)
    }
}
