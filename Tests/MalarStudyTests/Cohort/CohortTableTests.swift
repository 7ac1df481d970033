// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarStudy
import Testing

private typealias Assessment = SmallCohort.Assessment

@Suite("Tables of a cohort, against a naive computation")
struct CohortTableTests {
    private let cohort = SmallCohort()
    private let document: Document

    init() throws {
        document = StudyReport(try cohort.analysis()).document
    }

    private func table(_ id: String, _ document: Document? = nil) throws -> Table {
        try #require((document ?? self.document).tables.first { $0.id == id })
    }

    /// The indices in the order of the rows, with the patients in whom they are followed.
    private static let indices: [(value: @Sendable (Assessment) -> Double, counts: @Sendable (Assessment) -> Bool)] = [
        ({ $0.sledai }, { _ in true }), ({ $0.sledas }, { _ in true }), ({ Double($0.clasi) }, { $0.rash }),
        ({ Double($0.tender) }, { $0.arthritis }), ({ Double($0.swollen) }, { $0.arthritis }), ({ $0.pga }, { _ in true }),
        ({ $0.dose }, { _ in true }),
    ]

    @Test("Table 2: n, median, quartiles, p and exact p of each index at each time point")
    func efficacy() throws {
        let efficacy = try table("efficacy")
        #expect(efficacy.rows.count == 7)
        for (row, index) in zip(efficacy.rows, Self.indices) {
            let members = cohort.members.filter { index.counts($0.baseline) }
            #expect(row.cells[1].value == .integer(members.count))
            for point in SmallCohort.windows.indices {
                let visits = members.compactMap { member in cohort.visit(member, point).map { (member.baseline, $0) } }
                let (values, differences) = (visits.map { index.value($0.1) }, visits.map { index.value($0.1) - index.value($0.0) })
                let cells = row.cells[(3 + 3 * point)..<(6 + 3 * point)].map(\.self)
                #expect(cells[0].value == .integer(visits.count))
                #expect(number(cells[1]).map { abs($0 - Naive.median(values)) < 1e-9 } == true)
                #expect(option("lower quartile", cells[1]).map { abs($0 - Naive.quantile(values, 0.25)) < 1e-9 } == true)
                #expect(option("upper quartile", cells[1]).map { abs($0 - Naive.quantile(values, 0.75)) < 1e-9 } == true)
                #expect(cells[1].lineage?.subjects.count == visits.count && cells[1].lineage?.records.count == visits.count)
                #expect(number(cells[2]).map { abs($0 - Naive.spss(differences)) < 1e-9 } == true)
                #expect(option("p, SPSS", cells[2]) == number(cells[2]))
                #expect(option("p, exact", cells[2]).map { abs($0 - Naive.exact(differences)) < 1e-9 } == true)
            }
        }
    }

    @Test("Table 4: remission, low disease activity, serology and dose, n/N and percentages")
    func states() throws {
        let rows = try table("stateCourse").rows
        let rules: [(Int, (Assessment) -> Bool)] = [
            (0, { $0.doris }), (2, { $0.lldas }), (4, { $0.lowComplement }), (7, { $0.dose <= 5 }), (9, { $0.dose <= 7.5 }),
        ]
        for (row, rule) in rules {
            for point in SmallCohort.windows.indices {
                let visits = cohort.members.compactMap { cohort.visit($0, point) }
                let cell = rows[row].cells[2 + point]
                #expect(cell.text == Naive.share(visits.filter(rule).count, visits.count))
                #expect(cell.lineage?.denominator == visits.count)
                #expect(rows[row + 1].cells[2 + point].text == "0")
            }
        }
        for point in SmallCohort.windows.indices {
            let active = cohort.members.filter(\.baseline.lowComplement).compactMap { cohort.visit($0, point) }
            #expect(rows[6].cells[2 + point].text == Naive.share(active.filter { !$0.lowComplement }.count, active.count))
        }
    }

    @Test("Table 5: non-responders among those followed for 24 weeks")
    func nonResponders() throws {
        let followed = cohort.members.filter { member in
            cohort.visit(member, 2) != nil || member.visits.dropFirst().contains { $0.day >= 168 }
        }
        let non = followed.filter { member in
            guard let last = member.visits.last else { return false }
            return !(last.lldas || last.doris) || member.stopDay != nil && member.stopReason == "inefficacy"
        }
        let rows = try table("nonResponders").rows
        #expect(!non.isEmpty && rows.count == followed.count + 1)
        #expect(rows.dropLast().map { $0.cells[0].text } == followed.map(\.id))
        #expect(rows.last?.cells[6].text == Naive.share(non.count, followed.count))
    }

    @Test("Table 6: every program's p, its mark, and the floor")
    func portability() throws {
        let rows = try table("portability").rows
        #expect(rows.count == 21)
        for (place, row) in rows.enumerated() {
            let (index, point) = (Self.indices[place / 3], place % 3)
            let differences = cohort.members.filter { index.counts($0.baseline) }
                .compactMap { member in cohort.visit(member, point).map { index.value($0) - index.value(member.baseline) } }
            let changed = differences.filter { abs($0) > 1e-6 }.count
            let programs = (3...9).map { number(row.cells[$0]) }
            #expect(programs[0].map { abs($0 - Naive.spss(differences)) < 1e-9 } == true)
            #expect(programs[6].map { abs($0 - Naive.exact(differences)) < 1e-9 } == true)
            #expect(number(row.cells[10]) == pow(2, 1 - Double(changed)))
            let depends = Set(programs.compactMap { $0.map { $0 < 0.05 } }).count == 2
            #expect((row.cells[11].value == .text("dependsOnProgram")) == depends)
        }
    }

    @Test("Table 7 and 8: the readings of remission, and who changes state")
    func drift() throws {
        let (drift, changes) = (try table("drift").rows, try table("driftChanges").rows)
        let readings: [(Int, String, (Assessment) -> Bool)] = [
            (2, "prednisone < 5 mg/day, PGA < 0.5", { !$0.arthritis && !$0.rash && $0.pga < 0.5 && $0.dose < 5 }),
            (3, "prednisone ≤ 5 mg/day, PGA ≤ 0.5", { !$0.arthritis && !$0.rash && $0.pga <= 0.5 && $0.dose <= 5 }),
            (
                4, "arthritis from 3 joints",
                { (!$0.arthritis || max($0.tender, $0.swollen) < 3) && !$0.rash && $0.pga < 0.5 && $0.dose <= 5 }
            ),
        ]
        for (row, name, rule) in readings {
            #expect(drift[row].cells[0].text == name)
            for point in SmallCohort.windows.indices {
                let visits = cohort.members.compactMap { cohort.visit($0, point) }
                let changed = visits.filter { rule($0) != $0.doris }.count
                let text = Naive.share(visits.filter(rule).count, visits.count) + (changed == 0 ? "" : " [\(changed)]")
                #expect(drift[row].cells[2 + point].text == text)
                let listed = changes.filter {
                    $0.cells[1].text == SmallCohort.windows[point].name && $0.cells[3].text == name && $0.cells[2].text.contains("DORIS")
                }
                #expect(listed.count == changed)
            }
        }
        #expect(changes.count > 2)
    }

    @Test("Table 9: remission under each rule for what is missing, and how many are lost")
    func attrition() throws {
        let rows = try table("attrition").rows
        let start = try #require(rows.firstIndex { $0.cells[0].text.contains("DORIS") })
        for point in SmallCohort.windows.indices {
            let window = SmallCohort.windows[point]
            let visits = cohort.members.map { cohort.visit($0, point) }
            let observed = visits.compactMap(\.self)
            let carried = cohort.members.compactMap { member in
                cohort.visit(member, point) ?? member.visits.dropFirst().last { $0.day <= window.to }
            }
            let counted = zip(cohort.members, visits).filter { member, visit in
                visit != nil || member.stopDay.map { $0 <= window.to } ?? false || (member.visits.last?.day ?? 0) > window.to
            }
            let texts = rows[(start + 1)...(start + 3)].map { $0.cells[1 + point].text }
            let met = observed.filter(\.doris).count
            #expect(
                texts == [
                    Naive.share(met, observed.count), Naive.share(carried.filter(\.doris).count, carried.count),
                    Naive.share(met, counted.count),
                ])
            let lost = rows[2..<start].compactMap { Int($0.cells[1 + point].text) }.reduce(0, +)
            #expect(rows[1].cells[1 + point].text == "\(observed.count) of 14" && lost == 14 - observed.count)
        }
    }

    @Test("Visits after the stop are left out where the protocol says so")
    func afterStop() throws {
        var strict = cohort
        strict.changes = { $0.replacing("afterStop: include", with: "afterStop: exclude") }
        let rows = try table("stateCourse", StudyReport(try strict.analysis()).document).rows
        var differs = false
        for point in SmallCohort.windows.indices {
            let all = cohort.members.compactMap { cohort.visit($0, point) }
            let treated = cohort.members.compactMap { member in
                cohort.visit(member, point).flatMap { $0.day <= member.stopDay ?? .max ? $0 : nil }
            }
            differs = differs || all.count != treated.count
            #expect(rows[0].cells[2 + point].text == Naive.share(treated.filter(\.doris).count, treated.count))
        }
        #expect(differs)
    }

    @Test("The report has its sections, no defect, and says every p again in the results")
    func report() throws {
        #expect(document.defects.isEmpty)
        #expect(
            document.sections.map(\.id) == [
                "results", "patients", "efficacyOverTime", "safety", "remission", "drugSurvival", "subgroups", "portabilityOfP",
                "definitionDrift", "lost", "sensitivitySection", "longitudinal", "centresSection", "patientsOneByOne", "data", "methods",
                "strobeSection",
            ])
        let results = StudyReport(try cohort.analysis()).results.encoded()
        #expect(results.contains("p, exact") && results.contains("p, SPSS") && results.contains("smallest attainable p"))
    }

    private func number(_ cell: Cell) -> Double? {
        switch cell.value {
        case .number(let number): number
        case .integer(let number): Double(number)
        default: nil
        }
    }

    private func option(_ name: String, _ cell: Cell) -> Double? {
        cell.lineage?.options.first { $0.name == name }.flatMap { Double($0.value) }
    }
}
