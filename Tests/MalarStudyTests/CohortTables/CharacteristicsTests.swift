// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import MalarStudy
import Testing

@Suite("Characteristics of a cohort at baseline")
struct CharacteristicsTests {
    @Test(
        "Cells of the table, counted by hand",
        arguments: [
            ("Female", "7/8 (88%)"),
            // 25 30 35 40 45 50 55 60: quartiles at 2.25 and 6.75
            ("Age [years]", "42.5 (31.3–53.8)"),
            // 1 2 3 5 10 12 15 20
            ("Disease duration [years]", "7.5 (2.3–14.3)"),
            ("Ethnicity/Caucasian", "6/7 (86%)"), ("Ethnicity/African", "1/7 (14%)"),
            ("Organ involvement, ever/Renal", "3/7 (43%)"),
            // P1 P2 P5 P7 have a rash; P8 has none of the three
            ("Organ involvement, ongoing at baseline/Mucocutaneous", "4/8 (50%)"),
            // P1 P3 P5; P8 unknown
            ("Organ involvement, ongoing at baseline/Articular", "3/7 (43%)"),
            // no renal item: P1 by the row; P2 P5 unknown
            ("Organ involvement, ongoing at baseline/Renal", "1/6 (17%)"),
            // P1 P3 P4 P5 P7 P8
            ("Active serology (anti-dsDNA or low complement)", "6/8 (75%)"),
            ("Secondary antiphospholipid syndrome", "1/7 (14%)"), ("Secondary Sjögren syndrome", "1/8 (13%)"),
            // 5 8 10 12 15 20 30
            ("Cumulative glucocorticoids [g]", "12 (8–20); n\u{A0}=\u{A0}7"),
            // 1 2 2 3 4 5 6 8: P4 has belimumab and azathioprine; the antimalarial does not count
            ("Previous immunosuppressants", "3.5 (2–5.8)"),
            ("Hydroxychloroquine", "2/8 (25%)"), ("Methotrexate", "1/8 (13%)"), ("Immunosuppressants", "1/8 (13%)"),
            ("Glucocorticoids", "6/8 (75%)"), ("Antimalarials or glucocorticoids only", "7/8 (88%)"),
            // 10 5 25 0 5 5 7.5
            ("Glucocorticoid dose [mg/day prednisone-equivalent]", "5 (5–10); n\u{A0}=\u{A0}7"),
            ("Disease flare", "2/7 (29%)"), ("Persistently active disease", "4/7 (57%)"), ("Other", "1/7 (14%)"),
            // 2 4 6 6 8 10 12, P8 open
            ("SLEDAI-2K", "6 (4–10); n\u{A0}=\u{A0}7"),
            // 4 5 5.3 6 6.7 9.5 13 13.2
            ("SLE-DAS", "6.35 (5.08–12.13)"), ("SDI above 0", "3/7 (43%)"), ("SDI where above 0", "2 (1–3); n\u{A0}=\u{A0}3"),
            // 7 12 15 22
            ("CLASI activity", "13.5 (8.25–20.25); n\u{A0}=\u{A0}4"), ("CLASI damage", "1.5 (0.25–6.5); n\u{A0}=\u{A0}4"),
            // 6 10 3, 2 4 1
            ("Tender joints (28)", "6 (3–10); n\u{A0}=\u{A0}3"), ("Swollen joints (28)", "2 (1–4); n\u{A0}=\u{A0}3"),
            ("Physician global assessment (0-3)", "1.1 (1–1.58)"),
        ])
    func cells(row: String, expected: String) throws {
        let table = try FewPatients.analysis().baselineCharacteristicsTable()
        #expect(table.text(row, 1) == expected)
    }

    @Test("Every cell of a number names patients or says why there are none, and its denominator")
    func lineage() throws {
        let analysis = try FewPatients.analysis()
        let tables =
            [
                analysis.baselineCharacteristicsTable(), analysis.adverseEventTable(), analysis.incidenceRateTable(),
                analysis.drugSurvivalTable(), analysis.centreTable(),
            ] + analysis.subgroupTables() + analysis.timeToStateTables()
        for table in tables {
            for row in table.rows where row.kind != .heading {
                #expect(row.cells.count == table.columns.count, "\(table.id)")
                for cell in row.cells where cell.value != .none {
                    #expect(cell.lineage?.denominator != nil && cell.lineage?.method.isEmpty == false, "\(table.id): \(cell.text)")
                }
            }
        }
        let women = try #require(analysis.baselineCharacteristicsTable().cell("Female", 1))
        #expect(women.lineage?.subjects == ["P1", "P2", "P3", "P5", "P6", "P7", "P8"] && women.lineage?.denominator == 8)
        let doses = try #require(analysis.baselineCharacteristicsTable().cell("Cumulative glucocorticoids [g]", 1))
        #expect(doses.lineage?.note == "unknown in P6 (not recorded)")
    }

    @Test("Groups by the reason for prescription, with p")
    func reasons() throws {
        let table = try #require(FewPatients.analysis().subgroupTables().first)
        #expect(table.text("Patients", 1) == "2" && table.text("Patients", 2) == "4")
        // Ages 30 40 against 25 35 50 60: U = 3 of 8; of 15 pairs of ranks those at least 1 from the mean 4 are all but the 3 with U = 4.
        #expect(table.text("Age [years]", 1) == "35 (30–40)" && table.text("Age [years]", 2) == "42.5 (27.5–57.5)")
        #expect(abs(number(table.cell("Age [years]", 3)) - exactByHand([30, 40], [25, 35, 50, 60])) < 1e-12)
        #expect(table.text("Female", 1) == "2/2 (100%)" && table.text("Female", 2) == "3/4 (75%)" && table.text("Female", 3) == ">0.999")
        #expect(table.cell("Disease flare", 1) == nil)
        #expect(table.rows.allSatisfy { $0.kind == .heading || $0.cells.count == 5 })
    }

    @Test("Efficacy over time by damage at baseline")
    func damage() throws {
        let table = try #require(FewPatients.analysis().subgroupTables().last)
        #expect(table.text("Patients", 1) == "4" && table.text("Patients", 2) == "3")
        // SDI 0: P1 8, P4 6, P5 12, P8 open; above 0: P2 4, P3 10, P6 2
        #expect(table.text("SLEDAI-2K/Baseline", 1) == "8 (6–12); n\u{A0}=\u{A0}3" && table.text("SLEDAI-2K/Baseline", 2) == "4 (2–10)")
        #expect(abs(number(table.cell("SLEDAI-2K/Baseline", 3)) - exactByHand([8, 6, 12], [4, 10, 2])) < 1e-12)
        // P1 6, P4 4, P5 4 against P2 2, P3 10
        #expect(abs(number(table.cell("SLEDAI-2K/T4", 3)) - exactByHand([6, 4, 4], [2, 10])) < 1e-12)
        #expect(table.text("SLEDAI-2K/T24", 2) == "–" && table.text("SLEDAI-2K/T24", 3) == "–")
    }

    private func number(_ cell: Cell?) -> Double {
        if case .number(let number) = cell?.value { number } else { .nan }
    }

    /// Every way to share out the values, and how many are at least as far from the mean of U as the observed one.
    private func exactByHand(_ x: [Double], _ y: [Double]) -> Double {
        let all = x + y
        func distance(_ chosen: [Int]) -> Double {
            let rest = all.indices.filter { !chosen.contains($0) }
            let pairs = chosen.flatMap { first in rest.map { all[first] > all[$0] ? 1 : all[first] == all[$0] ? 0.5 : 0.0 } }
            return abs(pairs.reduce(0, +) - Double(chosen.count * rest.count) / 2)
        }
        let ways = (0..<(1 << all.count)).map { bits in all.indices.filter { bits >> $0 & 1 == 1 } }.filter { $0.count == x.count }
        let observed = distance(Array(x.indices))
        return Double(ways.count { distance($0) >= observed - 1e-9 }) / Double(ways.count)
    }
}
