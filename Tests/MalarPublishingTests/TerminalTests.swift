// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import MalarPublishing

@Suite("Tables on a terminal")
struct TerminalTests {
    static let table = Table(
        id: "t", label: "Table 1", caption: "Counts",
        columns: [
            .init("Item"), .init("A", detail: "n = 3", alignment: .right, group: "Arm"), .init("B", alignment: .right, group: "Arm"),
        ],
        rows: [
            .heading("First part"), .init(["Female", Cell("2 (67%)", marks: ["a"]), "10"], indent: 1),
            .total(["All", "3", Cell("4", badge: Badge(.positive, "ok"))]),
        ],
        footnotes: [.init("a", "One of them unknown.")])

    @Test("Box characters")
    func unicode() {
        #expect(
            TerminalTable().text(of: Self.table) == """
                Table 1. Counts
                ┌──────────┬──────────────────────┐
                │          │         Arm          │
                ├──────────┼─────────────┬────────┤
                │ Item     │           A │      B │
                │          │       n = 3 │        │
                ├──────────┴─────────────┴────────┤
                │ First part                      │
                ├──────────┬─────────────┬────────┤
                │ \u{A0}\u{A0}Female │ 2 (67%) (a) │     10 │
                ├──────────┼─────────────┼────────┤
                │ All      │           3 │ 4 [ok] │
                └──────────┴─────────────┴────────┘
                (a) One of them unknown.

                """)
    }

    @Test("ASCII, narrow, with wrapping")
    func ascii() {
        let table = Table(
            id: "t", label: "", caption: "", columns: [.init("Term"), .init("Meaning")],
            rows: [.init(["Low activity", "Every criterion of the definition is met"]), .init(["漢字", "e\u{301}"])])
        #expect(
            TerminalTable(width: 32, style: .ascii).text(of: table) == """
                +--------------+---------------+
                | Term         | Meaning       |
                +--------------+---------------+
                | Low activity | Every         |
                |              | criterion of  |
                |              | the           |
                |              | definition is |
                |              | met           |
                | 漢字         | e\u{301}             |
                +--------------+---------------+

                """)
    }

    @Test("Lines are equally wide and fit, whatever the width", arguments: 24...100)
    func widths(width: Int) {
        let lines = TerminalTable(width: width).text(of: DemoDocument.outcome).split(separator: "\n").map(String.init)
        let box = lines.filter { "┌│├└".contains($0.first ?? " ") }
        #expect(Set(box.map(TerminalWidth.of)).count == 1)
        let needed = 6 * 6 + 3 * 6 + 1
        #expect(TerminalWidth.of(box[0]) <= max(width, needed))
    }

    @Test(
        "Columns taken by text",
        arguments: [
            ("abc", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("🧬", 2), ("👩‍⚕️", 2), ("", 0), ("µ≤–", 3), ("한", 2),
        ])
    func columns(text: String, expected: Int) { #expect(TerminalWidth.of(text) == expected) }

    @Test("Text cannot steer the terminal")
    func harmless() {
        let table = Table(
            id: "t", label: "\u{1B}]0;x\u{7}", caption: "", columns: [.init("a\u{1B}[2J")], rows: [.init(["\u{9B}31m\u{202E}x\ty\r\nz"])],
            footnotes: [.init("\u{1B}", "\u{8}")])
        let text = TerminalTable().text(of: table)
        let bad = text.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E }
        #expect(bad.isEmpty)
    }

    @Test("No word is lost in wrapping", arguments: 1...30)
    func wrapping(width: Int) {
        let text = "Every criterion of the definition is met, 漢字漢字 too"
        let lines = TerminalWrapping.lines(of: text, width: width)
        #expect(lines.allSatisfy { TerminalWidth.of($0) <= max(width, 2) })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
    }
}
