// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarUnits
import Testing

@Suite("Extraction forms")
struct ExtractionFormTests {
    static func form(_ fields: String, version: Int = 1, checks: String = "") throws -> ExtractionForm {
        try ExtractionForm(yaml: "form: f\nversion: \(version)\nsections:\n  - id: s\n    fields:\n\(fields)\n\(checks)")
    }

    static func extraction(_ values: String, _ form: ExtractionForm, version: Int = 1, reviewer: String = "fs") throws -> StudyExtraction {
        let text = "study: a\nform: f\nversion: \(version)\nvalues:\n" + values
        return try StudyExtraction(yaml: text, form: form, reviewer: reviewer, study: "a", file: "\(reviewer)/a.yaml")
    }

    @Test("A form with sections, types, units, ranges and options")
    func reads() throws {
        let form = try ArticularForm.form()
        #expect(form.sections.map(\.id) == ["design", "patients", "ascertainment", "therapies", "steroids", "articular"])
        #expect(form.field("steroidDose")?.unit == "mg/day")
        #expect(form.field("patients")?.greatest == 10000)
        #expect(form.field("design")?.options.map(\.id) == ["case series", "multicentre prospective", "case report"])
        #expect(form.fields.filter(\.isRequired).map(\.id) == ["design", "patients", "ultrasound", "resolution"])
        #expect(form.checks.map(\.formula) == ["resolution.total ≤ patients", "belimumab ≤ patients"])
    }

    @Test(
        "A faulty form names its line",
        arguments: [
            ("      - {id: a, type: numbr}", 6, "`numbr` is not known for type"), ("      - {id: a}", 6, "`type` is missing"),
            ("      - {id: a, type: choice}", 6, "needs options"), ("      - {id: a, type: text, options: [x]}", 6, "has options though"),
            ("      - {id: a, type: number, range: [3, 1]}", 6, "upside down"),
            ("      - {id: a, type: number, range: [3]}", 6, "two numbers"),
            ("      - {id: a b, type: text}", 6, "letters, digits"),
            ("      - {id: a, type: text, colour: red}", 6, "unknown key `colour`"),
            ("      - {id: a, type: text}\n      - {id: a, type: text}", 7, "two fields have the id `a`"),
            ("      - {id: a, type: text}\n      - {id: b, type: text, formerly: a}", 7, "two fields have the id `a`"),
            ("      - {id: a, type: choice, options: [x, x]}", 6, "two options"), ("      - &x {id: a, type: text}", 6, "anchors"),
            ("      - {id: a, type: text", 7, "not YAML"),
        ])
    func faulty(_ fields: String, _ line: Int, _ words: String) {
        let error = #expect(throws: ExtractionFileErrors.self) { try Self.form(fields) }
        #expect(error?.errors.contains { $0.line == line && $0.message.contains(words) } == true, "\(error?.description ?? "")")
    }

    @Test("A sum of numbers that the form does not have")
    func unknownSum() {
        let error = #expect(throws: ExtractionFileErrors.self) {
            try Self.form("      - {id: a, type: integer}", checks: "checks:\n  - {sum: [a, b], equals: a}")
        }
        #expect(error?.errors.map(\.description) == ["form.yaml, line 8: there is no number `b`; known are a"])
    }

    @Test(
        "Every type of answer",
        arguments: [
            ("text", "DAS28 fell", ExtractedContent.text("DAS28 fell")), ("integer", "25", .integer(25)), ("number", "7.6", .number(7.6)),
            ("number", "{value: -0.5, page: 3}", .number(-0.5)), ("yesNo", "yes", .yesNo(true)), ("yesNo", "{value: no}", .yesNo(false)),
            ("proportion", "13/25", .proportion(events: 13, total: 25)),
            ("proportion", "{events: 13, total: 25}", .proportion(events: 13, total: 25)),
            ("proportion", "{value: 13/25, percent: 52}", .proportion(events: 13, total: 25)),
            ("meanSD", "{mean: 7.6, sd: 5.0, n: 25}", .meanSD(mean: 7.6, sd: 5, count: 25)),
            ("medianQuartiles", "{median: 5, q1: 2, q3: 8}", .medianQuartiles(median: 5, lower: 2, upper: 8, count: nil)),
            (
                "effect", "{measure: RR, estimate: 1.5, lower: 1.1, upper: 2}",
                .effect(measure: "RR", estimate: 1.5, lower: 1.1, upper: 2, level: 0.95)
            ), ("integer", "notReported", .notReported), ("integer", "{notReported: true}", .notReported),
            ("meanSD", "unclear", .unclear("")), ("proportion", "{unclear: arms not told apart}", .unclear("arms not told apart")),
        ])
    func types(_ type: String, _ answer: String, _ content: ExtractedContent) throws {
        let form = try Self.form("      - {id: a, type: \(type)}")
        #expect(try Self.extraction("  a: \(answer)\n", form).value("a")?.content == content)
    }

    @Test("Dates as far as they are known, and choices in the order of the form")
    func datesAndChoices() throws {
        let form = try Self.form(
            "      - {id: d, type: date}\n      - {id: c, type: multiChoice, options: [HCQ, MTX, {id: aza, label: Azathioprine}]}")
        let read = try Self.extraction("  d: 2024-03\n  c: {value: [Azathioprine, HCQ], page: 4}\n", form)
        #expect(read.value("d")?.content == PartialDate(year: 2024, month: 3).map(ExtractedContent.date))
        #expect(read.value("c")?.content == .choices(["HCQ", "aza"]))
        #expect(read.value("c")?.content.text(in: form.field("c")) == "HCQ, Azathioprine")
    }

    @Test(
        "Answers that do not fit name file and line",
        arguments: [
            ("integer", "2.5", "whole number"), ("integer", "99999999999999999999", "whole number"), ("number", "nan", "expected a number"),
            ("number", "1e400", "expected a number"), ("number", "0x10", "expected a number"), ("yesNo", "perhaps", "answered by yes, no"),
            ("date", "2024-13", "expected a date"), ("date", "soon", "expected a date"),
            ("proportion", "{events: 3}", "`total` is missing"),
            ("proportion", "3 of 4", "such as 13/25"), ("meanSD", "7.6", "expected `key: value`"), ("integer", "~", "is empty"),
            ("text", "{page: 3}", "is empty"), ("text", "[a, b]", "expected a text"),
            ("integer", "{value: 3, pages: 4}", "unknown key `pages`"),
            ("proportion", "{events: 1, total: 2, percent: half}", "as printed"),
            ("effect", "{estimate: 1, lower: 0, upper: 2, level: 0}", "level"),
        ])
    func misfits(_ type: String, _ answer: String, _ words: String) throws {
        let form = try Self.form("      - {id: a, type: \(type)}")
        let error = #expect(throws: ExtractionFileErrors.self) { try Self.extraction("  a: \(answer)\n", form) }
        #expect(
            error?.errors.first.map { $0.file == "fs/a.yaml" && $0.line == 5 && $0.message.contains(words) } == true,
            "\(error?.description ?? "")")
    }

    @Test("Fields that the form does not have, another study, another form, a newer version")
    func strangers() throws {
        let form = try Self.form("      - {id: a, type: text}")
        let text = "study: b\nform: g\nversion: 2\nreviewer: gc\nvalues:\n  x: 1\n"
        let error = #expect(throws: ExtractionFileErrors.self) {
            try StudyExtraction(yaml: text, form: form, reviewer: "fs", study: "a", file: "fs/a.yaml")
        }
        #expect(error?.errors.map(\.line) == [1, 2, 3, 4, 6])
    }

    @Test("Values of an older form are kept and named")
    func versions() throws {
        let now = try Self.form("      - {id: total, type: integer, formerly: [n]}\n      - {id: us, type: yesNo}", version: 2)
        let old = try Self.extraction("  n: 25\n  us: by ultrasound\n  gone: {value: 7, page: 2}\n", now, version: 1)
        #expect(old.value("total")?.content == .integer(25))
        #expect(old.value("us")?.content == .older("by ultrasound"))
        #expect(old.value("gone")?.content == .older("value: 7; page: 2"))
        #expect(
            old.remarks.map(\.message) == [
                "`n` of version 1 is now `total`",
                "`us` does not fit the present form: `us` is answered by yes, no, notReported or unclear; the value of version 1 is kept as it "
                    + "stands", "the form no longer asks `gone`; the value of version 1 is kept as it stands",
            ])
        #expect(old.issues(form: now).filter { $0.rule == .olderForm }.map(\.field) == ["us", "gone"])
        let error = #expect(throws: ExtractionFileErrors.self) { try Self.extraction("  n: 25\n", now, version: 2) }
        #expect(error?.errors.first?.message == "`n` is called `total` in version 2 of the form")
    }
}

@Suite("Extraction: hostile files")
struct ExtractionHostileTests {
    @Test("A bomb of aliases is refused by its line, not expanded")
    func bomb() {
        let levels = (1...30).map { "k\($0): &k\($0) [\(Array(repeating: "*k\($0 - 1)", count: 9).joined(separator: ", "))]" }
        let text = "k0: &k0 x\n" + levels.joined(separator: "\n")
        let error = #expect(throws: ExtractionFileErrors.self) { try ExtractionForm(yaml: text) }
        #expect(error?.errors.first?.line == 1)
    }

    @Test(
        "Signs of aliases inside of text are text",
        arguments: [
            "quote: \"*p < 0.05, & so on\"", "quote: '& it''s *so'", "quote: HCQ, *MTX & others",
            "quote: |\n      *p < 0.05\n      & more\n",
            "quote: >-\n      & more\n\n      *and more\n", "page: 3 # *note & more",
        ])
    func text(_ line: String) throws {
        let form = try ExtractionFormTests.form("      - {id: a, type: integer}")
        #expect(try ExtractionFormTests.extraction("  a:\n    value: 3\n    \(line)\n", form).value("a")?.content == .integer(3))
    }

    @Test(
        "Aliases wherever a value may begin",
        arguments: ["*x", "- *x", "k: *x", "k: [a, *x]", "{a: *x}", "? *x", "k:   &x y", "--- *x", "{\"a\":*x}"])
    func aliases(_ text: String) {
        let error = #expect(throws: ExtractionFileErrors.self) { try ExtractionForm(yaml: "a: b\n" + text) }
        #expect(error?.errors.first.map { $0.line == 2 && $0.message.contains("aliases") } == true, "\(error?.description ?? "")")
    }

    @Test(
        "Texts that are no form",
        arguments: [
            "", "- a\n- b\n", "just words", "\u{0}", "a: b\na: c\n", "form: [1, 2\n", "form:\n\t- x\n",
            String(repeating: "[", count: 100_000),
        ])
    func noForm(_ text: String) {
        let error = #expect(throws: ExtractionFileErrors.self) { try ExtractionForm(yaml: text) }
        #expect(error?.errors.isEmpty == false)
    }

    @Test("A file of many megabytes is refused before it is read")
    func large() {
        let error = #expect(throws: ExtractionFileErrors.self) {
            try ExtractionForm(yaml: "form: " + String(repeating: "x", count: 5_000_000))
        }
        #expect(error?.errors.first?.message.contains("larger than 4 MB") == true)
    }
}
