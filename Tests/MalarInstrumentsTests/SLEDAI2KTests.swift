// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SLEDAI-2K: Gladman, Ibañez, Urowitz 2002")
struct SLEDAI2KTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, present: [Item], score: Int, clinical: Int, band: String
        var testDescription: String { id }
    }

    static let urinary: [Item] = [.urinaryCasts, .hematuria, .proteinuria, .pyuria]

    @Test(
        "Visits with every item known",
        arguments: [
            Vector(id: "S1", present: [], score: 0, clinical: 0, band: "none"),
            Vector(id: "S2", present: [.arthritis, .rash, .lowComplement, .increasedDnaBinding], score: 10, clinical: 6, band: "moderate"),
            Vector(id: "S3", present: Item.allCases, score: 105, clinical: 101, band: "very high"),
            Vector(id: "S4", present: urinary + [.lowComplement, .increasedDnaBinding], score: 20, clinical: 16, band: "very high"),
            Vector(id: "S7", present: [.lowComplement, .increasedDnaBinding], score: 4, clinical: 0, band: "mild"),
            Vector(
                id: "S8", present: [.arthritis, .proteinuria, .rash, .mucosalUlcers, .lowComplement, .increasedDnaBinding], score: 16,
                clinical: 12,
                band: "high"),
        ])
    func vector(_ vector: Vector) throws {
        let result = try SLEDAI2K.assess(.visit(vector.present))
        #expect(result.score?.value == Double(vector.score))
        #expect(result.part("clinicalSledai")?.value == Double(vector.clinical))
        #expect(result.band == vector.band)
        #expect(result.missing.isEmpty && result.flags.isEmpty)
        let findings = Findings(vector.present)
        #expect(SLEDAI2K.tally(findings).total == vector.score)
        #expect(SLEDAI2K.clinical(findings).total == vector.clinical)
    }

    @Test("S2 is moderate by the EULAR bands too; S4 has renal 16, serological 4, 18 without anti-dsDNA")
    func otherReadings() throws {
        #expect(SLEDAI2K.eular2019.band(of: 10) == "moderate")
        let result = try SLEDAI2K.assess(.visit(Self.urinary + [.lowComplement, .increasedDnaBinding]))
        #expect(result.part("renalSledai")?.value == 16)
        #expect(result.part("serologicalSledai")?.value == 4)
        #expect(result.part("sledaiNoDsDna")?.value == 18)
    }

    static let measured: [Item] = [
        .fever, .thrombocytopenia, .leukopenia, .proteinuria, .hematuria, .pyuria, .lowComplement, .increasedDnaBinding, .arthritis,
    ]

    @Test("S5: fever 38.2, platelets 95, leukocytes 2.9 are derived, and the result says so")
    func derived() throws {
        let answers = Answers.visit(
            unknown: [.fever, .thrombocytopenia, .leukopenia], ["temperature": 38.2, "platelets": 95, "leukocytes": 2.9])
        let result = try SLEDAI2K.assess(answers)
        #expect(result.score?.value == 3 && result.part("clinicalSledai")?.value == 3 && result.band == "mild")
        #expect(result.flags == ["derived.fever", "derived.thrombocytopenia", "derived.leukopenia"])
    }

    @Test("S6: at the limit nothing counts")
    func boundaries() throws {
        let limits: [String: Double] = [
            "temperature": 38, "platelets": 100, "leukocytes": 3, "proteinuriaMg": 500, "urineErythrocytes": 5, "urineLeukocytes": 5,
            "c3": 0.9,
            "c3Lower": 0.9, "c4": 0.1, "c4Lower": 0.1, "antiDsDna": 30, "antiDsDnaUpper": 30, "inflamedJoints": 1,
        ]
        let result = try SLEDAI2K.assess(.visit(unknown: Self.measured, limits))
        #expect(result.score?.value == 0 && result.missing.isEmpty)
        let beyond = limits.mapValues { $0 }.merging([
            "temperature": 38.1, "platelets": 99, "leukocytes": 2.9, "proteinuriaMg": 501, "urineErythrocytes": 6, "urineLeukocytes": 6,
            "c3": 0.89,
            "antiDsDna": 31, "inflamedJoints": 2,
        ]) { $1 }
        #expect(try SLEDAI2K.assess(.visit(unknown: Self.measured, beyond)).score?.value == 3 + 12 + 2 + 2 + 4)
    }

    @Test("S9: two inflamed joints are arthritis; S10: chronic unchanged proteinuria counts")
    func versionDependent() throws {
        #expect(try SLEDAI2K.assess(.visit(unknown: [.arthritis], ["inflamedJoints": 2])).score?.value == 4)
        #expect(try SLEDAI2K.assess(.visit(unknown: [.proteinuria], ["proteinuriaMg": 1200])).score?.value == 4)
    }

    @Test("S11: complement unknown leaves 4 to 6, clinical SLEDAI 2")
    func openComplement() throws {
        var answers = Answers.visit([.rash, .increasedDnaBinding], unknown: [.lowComplement])
        for id in ["c3", "c4", "ch50"] { answers[id] = .unknown }
        let result = try SLEDAI2K.assess(answers)
        #expect(result.score?.value == nil && result.score?.lowest == 4 && result.score?.highest == 6)
        #expect(result.part("clinicalSledai")?.value == 2)
        #expect(result.missing == ["lowComplement"] && result.band == nil)
    }

    @Test(
        "Low complement from several components",
        arguments: [
            (["c3": 0.5, "c3Lower": 0.9], 2.0 as Double?), (["ch50": 20, "ch50Lower": 40], 2), (["c3": 1, "c3Lower": 0.9], nil),
            (["c3": 0.5], nil), (["c3": 1, "c3Lower": 0.9, "ch50": 50, "ch50Lower": 40], nil),
            (["c3": 1, "c3Lower": 0.9, "c4": 0.2, "c4Lower": 0.1], 0), (["c3": 1, "c3Lower": 0.9, "c4": 0.05, "c4Lower": 0.1], 2),
        ])
    func complement(_ numbers: [String: Double], score: Double?) throws {
        #expect(try SLEDAI2K.assess(.visit(unknown: [.lowComplement], numbers)).score?.value == score)
    }

    @Test(
        "Increased DNA binding from either assay",
        arguments: [
            (["farrBinding": 25], 0.0 as Double?), (["farrBinding": 25.1], 2), (["antiDsDna": 31], nil),
            (["antiDsDna": 31, "antiDsDnaUpper": 30, "farrBinding": 10], 2),
        ])
    func dnaBinding(_ numbers: [String: Double], score: Double?) throws {
        #expect(try SLEDAI2K.assess(.visit(unknown: [.increasedDnaBinding], numbers)).score?.value == score)
    }

    @Test("The clinician's answer stands against the measurement")
    func attribution() throws {
        #expect(try SLEDAI2K.assess(.visit(["platelets": 40])).score?.value == 0)
        let result = try SLEDAI2K.assess(.visit([.leukopenia], ["leukocytes": 6]))
        #expect(result.score?.value == 1 && result.flags == ["presentAgainstMeasurement.leukopenia"])
    }

    @Test("The table is complete, and its sums are the published ones")
    func table() {
        #expect(SLEDAI2K.table.map(\.item) == Item.allCases)
        #expect(SLEDAI2K.table.reduce(0) { $0 + $1.weight } == 105)
        let maxima = Dictionary(grouping: SLEDAI2K.table, by: \.system).mapValues { $0.reduce(0) { $0 + $1.weight } }
        #expect(
            maxima == [
                "cns": 56, "vascular": 8, "musculoskeletal": 8, "renal": 16, "mucocutaneous": 6, "serosal": 4, "immunologic": 4,
                "constitutional": 1,
                "hematologic": 2,
            ])
        #expect(SLEDAI2K.clinicalItems.count == 22 && SLEDAI2K.renalItems.items == Self.urinary)
    }

    @Test(
        "Bands meet without a gap",
        arguments: [
            (
                "fiveBand",
                [0: "none", 1: "mild", 5: "mild", 6: "moderate", 10: "moderate", 11: "high", 19: "high", 20: "very high", 105: "very high"]
            ),
            ("eular2019", [0: "remission", 1: "low", 4: "low", 5: "moderate", 10: "moderate", 11: "high"]),
            ("bsr2018", [0: "mild", 5: "mild", 6: "moderate", 12: "moderate", 13: "severe"]),
        ])
    func bands(_ id: String, readings: [Double: String]) throws {
        let scheme = try #require(SLEDAI2K.description.bands.first { $0.id == id })
        for (score, band) in readings { #expect(scheme.band(of: score) == band, "\(score)") }
    }
}

extension Answers {
    fileprivate static func visit(_ numbers: [String: Double]) -> Answers { visit([], numbers) }
}
