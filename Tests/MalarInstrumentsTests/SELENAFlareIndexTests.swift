// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SELENA-SLEDAI Flare Index")
struct SELENAFlareIndexTests {
    /// A visit of a patient of 60 kg without any manifestation that is new or worse.
    static func visit(_ numbers: [String: Double] = [:], _ present: [String] = []) -> Answers {
        var answers = Answers.numbers(["selenaSledai": 2, "pga": 0.5, "prednisone": 5, "weightKg": 60])
        for row in SELENAFlareIndex.manifestations { answers[row.id] = .finding(.absent) }
        return answers.with(numbers, findings: Dictionary(uniqueKeysWithValues: present.map { ($0, Finding.present) }))
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, before: [String: Double], now: [String: Double], present: [String], level: String, fired: [String]
        var testDescription: String { id }

        init(
            _ id: String, _ before: [String: Double], _ now: [String: Double], _ present: [String], _ level: String, _ fired: [String]
        ) {
            (self.id, self.before, self.now, self.present, self.level, self.fired) = (id, before, now, present, level, fired)
        }

        init(_ id: String, _ before: [String: Double], _ now: [String: Double], _ level: String, _ fired: [String]) {
            self.init(id, before, now, [], level, fired)
        }
    }

    @Test(
        "Visit to visit",
        arguments: [
            Vector("F1", ["selenaSledai": 2], ["selenaSledai": 5], "mildModerate", ["sledaiChange.mildModerate"]),
            Vector("F2", ["selenaSledai": 2], ["selenaSledai": 4], "none", []),
            Vector("F3", ["selenaSledai": 8], ["selenaSledai": 13], "severe", ["sledaiChange.severe"]),
            Vector("F4", ["pga": 0.5], ["pga": 1.5], "mildModerate", ["pga.mildModerate"]),
            Vector("F5", ["pga": 2.0], ["pga": 2.6], "severe", ["pga.severe"]),
            Vector("F6", [:], ["prednisone": 30], "mildModerate", ["prednisone.mildModerate"]),
            Vector("F7", [:], ["prednisone": 32.5], "severe", ["prednisone.severe"]),
            Vector("F8", [:], [:], ["azathioprineAdded"], "severe", ["drugs.severe"]),
            Vector("F9", [:], [:], ["hydroxychloroquineAdded"], "mildModerate", ["drugs.mildModerate"]),
            Vector("F10", ["selenaSledai": 0], ["selenaSledai": 8], ["flare.nephritis"], "mildModerate", ["sledaiChange.mildModerate"]),
            Vector("12 points are not above 12", ["selenaSledai": 8], ["selenaSledai": 12], "mildModerate", ["sledaiChange.mildModerate"]),
            Vector("above 12 before, up by 2", ["selenaSledai": 13], ["selenaSledai": 15], "none", []),
            Vector("above 12 before, up by 3", ["selenaSledai": 13], ["selenaSledai": 16], "severe", ["sledaiChange.severe"]),
            Vector("PGA up by 0.9", ["pga": 0.5], ["pga": 1.4], "none", []),
            Vector("PGA up by 1.0 in binary", ["pga": 0.1], ["pga": 1.1], "mildModerate", ["pga.mildModerate"]),
            Vector("PGA to 2.5", ["pga": 2.0], ["pga": 2.5], "none", []),
            Vector("PGA of 2.8 as before", ["pga": 2.8], ["pga": 2.8], "none", []),
            Vector(
                "nephritis with doubled prednisone", [:], ["prednisone": 10], ["flare.nephritis"], "severe",
                ["manifestations.severe", "prednisone.mildModerate"]),
            Vector(
                "nephritis with less than doubled", [:], ["prednisone": 9], ["flare.nephritis"], "mildModerate", ["prednisone.mildModerate"]
            ),
            Vector("admission", [:], [:], ["hospitalizedForSle"], "severe", ["admission.severe"]),
            Vector("mycophenolate is not counted", [:], [:], ["mycophenolateAdded"], "none", []),
            Vector("prednisone lowered", ["prednisone": 40], ["prednisone": 35], "none", []),
            Vector("pulse", [:], [:], ["pulseSinceLastVisit"], "severe", ["prednisone.severe"]),
        ])
    func vector(_ vector: Vector) throws {
        let result = try SELENAFlareIndex.assess(from: Self.visit(vector.before), to: Self.visit(vector.now, vector.present))
        #expect(result.band == vector.level && result.met == vector.fired && result.missing.isEmpty)
        #expect(result.state == (vector.level == "none" ? .notMet : .met))
        #expect(result.flags.contains("activity.selenaSledai"))
    }

    /// Patients were quiescent on 5 mg before; the score, PGA and weight before are not printed: 0, 0 and 60 kg are taken.
    @Test(
        "Withdrawal of low-dose prednisone: Mathian 2020, published rows",
        arguments: [
            Vector(
                "33", [:], ["selenaSledai": 10, "pga": 1.1, "prednisone": 15], ["flare.arthritis"], "mildModerate",
                ["sledaiChange.mildModerate", "manifestations.mildModerate", "prednisone.mildModerate", "pga.mildModerate"]),
            Vector(
                "76", [:], ["selenaSledai": 13, "pga": 1.5, "prednisone": 30],
                ["flare.arthritis", "flare.nephritis", "mycophenolateAdded"], "severe",
                [
                    "sledaiChange.severe", "manifestations.mildModerate", "manifestations.severe", "prednisone.mildModerate",
                    "pga.mildModerate",
                ]),
            Vector(
                "108", [:], ["selenaSledai": 4, "pga": 0.4], ["flare.ulcers", "flare.arthritis"], "mildModerate",
                ["sledaiChange.mildModerate", "manifestations.mildModerate"]),
            Vector(
                "27", [:], ["selenaSledai": 19, "pga": 2.6], ["flare.cns", "flare.nephritis"], "severe",
                ["sledaiChange.severe", "pga.severe"]),
            Vector(
                "40", [:], ["selenaSledai": 6, "pga": 2.1, "prednisone": 30],
                ["flare.pericarditis", "flare.arthritis", "pulseSinceLastVisit", "methotrexateAdded"], "severe",
                ["sledaiChange.mildModerate", "manifestations.mildModerate", "prednisone.severe", "drugs.severe", "pga.mildModerate"]),
            Vector(
                "58", [:], ["selenaSledai": 4, "pga": 1.0, "prednisone": 15], ["flare.arthritis", "pulseSinceLastVisit"], "severe",
                ["sledaiChange.mildModerate", "manifestations.mildModerate", "prednisone.severe", "pga.mildModerate"]),
            Vector(
                "72", [:], ["selenaSledai": 4, "pga": 0.9, "prednisone": 10], ["flare.arthritis"], "mildModerate",
                ["sledaiChange.mildModerate", "manifestations.mildModerate", "prednisone.mildModerate"]),
            Vector("43", [:], ["selenaSledai": 4, "pga": 1.0], [], "mildModerate", ["sledaiChange.mildModerate", "pga.mildModerate"]),
        ])
    func published(_ vector: Vector) throws {
        let quiescent = Self.visit(["selenaSledai": 0, "pga": 0])
        let result = try SELENAFlareIndex.assess(from: quiescent, to: Self.visit(vector.now, vector.present))
        #expect(result.band == vector.level && result.met == vector.fired)
    }

    @Test("modifiedSfi: a score above 12 alone is not severe, and the result says that it is not confirmed")
    func modified() throws {
        let now = Self.visit(["selenaSledai": 13]).with(words: ["sfiVariant": "modifiedSfi"])
        let result = try SELENAFlareIndex.assess(from: Self.visit(["selenaSledai": 8]), to: now)
        #expect(result.band == "mildModerate" && result.flags.contains("unverified.modifiedSfi"))
        let admitted = try SELENAFlareIndex.assess(from: Self.visit(), to: now.with(findings: ["hospitalizedForSle": .present]))
        #expect(admitted.band == "severe")
    }

    @Test("Mycophenolate counts where the protocol says so, and is flagged where it does not")
    func mycophenolate() throws {
        let now = Self.visit([:], ["mycophenolateAdded"])
        #expect(try SELENAFlareIndex.assess(from: Self.visit(), to: now).flags.contains("mycophenolateNotCounted"))
        let counted = try SELENAFlareIndex.assess(from: Self.visit(), to: now.with(words: ["sfiMycophenolate": "counted"]))
        #expect(counted.band == "severe" && counted.met == ["drugs.severe"] && !counted.flags.contains("mycophenolateNotCounted"))
    }

    @Test("Between levels: what is unknown leaves a range, a known severe criterion decides")
    func between() throws {
        let heavier = Self.visit(["prednisone": 25]).with(findings: [:])
        var noWeight = heavier
        noWeight["weightKg"] = nil
        let open = try SELENAFlareIndex.assess(from: Self.visit(), to: noWeight)
        #expect(open.score?.lowest == 1 && open.score?.highest == 2 && open.band == nil && open.state == .met)
        #expect(open.missing == ["weightKg"])
        var noPga = Self.visit()
        noPga["pga"] = .unknown
        let none = try SELENAFlareIndex.assess(from: Self.visit(), to: noPga)
        #expect(none.score?.lowest == 0 && none.score?.highest == 2 && none.state == .indeterminate && none.missing == ["pga"])
        let severe = try SELENAFlareIndex.assess(from: Answers(), to: Answers(["hospitalizedForSle": .finding(.present)]))
        #expect(severe.band == "severe" && severe.state == .met)
    }

    @Test("The first row: nothing is known of a visit before")
    func first() throws {
        let result = try SELENAFlareIndex.assessLast([(0, Self.visit(["selenaSledai": 0]))])
        #expect(result.state == .indeterminate && result.flags.contains("noPreviousVisit"))
    }

    @Test("SLEDAI-2K stands in where a visit has no SELENA-SLEDAI; the two are never mixed")
    func versions() throws {
        var before = Self.visit().with(["sledai2k": 2])
        before["selenaSledai"] = nil
        let result = try SELENAFlareIndex.assess(from: before, to: Self.visit(["selenaSledai": 20, "sledai2k": 4]))
        #expect(result.band == "none" && result.flags.contains("activity.sledai2k"))
        #expect(result.criterion("sledaiChange.severe")?.decidedBy == "SLEDAI-2K 2 → 4 (+2)")
    }

    @Test("A start from no prednisone counts as doubling, and is named")
    func doubling() throws {
        let result = try SELENAFlareIndex.assess(from: Self.visit(["prednisone": 0]), to: Self.visit(["prednisone": 5], ["flare.myositis"]))
        #expect(result.band == "severe" && result.flags.contains("doublingFromNone"))
    }

    @Test("Words, summaries and assumptions")
    func words() throws {
        let result = try SELENAFlareIndex.assess(from: Self.visit(), to: Self.visit([:], ["flare.nephritis", "flare.arthritis"]))
        #expect(result.criterion("manifestations.mildModerate")?.decidedBy == "arthritis")
        #expect(
            result.criterion("manifestations.severe")?.decidedBy
                == "nephritis; without doubled prednisone, more than 0.5 mg/kg/day, or admission")
        #expect(result.criterion("prednisone.severe")?.decidedBy == "prednisone-equivalent 5 → 5 (0), 0.0833 mg/kg/day")
        #expect(result.assumed.contains("hospitalizedForSle") && result.assumed.count == 8)
        var summary = Answers.numbers(["selenaSledai": 2, "pga": 0.5, "prednisone": 5]).with(findings: ["mildManifestation": .present])
        summary["severeManifestation"] = .finding(.absent)
        let judged = try SELENAFlareIndex.assess(from: Self.visit(), to: summary)
        #expect(judged.band == "mildModerate" && judged.missing.isEmpty)
    }

    @Test("The table has a row for each domain; ten and six manifestations")
    func table() {
        #expect(SELENAFlareIndex.table.map(\.domain) == SELENAFlareIndex.Domain.allCases)
        #expect(SELENAFlareIndex.manifestations.count { $0.level == .mildModerate } == 10)
        #expect(SELENAFlareIndex.manifestations.count { $0.level == .severe } == 6)
        #expect(SELENAFlareIndex.levelBands.bands.map(\.name) == SELENAFlareIndex.Level.allCases.map(\.rawValue))
    }

    @Test("The typed function gives the same as the form")
    func typed() {
        var visits = SELENAFlareIndex.Comparison()
        #expect(SELENAFlareIndex.flare(visits) == .none ... .severe)
        (visits.previousSledai, visits.sledai) = (Bounds(8), Bounds(13))
        #expect(SELENAFlareIndex.flare(visits) == .severe ... .severe)
        #expect(SELENAFlareIndex.flare(visits, as: .modifiedSfi) == .mildModerate ... .severe)
        (visits.previousSledai, visits.sledai) = (Bounds(8), Bounds(11, 14))
        #expect(SELENAFlareIndex.flare(visits).lowerBound == .mildModerate, "up by 3 in any case")
    }
}

@Suite("Revised SELENA flare index, as judged")
struct RevisedSFITests {
    @Test(
        "The highest judgement, or what organs without one leave",
        arguments: [
            (["none", "none", "none", "none", "none", "none", "none", "none"], 0.0, 0.0, Truth.notMet, "none"),
            (["mild", "none", "moderate", "none", "none", "none", "none", "none"], 2, 2, .met, "moderate"),
            (["mild", "none", "", "none", "none", "none", "none", "none"], 1, 3, .met, nil),
            (["", "none", "none", "none", "none", "none", "none", "none"], 0, 3, .indeterminate, nil),
            (["severe", "", "", "", "", "", "", ""], 3, 3, .met, "severe"),
        ] as [([String], Double, Double, Truth, String?)])
    func overall(_ words: [String], lowest: Double, highest: Double, state: Truth, band: String?) throws {
        let answers = zip(RevisedSFI.Organ.allCases, words).map { ($0.item, $1.isEmpty ? Answer.unknown : .word($1)) }
        let result = try RevisedSFI.assess(Answers(Dictionary(uniqueKeysWithValues: answers)))
        #expect(result.score?.lowest == lowest && result.score?.highest == highest && result.state == state && result.band == band)
        #expect(result.flags == ["clinicianEntered"])
    }
}
