// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@testable import MalarReview

@Suite("Spreadsheets")
struct SpreadsheetTests {
    private func read(_ sheet: String, strings: [String] = []) throws -> RecordReading {
        try StructuredReaders.read(TestArchive.spreadsheet(sheet: sheet, strings: strings), format: .xlsx, file: "t.xlsx")
    }

    @Test func cellsOfEveryType() throws {
        let sheet = """
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>Year</t></is></c><c r="D2" t="s"><v>1</v></c>
            <c r="E2" t="str"><v>flag</v></c></row>
            <row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4"><v>2.02E3</v></c><c r="C4"><v>1.5</v></c>
            <c r="D4" t="str"><f>HYPERLINK("x")</f><v>10.1000/x</v></c><c r="E4" t="b"><v>1</v></c><c r="G4"><v>9</v></c></row>
            <row r="5"><c r="A5" t="s"><v>99</v></c><c r="B5" t="e"><v>#REF!</v></c></row>
            <row r="6"><c r="A6"><v>7</v></c></row>
            """
        let strings = [
            "<t>Title</t>", "<t>DOI</t>", "<r><t>One </t></r><r><t xml:space=\"preserve\">line_x000A_two</t></r><rPh><t>no</t></rPh>",
        ]
        let reading = try read(sheet, strings: strings)
        #expect(reading.records.count == 2)
        let record = reading.records[0]
        #expect(record.title == "One line\ntwo")
        #expect(record.year == 2020)
        #expect(record.identifiers.doi == "10.1000/x")
        #expect(record.origin.line == 4)
        #expect(record.fields.map(\.name) == ["Title", "Year", "column [3]", "DOI", "flag", "column [7]"])
        #expect(record.fields.map(\.value).suffix(4) == ["1.5", "10.1000/x", "TRUE", "9"])
        #expect(reading.records[1].title == "7")
        #expect(reading.remarks.map(\.lines) == [[4]])
    }

    @Test func archivesThatAreNone() {
        let whole = TestArchive.spreadsheet(sheet: "<row r=\"1\"><c t=\"inlineStr\"><is><t>Title</t></is></c></row>")
        #expect(StructuredFixture.error(whole, .xlsx) == nil)
        for length in [0, 3, 30, whole.count / 2, whole.count - 1] {
            #expect(StructuredFixture.error(Array(whole.prefix(length)), .xlsx)?.message.contains("cut off") == true)
        }
        #expect(StructuredFixture.error([0xD0, 0xCF, 0x11, 0xE0, 1], .xlsx)?.message.contains(".xls") == true)
        let other = StructuredFixture.error(TestArchive().bytes, .xlsx)
        #expect(other?.message.contains("xl/workbook.xml") == true)
    }

    /// One byte after the other is changed: a clear message or the right record, never a crash.
    @Test func damagedBytes() {
        let sheet =
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>Title</t></is></c></row><row r=\"2\"><c t=\"inlineStr\"><is><t>A</t></is></c></row>"
        let whole = TestArchive.spreadsheet(sheet: sheet)
        var refused = 0
        for index in whole.indices {
            var bytes = whole
            bytes[index] ^= 0xFF
            if StructuredFixture.error(bytes, .xlsx) != nil { refused += 1 }
        }
        #expect(refused > whole.count / 3)
    }

    @Test func bombs() throws {
        var archive = TestArchive()
        archive.add("xl/workbook.xml", [UInt8](repeating: 32, count: 64 << 20))
        let message = StructuredFixture.error(archive.bytes, .xlsx)?.message
        #expect(message?.contains("bombs") == true)
        var liar = TestArchive()
        liar.add("xl/workbook.xml", [UInt8](repeating: 32, count: 64 << 20), size: 1000)
        #expect(StructuredFixture.error(liar.bytes, .xlsx)?.message.contains("damaged") == true)
        var huge = TestArchive()
        huge.add("xl/workbook.xml", [32, 32], size: 3 << 30)
        #expect(StructuredFixture.error(huge.bytes, .xlsx)?.message.contains("256 MB") == true)
        var wrong = TestArchive()
        wrong.add("xl/workbook.xml", Array("<a/>".utf8), checksum: 7)
        #expect(StructuredFixture.error(wrong.bytes, .xlsx)?.message.contains("checksum") == true)
    }

    @Test func placesBeyondAnySheet() throws {
        let head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Title</t></is></c></row>"
        let reading = try read(
            head + "<row r=\"99999999999999999999\"><c r=\"ZZZZ1\"><v>1</v></c><c r=\"ZZZ1\"><v>2</v></c><c><v>3</v></c></row>")
        #expect(reading.records.map(\.title) == ["1"])
    }
}
