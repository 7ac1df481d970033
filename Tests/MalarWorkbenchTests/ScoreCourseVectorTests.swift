// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarWorkbench
import Testing

/// The worked examples of two visits and more: one patient each, rows in order of date, through the filter in both formats.
@Suite("Score filter: worked examples of courses")
struct ScoreCourseVectorTests {
    typealias Visit = (date: String, answers: [String: String])
    typealias Course = (id: String, visits: [Visit], expected: [String: String])

    /// Each course in its own rows; what is expected is held against the last row of the course.
    private func check(_ instrument: String, _ courses: [Course]) throws {
        let rows = courses.flatMap { course in
            course.visits.enumerated().map { number, visit in
                VisitRow("\(course.id) \(number + 1)", only: visit.answers.merging(["patient": course.id, "date": visit.date]) { $1 })
            }
        }
        for format in ScoreFormat.allCases {
            let result = try score(instrument, format == .csv ? rows.csv : rows.ndjson, as: format)
            #expect(result.summary.errors == 0 && result.summary.rows == rows.count, "\(instrument)")
            for course in courses {
                let last = result.row("\(course.id) \(course.visits.count)")
                #expect(last["patient"] == course.id && last["date"] == course.visits.last?.date)
                #expect(differences(last, course.expected) == [], "\(instrument), \(format)")
            }
        }
    }

    private static func two(_ id: String, _ before: [String: String], _ now: [String: String], _ expected: [String: String]) -> Course {
        (id, [("2024-01-10", before), ("2024-04-10", now)], expected)
    }

    @Test("SELENA flare index: F1 to F10")
    func sfi() throws {
        let manifestations = Dictionary(uniqueKeysWithValues: SELENAFlareIndex.manifestations.map { ($0.id, "0") })
        let quiet = manifestations.merging([
            "selenaSledai": "2", "pga": "0.5", "prednisone": "5", "weightKg": "60", "azathioprineAdded": "0",
            "hydroxychloroquineAdded": "0",
        ]) { $1 }
        func flare(_ id: String, _ before: [String: String], _ now: [String: String], _ level: String) -> Course {
            Self.two(id, quiet.merging(before) { $1 }, quiet.merging(now) { $1 }, ["band": level])
        }
        try check(
            "sfi",
            [
                flare("F1", ["selenaSledai": "2"], ["selenaSledai": "5"], "mildModerate"),
                flare("F2", ["selenaSledai": "2"], ["selenaSledai": "4"], "none"),
                flare("F3", ["selenaSledai": "8"], ["selenaSledai": "13"], "severe"), flare("F4", [:], ["pga": "1.5"], "mildModerate"),
                flare("F5", ["pga": "2.0"], ["pga": "2.6"], "severe"), flare("F6", [:], ["prednisone": "30"], "mildModerate"),
                flare("F7", [:], ["prednisone": "32.5"], "severe"), flare("F8", [:], ["azathioprineAdded": "1"], "severe"),
                flare("F9", [:], ["hydroxychloroquineAdded": "1"], "mildModerate"),
                flare("F10", ["selenaSledai": "0"], ["selenaSledai": "8", "flare.nephritis": "1"], "mildModerate"),
            ])
    }

    @Test("Other flares: O1 to O6")
    func flares() throws {
        func sledai(_ id: String, _ now: String, _ state: String) -> Course {
            Self.two(id, ["sledai2k": "4"], ["sledai2k": now], ["state": state])
        }
        try check("sledai2kFlare", [sledai("O1", "8", "met"), sledai("O2", "7", "notMet")])
        try check("sledai3Flare", [sledai("O1", "8", "met"), sledai("O2", "7", "met")])
        try check(
            "sleDasFlare",
            [
                Self.two("O3", ["sleDas": "2.08"], ["sleDas": "3.80"], ["state": "met"]),
                Self.two("O4", ["sleDas": "2.076"], ["sleDas": "3.790"], ["state": "notMet"]),
            ])
        let start = ["sledai2k": "2", "pcRatio": "0.2", "mdGlobal": "3", "esr": "20"]
        try check(
            "cSleFlareScore",
            [
                Self.two("O5", start, start.merging(["sledai2k": "6"]) { $1 }, ["score": "2.00", "state": "met"]),
                Self.two("O6", start, start.merging(["sledai2k": "4", "esr": "21"]) { $1 }, ["score": "1.02", "state": "notMet"]),
            ])
    }

    @Test("SLE-DAS from items: D19, D20, E1 to E5")
    func sledas() throws {
        let both = ["hypocomplementemia": "1", "increasedAntiDsDna": "1"]
        func visit(_ answers: [String: String]) -> [String: String] {
            let within = ["sjc28": "0", "proteinuriaMg": "100", "platelets": "250", "leukocytes": "6"]
            return VisitRow("", zeroFor: SLEDAS.self, within.merging(answers) { $1 }).answers
        }
        func change(_ id: String, _ before: [String: String], _ now: [String: String], _ score: String, _ band: String) -> Course {
            Self.two(id, visit(before), visit(now), ["score": score, "band": band])
        }
        try check(
            "sledasChange",
            [
                change("D19", both.merging(["sjc28": "6"]) { $1 }, both.merging(["sjc28": "2"]) { $1 }, "-1.816", "improved"),
                change("D20", both, [:], "-1.710", "stable"), change("E1", ["sjc28": "10"], ["sjc28": "6"], "-1.816", "improved"),
                change("E2", ["sjc28": "10"], ["sjc28": "7"], "-1.362", "stable"),
                change(
                    "E3", both.merging(["proteinuriaMg": "3000"]) { $1 }, both.merging(["proteinuriaMg": "1500"]) { $1 }, "-2.6416",
                    "improved"), change("E4", ["platelets": "20"], ["platelets": "50"], "-5.1102", "improved"),
                change("E5", [:], ["leukocytes": "2.0"], "2.6121", "worsened"),
            ])
    }

    private static func grades(_ grades: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: BILAG2004.Domain.allCases.map { ($0.item, grades[$0.rawValue] ?? "D") })
    }

    private typealias Response = (
        id: String, before: [String: String], now: [String: String], sledai: (String, String), pga: (String, String)
    )

    private static func response(_ vector: Response, failure: String = "0", _ expected: [String: String]) -> Course {
        func visit(_ bilag: [String: String], _ sledai: String, _ pga: String, _ failure: String) -> [String: String] {
            grades(bilag).merging(["sledai2k": sledai, "pga": pga, "treatmentFailure": failure]) { $1 }
        }
        return two(
            vector.id, visit(vector.before, vector.sledai.0, vector.pga.0, "0"),
            visit(vector.now, vector.sledai.1, vector.pga.1, failure), expected)
    }

    @Test("SRI: Q1 to Q9")
    func sri() throws {
        func vector(_ vector: Response, failure: String = "0", _ four: String, _ six: String) -> Course {
            Self.response(vector, failure: failure, ["state": four == "1" ? "met" : "notMet", "sri4": four, "sri6": six])
        }
        try check(
            "sri",
            [
                vector(("Q1", [:], [:], ("10", "6"), ("1.8", "1.2")), "1", "0"),
                vector(("Q2", [:], [:], ("10", "7"), ("1.8", "1.2")), "0", "0"),
                vector(("Q3", [:], ["renal": "B"], ("12", "6"), ("1.5", "1.5")), "1", "1"),
                vector(("Q4", [:], ["renal": "B", "ophthalmic": "B"], ("12", "6"), ("1.5", "1.0")), "0", "0"),
                vector(("Q5", [:], ["renal": "A"], ("12", "6"), ("1.5", "1.0")), "0", "0"),
                vector(("Q6", [:], [:], ("10", "4"), ("1.0", "1.29")), "1", "1"),
                vector(("Q7", [:], [:], ("10", "4"), ("1.0", "1.30")), "0", "0"),
                vector(("Q8", ["renal": "A"], ["renal": "B"], ("10", "4"), ("1.0", "0.5")), "1", "1"),
                vector(("Q9", [:], [:], ("10", "2"), ("1.0", "0.5")), failure: "1", "0", "0"),
            ])
    }

    @Test("BICLA: B1 to B7")
    func bicla() throws {
        func vector(_ vector: Response, _ original: String, tulip: String? = nil) -> Course {
            Self.response(vector, ["biclaOriginal": original, "biclaTulip": tulip ?? original])
        }
        let (joints, skin) = ("musculoskeletal", "mucocutaneous")
        try check(
            "bicla",
            [
                vector(("B1", [joints: "A", skin: "B"], [joints: "B", skin: "C"], ("12", "8"), ("1.9", "1.2")), "1"),
                vector(("B2", [joints: "A", skin: "B"], [joints: "B", skin: "B"], ("12", "4"), ("1.9", "0.8")), "0"),
                vector(("B3", [joints: "A", "renal": "C"], [joints: "C", "renal": "B"], ("10", "10"), ("1.5", "1.5")), "1"),
                vector(("B4", [joints: "A"], [joints: "C", "renal": "B", "haematological": "B"], ("10", "6"), ("1.5", "1.0")), "0"),
                vector(("B5", [joints: "A"], [joints: "D"], ("10", "11"), ("1.5", "0.5")), "0"),
                vector(("B6", [joints: "A", skin: "B"], [joints: "C", skin: "D"], ("10", "8"), ("1.5", "1.8")), "1", tulip: "0"),
                vector(("B7", [joints: "B", skin: "B"], [joints: "C", skin: "C"], ("8", "6"), ("1.5", "1.0")), "1"),
            ])
        let b2 = Self.response(("B2", [joints: "A", skin: "B"], [joints: "B", skin: "B"], ("12", "4"), ("1.9", "0.8")), ["sri4": "1"])
        let b7 = Self.response(("B7", [joints: "B", skin: "B"], [joints: "C", skin: "C"], ("8", "6"), ("1.5", "1.0")), ["sri4": "0"])
        try check("sri", [b2, b7])
    }

    @Test("S2K RI-50: N1 to N6")
    func ri50() throws {
        func visit(_ present: [String], improved: [String] = []) -> [String: String] {
            let half = Dictionary(
                uniqueKeysWithValues: SLEDAI2K.Item.allCases.map {
                    ("improvedBy50.\($0.rawValue)", improved.contains($0.rawValue) ? "1" : "0")
                })
            return VisitRow("", present: present, half).answers
        }
        func vector(_ id: String, _ before: [String], _ now: [String], _ improved: [String], _ score: String) -> Course {
            Self.two(id, visit(before), visit(now, improved: improved), ["score": score])
        }
        try check(
            "s2kRi50",
            [
                vector("N1", ["arthritis", "rash", "increasedDnaBinding"], ["arthritis", "rash"], ["arthritis"], "4"),
                vector("N2", ["proteinuria"], ["proteinuria"], [], "4"),
                vector("N3", ["proteinuria"], ["proteinuria"], ["proteinuria"], "2"),
                vector("N4", ["arthritis"], ["mucosalUlcers"], [], "2"),
                vector("N5", ["thrombocytopenia"], ["thrombocytopenia"], ["thrombocytopenia"], "0.5"),
                vector("N6", ["seizure", "psychosis"], ["seizure"], ["seizure"], "4"),
            ])
    }

    @Test("CLASI: C5, C6, C7, C9; damage index: S7; BILAG flare: B3")
    func others() throws {
        func clasi(_ id: String, _ before: String, _ now: String, _ four: String, _ twenty: String, _ half: String) -> Course {
            Self.two(
                id, ["clasiActivity": before], ["clasiActivity": now],
                ["clasiImproved4": four, "clasiImproved20pct": twenty, "clasi50": half])
        }
        try check(
            "clasiResponse",
            [
                clasi("C5", "14", "7", "met", "met", "met"), clasi("C6", "14", "8", "met", "met", "notMet"),
                clasi("C7", "8", "3", "met", "met", "indeterminate"), clasi("C9", "25", "21", "met", "notMet", "notMet"),
            ])
        let five = VisitRow("", zeroFor: SDI.self, ["cataract": "1", "cerebrovascularAccident": "2", "avascularNecrosis": "2"]).answers
        try check("sdiCourse", [Self.two("S7", five, five.merging(["cataract": "0"]) { $1 }, ["score": "5", "flags": "fell.cataract"])])
        func three(_ skin: String, _ joints: String, _ renal: String) -> [String: String] {
            Self.grades(["mucocutaneous": skin, "musculoskeletal": joints, "renal": renal])
        }
        try check(
            "bilagFlareTulip",
            [
                Self.two("B3 two new B", three("C", "C", "D"), three("B", "B", "D"), ["state": "met"]),
                Self.two("B3 one new B", three("B", "C", "D"), three("B", "B", "D"), ["state": "notMet"]),
            ])
    }

    @Test("Sustained reduction: G9 to G12")
    func tapering() throws {
        let days = [0: "2023-01-01", 40: "2023-10-08", 44: "2023-11-05", 46: "2023-11-19", 52: "2023-12-31"]
        func course(_ id: String, _ doses: [(Int, String)], _ state: String) -> Course {
            let visits = doses.map { week, dose in (date: days[week] ?? "", answers: Self.grades([:]).merging(["prednisone": dose]) { $1 })
            }
            return (id, visits, ["tulipSustainedReduction": state])
        }
        try check(
            "gcTapering",
            [
                course("G9", [(0, "15"), (40, "7.5"), (52, "7.5")], "met"),
                course("G10", [(0, "15"), (40, "7.5"), (46, "10"), (52, "10")], "notMet"),
                course("G11", [(0, "8"), (40, "5"), (52, "5")], "indeterminate"),
                course("G12", [(0, "20"), (44, "5"), (52, "5")], "notMet"),
            ])
    }
}
