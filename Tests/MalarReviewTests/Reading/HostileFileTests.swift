// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Files that mean harm or are damaged")
struct HostileFileTests {
    private func message(_ bytes: [UInt8]) -> String {
        do {
            let reading = try RecordFileReader.read(bytes, file: "folder/file.ris")
            return "read: \(reading.records.count)"
        } catch {
            return error.description
        }
    }

    @Test("a single line of 100 MB is refused by its number")
    func longLine() {
        var bytes = Array("TY  - JOUR\nTI  - ".utf8)
        bytes += [UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)
        #expect(message(bytes) == "file.ris, line 2: the line is longer than 10 MB; the file is damaged or no export of records")
    }

    @Test("100 MB without any sign of a format are refused")
    func longNothing() {
        #expect(message([UInt8](repeating: UInt8(ascii: "a"), count: 100_000_000)).contains("line 1: the line is longer than 10 MB"))
    }

    @Test(
        "what holds no records is named",
        arguments: [
            ("", "the file is empty"), ("\u{FEFF}", "the file is empty"), (" \r\n\t\n", "the file is empty"),
            ("%PDF-1.7\n", "this is a PDF"), ("%0 Journal Article\n%T A\n", "Refer format"), ("RT Journal Article\nT1 A\n", "RefWorks"),
            ("<html><body>Login</body></html>", "web page"), ("<a><b/></a>", "neither of PubMed nor of EndNote"),
            ("Dear colleague\nplease find the records\n", "the format is not known"),
            ("KW  - lupus\nKW  - joint\nVL  - 1\n", "read: 0"),
        ])
    func noRecords(text: String, wanted: String) {
        #expect(message(Array(text.utf8)).contains(wanted))
    }

    @Test("binary files are named by what they are")
    func binary() {
        #expect(message([0x1F, 0x8B, 8, 0, 0]).contains("gzip"))
        #expect(message([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).contains("old Office"))
        #expect(message(Array("TY  - JOUR\nTI  - a\0b\nER  - \n".utf8)).contains("line 2: a NUL byte"))
        #expect(message([0xFF, 0xFE, 0, 0, 0x54]).contains("UTF-32"))
        #expect(message([0xFF, 0xFE, 0x54]).contains("half a character"))
        let wide: [UInt8] = Array("TY  - JOUR\nTI  - a wide text without a mark\nER  - \n".utf8).flatMap { [$0, 0] }
        #expect(message(wide).contains("UTF-16 without a byte order mark"))
    }

    @Test("UTF-16 of both orders is read")
    func utf16() throws {
        let text = "TY  - JOUR\r\nTI  - Gelenke – Jäger\r\nER  - \r\n"
        let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [little, big] {
            let reading = try RecordFileReader.read(bytes, file: "a.ris")
            #expect(reading.records.first?.title == "Gelenke – Jäger")
            #expect(reading.lines(of: "UTF-16") == [1])
        }
    }

    @Test("lines that are not UTF-8 are read as Windows-1252, the others as they are")
    func latin() throws {
        let bytes =
            Array("TY  - JOUR\nAU  - Jäger, A.\nAU  - M".utf8) + [0xFC] + Array("ller, B.\nTI  - A ".utf8) + [0x96]
            + Array(" B\nER  - \n".utf8)
        let reading = try RecordFileReader.read(bytes, file: "a.ris")
        #expect(reading.records.first?.authors.map(\.family) == ["Jäger", "Müller"])
        #expect(reading.records.first?.title == "A – B")
        #expect(reading.lines(of: "line 3 is the first that is not UTF-8") == [3, 4])
    }

    @Test("overlong, surrogate and cut sequences are no UTF-8 and do not stop the reading")
    func malformed() throws {
        for broken: [UInt8] in [
            [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF], [0xF5, 0x80, 0x80, 0x80],
        ] {
            let bytes = Array("TY  - JOUR\nTI  - a".utf8) + broken + Array("\nER  - \n".utf8)
            let reading = try RecordFileReader.read(bytes, file: "a.ris")
            #expect(reading.records.first?.title.hasPrefix("a") == true)
            #expect(reading.lines(of: "not UTF-8") == [2])
        }
    }

    @Test("100,000 empty records and 100,000 ends without a beginning are read in a moment")
    func manyEmpty() throws {
        let empty = try RecordFileReader.read(Array(String(repeating: "TY  - JOUR\nER  - \n", count: 100_000).utf8), file: "a.ris")
        #expect(empty.records.count == 100_000 && empty.records.last?.id == "a.ris:100000")
        let strays = "TY  - JOUR\nER  - \n" + String(repeating: "NL  - x\n\ntext\nER  - \n", count: 100_000)
        let one = try RecordFileReader.read(Array(strays.utf8), file: "a.ris")
        #expect(one.records.count == 1 && one.records.first?.fields.count == 200_001)
        #expect(one.lines(of: "end tag stands outside")?.count == 100_000)
        let numbered = String(repeating: "12.\n", count: 50_000) + "TY  - JOUR\nTI  - A\n"
        #expect(try RecordFileReader.read(Array(numbered.utf8), file: "a.ris").records.count == 1)
    }

    @Test("a value of 100,000 lines grows in linear time")
    func manyLines() throws {
        let text = "TY  - JOUR\nKW  - a" + String(repeating: "\nb", count: 100_000) + "\nER  - "
        let reading = try RecordFileReader.read(Array(text.utf8), file: "a.ris")
        #expect(reading.records.first?.keywords.count == 100_001)
    }

    @Test("a text cut off anywhere is read or refused, never a crash")
    func cutOff() {
        let text = "1.\nTY  - JOUR\r\nAU  - Jäger, A\u{2028}KW  - b\rER  -\nNL  - c\n\nx\nTI  - y\nER  - \nFN a\nPT J\nPMID- 1\n      z\n"
        let bytes = Array(text.utf8)
        for length in 0...bytes.count {
            for start in [0, length / 3] {
                #expect(!message(Array(bytes[start..<length])).isEmpty)
            }
        }
    }
}
