// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SLEDAI 1992, SELENA-SLEDAI, hybrid, without anti-dsDNA")
struct SLEDAIFamilyTests {
    static let versions: [(any Instrument.Type, SLEDAIVersion)] = [
        (SLEDAI1992.self, .original1992), (SELENASLEDAI.self, .selena), (HybridSLEDAI.self, .hybridSelena), (SLEDAI2K.self, .sledai2k),
    ]

    @Test(
        "S1, S2, S3, S4, S7, S8: the arithmetic is that of SLEDAI-2K",
        arguments: [
            ("S1", [], 0.0, 0.0, "none"), ("S2", [.arthritis, .rash, .lowComplement, .increasedDnaBinding], 10, 6, "moderate"),
            ("S3", Item.allCases, 105, 101, "very high"),
            ("S4", SLEDAI2KTests.urinary + [.lowComplement, .increasedDnaBinding], 20, 16, "very high"),
            ("S7", [.lowComplement, .increasedDnaBinding], 4, 0, "mild"),
            ("S8", [.arthritis, .proteinuria, .rash, .mucosalUlcers, .lowComplement, .increasedDnaBinding], 16, 12, "high"),
        ] as [(String, [Item], Double, Double, String)])
    func arithmetic(_ id: String, present: [Item], score: Double, clinical: Double, band: String) throws {
        for (type, version) in Self.versions {
            let result = try type.assess(.visit(present))
            #expect(result.score?.id == version.scoreId && result.score?.value == score && result.band == band)
            #expect(result.part("clinicalSledai")?.value == clinical && result.missing.isEmpty)
        }
        let without = try SLEDAINoDsDna.assess(.visit(present))
        #expect(without.score?.value == score - (present.contains(.increasedDnaBinding) ? 2 : 0))
    }

    @Test("S5 and S6: thresholds")
    func thresholds() throws {
        let open: [Item] = [.fever, .thrombocytopenia, .leukopenia]
        for (type, _) in Self.versions {
            let measured = ["temperature": 38.2, "platelets": 95, "leukocytes": 2.9]
            #expect(try type.assess(.visit([], unknown: open, measured)).score?.value == 3)
            let limits = ["temperature": 38.0, "platelets": 100, "leukocytes": 3]
            #expect(try type.assess(.visit([], unknown: open, limits)).score?.value == 0)
        }
    }

    @Test("S9: two joints count in SLEDAI-2K only, measured or found")
    func joints() throws {
        for (type, version) in Self.versions {
            let expected: Double = version == .sledai2k ? 4 : 0
            #expect(try type.assess(.visit([], unknown: [.arthritis], ["inflamedJoints": 2])).score?.value == expected)
            #expect(try type.assess(.visit([.arthritis], ["inflamedJoints": 2])).score?.value == expected)
            #expect(try type.assess(.visit([.arthritis], ["inflamedJoints": 3])).score?.value == 4)
        }
        #expect(try SELENASLEDAI.assess(.visit([.arthritis], ["inflamedJoints": 2])).flags == ["window.tenDay", "notCounted.arthritis"])
    }

    @Test("S10: chronic unchanged proteinuria of 1.2 g counts in SLEDAI-2K and in the hybrid")
    func proteinuria() throws {
        let old: [String: Finding] = ["proteinuriaNewOrRising": .absent]
        for (type, version) in Self.versions {
            let expected: Double = version == .sledai2k || version == .hybridSelena ? 4 : 0
            #expect(try type.assess(.visit([], unknown: [.proteinuria], ["proteinuriaMg": 1200], findings: old)).score?.value == expected)
            #expect(try type.assess(.visit([.proteinuria], findings: old)).score?.value == expected)
        }
        let open = try SELENASLEDAI.assess(.visit([], unknown: [.proteinuria], ["proteinuriaMg": 1200]))
        #expect(open.score?.lowest == 0 && open.score?.highest == 4)
        #expect(open.missing == ["proteinuria", "proteinuriaNewOrRising"])
    }

    @Test("Persistent rash, alopecia and ulcers count in SLEDAI-2K only")
    func persistent() throws {
        let skin: [Item] = [.rash, .alopecia, .mucosalUlcers]
        let findings = Dictionary(uniqueKeysWithValues: skin.map { ("\($0.rawValue)NewOrRecurrent", Finding.absent) })
        for (type, version) in Self.versions {
            #expect(try type.assess(.visit(skin, findings: findings)).score?.value == (version == .sledai2k ? 6 : 0))
            #expect(try type.assess(.visit(skin)).score?.value == 6)
        }
        let open = try SLEDAI1992.assess(.visit([.rash], findings: ["rashNewOrRecurrent": .unknown]))
        #expect(open.score?.lowest == 0 && open.score?.highest == 2 && open.missing == ["rash", "rashNewOrRecurrent"])
    }

    @Test("S11: open complement")
    func openComplement() throws {
        for (type, _) in Self.versions {
            let result = try type.assess(.visit([.rash, .increasedDnaBinding], unknown: [.lowComplement]))
            #expect(result.score?.lowest == 4 && result.score?.highest == 6 && result.part("clinicalSledai")?.value == 2)
        }
    }

    @Test("The window is carried in the result")
    func window() throws {
        var answers = Answers.visit([])
        #expect(try SLEDAI1992.assess(answers).flags == ["window.tenDay"])
        answers["sledaiWindow"] = .word("thirtyDay")
        #expect(try SLEDAI1992.assess(answers).flags == ["window.thirtyDay"])
        answers["sledaiWindow"] = .word("fortyDay")
        #expect(throws: AnswerError.self) { try SLEDAI1992.assess(answers) }
    }

    @Test("One table: same items, weights and order; only the wording differs, and unconfirmed wording is not in it")
    func table() {
        for version in SLEDAIVersion.allCases {
            #expect(version.table.map(\.item) == Item.allCases && version.table.reduce(0) { $0 + $1.weight } == 105)
            let reworded = zip(version.table, SLEDAI2K.table).filter { $0.definition != $1.definition }.map(\.0.item)
            let skin: [Item] = [.rash, .alopecia, .mucosalUlcers]
            #expect(reworded == (version == .sledai2k ? [] : [.arthritis] + (version == .hybridSelena ? [] : [.proteinuria]) + skin))
        }
        #expect(SLEDAI1992.tally(Findings(Item.allCases)).total == 105)
        #expect(HybridSLEDAI.description.verification == .unverified && SELENASLEDAI.description.verification == .oneSource)
        #expect(SLEDAINoDsDna.description.items.count { $0.weight != nil } == 23)
        #expect(SLEDAINoDsDna.description.item("increasedDnaBinding") == nil)
    }
}

@Suite("SLEDAI change")
struct SLEDAIChangeTests {
    static func change(_ before: Double, _ now: Double) throws -> Assessment {
        try SLEDAIChange.assess(dated(60, .numbers(["sledai2k": now])), after: [dated(0, .numbers(["sledai2k": before]))])
    }

    @Test(
        "O1, O2, F1 to F3 and the edges of the scheme of 2000",
        arguments: [
            ("O1", 4.0, 8.0, "flare", ["gladmanFlare", "selena3MildModerate", "yee2011Active3", "yee2011Active4"]),
            ("O2", 4, 7, "persistent", ["gladmanPersistent", "selena3MildModerate", "yee2011Active3", "yee2011Active4"]),
            ("F1", 2, 5, "persistent", ["gladmanPersistent", "selena3MildModerate", "yee2011Active3", "yee2011Active4"]),
            ("F2", 2, 4, "persistent", ["gladmanPersistent", "yee2011Active3", "yee2011Active4"]),
            ("F3", 8, 13, "flare", ["gladmanFlare", "selena3Severe", "yee2011Active3", "yee2011Active4"]),
            ("-4", 7, 3, "improvement", ["gladmanImprovement", "srdTrial", "yee2011Active3"]),
            ("-3", 6, 3, "persistent", ["gladmanPersistent", "yee2011Active3"]),
            ("to 0", 4, 0, "remission", ["gladmanImprovement", "gladmanRemission", "srdTrial"]),
            ("above 12 before", 14, 16, "persistent", ["gladmanPersistent", "yee2011Active3", "yee2011Active4"]),
        ] as [(String, Double, Double, String, [String])])
    func vectors(_ id: String, before: Double, now: Double, band: String, met: [String]) throws {
        let result = try Self.change(before, now)
        #expect(result.score?.value == now - before && result.band == band)
        #expect(result.criteria.filter { $0.state == .met }.map(\.id) == met)
        #expect(!result.criteria.contains { $0.state == .indeterminate })
        #expect(SLEDAIChange.band(previous: before, current: now) == band)
    }

    @Test("From items, by version: a persistent rash is no change in SLEDAI-2K")
    func version() throws {
        var now = Answers.visit([.rash, .arthritis], ["inflamedJoints": 2])
        #expect(try SLEDAIChange.assess(dated(9, now), after: [dated(0, .visit([.rash]))]).score?.value == 4)
        now["sledaiVersion"] = .word("selena")
        let selena = try SLEDAIChange.assess(dated(9, now), after: [dated(0, .visit([.rash]))])
        #expect(selena.score?.value == 0 && selena.flags.contains("version.selena"))
    }

    @Test("Without an earlier visit nothing is decided but what rests on this visit")
    func first() throws {
        let result = try SLEDAIChange.assess(dated(0, .numbers(["sledai2k": 5])), after: [])
        #expect(result.score?.value == nil && result.band == nil && result.flags.contains("noPreviousVisit"))
        #expect(result.criteria.first { $0.id == "yee2011Active4" }?.state == .met)
        #expect(result.criteria.first { $0.id == "gladmanFlare" }?.state == .indeterminate)
    }

    @Test(
        "Yee 2011: active from 3, or from 4",
        arguments: [(2.0, "not active", "not active"), (3, "active", "not active"), (4, "active", "active")])
    func yee(_ score: Double, three: String, four: String) {
        #expect(SLEDAIChange.yee2011Active3.band(of: score) == three && SLEDAIChange.yee2011Active4.band(of: score) == four)
    }
}
