// SPDX-License-Identifier: Apache-2.0

import MalarDelimited
import Testing

/// Code, line, column and byte of an error, to be compared in one go.
struct Place: Equatable, Sendable {
    let code: DelimitedTextError.Code
    let line: Int?
    let column: Int?
    let byte: Int?

    init(_ code: DelimitedTextError.Code, _ line: Int?, _ column: Int?, _ byte: Int?) {
        (self.code, self.line, self.column, self.byte) = (code, line, column, byte)
    }

    init(_ error: DelimitedTextError) { self.init(error.code, error.line, error.column, error.byteColumn) }
}

@Suite("Delimited text: errors and their places")
struct DelimitedTextErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let bytes: [UInt8]
        let places: [Place]
        var testDescription: String { name }

        init(_ name: String, _ bytes: [UInt8], _ places: [Place]) { (self.name, self.bytes, self.places) = (name, bytes, places) }
        init(_ name: String, _ text: String, _ places: [Place]) { self.init(name, Array(text.utf8), places) }
    }

    private static func wide(_ count: Int) -> String { (1...count).map { "c\($0)" }.joined(separator: ",") }

    static let cases: [Case] = [
        //   what                          the bytes                                    code, line, column, byte
        Case("nothing", "", [Place(.emptyFile, nil, nil, nil)]),
        Case("a byte order mark alone", "\u{FEFF}", [Place(.emptyFile, nil, nil, nil)]),
        Case("blank lines and comments", "\n# a\n , \n", [Place(.emptyFile, nil, nil, nil)]),
        Case("header alone", "# x\na,b\n\n", [Place(.headerOnly, 2, nil, nil)]),
        Case("UTF-16, little-endian", [0xFF, 0xFE, 0x61, 0x00], [Place(.utf16, 1, nil, 1)]),
        Case("UTF-16, big-endian", [0xFE, 0xFF, 0x00, 0x61], [Place(.utf16, 1, nil, 1)]),
        Case("UTF-16 without a mark", [0x61, 0x00, 0x2C, 0x00], [Place(.nulByte, 1, nil, 2)]),
        Case("Latin-1", Array("a,b\r\n1,s".utf8) + [0xEC] + Array("\r\n".utf8), [Place(.invalidUTF8, 2, nil, 4)]),
        Case("an overlong slash", Array("a\nab".utf8) + [0xC0, 0xAF], [Place(.invalidUTF8, 2, nil, 3)]),
        Case("a surrogate", Array("a\n".utf8) + [0xED, 0xA0, 0x80], [Place(.invalidUTF8, 2, nil, 1)]),
        Case("above U+10FFFF", Array("a\n".utf8) + [0xF4, 0x90, 0x80, 0x80], [Place(.invalidUTF8, 2, nil, 1)]),
        Case("a scalar cut off", Array("a\n12345678".utf8) + [0xE2, 0x82], [Place(.invalidUTF8, 2, nil, 9)]),
        Case("NUL", "a,b\n1,2\n3,\u{0}\n", [Place(.nulByte, 3, nil, 3)]),
        Case("two delimiters fit", "a,b;c\n1,2;3\n", [Place(.ambiguousDelimiter, nil, nil, nil)]),
        Case("names missing", "a,,c,\n1,2,3,4\n", [Place(.emptyColumnName, 1, 2, nil), Place(.emptyColumnName, 1, 4, nil)]),
        Case("names twice", "a,b,a,b\n1,2,3,4\n", [Place(.duplicateColumnName, 1, 3, nil), Place(.duplicateColumnName, 1, 4, nil)]),
        Case("1,001 columns", wide(1_001) + "\n", [Place(.tooManyColumns, 1, 1_001, wide(1_000).utf8.count + 2)]),
        Case("too few", "a,b,c\n1,2\n3,4,5\n6\n", [Place(.truncatedRecord, 2, 3, nil), Place(.truncatedRecord, 4, 2, nil)]),
        Case("too many", "a,b\n1,2,3\n", [Place(.surplusFields, 2, 3, nil)]),
        Case("a quote left open", "a,b\n1,\"x\n2,y\n3\n", [Place(.unterminatedQuote, 2, 2, 3), Place(.truncatedRecord, 4, 2, nil)]),
        Case("a lone quote at the end", "a,b\n1,\"", [Place(.unterminatedQuote, 2, 2, 3)]),
        Case("text after a quote", "a,b\n1,\"x\"y\n2,3\n", [Place(.charactersAfterQuote, 2, 2, 6)]),
        Case("a slip that a later quote closes", "a,b\n1,\"x\n2,y\n3,\"z\"\n", [Place(.charactersAfterQuote, 4, 2, 4)]),
        Case("a quote left open in the header", "a,\"b\n1,2\n", [Place(.unterminatedQuote, 1, 2, 3)]),
        Case("10,001 characters", "a,b\n1," + String(repeating: "è", count: 10_001), [Place(.fieldTooLong, 2, 2, 3)]),
        Case("10,001 quoted", "a,b\n\"" + String(repeating: "è", count: 10_001) + "\",1", [Place(.fieldTooLong, 2, 1, 1)]),
    ]

    @Test("finds", arguments: cases)
    func finds(_ example: Case) {
        let reading = DelimitedText.reading(bytes: example.bytes, fileName: "t.csv")
        #expect(reading.errors.map { Place($0) } == example.places)
        #expect(throws: DelimitedTextErrors.self) { try DelimitedText(bytes: example.bytes, fileName: "t.csv") }
    }

    @Test("A field of exactly 10,000 characters passes, quoted, doubled or not")
    func longestField() throws {
        for field in [
            String(repeating: "𝛂", count: 10_000), "\"" + String(repeating: "𝛂", count: 10_000) + "\"",
            "\"" + String(repeating: "\"\"", count: 10_000) + "\"",
        ] {
            let text = try DelimitedText(bytes: Array("a,b\n\(field),1\n".utf8), fileName: "t")
            #expect(text.records[0][0].text.count == 10_000)
        }
    }

    @Test("Good records beside bad ones are kept, with their lines")
    func keepsGoodRecords() {
        let reading = DelimitedText.reading(bytes: Array("a,b\n1,2\n3\n\"4\n\",5\n6,\"7\"x\n8,9\n".utf8), fileName: "t")
        #expect(reading.text?.records.map(\.line) == [2, 4, 7])
        #expect(reading.text?.records.last?.map(\.text) == ["8", "9"])
        #expect(reading.errors.map { Place($0) } == [Place(.truncatedRecord, 3, 2, nil), Place(.charactersAfterQuote, 6, 2, 6)])
    }

    @Test("Reading stops after as many errors as are permitted, and says so")
    func stops() {
        let text = "a,b\n" + String(repeating: "1\n", count: 500)
        let errors = DelimitedText.reading(bytes: Array(text.utf8), fileName: "t").errors
        #expect(errors.count == 101)
        #expect(errors.last.map { Place($0) } == Place(.tooManyErrors, 102, nil, nil))
    }

    @Test("Messages give file, line, column and remedy, and no content")
    func messages() throws {
        let text = "patient,proteinuria\nROSSI,0.5,SECRET\nBIANCHI,\"SECRET\nVERDI,\"SECRET\"SECRET\nNERI\n"
        let errors = DelimitedText.reading(bytes: Array(text.utf8), fileName: "visits.csv").errors
        #expect(errors.map(\.line) == [2, 4, 4, 5])
        for word in ["ROSSI", "BIANCHI", "VERDI", "NERI", "SECRET"] {
            #expect(!errors.contains { $0.description.contains(word) || String(reflecting: $0).contains(word) })
        }
        #expect(
            errors.last?.description
                == "visits.csv, line 5, column 2 (proteinuria): the row is truncated (1 field, the header has 2). "
                + "Add the missing fields, empty ones too, or close a quote left open.")
        let latin = DelimitedText.reading(bytes: Array("a\n".utf8) + [0xB5], fileName: "lab.csv").errors
        let message = try #require(latin.first).description
        #expect(message.hasPrefix("lab.csv, line 2, byte 1 of the line:"))
        #expect(message.contains("Windows-1252") && message.contains("CSV UTF-8"))
    }
}
