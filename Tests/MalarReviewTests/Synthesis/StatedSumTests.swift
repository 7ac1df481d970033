// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("A stated sum against its studies")
struct StatedSumTests {
    @Test("17 of 31: what the review prints, what it implies, and what the three studies can give")
    func paper() throws {
        let check = try ArticularForm.check()
        #expect(
            check.lines == [
                "Maicas 2024: 2 of 3.", "Tani 2024: 13 of 25.",
                "Ceccarelli 2025: no count of events is printed (DAS28 and ultrasound scores fell in all 3; resolution is not counted); "
                    + "3 patients.",
                "Printed counts together: 15 of 28 (53.6 %).",
                "Stated: 17 of 31, printed as 55 %; 17/31 is 54.8 %, which agrees.", "Patients: 3 + 25 + 3 = 31, as stated.",
                "Events: 17 − 15 = 2: the statement counts 2 of the 3 patients of Ceccarelli 2025, which no extracted report prints.",
                "Whatever became of these 3, the sum lies between 15 of 31 (48.4 %) and 18 of 31 (58.1 %).",
            ])
        #expect(check.finding == .restsOnUnprinted)
        #expect(check.impliedStudy?.fraction == "2/3")
    }

    @Test("The printed counts alone are two studies, and are not pooled")
    func twoStudies() throws {
        let parts = try ArticularForm.extraction().proportions("resolution")
        let plan = SynthesisPlan(outcome: "Complete resolution of arthritis")
        let synthesis = try ProportionSynthesis.of(parts.studies, plan: plan, withoutNumber: parts.withoutNumber)
        #expect(synthesis.main.value == nil)
        #expect(synthesis.warnings.map(\.rule).prefix(3) == [.tooFewStudies, .oneStudyDominates, .studiesWithoutNumber])
        #expect(
            synthesis.resultsParagraph
                == "Complete resolution of arthritis was reported by 2 studies for 15 of 28 patients. Proportions ranged from 52.0 % "
                + "(Tani 2024, 13/25) to 66.7 % (Maicas 2024, 2/3). The studies were not pooled. Two studies cannot show how much studies "
                + "differ: they are listed side by side, with the crude sum, and not pooled. The crude sum (studies ignored) is 53.6 % "
                + "(95 % CI 33.9 to 72.5). No number could be taken from 1 study: Ceccarelli 2025, DAS28 and ultrasound scores fell in all "
                + "3; resolution is not counted.")
    }

    @Test("With the implied count there are three studies, most of whose patients are one study's")
    func implied() throws {
        let check = try ArticularForm.check()
        let studies = check.counted + [try #require(check.impliedStudy)]
        let synthesis = try ProportionSynthesis.of(studies, plan: SynthesisPlan(outcome: "Complete resolution of arthritis"))
        #expect(synthesis.totals == (17, 31))
        #expect(printed(synthesis.crude?.lower, 6) == ".360342" && printed(synthesis.crude?.upper, 6) == ".726835")
        let rules = synthesis.warnings.map(\.rule)
        #expect(rules.contains(.oneStudyDominates) && rules.contains(.noHeterogeneityDetected) && rules.contains(.fewPatients))
        #expect(synthesis.verdict == .unwise)
        #expect(
            synthesis.warnings.prefix(3).map(\.message) == [
                "Tani 2024 has 25 of the 31 patients: what all studies say together is mostly what this one says.",
                "Assumed, not taken from a report: Ceccarelli 2025 (implied), 2/3: what the stated 17 of 31 leaves over.",
                "A further study may find anything from 20.4 % to 85.2 %: the mean says little about a single centre.",
            ])
    }

    @Test(
        "Findings",
        arguments: [
            (15, 28, 28, StatedSumCheck.Finding.contradicts), (17, 31, 31, .restsOnUnprinted), (14, 31, 31, .contradicts),
            (19, 31, 31, .contradicts), (17, 32, 31, .contradicts),
        ])
    func findings(_ events: Int, _ total: Int, _ sum: Int, _ finding: StatedSumCheck.Finding) throws {
        let stated = StatedSum(field: "resolution", patientsField: "patients", events: events, total: total)
        #expect(StatedSumCheck(stated, try ArticularForm.extraction()).finding == finding)
    }

    @Test("A sum over studies that all have counts adds up, or does not")
    func complete() throws {
        let extraction = try ArticularForm.extraction()
        let two = ReviewExtraction(form: extraction.form, extractions: extraction.extractions.filter { $0.study != "ceccarelli-2025" })
        #expect(StatedSumCheck(StatedSum(field: "resolution", events: 15, total: 28), two).finding == .addsUp)
        let wrong = StatedSumCheck(StatedSum(field: "resolution", events: 16, total: 28, printedPercent: "54"), two)
        #expect(wrong.finding == .contradicts)
        #expect(wrong.lines.contains("Stated: 16 of 28, printed as 54 %; 16/28 is 57.1 %, which does not agree."))
        #expect(wrong.lines.contains("Events: 16 − 15 = 1, which no study explains."))
    }

    @Test("A faulty statement names its line")
    func faulty() throws {
        let form = try ArticularForm.form()
        let text = "stated:\n  - {field: patients, events: 9, total: 3}\n"
        let errors = #expect(throws: ExtractionFileErrors.self) { try StatedSum.read(yaml: text, form: form) }
        #expect(errors?.errors.map(\.line) == [2, 2])
    }
}
