// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Copied twice: SLEDAI family, SLE-DAS")
struct TranscribedActivityTests {
    static let tables = ["sledai-2k", "sledai-2k-groups", "sledai-limits", "mex-sledai", "sle-das", "sle-das-rules"]

    @Test("SLEDAI-2K: items, weights, groups; every version has the same")
    func sledai() throws {
        let transcribed = try Transcription("sledai-2k").facts(["item"], ["weight", "group"])
        #expect(transcribed.count == 24)
        for table in [SLEDAI2K.table] + SLEDAIVersion.allCases.map(\.table) {
            #expect(slips(transcribed, facts(table) { ($0.item.rawValue, "\($0.weight) \($0.system)") }).isEmpty)
        }
        let form = SLEDAI2K.description.items.filter { $0.weight != nil }
        #expect(slips(transcribed, facts(form) { ($0.id, "\($0.weight ?? 0) \($0.group)") }) == [])
    }

    @Test("SLEDAI-2K: the maximum of each group")
    func groups() throws {
        let code = Dictionary(grouping: SLEDAI2K.table, by: \.system).mapValues { rows in "\(rows.reduce(0) { $0 + $1.weight })" }
        #expect(slips(try Transcription("sledai-2k-groups").facts(["group"], ["maximum"]), code) == [])
    }

    @Test("SLEDAI: what a measurement decides, and the joints of each version")
    func limits() throws {
        @Sendable func finding(_ item: SLEDAI2K.Item, _ set: (inout SLEDAI2K.Measurements) -> Void) -> Bool {
            var measured = SLEDAI2K.Measurements()
            set(&measured)
            return measured.finding(item) == .present
        }
        let limits = try Transcription("sledai-limits").rows.compactMap { PrintedLimit($0, id: ["version", "item"]) }
        #expect(
            slips(
                limits,
                [
                    "sledai2k arthritis": { joints in finding(.arthritis) { $0.inflamedJoints = joints } },
                    "sledai2k hematuria": { cells in finding(.hematuria) { $0.urineErythrocytes = cells } },
                    "sledai2k proteinuria": { grams in finding(.proteinuria) { $0.proteinuria = grams * 1000 } },
                    "sledai2k pyuria": { cells in finding(.pyuria) { $0.urineLeukocytes = cells } },
                    "sledai2k fever": { degrees in finding(.fever) { $0.temperature = degrees } },
                    "sledai2k thrombocytopenia": { count in finding(.thrombocytopenia) { $0.platelets = count } },
                    "sledai2k leukopenia": { count in finding(.leukopenia) { $0.leukocytes = count } },
                    "original1992 arthritis": { SLEDAIVersion.original1992.arthritis(inflamedJoints: $0) == .present },
                    "selena arthritis": { SLEDAIVersion.selena.arthritis(inflamedJoints: $0) == .present },
                ]) == [])
    }

    @Test("MEX-SLEDAI: groups and weights")
    func mex() throws {
        let code = facts(MEXSLEDAI.table) { ($0.item.rawValue, "\($0.weight)") }
        #expect(slips(try Transcription("mex-sledai").facts(["item"], ["weight"]), code) == [])
    }

    @Test("SLE-DAS: constant, coefficients, transforms, limits of the graded terms")
    func sledas() throws {
        let transcribed = try Transcription("sle-das").facts(["term"], ["coefficient", "transform", "flagOperator", "flagLimit"])
        #expect(slips(transcribed, facts(Self.terms) { $0 }) == [])
    }

    private static let terms: [(String, String)] =
        [("constant", "\(SLEDAS.constant) constant")]
        + SLEDAS.table.flatMap { row -> [(String, String)] in
            let id = row.item.rawValue
            return switch row.term {
            case .step(let points): [(id, "\(points) binary")]
            case .joints(let step, let each): [(id, "\(step) binary"), ("sjc28", "\(each) linear")]
            case .above(let limit, let intercept, let slope): graded(id, intercept, slope, "> \(limit)")
            case .below(let limit, let intercept, let slope): graded(id, intercept, slope, "< \(limit)")
            }
        }

    private static func graded(_ id: String, _ intercept: Double, _ slope: Double, _ limit: String) -> [(String, String)] {
        [("\(id).intercept", "\(intercept) intercept \(limit)"), ("\(id).slope", "\(slope) ln \(limit)")]
    }

    @Test("SLE-DAS: the kernel adds what the coefficients say, one term at a time")
    func sledasTerms() throws {
        let coefficients = try Transcription("sle-das").facts(["term"], ["coefficient"]).compactMapValues { Double($0) }
        for item in SLEDAS.Item.allCases {
            guard case .step = SLEDAS.table.first(where: { $0.item == item })?.term else { continue }
            let score = SLEDAS.score(present: [item], sjc28: 0, proteinuriaMg: 0, platelets: 300, leukocytes: 8)
            let expected = (coefficients["constant"] ?? 0) + (coefficients[item.rawValue] ?? .nan)
            #expect((score - expected).magnitude < 1e-12, "\(item.rawValue)")
        }
    }

    @Test("SLE-DAS: the cut-offs with their doses")
    func sledasRules() throws {
        let none = Bounds(0)
        for row in try Transcription("sle-das-rules").rows {
            let id = try #require(row["id"])
            let limit = try #require(
                PrintedLimit(["id": id, "operator": row["operator"] ?? "", "limit": row["limit"] ?? "", "unit": "rounded"], id: ["id"]))
            #expect(slips([limit], Self.rules(id, none).map { [id: $0] } ?? [:]) == [])
            guard let dose = PrintedLimit(["id": id, "operator": row["doseOperator"] ?? "", "limit": row["dose"] ?? ""], id: ["id"]) else {
                continue
            }
            let holds: Rule = { dose in
                id == "remissionIndex"
                    ? SLEDAS.remissionIndex(Bounds(1), prednisone: Bounds(dose)) == .met
                    : SLEDAS.lowDiseaseActivity(Bounds(1), prednisone: Bounds(dose)) == .met
            }
            #expect(slips([dose], [id: holds]) == [])
        }
    }

    private static func rules(_ id: String, _ dose: Bounds) -> Rule? {
        switch id {
        case "remissionIndex": { SLEDAS.remissionIndex(Bounds($0), prednisone: dose) == .met }
        case "lowDiseaseActivity": { SLEDAS.lowDiseaseActivity(Bounds($0), prednisone: dose) == .met }
        case "severe": { SLEDAS.isSevere(Bounds($0)) == .met }
        case "improvement": { SLEDASChange.response(previous: 20, current: 20 + $0) == .improved }
        case "worsening":
            { SLEDASChange.response(previous: 20, current: 20 + $0) == .worsened && SLEDASFlare.flare(previous: 20, current: 20 + $0) }
        default: nil
        }
    }
}
