// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarPublishing
import MalarStatistics
import MalarStudy
import Testing

/// Cassone et al. 2025: the paper's tables typed a second time, and held against the example study.
@Suite("Cassone 2025, four patients with lupus arthritis on anifrolumab")
struct Cassone2025Tests {
    let analysis: StudyAnalysis

    init() throws {
        analysis = try Modena.analysis()
    }

    @Test(
        "Table 2, numbers",
        arguments: [
            // patient duration months SLEDAI  last DAS28   last    GC last
            ("P1", "15", "12", "13", "2", "7.22", "2.18", "0"),
            ("P2", "60", "9", "6", "1", "5.59", "1.89", "0"),
            ("P3", "192", "14", "6", "0", "4.57", "2.31", "4"),
            ("P4", "168", "4", "0", "0", "2.38", "2.38", "2"),
        ] as [(String, String, String, String, String, String, String, String)])
    func tableTwo(
        patient: String, duration: String, months: String, sledai: String, sledaiLast: String, das28: String, das28Last: String,
        glucocorticoid: String
    ) throws {
        let printed = [
            "diseaseDuration": duration, "monthsOnIndexDrug": months, "sledai2k.baseline": sledai, "sledai2k.last": sledaiLast,
            "das28.baseline": das28, "das28.last": das28Last, "glucocorticoidDose.last": glucocorticoid,
        ]
        for (variable, text) in printed {
            let number = try #require(analysis.value(variable, patient)?.number, "\(variable) of \(patient)")
            #expect(PrintedNumber(text)?.agrees(with: number) == .exact, "\(variable) of \(patient)")
        }
    }

    @Test(
        "Table 2, words",
        arguments: [
            (
                "P1", "Symmetrical polyarthritis", "No", "Mucocutaneous, Haematological, Serositis",
                "MP 40 mg monthly intravenous; MTX added at month 4"
            ),
            ("P2", "Symmetrical polyarthritis", "No (rhupus)", "–", "MTX 15 mg weekly; GC 8 mg/day"),
            ("P3", "Symmetrical polyarthritis", "Yes", "Mucocutaneous", "HCQ; MTX 15 mg daily; MP 6 mg/day"),
            ("P4", "Polyarthritis", "No", "Mucocutaneous", "MP 8 mg/day"),
        ])
    func tableTwoWords(patient: String, arthritis: String, erosive: String, organs: String, therapy: String) throws {
        let table = try #require(StudyReport(analysis).document.tables.first { $0.id == "outcomes" })
        let row = try #require(table.rows.first { $0.cells[0].text == patient })
        func cell(_ header: String) -> String? { table.columns.firstIndex { $0.header == header }.map { row.cells[$0].text } }
        #expect(cell("Arthritis") == arthritis)
        #expect(cell("Erosive") == erosive)
        #expect(cell("Other organs") == organs)
        #expect(cell("Concomitant therapy") == therapy)
        #expect(cell("Side effects") == "None")
        #expect(cell("Response") == "Yes")
    }

    @Test(
        "Table 1",
        arguments: [
            (
                "P1", "Female, Cuban", "49", "2023-09", "anti-dsDNA, anti-U1RNP / RNP70, anti-SSA/Ro", "None", "GC, HCQ, MMF, AZA",
                "HCQ, MMF, AZA"
            ),
            (
                "P2", "Female, Caucasian", "38", "2018", "ANA, anti-dsDNA, anti-SSA/Ro, anti-SSB/La, rheumatoid factor, anti-CCP", "None",
                "GC, HCQ, MTX",
                "HCQ"
            ),
            (
                "P3", "Female, Caucasian", "56", "2007", "ANA, anti-SSA/Ro",
                "hepatic steatosis, multinodular thyroid goitre, prolactin-secreting pituitary microadenoma",
                "GC, HCQ, LEF, SLZ, CIC, MTX, RTX, TOCI, BARI, BELI, ABA", "CIC, MTX, RTX, TOCI"
            ),
            (
                "P4", "Female, African", "50", "2009", "ANA, anti-dsDNA, anti-Sm, anti-U1RNP / RNP70",
                "occult HBV infection, Strongyloides stercoralis infection, Enterococcus faecium meningitis",
                "GC, HCQ, MMF, CIC, CYC, RTX, BELI", "None"
            ),
        ] as [(String, String, String, String, String, String, String, String)])
    func tableOne(
        patient: String, sex: String, age: String, diagnosis: String, antibodies: String, comorbidities: String, previous: String,
        intolerance: String
    ) throws {
        let table = try #require(StudyReport(analysis).document.tables.first { $0.id == "baseline" })
        let row = try #require(table.rows.first { $0.cells[0].text == patient })
        #expect(row.cells.prefix(6).map(\.text) == [patient, sex, age, diagnosis, antibodies, comorbidities])
        #expect(row.cells[7].text == previous)
        #expect(row.cells[8].text == intolerance)
    }

    /// What the data say of each statement of the abstract and of Section 3, worked out by hand from the two tables.
    @Test(
        "Published against recomputed",
        arguments: [
            ("abstract-patients", Verdict.agrees, "4 of 4"), ("abstract-joint-remission", .agrees, "4 of 4"),
            ("abstract-joint-remission-in-time", .cannotBeDerived, "1 to 4 of 4"), ("abstract-lupus-remission", .differs, "2 of 4"),
            ("abstract-serious", .agrees, "0 of 4"), ("abstract-discontinued", .agrees, "0 of 4"),
            ("abstract-gc-stopped", .agrees, "2 of 4"),
            ("abstract-gc-stopped-in-time", .cannotBeDerived, "1 to 2 of 4"), ("abstract-gc-reduced", .agrees, "2 of 4"),
            ("women", .agrees, "4 of 4"),
            // 49 + 38 + 56 + 50 = 193; 193 / 4 = 48.25
            ("age-mean", .agrees, "48.25"), ("age-minimum", .agrees, "38"), ("age-maximum", .agrees, "56"),
            // (60 + 168) / 2 = 114; the mean, 435 / 4, is 108.75
            ("duration-median", .differs, "114.00"), ("duration-minimum", .agrees, "15"), ("duration-maximum", .agrees, "192"),
            ("classified", .agrees, "4 of 4"), ("articular", .agrees, "4 of 4"), ("polyarthritis", .agrees, "4 of 4"),
            ("active-at-start", .differs, "3 of 4"), ("erosive", .agrees, "1 of 4"), ("rhupus", .agrees, "1 of 4"),
            ("rf-ccp", .cannotBeDerived, "1 to 3 of 4"),
            ("recently-diagnosed", .agrees, "1 of 4"), ("under-five-years", .differs, "0 of 4"), ("over-ten-years", .agrees, "2 of 4"),
            ("hcq-intolerant", .agrees, "2 of 4"), ("with-mtx", .agrees, "3 of 4"), ("gc-stopped", .cannotBeDerived, "1 to 2 of 4"),
            ("gc-stopped-short-duration", .agrees, "2 of 4"), ("gc-last-p3", .agrees, "4"), ("gc-last-p4", .agrees, "2"),
            ("rtx-beli", .agrees, "2 of 4"),
            ("beli-inefficacy", .agrees, "2 of 4"), ("tsdmard", .agrees, "1 of 4"), ("serious", .agrees, "0 of 4"),
            ("discontinued", .agrees, "0 of 4"),
            // (12 + 9 + 14 + 4) / 4 = 9.75
            ("follow-up-mean", .agrees, "9.75"), ("follow-up-p3", .agrees, "14"), ("follow-up-maximum", .agrees, "14"),
            // (13 + 6 + 6 + 0) / 4 = 6.25
            ("sledai-before", .agrees, "6.25"), ("sledai-before-band", .agrees, "moderate"),
            // (7.22 + 5.59 + 4.57 + 2.38) / 4 = 4.94
            ("das28-before", .agreesAfterRounding, "4.94"), ("das28-before-band", .differs, "moderate"),
            ("joint-remission-in-time", .cannotBeDerived, "1 to 4 of 4"), ("lupus-remission", .differs, "2 of 4"),
            // (2 + 1 + 0 + 0) / 4 = 0.75; (2.18 + 1.89 + 2.31 + 2.38) / 4 = 2.19
            ("sledai-after", .agrees, "0.75"), ("das28-after", .agrees, "2.19"), ("responders", .agrees, "4 of 4"),
            ("discussion-das28-before", .differs, "4.94"), ("discussion-below-5mg", .agrees, "2 of 4"),
            // methylprednisolone 4 mg and 2 mg are 5 mg and 2.5 mg of prednisone
            ("discussion-below-5mg-prednisone", .differs, "1 of 4"),
        ] as [(String, Verdict, String)])
    func statement(id: String, verdict: Verdict, recomputed: String) throws {
        let comparison = try #require(analysis.reportedComparisons.first { $0.statement.id == id })
        #expect(comparison.verdict == verdict)
        #expect(comparison.recomputed == recomputed)
    }

    @Test("Every statement of the file has an expectation here")
    func allStatements() {
        #expect(analysis.reportedComparisons.count == 52)
    }

    @Test("The printed median of disease duration is the mean of the same data")
    func mislabelledMedian() throws {
        let comparison = try #require(analysis.reportedComparisons.first { $0.statement.id == "duration-median" })
        #expect(comparison.matches == ["mean"])
    }

    @Test(
        "Facts that contradict each other",
        arguments: [
            ("P1", "diseaseDuration"), ("P1", "ever.serositis"), ("P1", "concomitant.methotrexate"), ("P2", "diseaseDuration"),
            ("P3", "ageAtStart"),
            ("P3", "diagnosis"), ("P3", "previous.hydroxychloroquine"), ("P3", "previous.abatacept"), ("P3", "concomitant.methotrexate"),
            ("P4", "ongoing.mucocutaneous"), ("P4", "ongoing.articular"),
        ])
    func contradiction(patient: String, variable: String) {
        #expect(analysis.factComparisons.contains { $0.patient == patient && $0.variable == variable && $0.isContradictory })
    }

    @Test("No other fact contradicts another; patient 4 was 42 in 2015 and so 50 in 2023")
    func agreements() {
        #expect(analysis.factComparisons.filter(\.isContradictory).count == 11)
        #expect(
            analysis.factComparisons.contains {
                $0.patient == "P4" && $0.variable == "ageAtStart" && !$0.isContradictory && $0.unused.isEmpty
            })
    }

    @Test("Glucocorticoids as prednisone: methylprednisolone times 5/4, bounds where the drug is not named")
    func glucocorticoids() {
        #expect(analysis.value("prednisoneEquivalent.baseline", "P3")?.number == 7.5)
        #expect(analysis.value("prednisoneEquivalent.last", "P3")?.number == 5)
        #expect(analysis.value("prednisoneEquivalent.last", "P4")?.number == 2.5)
        #expect(analysis.value("prednisoneEquivalent.baseline", "P2")?.bounds.lowest == 8)
        #expect(analysis.value("prednisoneEquivalent.baseline", "P2")?.bounds.highest == 10)
        #expect(analysis.value("prednisoneEquivalent.baseline", "P2")?.number == nil)
    }

    @Test("Three patients changed, so the smallest exact p is 0.25, and the report says so")
    func honesty() throws {
        let table = try #require(StudyReport(analysis).document.tables.first { $0.id == "paired" })
        let row = try #require(table.rows.first { $0.cells[0].text == "SLEDAI-2K" })
        #expect(row.cells.map(\.text)[1...2] == ["4", "3"])
        #expect(row.cells.map(\.text)[7...8] == ["0.250", "0.250"])
        let warnings = StudyReport(analysis).document.sections.flatMap(\.blocks).compactMap { block in
            if case .callout(let callout) = block { callout.body.map(\.plain).joined() } else { nil }
        }
        #expect(warnings.contains { $0.contains("0.250") && $0.contains("p < 0.05") })
    }

    @Test(
        "EULAR response, from DAS28 before and last",
        arguments: [("P1", "Good"), ("P2", "Good"), ("P3", "Good"), ("P4", "None")])
    func eularResponse(patient: String, response: String) {
        #expect(analysis.value("eularResponse", patient)?.text == response)
    }

    @Test(
        "Remission is open without a physician global assessment; a SLEDAI-2K of 1 with normal serology is clinical and decides against it",
        arguments: [("P1", "Indeterminate"), ("P2", "No"), ("P3", "Indeterminate"), ("P4", "Indeterminate")])
    func remission(patient: String, state: String) {
        #expect(analysis.value("doris.last", patient)?.text == state)
    }
}
