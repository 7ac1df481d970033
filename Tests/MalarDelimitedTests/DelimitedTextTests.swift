// SPDX-License-Identifier: Apache-2.0

import MalarDelimited
import Testing

@Suite("Delimited text: dialects")
struct DelimitedTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let delimiter: Delimiter
        let header: [String]
        let rows: [[String]]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ delimiter: Delimiter, _ header: [String], _ rows: [[String]]) {
            (self.name, self.text, self.delimiter, self.header, self.rows) = (name, text, delimiter, header, rows)
        }
    }

    static let cases: [Case] = [
        Case("commas, LF", "a,b\n1,2\n", .comma, ["a", "b"], [["1", "2"]]),
        Case("no line end at the end", "a,b\n1,2", .comma, ["a", "b"], [["1", "2"]]),
        Case("a delimiter at the very end", "a,b\n1,", .comma, ["a", "b"], [["1", ""]]),
        Case("CRLF", "a,b\r\n1,2\r\n3,4\r\n", .comma, ["a", "b"], [["1", "2"], ["3", "4"]]),
        Case("CR", "a,b\r1,2\r3,4", .comma, ["a", "b"], [["1", "2"], ["3", "4"]]),
        Case("tabs", "a\tb\n1\t2\n", .tab, ["a", "b"], [["1", "2"]]),
        Case("an empty first field before a tab", "a\tb\n\t2\n", .tab, ["a", "b"], [["", "2"]]),
        Case("semicolons and decimal commas", "a;b\n1,5;2,5\n", .semicolon, ["a", "b"], [["1,5", "2,5"]]),
        Case("semicolons in quoted names", "\"a;x\",b\n1,2\n", .comma, ["a;x", "b"], [["1", "2"]]),
        Case("a comma in a name, semicolons in all rows", "a (kg, dry);b\n1;2\n", .semicolon, ["a (kg, dry)", "b"], [["1", "2"]]),
        Case("one column", "a\n1\n2\n", .comma, ["a"], [["1"], ["2"]]),
        Case("one column of decimal commas", "a\n1,5\n2,5\n", .semicolon, ["a"], [["1,5"], ["2,5"]]),
        Case("sep=;", "sep=;\na;b\n1;2\n", .semicolon, ["a", "b"], [["1", "2"]]),
        Case("SEP=| with CRLF", "SEP=|\r\na|b\r\n1|2\r\n", .verticalBar, ["a", "b"], [["1", "2"]]),
        Case("sep= settles what is ambiguous", "sep=,\na,b;c\n1,2;3\n", .comma, ["a", "b;c"], [["1", "2;3"]]),
        Case("byte order mark", "\u{FEFF}a,b\n1,2\n", .comma, ["a", "b"], [["1", "2"]]),
        Case("blank and empty lines", "\n\na,b\n\n1,2\n,\n \t , \u{A0}\n3,4\n\n\n", .comma, ["a", "b"], [["1", "2"], ["3", "4"]]),
        Case("a record of quoted nothing is a record", "a,b\n\"\",\"\"\n", .comma, ["a", "b"], [["", ""]]),
        Case("comments", "# one, two; three\na,b\n#no\n1,2\n# \"end", .comma, ["a", "b"], [["1", "2"]]),
        Case("comments as Excel saves them", "\"# say \"\"no\"\"\";;\na;b;c\n1;2;3\n", .semicolon, ["a", "b", "c"], [["1", "2", "3"]]),
        Case("a quoted # is data", "a,b\n\"#7\",2\n", .comma, ["a", "b"], [["#7", "2"]]),
        Case("trimming", " a ,\tb\n 1\u{A0},\u{A0} 2 \n", .comma, ["a", "b"], [["1", "2"]]),
        Case("no trimming inside quotes", "a,b\n \" 1 \" ,\"2\"\u{A0}\n", .comma, ["a", "b"], [[" 1 ", "2"]]),
        Case("doubled quotes", "a,b\n\"say \"\"no\"\"\",\"\"\"\"\n", .comma, ["a", "b"], [["say \"no\"", "\""]]),
        Case("a quote within an unquoted field", "a,b\n5\" tall,x\"\n", .comma, ["a", "b"], [["5\" tall", "x\""]]),
        Case("line ends inside quotes", "a,b\n\"1\n2\",\"3\r\n4\"\n5,6\n", .comma, ["a", "b"], [["1\n2", "3\r\n4"], ["5", "6"]]),
        Case("accents and symbols", "età,µg\nsì,10²\n", .comma, ["età", "µg"], [["sì", "10²"]]),
    ]

    @Test("reads", arguments: cases)
    func reads(_ example: Case) throws {
        let text = try DelimitedText(bytes: Array(example.text.utf8), fileName: "t.csv")
        #expect(text.delimiter == example.delimiter)
        #expect(text.header.names == example.header)
        #expect(text.records.map { $0.map(\.text) } == example.rows)
    }

    @Test("a stream reads the same", arguments: cases)
    func streamReads(_ example: Case) throws {
        // A stream sees the header alone, so that a delimiter only the rows can settle has to be stated.
        let options = DelimitedTextOptions(delimiter: example.delimiter)
        var stream = try DelimitedStream(fileName: "t.csv", options: options, source: .bytes(Array(example.text.utf8)))
        #expect(stream.header.names == example.header)
        var rows: [[String]] = []
        while case .record = try stream.next() { rows.append(stream.texts()) }
        #expect(rows == example.rows)
        #expect(try stream.next() == .end)
    }

    @Test("An Excel file from Italy: byte order mark, semicolons, decimal commas, CRLF, quoted semicolons")
    func italianExcel() throws {
        let text =
            "\u{FEFF}paziente;data;proteinuria;artrite;note\r\n"
            + "MI-001;03/02/2024;0,45;sì;\"stabile; \"\"nessun\"\" cambiamento\"\r\n"
            + "MI-002;04/02/2024;<0,10;no;\"prima riga\r\nseconda riga; fine\"\r\n"
            + "MI-003;05/02/2024;1,20;;\r\n;;;;\r\n"
        let table = try DelimitedText(bytes: Array(text.utf8), fileName: "visite.csv")
        #expect(table.delimiter == .semicolon)
        #expect(table.records.map(\.line) == [2, 3, 5])
        let note = try #require(table.records[1]["note"])
        #expect(note.text == "prima riga\r\nseconda riga; fine")
        #expect((note.line, note.column, note.columnName, note.isQuoted) == (3, 5, "note", true))
        let proteinuria = try table.records.map { try #require($0["proteinuria"]).text }
        #expect(
            proteinuria.map { parseCensoredDecimal($0, decimalMark: .comma) } == [
                .value(CensoredDecimal(.equal, 0.45)), .value(CensoredDecimal(.less, 0.1)), .value(CensoredDecimal(.equal, 1.2)),
            ])
        #expect(table.records.map { parseFinding($0[3].text) } == [.value(true), .value(false), .unknown])
        #expect(table.records[0][4].text == "stabile; \"nessun\" cambiamento")
        #expect(table.records[0]["NOTE"] == nil)
    }

    @Test("Options: stated delimiter, comments kept, header alone accepted")
    func options() throws {
        let stated = try DelimitedText(bytes: Array("a;b,c\n1;2,3\n".utf8), fileName: "t", options: .init(delimiter: .semicolon))
        #expect(stated.header.names == ["a", "b,c"])
        let comments = try DelimitedText(bytes: Array("#a,b\n#1,2\n".utf8), fileName: "t", options: .init(skipsComments: false))
        #expect(comments.header.names == ["#a", "b"])
        #expect(comments.records[0][0].text == "#1")
        let headerOnly = try DelimitedText(bytes: Array("a,b\n".utf8), fileName: "t", options: .init(acceptsHeaderOnly: true))
        #expect(headerOnly.records.isEmpty)
    }
}
