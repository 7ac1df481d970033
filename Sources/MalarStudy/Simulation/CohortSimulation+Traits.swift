// SPDX-License-Identifier: Apache-2.0

extension CohortSimulation {
    /// What a patient brings to the first dose.
    func traits(_ random: inout PatientRandom) -> SimulatedPatient.Traits {
        let shares = template.shares, measures = template.baseline
        var traits = SimulatedPatient.Traits()
        traits.isFemale = random.spread(.sex) < shares.female
        traits.isCaucasian = random.spread(.ethnicity) < shares.caucasian
        let syndrome = random.spread(.syndrome)
        traits.hasAntiphospholipid = syndrome < shares.antiphospholipid
        traits.hasSjogren = syndrome > 1 - shares.sjogren
        traits.age = Int(measures.age.value(at: random.spread(.age)).rounded())
        let years = measures.duration.value(at: random.spread(.duration))
        traits.monthsOfDisease = max(24, min(Int(years * 12), (traits.age - 12) * 12))
        traits.damage =
            random.spread(.damage) < shares.damage ? Int(measures.damage.value(at: random.spread(.damagePoints)).rounded()) : 0
        traits.cumulativeGlucocorticoids = Int((measures.cumulativeGlucocorticoids.value(at: random.uniform()) * 10).rounded())
        traits.startedForFlare = random.spread(.reason) < shares.reasonFlare
        traits.isVaccinatedAgainstZoster = random.happens(10.0 / 26)
        traits.serologicallyActive = random.spread(.serology) < shares.serology
        traits.takesGlucocorticoid = random.spread(.glucocorticoid) >= 1 - shares.glucocorticoid
        organs(&traits, &random)
        drugs(&traits, &random)
        return traits
    }

    /// Active organs, at least one; patients without skin involvement more often have active joints. Whatever is active was so before.
    private func organs(_ traits: inout SimulatedPatient.Traits, _ random: inout PatientRandom) {
        let shares = template.shares
        let skin = random.spread(.skin) < shares.skin
        let jointsWithoutSkin = 0.7
        let jointsWithSkin = (shares.joints - (1 - shares.skin) * jointsWithoutSkin) / shares.skin
        let joints = random.spread(.joints) < (skin ? jointsWithSkin : jointsWithoutSkin)
        let none = (1 - shares.skin) * (1 - jointsWithoutSkin)
        let blood = !skin && !joints || random.spread(.blood) < (shares.blood - none) / (1 - none)
        if skin { traits.active.insert(.mucocutaneous) }
        if joints { traits.active.insert(.articular) }
        if blood { traits.active.insert(.haematological) }
        if random.spread(.kidney) < shares.kidney { traits.active.insert(.renal) }
        if skin, random.happens(0.08) { traits.active.insert(.vascular) }
        func ever(_ organ: SimulatedPatient.Organ, _ share: Double, ongoing: Double, _ rank: Double) {
            if traits.active.contains(organ) || rank < (share - ongoing) / (1 - ongoing) { traits.ever.insert(organ) }
        }
        ever(.mucocutaneous, shares.everSkin, ongoing: shares.skin, random.uniform())
        ever(.articular, shares.everJoints, ongoing: shares.joints, random.uniform())
        ever(.haematological, shares.everBlood, ongoing: shares.blood, random.spread(.everBlood))
        ever(.renal, shares.everKidney, ongoing: shares.kidney, random.spread(.everKidney))
        ever(.serositis, shares.everSerositis, ongoing: 0, random.spread(.everSerositis))
        ever(.neuropsychiatric, shares.everNervous, ongoing: 0, random.spread(.everNervous))
        ever(.vascular, 0.03, ongoing: 0, random.uniform())
        traits.clasiDamage = skin ? Int(template.baseline.clasiDamage.value(at: random.uniform()).rounded()) : 0
    }

    private func drugs(_ traits: inout SimulatedPatient.Traits, _ random: inout PatientRandom) {
        let shares = template.shares
        if random.spread(.antimalarial) < shares.hydroxychloroquine { traits.hydroxychloroquine = random.happens(0.5) ? 200 : 400 }
        if let drug = template.immunosuppressants.value(at: random.spread(.immunosuppressant)) {
            traits.maintenance = (drug, drug.doses[random.integer(0...drug.doses.count - 1)])
        }
        let belimumab = random.spread(.belimumab)
        if belimumab < shares.belimumab { traits.previous.append("belimumab") }
        if belimumab < shares.rituximab { traits.previous.append("rituximab") }
        let count = Int(template.baseline.previousImmunosuppressants.value(at: random.spread(.previous)).rounded())
        var others = Self.earlierDrugs
        while traits.previous.count < count, !others.isEmpty {
            traits.previous.append(others.remove(at: random.integer(0...others.count - 1)))
        }
    }

    private static let earlierDrugs = [
        "methotrexate", "azathioprine", "mycophenolateMofetil", "ciclosporin", "cyclophosphamide", "leflunomide", "tacrolimus",
    ]
}
