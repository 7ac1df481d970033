// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Copied twice: flares and responses")
struct TranscribedFlareTests {
    static let tables = ["flares", "responses"]

    @Test("Flares: limits with their operators")
    func flares() throws {
        let rows = try Transcription("flares").rows
        let limits = rows.filter { !Self.isPrinted($0) }.compactMap { PrintedLimit($0, id: ["flare", "criterion"]) }
        #expect(slips(limits, Self.selena.merging(Self.others) { $1 }) == [])
    }

    private static func isPrinted(_ row: Transcription.Row) -> Bool {
        row["criterion"]?.hasPrefix("weight") == true || manifestations[row["criterion"] ?? ""] != nil
    }

    private static let manifestations = [
        "severePlatelets": "flare.thrombocytopenia", "severeHaemoglobin": "flare.hemolyticAnemia",
        "severeHaemoglobinFall": "flare.hemolyticAnemia",
    ]

    @Test("SELENA flare index: limits that the form prints")
    func printed() throws {
        let rows = try Transcription("flares").rows.filter { Self.manifestations[$0["criterion"] ?? ""] != nil }
        #expect(rows.count == 3)
        for row in rows {
            let item = SELENAFlareIndex.manifestations.first { $0.id == Self.manifestations[row["criterion"] ?? ""] }
            let words = "\(row["operator"] == "<" ? "below" : "more than") \(row["limit"] ?? "") "
            #expect(item?.definition.contains(words) == true, "\(words): \(item?.definition ?? "")")
        }
    }

    @Test("Childhood flare score: the weights")
    func childhood() throws {
        let names = [
            "sledai2k": "weightSledai", "pcRatio": "weightProteinCreatinine", "mdGlobal": "weightPhysicianGlobal", "esr": "weightEsr",
        ]
        let transcribed = try Transcription("flares").rows.filter { $0["criterion"]?.hasPrefix("weight") == true }
        let code = facts(CSLEFlareScore.table) { (names[$0.item] ?? $0.item, "\($0.weight)") }
        #expect(slips(facts(transcribed) { ($0["criterion"] ?? "", $0["limit"] ?? "") }, code) == [])
    }

    /// A course in which nothing happened, changed in one thing.
    private static func flare(_ change: (inout SELENAFlareIndex.Comparison) -> Void) -> SELENAFlareIndex.Level? {
        var visits = SELENAFlareIndex.Comparison()
        (visits.previousSledai, visits.sledai) = (Bounds(5), Bounds(5))
        (visits.previousPga, visits.pga) = (Bounds(1), Bounds(1))
        (visits.previousPrednisone, visits.prednisone, visits.weight) = (Bounds(5), Bounds(5), 60)
        (visits.mildManifestation, visits.severeManifestation, visits.pulse) = (.absent, .absent, .absent)
        (visits.supportiveDrugAdded, visits.immunosuppressiveAdded, visits.hospitalized) = (.absent, .absent, .absent)
        change(&visits)
        let levels = SELENAFlareIndex.flare(visits)
        return levels.lowerBound == levels.upperBound ? levels.lowerBound : nil
    }

    private static let selena: [String: Rule] = [
        "sfi sledaiIncrease": { rise in flare { $0.sledai = Bounds(5 + rise) } == .mildModerate },
        "sfi severeSledai": { score in flare { ($0.previousSledai, $0.sledai) = (Bounds(score - 5), Bounds(score)) } == .severe },
        "sfi pgaIncrease": { rise in flare { ($0.previousPga, $0.pga) = (Bounds(0), Bounds(rise)) } == .mildModerate },
        "sfi severePga": { pga in flare { ($0.previousPga, $0.pga) = (Bounds(2.4), Bounds(pga)) } == .severe },
        "sfi severePrednisone": { dose in flare { $0.prednisone = Bounds(dose * 60) } == .severe },
    ]

    private static func tulip(_ grade: BILAG2004.Grade, _ count: Double) -> Bool {
        let now = BILAG2004.Domain.allCases.enumerated().map { Double($0.offset) < count ? grade : .c }
        return BILAGFlareTulip.flare(previous: .init(Array(repeating: .c, count: 9)), current: .init(now)) == .met
    }

    private static let others: [String: Rule] = [
        "sledai2kFlare increase": { SLEDAI2KFlare.flare(previous: Bounds(5), current: Bounds(5 + $0)) == .met },
        "sledai3Flare increase": { SLEDAI3Flare.flare(previous: Bounds(5), current: Bounds(5 + $0)) == .met },
        "sleDasFlare increase": { SLEDASFlare.flare(previous: 2, current: 2 + $0) },
        "cSleFlareScore score": { $0 >= CSLEFlareScore.flareFrom },
        "persistentlyActive clinicalSledai": { PersistentlyActive.state(Array(repeating: Bounds($0), count: 3)) == .met },
        "bilagFlareTulip newA": { tulip(.a, $0) }, "bilagFlareTulip newB": { tulip(.b, $0) },
    ]

    @Test("Responses: limits with their operators")
    func responses() throws {
        let limits = try Transcription("responses").rows.compactMap { PrintedLimit($0, id: ["response", "criterion"]) }
        let sri = SRI.Threshold.allCases.map { threshold -> (String, Rule) in
            ("\(threshold.id) sledaiReduction", { Self.sri(threshold, fall: $0) })
        }
        let all = Dictionary(uniqueKeysWithValues: sri).merging(Self.responder) { $1 }.merging(Self.bicla) { $1 }.merging(Self.clasi) { $1 }
        #expect(slips(limits, all) == [])
    }

    private static func sri(_ threshold: SRI.Threshold = .sri4, fall: Double = 10, newA: Double = 0, newB: Double = 0, pga: Double = 0)
        -> Bool
    {
        SRI.response(
            threshold, sledai: (Bounds(20), Bounds(20 - fall)), newA: Bounds(newA), newB: Bounds(newB), pga: (Bounds(0), Bounds(pga)),
            treatmentFailure: .absent) == .met
    }

    private static func share(_ percent: Double) -> Bool {
        S2KRI50.description.items.contains { $0.group == "improvement" && $0.definition.contains("at least \(Int(percent)) %") }
    }

    private static let responder: [String: Rule] = [
        "ri50 improvement": { share($0) || ($0 > 50 && share(50)) },
        "ri50 partialWeight": { S2KRI50.points(weight: 1, baseline: .present, now: .present, improved: .present).value == $0 },
        "sri4 newA": { sri(newA: max(0, $0)) }, "sri4 newB": { sri(newB: $0) }, "sri4 pgaIncrease": { sri(pga: $0) },
        "sledai flare": { SLEDAIChange.gladman2000.band(of: $0) == "flare" },
        "sledai improvement": { SLEDAIChange.gladman2000.band(of: $0) == "improvement" },
    ]

    /// Musculoskeletal A improves to C; so many of the other systems go from C to a grade.
    private static func bicla(
        _ grade: BILAG2004.Grade = .c, _ count: Double = 0, sledai: Double = 0, pga: Double = 0, _ wording: BICLA.PgaWording = .original
    ) -> Bool {
        let others = BILAG2004.Domain.allCases.filter { $0 != .musculoskeletal }
        let worse = Dictionary(uniqueKeysWithValues: others.prefix(Int(max(0, count))).map { ($0, grade) })
        return BICLA.response(
            baseline: BILAG2004.Grades([.musculoskeletal: .a], others: .c), now: BILAG2004.Grades(worse, others: .c),
            sledai: (Bounds(10), Bounds(10 + sledai)), pga: (Bounds(0), Bounds(pga)), treatmentFailure: .absent, wording: wording) == .met
    }

    private static let bicla: [String: Rule] = [
        "bicla newA": { bicla(.a, $0) }, "bicla newB": { bicla(.b, $0) }, "bicla sledaiIncrease": { bicla(sledai: $0) },
        "bicla pgaIncreaseTulip": { bicla(pga: $0, .tulip) }, "bicla pgaIncreaseOriginal": { bicla(pga: $0) },
    ]

    private static let clasi: [String: Rule] = [
        "clasiImproved4 fall": { CLASIResponse.response(baseline: 50, current: 50 - Int($0)).improved4 == .met },
        "clasiImproved20pct fall": { CLASIResponse.response(baseline: 50, current: 50 - Int($0 / 2)).improved20Percent == .met },
        "clasi50 fall": { CLASIResponse.response(baseline: 50, current: 50 - Int($0 / 2)).clasi50 == .met },
        "clasi50 baseline": { CLASIResponse.response(baseline: Int($0), current: 0).clasi50 != .notEvaluable },
    ]
}
