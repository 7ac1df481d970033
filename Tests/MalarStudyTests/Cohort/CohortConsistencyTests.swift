// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarStudy
import Testing

@Suite("One rule in every table of a cohort")
struct CohortConsistencyTests {
    /// The cohort, with the visits after the stop left out and everybody in the first of two groups.
    private static func cohort() -> SmallCohort {
        var cohort = SmallCohort(seed: 11, patients: 24)
        cohort.changes = {
            $0.replacing("afterStop: include", with: "afterStop: exclude")
                .replacing("variable: damage.baseline\n    cut: 0", with: "variable: ageAtStart\n    cut: 200")
        }
        return cohort
    }

    private let cohort = Self.cohort()
    private let document: Document

    init() throws {
        document = StudyReport(try cohort.analysis()).document
    }

    private func table(_ id: String) throws -> Table { try #require(document.tables.first { $0.id == id }) }

    private func treated(_ member: SmallCohort.Member) -> [SmallCohort.Assessment] {
        member.visits.dropFirst().filter { $0.day <= member.stopDay ?? .max }
    }

    private func visit(_ member: SmallCohort.Member, _ point: Int) -> SmallCohort.Assessment? {
        let window = SmallCohort.windows[point]
        return treated(member).filter { (window.from...window.to).contains($0.day) }
            .min { abs($0.day - window.day) < abs($1.day - window.day) }
    }

    @Test("The medians of a group that holds everybody are those of Table 2")
    func pooled() throws {
        let (efficacy, groups) = (try table("efficacy"), try table("efficacy-by-ageAtStart"))
        #expect(groups.text("Patients", 1) == "24" && groups.text("Patients", 2) == "0")
        for row in efficacy.rows {
            let name = row.cells[0].text
            let own = try #require(groups.rows.firstIndex { $0.kind == .heading && $0.cells[0].text.hasPrefix(name) })
            for moment in 0...SmallCohort.windows.count {
                let pooled = groups.rows[own + 1 + moment].cells[1]
                let printed = row.cells[moment == 0 ? 2 : 1 + 3 * moment]
                #expect(pooled.value == printed.value, "\(name), \(moment)")
                #expect(pooled.text.hasPrefix(printed.text), "\(name): \(pooled.text) and \(printed.text)")
                #expect(pooled.lineage?.subjects == printed.lineage?.subjects)
            }
        }
    }

    @Test("States: the table, the bands, the groups and the time to a state agree with the raw rows")
    func states() throws {
        let (course, groups) = (try table("stateCourse"), try table("efficacy-by-ageAtStart"))
        let bands = try #require(document.figures.first { $0.id == "state-bands" })
        let own = try #require(groups.rows.firstIndex { $0.kind == .heading && $0.cells[0].text.contains("DORIS") })
        for point in SmallCohort.windows.indices {
            let seen = cohort.members.compactMap { visit($0, point) }
            let met = seen.filter(\.doris).count
            #expect(course.rows[0].cells[2 + point].text == Naive.share(met, seen.count))
            #expect(groups.rows[own + 1 + point].cells[1].text == Naive.share(met, seen.count))
            let drawn = bands.data.rows.flatMap(\.cells).compactMap(\.lineage)
                .first { $0.method == "DORIS remission at \(SmallCohort.windows[point].name)" }
            #expect(drawn?.subjects.count == met && drawn?.denominator == seen.count)
        }
    }

    @Test("Time to first and to sustained remission, by the visits that count")
    func times() throws {
        for (id, isSustained) in [("time-to-first-remission", false), ("time-to-sustained-remission", true)] {
            let rows = try table(id).rows
            let times = cohort.members.compactMap { member -> (day: Int, isEvent: Bool)? in
                let visits = treated(member)
                guard let last = visits.last else { return nil }
                var reached = visits.first { $0.doris }?.day
                if isSustained {
                    let run = Array(visits.reversed().prefix { $0.doris })
                    reached = run.count >= 2 ? run.last?.day : nil
                }
                return (reached ?? last.day, reached != nil)
            }
            #expect(times.contains { $0.isEvent })
            for (place, day) in ([0] + SmallCohort.windows.map(\.day)).enumerated() {
                #expect(rows[place].cells[2].text == "\(times.filter { $0.day >= day }.count)", "\(id), day \(day)")
                #expect(rows[place].cells[3].text == "\(times.filter { $0.isEvent && $0.day <= day }.count)", "\(id), day \(day)")
            }
        }
    }

    @Test("Patients in follow-up in the table of safety are those with a visit in the table of states")
    func safety() throws {
        let rows = try table("adverse-events").rows
        for point in SmallCohort.windows.indices {
            let seen = cohort.members.filter { visit($0, point) != nil }.count
            #expect(rows[point].cells[2].text == "\(seen)")
        }
    }
}
