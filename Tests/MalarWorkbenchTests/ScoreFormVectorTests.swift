// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarWorkbench
import Testing

extension VisitRow {
    /// Every finding and count that the instrument asks for is 0, but these answers.
    init(_ id: String, zeroFor instrument: any Instrument.Type, _ answers: [String: String]) {
        let zeros = instrument.description.items.filter { item in
            switch item.kind {
            case .finding: item.need == .required
            case .count(let range): item.need == .required && range.contains(0)
            case .number, .choice: false
            }
        }
        self.init(id, only: Dictionary(uniqueKeysWithValues: zeros.map { ($0.id, "0") }).merging(answers) { $1 })
    }
}

/// What a row of the filter must hold, by column; numbers are held to their printed digits.
func differences(_ row: [String: String], _ expected: [String: String]) -> [String] {
    expected.keys.sorted().compactMap { column in
        let (found, wanted) = (row[column] ?? "", expected[column] ?? "")
        return found == wanted || rounds(found, to: wanted) ? nil : "\(row["id"] ?? "") \(column): \(found), expected \(wanted)"
    }
}

/// The worked examples of one visit that `ScoreVectorTests` does not hold, through the filter in both formats.
@Suite("Score filter: worked examples of one visit")
struct ScoreFormVectorTests {
    typealias Vector = (id: String, answers: [String: String], expected: [String: String])

    private func check(_ instrument: any Instrument.Type, _ vectors: [Vector]) throws {
        let rows = vectors.map { VisitRow($0.id, zeroFor: instrument, $0.answers) }
        for format in ScoreFormat.allCases {
            let result = try score(instrument.id, format == .csv ? rows.csv : rows.ndjson, as: format)
            #expect(result.summary.rows == vectors.count)
            for vector in vectors { #expect(differences(result.row(vector.id), vector.expected) == [], "\(instrument.id), \(format)") }
        }
    }

    private static func present(_ items: [String], _ others: [String: String] = [:]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: items.map { ($0, "1") }).merging(others) { $1 }
    }

    private static let both = ["hypocomplementemia", "increasedAntiDsDna"]
    private static func sledas(
        _ id: String, _ items: [String], _ amounts: [String: String], _ score: String, _ band: String
    ) -> Vector {
        let within = ["sjc28": "0", "proteinuriaMg": "100", "platelets": "250", "leukocytes": "6"]
        return (id, present(items, within.merging(amounts) { $1 }), ["score": score, "band": band, "error": ""])
    }

    @Test("SLE-DAS: D1 to D18; flags follow from the amounts")
    func sledas() throws {
        let severe = "moderate or severe"
        try check(
            SLEDAS.self,
            [
                Self.sledas("D1", [], [:], "0.3660", "remission"), Self.sledas("D2", ["hypocomplementemia"], [:], "1.1200", "remission"),
                Self.sledas("D3", ["increasedAntiDsDna"], [:], "1.3220", "remission"),
                Self.sledas("D4", Self.both, [:], "2.0760", "remission"),
                Self.sledas("D5", ["alopecia", "hypocomplementemia"], [:], "2.0930", "mild"),
                Self.sledas("D6", ["mucosalUlcers"], [:], "3.1350", "mild"), Self.sledas("D7", [], ["sjc28": "3"], "4.8600", "mild"),
                Self.sledas("D8", Self.both, ["sjc28": "6"], "7.9320", severe),
                Self.sledas("D9", Self.both, ["proteinuriaMg": "1500"], "12.3627", severe),
                Self.sledas("D10", [], ["platelets": "50"], "4.6536", "mild"),
                Self.sledas("D11", [], ["leukocytes": "2.0"], "2.9781", "mild"),
                Self.sledas("D12", ["serositis"], [:], "6.3660", "mild"), Self.sledas("D13", ["neuropsychiatric"], [:], "18.3660", severe),
                Self.sledas("D14a", ["hemolyticAnemia"], [:], "9.3660", severe), Self.sledas("D14b", ["myositis"], [:], "9.3660", severe),
                Self.sledas("D14c", ["localizedRash"], [:], "3.5040", "mild"),
                Self.sledas("D14d", ["generalizedRash"], [:], "4.2530", "mild"),
                Self.sledas("D14e", ["mucocutaneousVasculitis"], [:], "4.7740", "mild"),
                Self.sledas("D15", [], ["proteinuriaMg": "501"], "6.4735", "mild"),
                Self.sledas(
                    "D16", ["generalizedRash", "mucosalUlcers", "alopecia"] + Self.both, ["sjc28": "8", "leukocytes": "2.5"], "17.9524",
                    severe),
                Self.sledas("D17", Self.both, ["proteinuriaMg": "2400", "sjc28": "4", "platelets": "60"], "22.3727", severe),
                Self.sledas("D18", Self.both, ["proteinuriaMg": "800"], "9.9671", severe),
            ])
    }

    @Test("SLE-DAS: D21, a flag without its amount; D5, D6, D9 and D18 with prednisone; a flag against its amount")
    func sledasStates() throws {
        var open = Self.sledas("D21", [], ["proteinuria": "1", "proteinuriaMg": ""], "", "")
        open.expected = ["score": "", "highest": "", "band": "", "missing": "proteinuriaMg|dose"]
        func dosed(_ id: String, _ items: [String], _ amounts: [String: String], lda: String, severe: String) -> Vector {
            (id, Self.sledas(id, items, amounts, "", "").answers, ["lowDiseaseActivity": lda, "severe": severe])
        }
        try check(
            SLEDAS.self,
            [
                open, dosed("D5", ["alopecia", "hypocomplementemia"], ["prednisone": "7.5"], lda: "met", severe: "notMet"),
                dosed("D6", ["mucosalUlcers"], ["prednisone": "7.5"], lda: "notMet", severe: "notMet"),
                dosed("D9", Self.both, ["proteinuriaMg": "1500", "prednisone": "0"], lda: "notMet", severe: "met"),
                dosed("D18", Self.both, ["proteinuriaMg": "800", "prednisone": "0"], lda: "notMet", severe: "met"),
            ])
        let row = VisitRow("wrong", zeroFor: SLEDAS.self, Self.sledas("wrong", [], ["proteinuria": "1"], "", "").answers)
        #expect(try score("sledas", [row].csv)["wrong", "error"].hasPrefix("proteinuria: expects "))
    }

    @Test("CLASI: C1 to C4, C8, C10")
    func clasi() throws {
        let maxima = Dictionary(uniqueKeysWithValues: CLASI.cells.map { ($0.id, "\($0.sign.grades.last ?? 0)") })
        let c4 = [
            "dyspigmentation.noseMalar": "1", "dyspigmentation.chest": "1", "dyspigmentation.arms": "1", "scarring.ears": "1",
            "scarring.arms": "2", "scarringAlopecia": "3",
        ]
        let c3 = [
            "erythema.scalp": "2", "scale.scalp": "1", "erythema.noseMalar": "3", "scale.noseMalar": "1", "erythema.chest": "1",
            "erythema.arms": "2", "mucousMembrane": "1", "recentHairLoss": "1", "nonScarringAlopecia": "2",
        ]
        try check(
            CLASI.self,
            [
                ("C1", [:], ["activity": "0", "damage": "0", "band": "mild"]),
                ("C2", maxima, ["activity": "70", "damage": "56", "band": "severe"]),
                ("C3", c3, ["activity": "14", "damage": "0", "band": "moderate"]),
                ("C4 true", c4.merging(["dyspigmentationLasts12Months": "1"]) { $1 }, ["activity": "0", "damage": "12"]),
                ("C4 false", c4, ["activity": "0", "damage": "9"]),
                ("C10 scalp", ["scarring.scalp": "1"], ["activity": "", "error": "scarring.scalp: expects 0 to 0"]),
                ("C10 alopecia", ["scarringAlopecia": "2"], ["damage": "", "error": "scarringAlopecia: expects one of 0, 3, 4, 5, 6"]),
            ])
    }

    @Test("Damage index: S1 to S6, S8")
    func sdi() throws {
        let most = Dictionary(uniqueKeysWithValues: SDI.table.map { ($0.item.rawValue, $0.maximum == 2 ? "2" : "1") })
        try check(
            SDI.self,
            [
                (
                    "S1",
                    [
                        "cataract": "1", "cerebrovascularAccident": "2", "monthsBetween.cerebrovascularAccident": "10",
                        "avascularNecrosis": "2",
                    ],
                    ["score": "5"]
                ),
                (
                    "S2",
                    ["gfrBelow50": "1", "proteinuria3500": "1", "monthsPresent.gfrBelow50": "7", "monthsPresent.proteinuria3500": "7"],
                    ["score": "2", "renalDamage": "2"]
                ),
                ("S3", ["gfrBelow50": "1", "proteinuria3500": "1", "endStageRenalDisease": "1"], ["score": "3", "renalDamage": "3"]),
                ("S4", ["myocardialInfarction": "2", "monthsBetween.myocardialInfarction": "3"], ["score": "1"]),
                ("S5", ["seizuresRequiringTherapy": "1", "monthsPresent.seizuresRequiringTherapy": "4"], ["score": "0"]),
                ("S8", ["malignancy": "2"], ["score": "2"]),
            ])
        // In its own rows: a column that the data ask for, such as the months between two strokes, is unknown where it is empty.
        try check(SDI.self, [("S6", most, ["score": "47"])])
    }

    @Test("BILAG-2004: B1, B2")
    func bilag() throws {
        func grades(_ letters: String) -> [String: String] {
            Dictionary(uniqueKeysWithValues: zip(BILAG2004.Domain.allCases, letters).map { ($0.item, String($1)) })
        }
        try check(BILAG2004.self, [("B1", grades("ABCDEEEEE"), ["score": "21"]), ("B2", grades("AAAAAAAAA"), ["score": "108"])])
    }

    @Test("PGA: P1 to P7")
    func pga() throws {
        try check(
            PhysicianGlobalAssessment.self,
            [
                ("P1", ["mm": "33", "lineLength": "100"], ["score": "0.99", "band": "mild"]),
                ("P2", ["mm": "42", "lineLength": "100"], ["score": "1.26", "band": "moderate"]),
                ("P3", ["mm": "40", "lineLength": "80"], ["score": "1.5", "band": "moderate"]),
                ("P4", ["score10": "3"], ["score": "0.9", "band": "mild", "flags": "converted|converted.score10"]),
                ("P5a", ["pga": "0.49"], ["band": "below mild", "pgaBelow": "met"]),
                ("P5b", ["pga": "0.5"], ["band": "mild", "pgaBelow": "notMet"]), ("P6a", ["pga": "1"], ["band": "mild", "c3Pga": "met"]),
                ("P6b", ["pga": "1.01"], ["band": "moderate", "c3Pga": "notMet"]), ("P7a", ["pga": "2"], ["band": "moderate"]),
                ("P7b", ["pga": "2.01"], ["band": "severe"]), ("refused", ["pga": "3.4"], ["error": "pga: expects 0 to 3"]),
            ])
    }

    @Test("SDAI, CDAI, RAPID3: D9 to D11; an ESR of 0 counts as 1, 29 joints are refused")
    func arthritis() throws {
        let d9 = ["tjc28": "5", "sjc28": "4", "patientGlobal10": "4.5", "physicianGlobal10": "3.0", "crp": "12"]
        try check(SDAI.self, [("D9", d9, ["score": "17.7", "band": "moderate"])])
        try check(CDAI.self, [("D9", d9, ["score": "16.5", "band": "moderate"])])
        try check(
            RAPID3.self,
            [
                ("D10", ["mdhaqFunctionRaw": "9", "pain10": "5.5", "patientGlobal10": "4.5"], ["score": "13.0", "band": "high"]),
                ("D11", ["mdhaqFunctionRaw": "3", "pain10": "1", "patientGlobal10": "1"], ["score": "3.0", "band": "near-remission"]),
            ])
        try check(
            DAS28.self,
            [
                ("no ESR", ["esr": "0", "gh": "0", "tjc28": "0", "sjc28": "0"], ["score": "0", "flags": "esrFloored"]),
                ("joints", ["esr": "1", "gh": "0", "tjc28": "29"], ["score": "", "error": "tjc28: expects 0 to 28"]),
            ])
    }

    @Test("Ultrasound: U1 to U6")
    func ultrasound() throws {
        func joint(_ id: String, _ greyscale: Int, _ doppler: Int, _ combined: Int, flags: String = "") -> Vector {
            (
                id, ["greyscale.mcp2Left": "\(greyscale)", "powerDoppler.mcp2Left": "\(doppler)"],
                ["score": "\(combined)", "flags": flags]
            )
        }
        let vectors = [joint("U1", 1, 0, 1), joint("U2", 1, 2, 2), joint("U3", 2, 3, 3), joint("U4", 3, 0, 3)]
        try check(UltrasoundSynovitis.self, vectors + [joint("U5", 0, 1, 0, flags: "dopplerWithoutHypertrophy.mcp2Left")])
        let joints = Joint.all.filter { [.mcp2, .mcp3, .mcp4, .mcp5].contains($0.site) }
        let grades = zip(joints, [0, 1, 1, 2, 0, 3, 0, 1]).flatMap { [("greyscale.\($0.id)", "\($1)"), ("powerDoppler.\($0.id)", "0")] }
        let u6 = Dictionary(uniqueKeysWithValues: grades)
        try check(UltrasoundSynovitis.self, [("U6", u6, ["score": "8", "gloessMaximum": "24"])])
    }

    @Test("Classification: K1 to K8 by the three sets")
    func classification() throws {
        func sets(_ type: any Instrument.Type, _ rows: [(String, [String], String)]) throws {
            let vectors = rows.map { id, items, state -> Vector in
                (id, Self.present(items.map { "\(type.id).\($0)" }), ["state": state == "yes" ? "met" : "notMet"])
            }
            try check(type, vectors)
        }
        try sets(
            EULARACR2019.self,
            [
                ("K1", ["ana", "jointInvolvement", "lowC3orC4"], "no"), ("K2", ["ana", "jointInvolvement", "lowC3andC4"], "yes"),
                ("K3", ["ana", "classIIIorIV"], "yes"), ("K4", ["acuteCutaneous", "classIIIorIV", "proteinuria", "antiDsDnaOrSm"], "no"),
                ("K5", ["ana", "antiDsDnaOrSm", "lowC3andC4", "apl"], "no"),
                ("K6", ["ana", "nonScarringAlopecia", "oralUlcers", "acuteCutaneous"], "no"),
                ("K7", ["ana", "leukopenia", "thrombocytopenia", "fever"], "no"),
                ("K8", ["ana", "acuteCutaneous", "oralUlcers", "jointInvolvement"], "yes"),
            ])
        try sets(
            SLICC2012.self,
            [
                ("K1", ["synovitis", "ana", "lowComplement"], "no"), ("K2", ["synovitis", "ana", "lowComplement"], "no"),
                ("K3", ["ana", "biopsyProvenNephritis"], "yes"),
                ("K4", ["acuteOrSubacuteCutaneous", "renal", "antiDsDna", "biopsyProvenNephritis"], "yes"),
                ("K5", ["ana", "antiSm", "lowComplement", "apl"], "no"),
                ("K6", ["nonScarringAlopecia", "oralOrNasalUlcers", "acuteOrSubacuteCutaneous", "ana"], "yes"),
                ("K7", ["leukopeniaOrLymphopenia", "thrombocytopenia", "ana"], "no"),
                ("K8", ["acuteOrSubacuteCutaneous", "oralOrNasalUlcers", "synovitis", "ana"], "yes"),
            ])
        try sets(
            ACR1997.self,
            [
                ("K1", ["arthritis", "ana"], "no"), ("K2", ["arthritis", "ana"], "no"), ("K3", ["ana"], "no"),
                ("K4", ["malarRash", "renal", "immunologic"], "no"), ("K5", ["immunologic", "ana"], "no"),
                ("K6", ["malarRash", "oralUlcers", "ana"], "no"), ("K7", ["haematologic", "ana"], "no"),
                ("K8", ["malarRash", "photosensitivity", "oralUlcers", "arthritis", "ana"], "yes"),
            ])
    }

    @Test("MEX-SLEDAI: S12 to S15; SELENA-SLEDAI: S9, S10; levels of Zen: Z1 to Z6")
    func others() throws {
        let all = MEXSLEDAI.table.map(\.item.rawValue)
        try check(
            MEXSLEDAI.self,
            [
                ("S12", Self.present(["renal", "arthritis", "feverOrFatigue", "leukopeniaOrLymphopenia"]), ["score": "10"]),
                ("S13", Self.present(all), ["score": "32"]),
                ("S14", Self.present(["feverOrFatigue", "leukopeniaOrLymphopenia"]), ["score": "2"]), ("S15", [:], ["score": "0"]),
            ])
        try check(
            SELENASLEDAI.self,
            [
                ("S9", ["arthritis": "", "inflamedJoints": "2"], ["score": "0"]),
                ("S10", ["proteinuria": "", "proteinuriaMg": "1200", "proteinuriaNewOrRising": "0"], ["score": "0"]),
            ])
        func zen(_ id: String, _ items: [String], _ dose: String, _ drug: String, _ level: String) -> Vector {
            (id, Self.present(items, ["prednisone": dose, "immunosuppressiveOrBiologic": drug]), [level: "met"])
        }
        try check(
            ZenRemission.self,
            [
                zen("Z1", [], "0", "0", "complete"), zen("Z2", [], "0", "1", "clinicalOffGc"),
                zen("Z3", ["increasedDnaBinding"], "0", "0", "clinicalOffGc"), zen("Z4", ["increasedDnaBinding"], "5", "0", "clinicalOnGc"),
                zen("Z5", [], "6", "0", "unremitted"), zen("Z6", ["leukopenia"], "0", "0", "unremitted"),
            ])
    }
}
