// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import Testing

@testable import MalarStudy

@Suite("Published tables beside computed ones")
struct PublishedTests {
    private static func cell(_ value: Cell.Value, of denominator: Int? = nil, quartiles: (Double, Double)? = nil) -> Cell {
        let options = quartiles.map { [Lineage.Option("lower quartile", "\($0.0)"), .init("upper quartile", "\($0.1)")] } ?? []
        return Cell("x", value: value, lineage: Lineage(denominator: denominator, method: "m", options: options))
    }

    private static func verdict(_ printed: String, _ cell: Cell, patients: Int? = nil) -> PublishedComparison.Verdict? {
        let table = Table(
            id: "t", label: "", caption: "", columns: [Table.Column("Row"), Table.Column("A")], rows: [Table.Row(["r", cell])])
        let row = PublishedTable.Row(label: "r", under: nil, printed: [printed], isTotal: false, note: nil)
        let published = PublishedTable(table: "t", place: "Table 1", patients: patients, columns: ["A"], rows: [row], sums: [])
        return published.compare(with: [table]).first?.verdict
    }

    @Test(
        "The printed precision decides",
        arguments: [
            ("7.5", cell(.number(7.46)), .equal), ("7.4", cell(.number(7.46)), .differs), ("0.005", cell(.number(0.0049)), .equal),
            ("<0.001", cell(.number(0.0004)), .equal), ("<0.001", cell(.number(0.001)), .differs),
            ("n.s.", cell(.number(0.05)), .equal), ("n.s.", cell(.number(0.049)), .differs),
            ("18/24 (75%)", cell(.integer(18), of: 24), .equal), ("18/24 (75%)", cell(.integer(18), of: 25), .differs),
            ("18/24", cell(.integer(17), of: 24), .differs), ("63%", cell(.integer(15), of: 24), .equal),
            ("7.5 (6-10)", cell(.number(7.5), quartiles: (5.75, 9.6)), .equal),
            ("7.5 (6–10)", cell(.number(7.5), quartiles: (5.75, 9.25)), .differs),
            ("5 (3 of these, 2 of those)", cell(.integer(5), of: 27), .equal),
            ("5", Cell("–"), .notComparable), ("seldom", cell(.integer(1), of: 2), .notComparable),
            ("7.5 (6-10)", cell(.number(7.5)), .notComparable), ("5", Cell(Table.suppressionSign), .notComparable),
        ] as [(String, Cell, PublishedComparison.Verdict)])
    func precision(printed: String, cell: Cell, expected: PublishedComparison.Verdict) {
        #expect(Self.verdict(printed, cell) == expected)
    }

    @Test("A count with a percentage alone is of the patients of the table")
    func patients() {
        #expect(Self.verdict("24 (92%)", Self.cell(.integer(24), of: 26), patients: 26) == .equal)
        #expect(Self.verdict("24 (92%)", Self.cell(.integer(24), of: 25), patients: 26) == .differs)
    }

    @Test("What is not there is named, with a suggestion")
    func missing() throws {
        let row = PublishedTable.Row(label: "Femal", under: nil, printed: ["1"], isTotal: false, note: nil)
        let table = Table(
            id: "t", label: "", caption: "", columns: [Table.Column("Row"), Table.Column("A")], rows: [Table.Row(["Female", "1"])])
        let published = PublishedTable(table: "t", place: "Table 1", patients: nil, columns: ["A"], rows: [row], sums: [])
        let found = try #require(published.compare(with: [table]).first)
        #expect(found.verdict == .notComparable)
        #expect(found.remark?.contains("did you mean `Female`") == true)
    }

    private static let yaml = """
        source: A paper
        tables:
          - table: events
            place: Table 3
            columns: [Events, Infections, Other]
            rows:
              - { row: T4, printed: ["6", "5 (3 of one, 1 of two)", "1"] }
              - { row: T12, printed: ["4", "2", "1"] }
              - { row: Total, total: true, printed: ["11", "7", "2"] }
            sums:
              - { column: Events, of: [Infections, Other] }
        repeated:
          - what: Immunosuppressants
            printed:
              - { place: Table 1, text: "23/26 (89%)" }
              - { place: Results, text: "23/26 (88%)" }
          - what: Patients at week 36
            printed:
              - { place: Table 2, text: "13" }
              - { place: Table 3, text: "14" }
          - what: Age
            printed:
              - { place: Table 1, text: "48" }
              - { place: Results, text: "47.5" }
        """

    @Test("The publication's own arithmetic: kinds, totals, sums, percentages, repetitions")
    func arithmetic() throws {
        let found = PublishedArithmetic(try ReportedStudy(yaml: Self.yaml))
        #expect(
            found.findings.map(\.problem) == [
                "the kinds in brackets add up to 4", "the rows above add up to 10", "Infections and Other add up to 3",
                "Infections and Other add up to 9", "23/26 is 88.5%, printed as 89%", "the places do not agree",
            ])
        #expect(found.checks == 12)
    }

    @Test(
        "Errors of the file have their line",
        arguments: [
            ("{ row: T12, printed: [\"4\", \"2\", \"1\"] }", "{ row: T12, printed: [\"4\"] }", 8, "1 of 3 columns"),
            ("total: true", "totl: true", 9, "did you mean `total`"),
            ("of: [Infections, Other]", "of: [Infection]", 11, "did you mean `Infections`"),
            ("place: Table 3\n", "plaze: Table 3\n", 4, "did you mean `place`"),
        ] as [(String, String, Int, String)])
    func lines(old: String, new: String, line: Int, words: String) {
        let text = Self.yaml.replacing(old, with: new, maxReplacements: 1)
        let errors = #expect(throws: StudyFileErrors.self) { try ReportedStudy(yaml: text) }
        #expect(errors?.errors.contains { $0.line == line && $0.message.contains(words) } == true)
    }
}
