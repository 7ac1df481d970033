// SPDX-License-Identifier: Apache-2.0
import MalarPublishing
import Testing

@Suite("CSV")
struct CSVTests {
    @Test(
        "Fields are quoted where they must be",
        arguments: [
            ("a", "a"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
            (" a", "\" a\""), ("é;b", "é;b"), ("=1", "=1"), ("\u{301},", "\"\u{301},\""),
        ])
    func quoting(field: String, expected: String) {
        #expect(CSVWriter().text(of: [[field, "z"]]) == expected + ",z\r\n")
    }

    @Test(
        "Text that a spreadsheet would run is shown instead",
        arguments: [
            ("=1+1", "'=1+1"), ("+cmd", "'+cmd"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", "' =1"), ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-0.5", "-0.5"), ("+3", "+3"), ("-1e-5", "-1e-5"), ("−6", "−6"), ("P01", "P01"), ("", ""), ("-", "'-"), ("+inf", "'+inf"),
        ])
    func formulas(field: String, expected: String) {
        let text = CSVWriter(formulaGuard: .on).text(of: [["x", field]])
        #expect(text == "x,\(expected)\r\n")
    }

    @Test("A lone empty field is not an empty line") func empty() { #expect(CSVWriter().text(of: [[""], []]) == "\"\"\r\n\r\n") }

    @Test("Any records read back", arguments: 1...20)
    func roundTrip(seed: UInt64) {
        var generator = Seeded(seed)
        let letters = Array("ab,\"\n\r ;é=")
        let records = (0..<20).map { _ in
            (0..<3).map { _ in
                String((0..<Int.random(in: 0...6, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? "a" })
            }
        }
        #expect(Self.read(CSVWriter(lineEnd: "\n").text(of: records)) == records)
    }

    /// A plain reader of RFC 4180 for line feeds, to check the writer against.
    private static func read(_ text: String) -> [[String]] {
        var (records, record, field, quoted) = ([[String]](), [String](), "", false)
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            switch (quoted, scalar) {
            case (true, "\"") where index + 1 < scalars.count && scalars[index + 1] == "\"":
                field.unicodeScalars.append("\"")
                index += 1
            case (_, "\""): quoted.toggle()
            case (false, ","): (record, field) = (record + [field], "")
            case (false, "\n"): (records, record, field) = (records + [record + [field]], [], "")
            default: field.unicodeScalars.append(scalar)
            }
            index += 1
        }
        return records
    }

    @Test("A table gives text as printed, or unrounded values")
    func table() {
        let table = Table(
            id: "t", label: "Table 1", caption: "", columns: [.init("Item"), .init("A", detail: "n = 3", group: "Arm")],
            rows: [
                .heading("Part"), .init(["Mean", Cell("0.3", value: .number(1.0 / 3))]),
                .init(["Count", Cell("2 (67%)", value: .integer(2))]),
            ])
        #expect(table.csv() == "Item,Arm: A (n = 3)\r\nPart,\r\nMean,0.3\r\nCount,2 (67%)\r\n")
        #expect(table.csv(.values) == "Item,Arm: A (n = 3)\r\nPart,\r\nMean,0.3333333333333333\r\nCount,2\r\n")
    }
}
