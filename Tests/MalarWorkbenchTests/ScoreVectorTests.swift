// SPDX-License-Identifier: Apache-2.0

import MalarWorkbench
import Testing

/// The worked examples of the references, typed as rows, through the filter in both formats.
@Suite("Score filter: worked examples")
struct ScoreVectorTests {
    static let urinary = ["urinaryCasts", "hematuria", "proteinuria", "pyuria"]
    static let both = ["lowComplement", "increasedDnaBinding"]

    private func scored(_ instrument: String, _ rows: [VisitRow], _ format: ScoreFormat) throws -> Filtered {
        let result = try score(instrument, format == .csv ? rows.csv : rows.ndjson, as: format)
        #expect(result.summary.errors == 0 && result.summary.rows == rows.count)
        return result
    }

    @Test("SLEDAI-2K: S1 to S4, S7, S8", arguments: ScoreFormat.allCases)
    func sledai(format: ScoreFormat) throws {
        let all = VisitRow("S3").answers.keys.sorted()
        let result = try scored(
            "sledai2k",
            [
                VisitRow("S1"), VisitRow("S2", present: ["arthritis", "rash"] + Self.both), VisitRow("S3", present: all),
                VisitRow("S4", present: Self.urinary + Self.both), VisitRow("S7", present: Self.both),
                VisitRow("S8", present: ["arthritis", "proteinuria", "rash", "mucosalUlcers"] + Self.both),
            ], format)
        for (id, total, clinical, band) in [
            ("S1", "0", "0", "none"), ("S2", "10", "6", "moderate"), ("S3", "105", "101", "very high"), ("S4", "20", "16", "very high"),
            ("S7", "4", "0", "mild"), ("S8", "16", "12", "high"),
        ] {
            #expect(result[id, "score"] == total && result[id, "lowest"] == total && result[id, "highest"] == total, "\(id)")
            #expect(result[id, "clinicalSledai"] == clinical && result[id, "band"] == band && result[id, "missing"].isEmpty, "\(id)")
        }
        #expect(result["S4", "renalSledai"] == "16" && result["S4", "serologicalSledai"] == "4" && result["S4", "sledaiNoDsDna"] == "18")
    }

    @Test("SLEDAI-2K: S5, S6, S9, S10 from measurements", arguments: ScoreFormat.allCases)
    func sledaiMeasured(format: ScoreFormat) throws {
        let atLimits = [
            "temperature": "38.0", "platelets": "100", "leukocytes": "3.0", "proteinuriaMg": "500", "urineErythrocytes": "5",
            "urineLeukocytes": "5", "c3": "0.9", "c3Lower": "0.9", "c4": "0.1", "c4Lower": "0.1", "antiDsDna": "25", "antiDsDnaUpper": "25",
        ]
        let derived = ["fever", "thrombocytopenia", "leukopenia", "proteinuria", "hematuria", "pyuria"] + Self.both
        let result = try scored(
            "sledai2k",
            [
                VisitRow(
                    "S5", unknown: ["fever", "thrombocytopenia", "leukopenia"],
                    ["temperature": "38.2", "platelets": "95", "leukocytes": "2.9"]),
                VisitRow("S6", unknown: derived, atLimits), VisitRow("S9", unknown: ["arthritis"], ["inflamedJoints": "2"]),
                VisitRow("S10", unknown: ["proteinuria"], ["proteinuriaMg": "1200"]),
            ], format)
        #expect(result["S5", "score"] == "3" && result["S5", "band"] == "mild")
        #expect(result["S5", "flags"] == "derived.fever|derived.thrombocytopenia|derived.leukopenia")
        #expect(result["S6", "score"] == "0" && result["S9", "score"] == "4" && result["S10", "score"] == "4")
    }

    @Test("SLEDAI-2K: S11, complement unknown", arguments: ScoreFormat.allCases)
    func sledaiOpen(format: ScoreFormat) throws {
        let row = VisitRow("S11", present: ["increasedDnaBinding", "rash"], unknown: ["lowComplement"])
        let result = try scored("sledai2k", [row], format)
        #expect(result["S11", "score"].isEmpty && result["S11", "lowest"] == "4" && result["S11", "highest"] == "6")
        #expect(result["S11", "missing"] == "lowComplement" && result["S11", "clinicalSledai"] == "2")
        #expect(result["S11", "serologicalSledai"].isEmpty && result["S11", "band"].isEmpty)
    }

    @Test("DAS28: D1 to D7", arguments: ScoreFormat.allCases)
    func das28(format: ScoreFormat) throws {
        let inputs: [(String, [String])] = [
            //     tjc   sjc   esr    crp    gh
            ("D1", ["0", "0", "1", "0", "0"]), ("D2", ["4", "9", "20", "10", "50"]), ("D3", ["10", "6", "45", "25", "65"]),
            ("D4", ["1", "0", "5", "2", "10"]), ("D5", ["28", "28", "150", "300", "100"]), ("D6", ["2", "1", "12", "3", "20"]),
            ("D7", ["3", "2", "30", "8", ""]),
        ]
        let ids = ["tjc28", "sjc28", "esr", "crp", "gh"]
        let rows = inputs.map { VisitRow($0, only: Dictionary(uniqueKeysWithValues: zip(ids, $1))) }
        let result = try scored("das28", rows, format)
        for (id, esr4, esr3, crp4, crp3) in [
            ("D1", "0.0000", "0.1600", "0.9600", "1.1500"), ("D2", "4.7570", "4.5416", "4.4832", "4.2556"),
            ("D3", "6.0314", "5.6911", "5.4996", "5.1426"), ("D4", "1.8266", "1.9815", "2.0555", "2.2011"),
            ("D5", "9.3523", "8.7485", "8.8594", "8.2994"), ("D6", "3.0914", "3.1963", "2.8110", "2.8781"),
        ] {
            #expect(rounds(result[id, "das28Esr4"], to: esr4) && rounds(result[id, "das28Esr3"], to: esr3), "\(id)")
            #expect(rounds(result[id, "das28Crp4"], to: crp4) && rounds(result[id, "das28Crp3"], to: crp3), "\(id)")
            #expect(result[id, "score"] == result[id, "das28Esr4"], "\(id)")
        }
        #expect(result["D2", "band"] == "moderate" && result["D3", "band"] == "high" && result["D4", "band"] == "remission")
        #expect(result["D7", "das28Esr4"].isEmpty && result["D7", "das28Crp4"].isEmpty && result["D7", "missing"] == "gh")
        #expect(rounds(result["D7", "das28Esr3"], to: "4.2065") && rounds(result["D7", "das28Crp3"], to: "3.5226"))
        #expect(result["D7", "flags"].split(separator: "|").contains("ghMissing"))
    }

    @Test("EULAR response: D8", arguments: ScoreFormat.allCases)
    func eular(format: ScoreFormat) throws {
        let vectors = [
            ("6.03", "3.10", "good"), ("4.76", "3.90", "moderate"), ("6.8", "5.9", "none"), ("3.0", "2.5", "none"),
            ("6.8", "5.3", "moderate"), ("4.4", "3.2", "moderate"),
        ]
        let rows = vectors.map { VisitRow("\($0.0) to \($0.1)", only: ["baseline": $0.0, "current": $0.1]) }
        let result = try scored("eularResponse", rows, format)
        for (row, vector) in zip(result.rows, vectors) { #expect(row["response"] == vector.2 && row["band"] == vector.2) }
    }

    @Test("DORIS 2021: R1 to R9", arguments: ScoreFormat.allCases)
    func doris(format: ScoreFormat) throws {
        func row(_ id: String, _ present: [String] = [], unknown: [String] = [], pga: String, prednisone: String) -> VisitRow {
            VisitRow(id, present: present, unknown: unknown, ["pga": pga, "prednisone": prednisone])
        }
        let result = try scored(
            "doris2021",
            [
                row("R1", Self.both, pga: "0.3", prednisone: "5"), row("R2", pga: "0.5", prednisone: "0"),
                row("R3", ["leukopenia"], pga: "0.2", prednisone: "0"), row("R4", pga: "0.0", prednisone: "7.5"),
                row("R5", ["increasedDnaBinding"], pga: "0.1", prednisone: "0"), row("R6", pga: "0.1", prednisone: "0"),
                row("R7", pga: "", prednisone: "4"), row("R8", unknown: Self.urinary, pga: "0.2", prednisone: "4"),
                row("R9", ["rash"], unknown: Self.urinary, pga: "0.2", prednisone: "4"),
            ], format)
        for (id, state, criterion, decided) in [
            ("R1", "met", "cSledaiZero", "met"), ("R2", "notMet", "pgaBelow", "notMet"), ("R3", "notMet", "cSledaiZero", "notMet"),
            ("R4", "notMet", "gcLow", "notMet"), ("R5", "met", "cSledaiZero", "met"), ("R6", "met", "therapyAllowed", "met"),
            ("R7", "indeterminate", "pgaBelow", "indeterminate"), ("R8", "indeterminate", "cSledaiZero", "indeterminate"),
            ("R9", "notMet", "cSledaiZero", "notMet"),
        ] {
            #expect(result[id, "state"] == state && result[id, criterion] == decided && result[id, "assumed"] == "therapyAllowed", "\(id)")
        }
        let other = VisitRow("R1", present: Self.both, ["pga": "0.3", "prednisone": "5", "variant": "strictGc"])
        let strict = try scored("doris2021", [other], format)
        #expect(strict["R1", "state"] == "notMet" && strict["R1", "flags"] == "variant.strictGc")
    }

    @Test("LLDAS: L1 to L12", arguments: ScoreFormat.allCases)
    func lldas(format: ScoreFormat) throws {
        func row(_ id: String, _ present: [String], _ others: [String: String] = [:]) -> VisitRow {
            let usual = ["newActivity": "0", "hemolyticAnemia": "0", "firstVisit": "0", "pga": "0.5", "prednisone": "5"]
            return VisitRow(id, present: present, usual.merging(others) { $1 })
        }
        let result = try scored(
            "lldas",
            [
                row("L1", Self.both, ["hydroxychloroquine": "400", "mycophenolateMofetil": "2000"]),
                row("L2", ["arthritis"], ["pga": "1.0", "prednisone": "7.5", "hydroxychloroquine": "400"]),
                row("L3", ["proteinuria"]), row("L4", ["fever"]), row("L5", ["pleurisy"], ["pga": "0.8"]),
                row("L6", ["rash", "alopecia", "leukopenia"], ["pga": "0.8"]), row("L7", ["rash"], ["pga": "0.6", "newActivity": "1"]),
                row("L8", [], ["pga": "1.1"]), row("L9", [], ["prednisone": "", "methylprednisolone": "6"]),
                row("L10", [], ["azathioprine": "225"]), row("L11", [], ["hemolyticAnemia": "1"]),
                row("L12", ["increasedDnaBinding"], ["newActivity": "", "firstVisit": "1", "hydroxychloroquine": "400"]),
            ], format)
        for (id, state, criterion) in [
            ("L1", "met", "c1Activity"), ("L2", "met", "c3Pga"), ("L3", "notMet", "c1Activity"), ("L4", "notMet", "c1Activity"),
            ("L5", "notMet", "c1Activity"), ("L6", "notMet", "c1Activity"), ("L7", "notMet", "c2NoNew"), ("L8", "notMet", "c3Pga"),
            ("L9", "met", "c4Gc"), ("L10", "notMet", "c5Maintenance"), ("L11", "notMet", "c1Activity"),
            ("L12", "indeterminate", "c2NoNew"),
        ] {
            #expect(result[id, "state"] == state && result[id, criterion] == state, "\(id)")
        }
        let assumed = row("L12", ["increasedDnaBinding"], ["newActivity": "", "firstVisit": "1", "firstVisitRule": "assumeMet"])
        #expect(try scored("lldas", [assumed], format)["L12", "state"] == "met")
    }

    @Test("Glucocorticoids: G1 to G7, G13", arguments: ScoreFormat.allCases)
    func glucocorticoids(format: ScoreFormat) throws {
        let vectors: [(String, [String: String], String, String)] = [
            ("G1", ["methylprednisolone": "6"], "7.5", "low"), ("G2", ["methylprednisolone": "4"], "5", "low"),
            ("G3", ["deflazacort": "9"], "7.5", "low"), ("G4", ["hydrocortisone": "30"], "7.5", "low"),
            ("G5", ["dexamethasone": "4"], "26.667", "medium"), ("G6", ["prednisone": "10", "intervalDays": "2"], "5", "low"),
            ("G7", ["prednisone": "5", "hydrocortisone": "10"], "7.5", "low"), ("G13", ["cortisone": "37.5"], "7.5", "low"),
        ]
        let result = try scored("glucocorticoid", vectors.map { VisitRow($0.0, only: $0.1) }, format)
        for (id, _, dose, band) in vectors { #expect(rounds(result[id, "score"], to: dose) && result[id, "band"] == band, "\(id)") }
        #expect(result["G2", "gcLe5"] == "met" && result["G1", "gcLe5"] == "notMet" && result["G3", "gcLe75"] == "met")
    }
}
