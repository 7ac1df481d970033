// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import MalarStudy
import Testing

@Suite("Eligibility, subgroups and ties in study.yaml")
struct EligibilityTests {
    private static let head = "study: { id: a, title: A }\nindexDrug: anifrolumab\n"
    private static let cohort =
        head + "design: cohort\nendpoints: [{ score: sledai2k }]\ntimePoints: [{ name: T4, day: 28, window: [15, 56] }]\n"

    private func analysis(_ conditions: String, _ cohort: SmallCohort = SmallCohort(patients: 24)) throws -> StudyAnalysis {
        var cohort = cohort
        cohort.changes = { text in
            var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            lines.removeAll { $0.contains("variable: startedIndexDrug") }
            return lines.joined(separator: "\n").replacing("eligibility:\n", with: "eligibility:\n\(conditions)")
        }
        return try cohort.analysis()
    }

    @Test("Screened, excluded with the first reason, and analysed, counted from the raw rows")
    func flow() throws {
        let cohort = SmallCohort(patients: 24)
        let analysis = try analysis(
            "  - { variable: ageAtStart, atLeast: 30, reason: \"too young\" }\n  - { variable: visitsAfterStart, atLeast: 3, reason: \"too few visits\" }\n"
        )
        let young = cohort.members.filter { $0.age < 30 }
        let few = cohort.members.filter { $0.age >= 30 && $0.visits.count - 1 < 3 }
        let rest = 24 - young.count - few.count
        #expect(!young.isEmpty && !few.isEmpty && rest > 0)
        let document = StudyReport(analysis).document
        let flow = try #require(document.tables.first { $0.id == "flow" })
        #expect(flow.text("Screened", 1) == "24" && flow.text("Excluded", 1) == "\(young.count + few.count)")
        #expect(flow.text("Too young", 1) == "\(young.count)" && flow.text("Too few visits", 1) == "\(few.count)")
        #expect(flow.text("Analysed", 1) == "\(rest)")
        #expect(flow.cell("Too young", 1)?.lineage?.subjects == young.map(\.id))
        let excluded = try #require(document.tables.first { $0.id == "excluded" })
        #expect(Set(excluded.rows.map { $0.cells[0].text }) == Set((young + few).map(\.id)))
        #expect(analysis.courses.count == rest && document.defects.isEmpty)
    }

    @Test("A patient of whom a condition is not known is left out, or stays where the protocol says so")
    func unknown() throws {
        let strict = try analysis("  - { variable: diseaseDuration, atLeast: 1, reason: \"new disease\" }\n")
        let open = try analysis("  - { variable: diseaseDuration, atLeast: 1, reason: \"new disease\", ifUnknown: include }\n")
        #expect(strict.courses.isEmpty && open.courses.count == 24)
    }

    @Test("A design without the keys has the standard subgroups, later ties and nobody excluded")
    func standard() throws {
        let study = try StudyProtocol(yaml: Self.cohort)
        #expect(study.eligibility.isEmpty && study.cohort?.ties == .later && study.cohort?.subgroups == Subgroup.standard)
        #expect(try StudyProtocol(yaml: Self.cohort + "subgroups: []\nties: earlier\n").cohort?.subgroups == [])
    }

    @Test("Of two equally near visits the later one counts, or the earlier one")
    func ties() throws {
        var cohort = SmallCohort(seed: 1, patients: 6)
        for place in cohort.members.indices {
            var (early, late) = (cohort.members[place].baseline, cohort.members[place].baseline)
            (early.day, late.day, early.dose, late.dose) = (18, 38, 3, 9)
            cohort.members[place].visits = [cohort.members[place].baseline, early, late]
        }
        var medians: [String] = []
        for rule in ["later", "earlier"] {
            cohort.changes = { $0.replacing("ties: later", with: "ties: \(rule)") }
            let table = try #require(StudyReport(try cohort.analysis()).document.tables.first { $0.id == "efficacy" })
            medians.append(table.rows.last?.cells[4].text ?? "")
        }
        #expect(medians == ["9 (9–9)", "3 (3–3)"])
    }

    @Test(
        "Mistakes name their line",
        arguments: [
            ("\(head)eligibility:\n  - { variable: ageAtStrat, atLeast: 18 }\n", 4, "did you mean `ageAtStart`?"),
            ("\(head)eligibility:\n  - { variable: ageAtStart, atLeast: 18, resaon: young }\n", 4, "did you mean `reason`?"),
            ("\(head)eligibility:\n  - { variable: ageAtStart }\n", 4, "a condition has one of"),
            ("\(head)eligibility:\n  - { variable: ageAtStart, atLeast: 18, ifUnknown: keep }\n", 4, "Known are exclude, include"),
            ("\(head)elegibility: []\n", 3, "did you mean `eligibility`?"),
            ("\(cohort)ties: laterr\n", 6, "did you mean `later`?"),
            ("\(cohort)subgroups:\n  - { name: A, variable: sex }\n", 7, "a subgroup has `levels`, or a `cut`"),
            ("\(cohort)subgroups:\n  - { name: A, variable: sex, levels: [female] }\n", 7, "at least two different words"),
            ("\(cohort)subgroups:\n  - { name: A, variable: sex, levels: [a, b, c], tables: [efficacy] }\n", 7, "compare two groups"),
            ("\(cohort)subgroups:\n  - { name: A, variable: sex, levels: [a, b], tables: [forst] }\n", 7, "did you mean `forest`?"),
            ("\(cohort)subgroups:\n  - { name: A, variable: ageAtStart, cut: 40, names: [young] }\n", 7, "each of the 2 groups"),
            ("\(head)subgroups: []\n", 3, "belongs to a cohort"),
        ])
    func mistakes(text: String, line: Int, words: String) throws {
        let error = #expect(throws: StudyFileErrors.self) { try StudyProtocol(yaml: text) }
        let match = try #require(error?.errors.first { $0.message.contains(words) }, "\(error?.description ?? "")")
        #expect(match.line == line)
    }
}
