// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

/// A patient of whom everything was looked for: these items are present, these unknown, all others absent.
private func patient(_ type: any Instrument.Type, _ present: [String], unknown: [String] = []) -> Answers {
    var answers = Answers()
    for item in type.description.items {
        let name = String(item.id.dropFirst(type.description.id.count + 1))
        answers[item.id] = unknown.contains(name) ? .unknown : .finding(present.contains(name) ? .present : .absent)
    }
    #expect(Set(present + unknown).isSubset(of: type.description.items.map { String($0.id.dropFirst(type.description.id.count + 1)) }))
    return answers
}

@Suite("Classification criteria")
struct ClassificationTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let id: String, present2019: [String], points: Double, is2019: Bool, slicc: [String], isSlicc: Bool, acr: [String], isAcr: Bool
        var testDescription: String { id }
    }

    // swift-format-ignore
    static let vectors = [
        Vector(id: "K1", present2019: ["ana", "jointInvolvement", "lowC3orC4"], points: 9, is2019: false, slicc: ["synovitis", "ana", "lowComplement"], isSlicc: false, acr: ["arthritis", "ana"], isAcr: false),
        Vector(id: "K2", present2019: ["ana", "jointInvolvement", "lowC3orC4", "lowC3andC4"], points: 10, is2019: true, slicc: ["synovitis", "ana", "lowComplement"], isSlicc: false, acr: ["arthritis", "ana"], isAcr: false),
        Vector(id: "K3", present2019: ["ana", "classIIIorIV"], points: 10, is2019: true, slicc: ["ana", "biopsyProvenNephritis"], isSlicc: true, acr: ["ana"], isAcr: false),
        Vector(id: "K4", present2019: ["acuteCutaneous", "classIIIorIV", "proteinuria", "antiDsDnaOrSm"], points: 22, is2019: false, slicc: ["acuteOrSubacuteCutaneous", "renal", "antiDsDna", "biopsyProvenNephritis"], isSlicc: true, acr: ["malarRash", "renal", "immunologic"], isAcr: false),
        Vector(id: "K5", present2019: ["ana", "antiDsDnaOrSm", "lowC3andC4", "apl"], points: 12, is2019: false, slicc: ["ana", "antiSm", "lowComplement", "apl"], isSlicc: false, acr: ["immunologic", "ana"], isAcr: false),
        Vector(id: "K6", present2019: ["ana", "nonScarringAlopecia", "oralUlcers", "acuteCutaneous"], points: 6, is2019: false, slicc: ["nonScarringAlopecia", "oralOrNasalUlcers", "acuteOrSubacuteCutaneous", "ana"], isSlicc: true, acr: ["malarRash", "oralUlcers", "ana"], isAcr: false),
        Vector(id: "K7", present2019: ["ana", "leukopenia", "thrombocytopenia", "fever"], points: 6, is2019: false, slicc: ["leukopeniaOrLymphopenia", "thrombocytopenia", "ana"], isSlicc: false, acr: ["haematologic", "ana"], isAcr: false),
        Vector(id: "K8", present2019: ["ana", "acuteCutaneous", "oralUlcers", "jointInvolvement"], points: 12, is2019: true, slicc: ["acuteOrSubacuteCutaneous", "oralOrNasalUlcers", "synovitis", "ana"], isSlicc: true, acr: ["malarRash", "photosensitivity", "oralUlcers", "arthritis", "ana"], isAcr: true),
    ]

    @Test("K1 to K8, by the three sets of criteria", arguments: vectors)
    func vector(_ vector: Vector) throws {
        let eular = try EULARACR2019.assess(patient(EULARACR2019.self, vector.present2019))
        #expect(eular.score?.value == vector.points && eular.state == Truth(vector.is2019) && eular.missing.isEmpty)
        let slicc = try SLICC2012.assess(patient(SLICC2012.self, vector.slicc))
        #expect(slicc.state == Truth(vector.isSlicc))
        #expect(slicc.score?.value == Double(vector.slicc.count { $0 != "biopsyProvenNephritis" }))
        let acr = try ACR1997.assess(patient(ACR1997.self, vector.acr))
        #expect(acr.state == Truth(vector.isAcr) && acr.score?.value == Double(vector.acr.count))
    }

    @Test("Tables are complete: 21 items in ten domains with a maximum of 51; 11 and 6; 11")
    func tables() throws {
        #expect(EULARACR2019.table.map(\.item) == EULARACR2019.Item.allCases && EULARACR2019.table.count == 21)
        #expect(EULARACR2019.domains.count == 10 && Set(EULARACR2019.domains).count == 10)
        let all = Findings<EULARACR2019.Item>(present: .all)
        #expect(EULARACR2019.points(all).value == 51)
        #expect(EULARACR2019.domainPoints(all).map(\.lowerBound) == [2, 4, 5, 6, 6, 6, 10, 2, 4, 6])
        #expect(EULARACR2019.clinicalItems.count == 17)
        #expect(SLICC2012.table.map(\.item) == SLICC2012.Item.allCases)
        #expect(SLICC2012.clinicalItems.count == 11 && SLICC2012.immunologicItems.count == 6)
        #expect(ACR1997.table.map(\.item) == ACR1997.Item.allCases && ACR1997.table.count == 11)
    }

    @Test("Not assessed: a range, and indeterminate only where it could decide")
    func missing() throws {
        let open = try EULARACR2019.assess(patient(EULARACR2019.self, ["ana", "jointInvolvement", "lowC3orC4"], unknown: ["apl"]))
        #expect(
            open.score?.lowest == 9 && open.score?.highest == 11 && open.state == .indeterminate && open.missing == ["eularAcr2019.apl"])
        let light = try EULARACR2019.assess(patient(EULARACR2019.self, ["ana", "jointInvolvement"], unknown: ["apl"]))
        #expect(light.score?.highest == 8 && light.state == .notMet)
        let covered = try EULARACR2019.assess(
            patient(EULARACR2019.self, ["ana", "acuteCutaneous", "jointInvolvement"], unknown: ["oralUlcers"]))
        #expect(covered.score?.value == 12 && covered.state == .met && covered.missing == ["eularAcr2019.oralUlcers"])
        let noEntry = try EULARACR2019.assess(patient(EULARACR2019.self, ["acuteCutaneous", "jointInvolvement"], unknown: ["ana"]))
        #expect(noEntry.state == .indeterminate && noEntry.missing == ["eularAcr2019.ana"])
        let slicc = try SLICC2012.assess(patient(SLICC2012.self, ["synovitis", "ana"], unknown: ["biopsyProvenNephritis"]))
        #expect(slicc.state == .indeterminate && slicc.criteria.map(\.state) == [.notMet, .indeterminate])
        let acr = try ACR1997.assess(patient(ACR1997.self, ["ana", "renal", "arthritis"], unknown: ["serositis"]))
        #expect(acr.state == .indeterminate && acr.score?.lowest == 3 && acr.score?.highest == 4)
    }

    @Test("What decided is said")
    func decided() throws {
        let result = try EULARACR2019.assess(patient(EULARACR2019.self, ["ana", "jointInvolvement", "lowC3orC4"], unknown: ["apl"]))
        #expect(result.criteria.map(\.id) == ["ana", "points", "clinicalItem"])
        #expect(result.criteria.map(\.decidedBy) == ["antinuclear antibodies present", "9 to 11 points", "joint involvement"])
        #expect(result.part("complement")?.value == 3 && result.part("antiphospholipid")?.highest == 2)
        #expect(try SLICC2012.assess(patient(SLICC2012.self, ["renal", "ana"])).criteria[0].decidedBy == "1 clinical and 1 immunologic")
        #expect(try ACR1997.assess(patient(ACR1997.self, ["ana"], unknown: ["renal"])).criteria[0].decidedBy == "1 criteria, 1 unknown")
    }

    @Test("Four clinical or four immunologic criteria alone do not classify by SLICC; four of both do")
    func sides() {
        func classified(_ items: [SLICC2012.Item]) -> Truth { SLICC2012.classified(Findings(present: ItemSet(items)), biopsy: .absent) }
        #expect(classified([.synovitis, .serositis, .renal, .thrombocytopenia]) == .notMet)
        #expect(classified([.synovitis, .serositis, .renal, .antiSm]) == .met)
        #expect(classified([.ana, .antiDsDna, .antiSm, .apl, .lowComplement, .coombsWithoutHaemolysis]) == .notMet)
        #expect(SLICC2012.byBiopsy(Findings(present: [.antiSm]), biopsy: .present) == .notMet)
        #expect(SLICC2012.byBiopsy(Findings(present: [], unknown: [.ana]), biopsy: .present) == .indeterminate)
    }

    @Test(
        "Refusals name the item",
        arguments: [
            ("eularAcr2019", "ana"), ("eularAcr2019", "fever"), ("slicc2012", "biopsyProvenNephritis"), ("slicc2012", "antiSm"),
            ("acr1997", "malarRash"),
        ])
    func refusals(_ id: String, item: String) throws {
        let type = try #require(Catalogue.named(id))
        for answer in [Answer.number(2), .number(.nan), .word("yes")] {
            let error = #expect(throws: AnswerError.self) { try type.assess(Answers(["\(id).\(item)": answer])) }
            #expect(error?.item == "\(id).\(item)" && error?.code == .notAFinding)
        }
    }

    @Test("Columns of an activity index with the same names are not read")
    func prefixes() throws {
        for type in [EULARACR2019.self, SLICC2012.self, ACR1997.self] as [any Instrument.Type] {
            #expect(type.description.items.allSatisfy { $0.id.hasPrefix("\(type.description.id).") })
            #expect(try type.assess(.visit([.fever, .psychosis, .thrombocytopenia])) == type.assess(Answers()))
        }
    }

    @Test("One more item never lowers the points, and never undoes a classification")
    func monotone() {
        var random = Seeded(state: 19)
        for _ in 0..<10_000 {
            let bits = UInt64.random(in: 0..<(1 << 21), using: &random), one = UInt64(1) << UInt64.random(in: 0..<21, using: &random)
            let before = Findings(present: ItemSet<EULARACR2019.Item>(bits: bits)),
                after = Findings(present: ItemSet<EULARACR2019.Item>(bits: bits | one))
            #expect(EULARACR2019.points(after).lowest ?? 0 >= EULARACR2019.points(before).lowest ?? 0)
            #expect(EULARACR2019.classified(before, ana: .present) != .met || EULARACR2019.classified(after, ana: .present) == .met)
            let plain = EULARACR2019.domains.reduce(0) { sum, domain in
                sum + (EULARACR2019.table.filter { $0.system == domain && before.present.contains($0.item) }.map(\.weight).max() ?? 0)
            }
            #expect(EULARACR2019.points(before).value == Double(plain))
        }
    }
}
