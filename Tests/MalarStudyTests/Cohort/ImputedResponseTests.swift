// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import MalarStudy
import Testing

@Suite("States with missing assessments imputed")
struct ImputedResponseTests {
    /// The rows of one state: observed case and the imputed share.
    private static func rows(_ state: String, _ analysis: StudyAnalysis) throws -> (table: Table, observed: [Cell], imputed: [Cell]) {
        let table = try #require(StudyReport(analysis).document.tables.first { $0.id == "attrition" })
        let start = try #require(table.rows.firstIndex { $0.cells[0].text.contains(state) })
        let imputed = try #require(table.rows[start...].first { $0.cells[0].text.hasPrefix("CARRAC") })
        return (table, table.rows[start + 1].cells, imputed.cells)
    }

    private static func share(_ cell: Cell) -> Double? {
        if case .number(let share) = cell.value { share } else { nil }
    }

    @Test("With everyone assessed the share is the observed one", arguments: [("DORIS", 2), ("LLDAS", 11)])
    func complete(state: String, met: Int) throws {
        let rows = try Self.rows(state, ItalianCohort.analysis())
        #expect(rows.observed[1].value == .integer(met) && Self.share(rows.imputed[1]) == Double(met) / 26)
        #expect(rows.imputed[1].marks.isEmpty && rows.imputed[1].lineage?.note == "nothing imputed")
    }

    @Test("A share tells who was imputed and by what, and marks a reason that nobody assessed shows")
    func source() throws {
        let rows = try Self.rows("LLDAS", ItalianCohort.analysis())
        let cell = rows.imputed[2]
        let share = try #require(Self.share(cell))
        // 9 of 24 are in the state and 2 are imputed.
        #expect(share >= 9.0 / 26 && share <= 11.0 / 26)
        let source = try #require(cell.lineage)
        #expect(source.subjects.count == 26 && source.denominator == 26)
        let options = Dictionary(uniqueKeysWithValues: source.options.map { ($0.name, $0.value) })
        #expect(options["covariates"]?.hasPrefix("stopped for inefficacy, last SLEDAI-2K before the window") == true)
        #expect(options["imputations"] == "50, seed 1" && options["missing information"] != nil)
        #expect(source.note?.hasPrefix("imputed: ") == true && cell.marks == ["a"])
        #expect(rows.table.footnotes.contains { $0.mark == "a" })
    }

    @Test("Too few patients: the reason stands in place of a number")
    func refusal() throws {
        let rows = try Self.rows("LLDAS", ItalianCohort.analysis())
        #expect(rows.imputed[5].text == "too few: certain in 7" && rows.imputed[5].value == .none)
    }

    @Test("Without small counts no share gives one away")
    func suppressed() throws {
        let rows = try Self.rows("LLDAS", ItalianCohort.analysis(suppressBelow: 5))
        #expect(rows.imputed[1...].map(\.text) == ["as observed", "‡", "‡", "‡", "–", "–"])
        #expect(rows.imputed.allSatisfy { Self.share($0) == nil })
    }
}
