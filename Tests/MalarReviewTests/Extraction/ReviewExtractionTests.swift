// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarReview
import Testing

@Suite("Extraction: checks, two people, tables")
struct ReviewExtractionTests {
    private static let fields = """
              - {id: n, label: Patients, type: integer, range: [1, 500]}
              - {id: male, type: integer}
              - {id: female, type: integer}
              - {id: resolved, label: Resolution, type: proportion}
              - {id: dose, type: meanSD, unit: mg/day, range: [0, 100]}
              - {id: joints, type: medianQuartiles}
              - {id: ratio, type: effect}
        """
    private static let sums = "checks:\n  - {sum: [male, female], equals: n}\n  - {sum: resolved.total, atMost: n}"

    @Test(
        "What does not add up",
        arguments: [
            ("n: {value: 0, page: 1}", ExtractionIssue.Rule.withinRange, "`n` is 0, below 1"),
            ("n: {value: 501, page: 1}", .withinRange, "`n` is 501, above 500"),
            ("resolved: {events: 4, total: 3, page: 1}", .eventsWithinTotal, "`resolved` has more events than patients (4/3)"),
            ("resolved: {events: -1, total: 3, page: 1}", .eventsWithinTotal, "`resolved` has a negative count (-1/3)"),
            ("resolved: {events: 0, total: 0, page: 1}", .eventsWithinTotal, "`resolved` is a share of no patients (0/0); say notReported"),
            (
                "resolved: {events: 17, total: 31, percent: \"54\", page: 1}", .percentAgrees,
                "`resolved` is printed as 54 %, but 17/31 is 54.8 %"
            ),
            ("dose: {mean: 140, sd: 5, page: 1}", .withinRange, "`dose` is 140, above 100"),
            ("dose: {mean: 7, sd: -1, page: 1}", .ordered, "`dose` has a negative standard deviation"),
            ("joints: {median: 3, q1: 4, q3: 5, page: 1}", .ordered, "`joints` has quartiles that do not enclose the median"),
            ("ratio: {estimate: 3, lower: 1, upper: 2, page: 1}", .ordered, "`ratio` has an interval that does not hold its estimate"),
            ("n: 3", .bound, "`n` has neither quote nor page, so that nobody can find it again"),
        ])
    func faults(_ value: String, _ rule: ExtractionIssue.Rule, _ words: String) throws {
        let form = try ExtractionFormTests.form(Self.fields, checks: Self.sums)
        let issues = try ExtractionFormTests.extraction("  \(value)\n", form).issues(form: form)
        #expect(issues.map(\.rule) == [rule])
        #expect(issues.first?.description == "fs/a.yaml, line 5: \(words)")
    }

    @Test("Printed percentages that agree, at the decimals printed", arguments: ["55", "54.8", "54.84", "55.0"])
    func percents(_ percent: String) throws {
        let form = try ExtractionFormTests.form(Self.fields)
        let read = try ExtractionFormTests.extraction("  resolved: {events: 17, total: 31, percent: \"\(percent)\", page: 1}\n", form)
        #expect(read.issues(form: form).isEmpty == (percent != "55.0"))
    }

    @Test("Sums of patients, only where all terms are known")
    func sums() throws {
        let form = try ExtractionFormTests.form(Self.fields, checks: Self.sums)
        let text =
            "  n: {value: 25, page: 1}\n  male: {value: 3, page: 1}\n  female: {value: 21, page: 1}\n  resolved: {events: 1, total: 26, page: 1}\n"
        let issues = try ExtractionFormTests.extraction(text, form).issues(form: form).filter { $0.rule == .sumAgrees }
        #expect(
            issues.map(\.message) == [
                "male + female = n does not hold: 3 + 21 = 24, not 25", "resolved.total ≤ n does not hold: 26 = 26, more than 25",
            ])
        let partly = try ExtractionFormTests.extraction("  n: {value: 25, page: 1}\n  male: {value: 3, page: 1}\n", form)
        #expect(partly.issues(form: form).isEmpty)
    }

    @Test(
        "Two people: what becomes of their answers",
        arguments: [
            ("5", "5", nil, ExtractedAnswer.Standing.agreed), ("5", "6", nil, .open), ("5", nil, nil, .single), (nil, nil, nil, .missing),
            ("5", "6", "6", .consensus), ("5", nil, "5", .decided), ("5", "5", "5", .agreed), ("5", "5", "7", .consensus),
            ("5", "notReported", nil, .open), ("notReported", "notReported", nil, .agreed),
        ] as [(String?, String?, String?, ExtractedAnswer.Standing)])
    func standing(_ one: String?, _ two: String?, _ decided: String?, _ standing: ExtractedAnswer.Standing) throws {
        let form = try ExtractionFormTests.form("      - {id: n, type: integer}")
        func read(_ value: String?, _ person: String) throws -> StudyExtraction {
            try ExtractionFormTests.extraction(value.map { "  n: \($0)\n" } ?? "  {}\n", form, reviewer: person)
        }
        let review = ReviewExtraction(
            form: form, extractions: [try read(one, "fs"), try read(two, "gc")],
            consensus: try decided.map { [try read($0, StudyExtraction.consensusName)] } ?? [])
        let answer = try #require(review.studies.first?.answer("n"))
        #expect(answer.standing == standing)
        #expect((answer.value == nil) == (standing == .open || standing == .missing))
        #expect(review.openDifferences.count == (standing == .open ? 1 : 0))
    }

    @Test("Numbers and words that say the same agree")
    func agreement() {
        #expect(ExtractedContent.text("Case  Series").agrees(with: .text("case series")))
        #expect(ExtractedContent.integer(5).agrees(with: .number(5)))
        #expect(!ExtractedContent.text("MTX").agrees(with: .text("HCQ")))
        #expect(!ExtractedContent.notReported.agrees(with: .unclear("")))
    }

    @Test("The summary of studies, in the columns chosen")
    func summary() throws {
        let table = try ArticularForm.extraction().summaryTable(
            id: "t", label: "Table 3", fields: ["design", "patients", "ultrasound", "resolution", "improvement"])
        #expect(
            table.csvRecords() == [
                [
                    "Study", "Type of article", "SLE patients", "Ultrasound-proven", "Complete resolution of arthritis",
                    "Any articular improvement",
                ],
                ["Ceccarelli 2025", "case series", "3", "Yes", "not reported", "3/3 (100.0 %)"],
                ["Maicas 2024", "case series", "3", "No", "2/3 (66.7 %)", "–"],
                ["Tani 2024", "multicentre prospective", "25", "No", "13/25 (52.0 %)", "–"],
            ])
        #expect(table.footnotes.map(\.text.plain) == ["One person alone extracted this."])
    }

    @Test("Differences and completeness name people and counts")
    func tables() throws {
        let form = try ExtractionFormTests.form("      - {id: n, label: Patients, type: integer}\n      - {id: us, type: yesNo}")
        let one = try ExtractionFormTests.extraction("  n: {value: 25, page: 2}\n  us: no\n", form)
        let two = try ExtractionFormTests.extraction("  n: {value: 24, page: 2}\n", form, reviewer: "gc")
        let review = ReviewExtraction(form: form, extractions: [one, two])
        #expect(review.differencesTable(id: "d", label: "").csvRecords().dropFirst() == [["a", "Patients", "fs: 25\ngc: 24", "open", ""]])
        #expect(
            review.completenessTable(id: "c", label: "").csvRecords().dropFirst() == [
                ["a", "fs, gc", "double", "0", "0", "1", "1", "0", "1"]
            ])
        #expect(review.summaryTable(id: "s", label: "").csvRecords().dropFirst() == [["a", "25 | 24", "No"]])
        #expect(
            review.paragraph
                == "One study was extracted, in duplicate, on a form of 2 fields (version 1). Of 1 answer given by two people 0 (0.0 %) were the "
                + "same; 0 differences were settled, 1 is open. 1 answer rests on one person.")
    }

    @Test("Only sound counts are pooled; the others are named")
    func proportions() throws {
        let form = try ExtractionFormTests.form("      - {id: r, type: proportion}")
        let review = ReviewExtraction(form: form, extractions: [try ExtractionFormTests.extraction("  r: 4/3\n", form)])
        #expect(review.proportions("r").studies.isEmpty)
        #expect(review.proportions("r").withoutNumber.map(\.reason) == ["has more patients with the outcome than patients (4/3)"])
        #expect(review.proportions("nowhere").withoutNumber.map(\.reason) == ["not asked"])
    }

    @Test("A folder: form, people, consensus, and files that cannot be read")
    func folder() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("extraction-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ data: Data) throws {
            let place = folder.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: place)
        }
        let missing = #expect(throws: ExtractionFileErrors.self) { try ReviewExtraction.read(folder: folder) }
        #expect(missing?.errors.first?.file == "form.yaml")
        try write(
            "form.yaml", Data("\u{FEFF}form: f\nversion: 1\nsections:\n  - id: s\n    fields:\n      - {id: n, type: integer}\n".utf8))
        let value = { (number: String) in Data("form: f\nversion: 1\nvalues: {n: \(number)}\n".utf8) }
        try write("fs/a.yaml", value("5"))
        try write("gc/a.yaml", value("6"))
        try write("consensus/a.yaml", value("6"))
        try write("fs/b.yaml", value("many"))
        try write("fs/c.yaml", Data([0xFF, 0xFE, 0x00]))
        try write("fs/.hidden.yaml", value("1"))
        try write("fs/notes.txt", value("1"))
        let review = try ReviewExtraction.read(folder: folder)
        #expect(review.studies.map(\.id) == ["a"])
        #expect(review.studies.first?.answer("n")?.standing == .consensus)
        #expect(review.unread.map(\.file) == ["fs/b.yaml", "fs/c.yaml"])
    }
}
