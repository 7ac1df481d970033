// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

typealias Domain = BILAG2004.Domain
typealias Grade = BILAG2004.Grade

/// A visit at which every BILAG-2004 item was looked for: these values, and nothing else.
func record(_ values: [String: Double], previous: [String: Double] = [:], ever: Finding = .unknown, notDone: Set<String> = [])
    -> BILAG2004.Record
{
    let normal: [String: Double] = [
        "systolicBp": 120, "diastolicBp": 75, "creatinine": 70, "gfr": 100, "haemoglobin": 13, "whiteCellCount": 7, "neutrophils": 4,
        "lymphocytes": 2, "platelets": 250,
    ]
    var record = BILAG2004.Record()
    for item in BILAG2004.items where !notDone.contains(item.name) { record[item.name] = values[item.name] ?? normal[item.name] ?? 0 }
    let proteins = Set(BILAG2004.protein.map(\.name))
    if !proteins.isDisjoint(with: values.keys) {
        for name in proteins where values[name] == nil { record[name] = nil }
    }
    record.previous = previous
    for domain in Domain.allCases { record.everInvolved[domain] = ever }
    return record
}

func grade(_ domain: Domain, _ record: BILAG2004.Record) -> Grade? { BILAG2004.unverifiedGrade(of: domain, record).grades.grade }

@Suite("BILAG-2004")
struct BILAG2004Tests {
    @Test("97 items in nine systems, numbered as on the form, no name twice")
    func table() {
        #expect(BILAG2004.items.map(\.number) == Array(1...97))
        #expect(Set(BILAG2004.items.map(\.name)).count == 97)
        let counts = Domain.allCases.map { domain in BILAG2004.items.count { $0.domain == domain } }
        #expect(counts == [4, 14, 20, 5, 12, 9, 13, 12, 8])
        #expect(
            BILAG2004.items.map(\.domain)
                == Domain.allCases.flatMap { domain in BILAG2004.items.filter { $0.domain == domain }.map(\.domain) })
        #expect(BILAG2004.recordingScale.map(\.value) == [0, 1, 2, 3, 4])
        #expect(BILAG2004.items.count { $0.recording == .scale } == 78)
    }

    @Test("B1, B2 and the points of single grades")
    func score() throws {
        #expect(BILAG2004.score(.init([.a, .b, .c, .d, .e, .e, .e, .e, .e])) == 21...21)
        #expect(BILAG2004.score(.init(Array(repeating: .a, count: 9))) == 108...108)
        #expect(BILAG2004.table.map(\.points) == [12, 8, 1, 0, 0])
        #expect(BILAG2004.table.allSatisfy { $0.grade.points == $0.points && $0.grade.set.points == $0.points...$0.points })
        let result = try BILAG2004.assess(grades("ABCDEEEEE"))
        #expect(result.score?.value == 21 && result.missing.isEmpty && result.flags.isEmpty)
        #expect(result.part("points.mucocutaneous")?.value == 8 && result.part("points.mucocutaneous")?.band == "B")
    }

    @Test("Unknown grades make a range; nothing known is 0 to 108")
    func range() throws {
        let result = try BILAG2004.assess(grades("ABC-EEEE-"))
        #expect(result.score?.value == nil && result.score?.lowest == 21 && result.score?.highest == 45)
        #expect(result.missing == ["bilag.musculoskeletal", "bilag.haematological"])
        let nothing = try BILAG2004.assess(Answers())
        #expect(nothing.score?.lowest == 0 && nothing.score?.highest == 108 && nothing.missing.count == 9)
    }

    @Test("B4 (constitutional), B5 and B6 (mucocutaneous), B7 (musculoskeletal)")
    func frame() {
        #expect(grade(.constitutional, record(["pyrexia": 2, "weightLoss": 3, "anorexia": 4])) == .a)
        #expect(grade(.constitutional, record(["pyrexia": 1, "weightLoss": 3, "anorexia": 4])) == .b)
        #expect(grade(.constitutional, record(["pyrexia": 1])) == .c)
        #expect(grade(.mucocutaneous, record(["mucosalUlcerationSevere": 1])) == .b)
        #expect(grade(.mucocutaneous, record(["skinEruptionMild": 1, "alopeciaMild": 0])) == .c)
        #expect(grade(.musculoskeletal, record(["arthritisMildArthralgiaMyalgia": 1])) == .c)
    }

    @Test(
        "B8 and the edges of the kidney",
        arguments: [
            (["proteinCreatinineRatio": 140, "activeUrinarySediment": 1], ["proteinCreatinineRatio": 150], Grade.a),
            (["proteinCreatinineRatio": 100, "activeUrinarySediment": 1], ["proteinCreatinineRatio": 150], .b),
            (["proteinCreatinineRatio": 150, "activeUrinarySediment": 1], ["proteinCreatinineRatio": 200], .b),
            (["proteinCreatinineRatio": 151, "activeUrinarySediment": 1], ["proteinCreatinineRatio": 200], .a),
            (["proteinCreatinineRatio": 150], ["proteinCreatinineRatio": 200], .c),
            (["proteinCreatinineRatio": 50], ["proteinCreatinineRatio": 50], .b),
            (["proteinCreatinineRatio": 25.1], [:], .c), (["proteinCreatinineRatio": 25], [:], .d),
            (["urineProtein24h": 1.1], ["urineProtein24h": 1], .b),
            (["acceleratedHypertension": 1, "nephroticSyndrome": 1], [:], .b),
            (["activeNephritisHistology": 1, "nephroticSyndrome": 1], [:], .a),
            (["urineDipstickProtein": 3], ["urineDipstickProtein": 1], .b), (["urineDipstickProtein": 1], ["urineDipstickProtein": 1], .c),
            (["creatinine": 131, "activeUrinarySediment": 1], ["creatinine": 100], .a),
            (["creatinine": 130, "activeUrinarySediment": 1], ["creatinine": 90], .b),
            (["creatinine": 150], ["creatinine": 130], .b), (["creatinine": 149], ["creatinine": 130], .d),
            (["gfr": 49], [:], .b), (["gfr": 49], ["gfr": 50], .d), (["gfr": 66, "activeUrinarySediment": 1], ["gfr": 99], .a),
            (["systolicBp": 150, "diastolicBp": 95], ["systolicBp": 120, "diastolicBp": 80], .c),
            (["systolicBp": 150, "diastolicBp": 95], ["systolicBp": 121, "diastolicBp": 80], .d),
        ] as [([String: Double], [String: Double], Grade)])
    func renal(_ values: [String: Double], previous: [String: Double], expected: Grade) {
        var visit = record(values, previous: previous, ever: .present)
        if values["urineDipstickProtein"] != nil { for row in BILAG2004.protein { visit[row.name] = nil } }
        #expect(grade(.renal, visit) == expected)
    }

    @Test("B9 and the half-open bands of counts")
    func blood() {
        func haematological(_ values: [String: Double], _ ever: Finding = .present) -> Grade? {
            grade(.haematological, record(values, ever: ever))
        }
        #expect(haematological(["haemoglobin": 9.4, "platelets": 160]) == .c)
        #expect(haematological(["haemoglobin": 12, "platelets": 160]) == .d)
        #expect(haematological(["haemoglobin": 12, "platelets": 160], .absent) == .e)
        #expect(haematological(["haemoglobin": 12], .unknown) == nil)
        for (name, edges) in [
            ("haemoglobin", [8, 9, 11]), ("whiteCellCount", [1, 2, 4]), ("neutrophils", [0.5, 1, 2]), ("platelets", [25, 50, 150]),
        ] {
            let below = edges.map { haematological([name: $0 - 0.01]) }, at = edges.map { haematological([name: $0]) }
            #expect(below == [.a, .b, .c] && at == [.b, .c, .d], "\(name)")
        }
        #expect(haematological(["lymphocytes": 0.99]) == .c && haematological(["lymphocytes": 1]) == .d)
        #expect(haematological(["ttp": 2]) == .a && haematological(["ttp": 1]) == .b && haematological(["activeHaemolysis": 1]) == .b)
        #expect(haematological(["coombsPositiveIsolated": 1]) == .c)
    }

    @Test("No system names an item twice or one of another system; every scale item of the frame is in a row")
    func rows() {
        for row in BILAG2004.frame {
            let numbers = row.a + row.b + row.c
            #expect(Set(numbers).count == numbers.count && !row.verified)
            #expect(Set(numbers) == Set(BILAG2004.items.filter { $0.domain == row.domain }.map(\.number)))
        }
        #expect(BILAG2004.blood.allSatisfy { !$0.verified } && BILAG2004.protein.allSatisfy { !$0.verified })
    }

    @Test("Not done: A stands, B stands with a word, less stays open")
    func notDone() {
        let a = BILAG2004.unverifiedGrade(of: .mucocutaneous, record(["skinEruptionSevere": 2], notDone: ["alopeciaSevere"]))
        #expect(a.grades == .a && !a.stands)
        let b = BILAG2004.unverifiedGrade(of: .mucocutaneous, record(["skinEruptionMild": 2], notDone: ["skinEruptionSevere"]))
        #expect(b.grades == .b && b.stands)
        let c = BILAG2004.unverifiedGrade(of: .mucocutaneous, record(["alopeciaMild": 2], notDone: ["skinEruptionSevere"]))
        #expect(c.grades == [.a, .b, .c] && !c.stands)
        #expect(BILAG2004.unverifiedGrade(of: .renal, BILAG2004.Record()).grades == .unknown)
    }

    @Test("Without a value before, rise and fall are not shown, and the result says so")
    func noPrevious() {
        let protein = BILAG2004.unverifiedGrade(of: .renal, record(["proteinCreatinineRatio": 140]))
        #expect(protein.grades == .b && protein.lacksPrevious)
        let creatinine = BILAG2004.unverifiedGrade(of: .renal, record(["creatinine": 200], ever: .absent))
        #expect(creatinine.grades == .e && creatinine.lacksPrevious)
        #expect(!BILAG2004.unverifiedGrade(of: .renal, record([:], ever: .absent)).lacksPrevious)
    }

    @Test(
        "The reading of the British guideline",
        arguments: [
            ("EEEEEEEEE", Truth.notMet, Truth.notMet, Truth.notMet), ("CEEEEEEEE", .met, .notMet, .notMet),
            ("BEEEEEEEE", .met, .notMet, .notMet),
            ("BBEEEEEEE", .notMet, .met, .notMet), ("BCEEEEEEE", .met, .notMet, .notMet), ("ABBEEEEEE", .notMet, .notMet, .met),
            ("EEEEEEEAE", .notMet, .notMet, .indeterminate), ("CEEEEEEAE", .indeterminate, .notMet, .indeterminate),
            ("BEEEEEEBE", .notMet, .met, .notMet), ("B-EEEEEEE", .indeterminate, .indeterminate, .indeterminate),
            ("AB-EEEEEE", .notMet, .notMet, .met),
        ])
    func guideline(_ letters: String, mild: Truth, moderate: Truth, severe: Truth) throws {
        let result = try BILAG2004.assess(grades(letters))
        #expect(result.criteria.map(\.id) == ["mild", "moderate", "severe"].map { "bilagActivityBsr.\($0)" })
        #expect(result.criteria.map(\.state) == [mild, moderate, severe])
    }

    @Test("What decided is in the words of the grades")
    func words() throws {
        #expect(
            try BILAG2004.assess(grades("ABB-EEEDC")).criteria[0].decidedBy
                == "A constitutional; B mucocutaneous, neuropsychiatric; C haematological; musculoskeletal open")
        #expect(try BILAG2004.assess(grades("EEEEEEEDE")).criteria[0].decidedBy == "no grade above D")
        #expect(try BILAG2004.assess(Answers()).criteria[0].decidedBy == "no grade recorded")
    }
}

/// Nine letters in the order of the form; a dash is an open grade.
func grades(_ letters: String) -> Answers {
    var answers = Answers()
    for (domain, letter) in zip(Domain.allCases, letters) { answers[domain.item] = letter == "-" ? .unknown : .word(String(letter)) }
    return answers
}
