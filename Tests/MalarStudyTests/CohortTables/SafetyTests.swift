// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarStudy
import Testing

@Suite("Safety of a cohort")
struct SafetyTests {
    @Test(
        "Adverse events by interval, counted by hand",
        arguments: [
            // events, at the visit, in the interval, infections, cardiovascular, other, not classified, discontinued, suspended
            (
                "T4",
                [
                    "3", "6", "8", "3 (2 upper respiratory tract infection, 1 COVID-19)", "0", "0", "0", "0", "1",
                ]
            ),
            ("T12", ["2", "3", "5", "0", "1 (1 pulmonary embolism)", "1 (1 fatigue)", "0", "1 (1 pulmonary embolism)", "0"]),
            ("T24", ["0", "1", "1", "0", "0", "0", "0", "0", "0"]),
            ("date unknown", ["1", "", "", "1 (1 urogenital tract infection)", "0", "0", "0", "0", "0"]),
            (
                "Total",
                [
                    "6", "", "8", "4 (2 upper respiratory tract infection, 1 COVID-19, 1 urogenital tract infection)",
                    "1 (1 pulmonary embolism)", "1 (1 fatigue)", "0", "1 (1 pulmonary embolism)", "1",
                ]
            ),
        ])
    func intervals(name: String, expected: [String]) throws {
        let table = try FewPatients.analysis().adverseEventTable()
        let row = try #require(table.rows.first { $0.cells[0].text == name })
        #expect(row.cells[1...9].map(\.text) == expected)
    }

    @Test("Patient-years of the intervals add up, and rates have exact limits")
    func rates() throws {
        let analysis = try FewPatients.analysis()
        let table = analysis.adverseEventTable()
        // Days on the drug: P1 168, P2 40, P3 84, P4 84, P5 28, P6 19, P7 35, P8 0.
        let days = 168 + 40 + 84 + 84 + 28 + 19 + 35
        let years = table.rows.compactMap { row in number(row.cells[10]).map { (row.kind, $0) } }
        #expect(abs(years.filter { $0.0 == .total }.reduce(0) { $0 + $1.1 } - Double(days) / 365.25) < 1e-9)
        #expect(abs(years.filter { $0.0 == .body }.reduce(0) { $0 + $1.1 } - Double(days) / 365.25) < 1e-9)
        let total = try #require(table.rows.last?.cells[11])
        // 5 of 6 events have a date within the time on the drug; limits of 5: 1.6235 and 11.6683.
        let scale = 100 / (Double(days) / 365.25)
        #expect(abs((number(total) ?? 0) - 5 * scale) < 1e-9)
        #expect(total.text == "\(printed(5 * scale)) (\(printed(1.6234864 * scale))–\(printed(11.6683321 * scale)))")
        let rates = analysis.incidenceRateTable()
        #expect(rates.text("All adverse events", 1) == "3/8 (38%)" && rates.text("All adverse events", 2) == "5")
        #expect(rates.text("Serious", 2) == "1" && rates.text("Infections", 1) == "2/8 (25%)")
    }

    @Test("A recorded flare has its row, one before the first dose has none")
    func flares() throws {
        let table = try FewPatients.analysis().flareTable()
        let rows = table.rows.filter { $0.kind == .body }
        #expect(rows.count == 1)
        // P5: 24 days after the first dose; the visit of day 28 has no item of the index that fires.
        #expect(
            rows[0].cells.map(\.text) == [
                "P5", "2024-01-25", "3", "Mild or moderate", "pericarditis", "pericarditis; PGA up", "Stopped", "colchicine",
            ])
    }

    @Test("Staying on the drug, against products by hand")
    func drugSurvival() throws {
        let table = try FewPatients.analysis().drugSurvivalTable()
        #expect(table.rows.filter { $0.kind == .body }.prefix(4).map { $0.cells[2].text } == ["8", "6", "3", "1"])
        #expect(table.rows.filter { $0.kind == .body }.prefix(4).map { $0.cells[3].text } == ["0", "0", "2", "2"])
        // At risk on day 40: P1 P2 P3 P4; on day 84: P1 P3 P4.
        #expect(abs((number(table.cell("T12", 4)) ?? 0) - 3.0 / 4 * 2 / 3) < 1e-12)
        #expect(table.text("T4", 4) == "100%" && table.text("T24", 4).hasPrefix("50% ("))
        #expect(
            table.text("Adverse event", 3) == "1" && table.text("Inefficacy", 3) == "1"
                && table.text("Lost to follow-up", 3) == "no such row")
    }

    @Test("States that items leave open are in no time to a state, whatever the chart says")
    func states() throws {
        let tables = try FewPatients.analysis().timeToStateTables()
        #expect(
            tables.map(\.id) == [
                "time-to-first-remission", "time-to-sustained-remission", "time-to-first-lldas", "time-to-sustained-lldas",
            ])
        // LLDAS is on the chart of P1, P4 and P7, and in no visit do the items decide that it is met.
        #expect(tables[2].rows.map { $0.cells[3].text } == ["0", "0", "0", "0"] && tables[2].rows[0].cells[2].text != "0")
        // A recorded SLEDAI-2K of 0 decides remission: P1 on day 168.
        #expect(tables[0].rows.map { $0.cells[3].text } == ["0", "0", "0", "1"])
    }

    @Test("Centre by centre")
    func centres() throws {
        let table = try FewPatients.analysis().centreTable()
        #expect(table.rows.map { $0.cells[0].text } == ["A", "B", "C", "All centres"])
        #expect(table.rows.map { $0.cells[1].text } == ["3", "3", "2", "8"])
        #expect(table.rows.map { $0.cells[2].text } == ["9", "6", "3", "18"])
        #expect(table.text("A", 3) == "6/6 (100%)" && table.text("All centres", 3) == "10/10 (100%)")
        #expect(table.text("B", 5) == "6 (2–12)")
    }

    private func number(_ cell: Cell?) -> Double? {
        if case .number(let number) = cell?.value { number } else { nil }
    }

    private func printed(_ number: Double) -> String { String(format: "%.1f", number) }
}
