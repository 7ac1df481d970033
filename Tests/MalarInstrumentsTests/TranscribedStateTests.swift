// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("Copied twice: target states")
struct TranscribedStateTests {
    static let tables = ["states", "lldas-major-organs", "lldas-doses"]

    @Test("Limits of DORIS, LLDAS and their relatives, with their operators")
    func limits() throws {
        let limits = try Transcription("states").rows.compactMap { PrintedLimit($0, id: ["state", "criterion"]) }
        #expect(slips(limits, Self.doris.merging(Self.lldas) { $1 }.merging(Self.others) { $1 }.merging(Self.boolean) { $1 }) == [])
    }

    private static func met(_ instrument: any Instrument.Type, _ criterion: String, _ numbers: [String: Double]) throws -> Bool {
        try instrument.assess(.numbers(numbers)).criterion(criterion)?.state == .met
    }

    private static func doris2017(
        _ definition: DORIS2017 = .clinicalOnTherapy, points: Double = 0, pga: Double = 0, prednisone: Double = 0
    ) -> Bool {
        let findings = Findings<SLEDAI2K.Item>(points > 0 ? [.fever] : [])
        return definition.holds(findings, pga: pga, prednisone: Bounds(prednisone), immunosuppressiveOrBiologic: .absent) == .met
    }

    private static let doris: [String: Rule] = [
        "doris2021 clinicalSledai": { try met(DORIS2021.self, "cSledaiZero", ["clinicalSledai": $0]) },
        "doris2021 pga": { try met(DORIS2021.self, "pgaBelow", ["pga": $0]) },
        "doris2021 glucocorticoid": { try met(DORIS2021.self, "gcLow", ["prednisone": $0]) },
        "doris2017 clinicalSledai": { doris2017(points: $0) }, "doris2017 pga": { doris2017(pga: $0) },
        "doris2017 glucocorticoidOnTherapy": { doris2017(prednisone: $0) },
        "doris2017 glucocorticoidOffTherapy": { doris2017(.clinicalOffTherapy, prednisone: $0) },
    ]

    private static func half(_ share: Double) -> Bool {
        let start = CalendarDate(dayNumber: 19_000)
        let visits: [DatedState] = [(start, .met), (start.adding(days: Int((share * 1000).rounded())), .notMet)]
        return LLDAS50.state(visits, until: start.adding(days: 1000)) == .met
    }

    private static let lldas: [String: Rule] = [
        "lldas sledai2k": { LLDAS.activityLimit.holds(for: Bounds($0)) == .met },
        "lldas pga": { try met(LLDAS.self, "c3Pga", ["pga": $0]) },
        "lldas glucocorticoid": { try met(LLDAS.self, "c4Gc", ["prednisone": $0]) },
        "cLldas glucocorticoidPerKilogram": { try met(ChildLLDAS.self, "c4Gc", ["prednisone": $0 * 20, "weightKg": 20]) },
        "cLldas glucocorticoid": { try met(ChildLLDAS.self, "c4Gc", ["prednisone": $0, "weightKg": 100]) },
        "lldas50 fraction": { half($0) },
    ]

    private static func target(_ criterion: String, _ dose: Double) throws -> Bool {
        try TreatToTarget.assessLast([(0, .numbers(["prednisone": dose]))]).criterion(criterion)?.state == .met
    }

    private static let others: [String: Rule] = [
        "mda clinicalSledai": { try met(MinimalDiseaseActivity.self, "cSledaiLow", ["clinicalSledai": $0]) },
        "mda glucocorticoid": { try met(MinimalDiseaseActivity.self, "gcLow", ["prednisone": $0]) },
        "torontoLda clinicalSledai": { try met(TorontoLDA.self, "cSledaiLow", ["clinicalSledai": $0]) },
        "zen glucocorticoidOnTherapy": {
            ZenRemission.level(Findings([]), prednisone: Bounds($0), immunosuppressiveOrBiologic: .absent) == .clinicalOnGc
        },
        "zen prolonged": { $0 * 12 >= ZenProlonged.months },
        "eular2019Target glucocorticoid": { try target("gcEular2019", $0) },
        "eular2023Target glucocorticoid": { try target("gcEular2023", $0) },
    ]

    private static let boolean: [String: Rule] = Dictionary(
        uniqueKeysWithValues: [
            ("boolean2011", BooleanRemission2011.self as any Instrument.Type), ("boolean2022", BooleanRemission2022.self),
        ]
        .flatMap { name, type -> [(String, Rule)] in
            [
                ("\(name) tenderJoints", { try met(type, "tenderLow", ["tjc28": $0]) }),
                ("\(name) swollenJoints", { try met(type, "swollenLow", ["sjc28": $0]) }),
                ("\(name) crp", { try met(type, "crpLow", ["crp": $0 * 10]) }),
                ("\(name) patientGlobal", { try met(type, "patientGlobalLow", ["patientGlobal10": $0]) }),
            ]
        })

    @Test("LLDAS: the items of major organs, and no other")
    func majorOrgans() throws {
        let transcribed = try Transcription("lldas-major-organs").rows.compactMap { $0["item"] }
        #expect(LLDAS.majorOrganItems.items.map(\.rawValue).sorted() == transcribed.sorted())
    }

    @Test("LLDAS: the greatest maintenance doses")
    func doses() throws {
        let code = facts(LLDAS.maintenance) { ($0.id, "\($0.maximum) \($0.unit)") }
        #expect(slips(try Transcription("lldas-doses").facts(["drug"], ["maximum", "unit"]), code) == [])
    }
}
