// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

extension SimulatedCourse {
    /// A rank of 0 to 1 that shares `weight` of its standard deviation with a normal value; the rest is chance.
    mutating func rank(_ value: Double, weight: Double) -> Double {
        PatientRandom.rank(weight * value + (1 - weight * weight).squareRoot() * random.normal())
    }

    /// The rank of a measure after the first dose: severity at baseline, response, chance. The weights are ours.
    mutating func rankOfCourse(_ severity: Double) -> Double {
        PatientRandom.rank(0.40 * severity + 0.80 * response + 0.45 * random.normal())
    }

    static func signs(_ traits: SimulatedPatient.Traits, _ random: inout PatientRandom) -> Signs {
        let hasSkin = traits.active.contains(.mucocutaneous)
        let alopecia = random.happens(0.45), ulcers = random.happens(0.3), rash = random.happens(0.9)
        return Signs(
            rash: hasSkin && (rash || !alopecia && !ulcers), alopecia: hasSkin && alopecia, ulcers: hasSkin && ulcers,
            isGeneralized: random.happens(0.55))
    }

    /// Which serological items and which counts are abnormal at baseline, and for how long; a number above 1 is never abnormal.
    static func lasting(_ traits: SimulatedPatient.Traits, _ random: inout PatientRandom) -> Lasting {
        let serology = random.uniform(), blood = random.uniform(), never = 2.0
        let isActive = traits.serologicallyActive, hasBlood = traits.active.contains(.haematological)
        return Lasting(
            complement: isActive && serology < 0.83 ? random.uniform() : never,
            dna: isActive && !(0.65..<0.83).contains(serology) ? random.uniform() : never,
            leukopenia: hasBlood && blood < 0.65 ? random.uniform() : never,
            thrombocytopenia: hasBlood && blood >= 0.5 ? random.uniform() : never,
            protein: traits.active.contains(.renal) ? random.uniform() : never,
            vasculitis: traits.active.contains(.vascular) ? random.uniform() : never)
    }

    /// The descriptors that follow from skin, joints and how long the findings of the baseline last.
    mutating func items(of visit: SimulatedVisit, serology: Double, counts: Double, isBaseline: Bool) -> ItemSet<SLEDAI2K.Item> {
        var found: [SLEDAI2K.Item] = []
        if signs.rash, isBaseline || visit.clasi >= 3 || visit.clasi >= 1 && random.happens(0.4) { found.append(.rash) }
        if signs.alopecia, isBaseline || visit.clasi >= 1 && random.happens(0.6) { found.append(.alopecia) }
        if signs.ulcers, isBaseline || visit.clasi >= 2 && random.happens(0.3) { found.append(.mucosalUlcers) }
        // Counted where it looks like inflammation: a swollen joint, or at least three tender ones.
        if visit.tender >= 2, isBaseline || visit.swollen > 0 || visit.tender >= 3 { found.append(.arthritis) }
        if lasting.complement <= serology { found.append(.lowComplement) }
        if lasting.dna <= serology { found.append(.increasedDnaBinding) }
        if lasting.leukopenia <= counts { found.append(.leukopenia) }
        if lasting.thrombocytopenia <= counts { found.append(.thrombocytopenia) }
        if lasting.protein <= counts { found.append(.proteinuria) }
        if lasting.vasculitis <= counts * counts { found.append(.vasculitis) }
        return ItemSet(found)
    }

    /// How active the disease is beyond serology, as a normal value: the more points, the higher the physician marks.
    func activity(of visit: SimulatedVisit) -> Double {
        let points = Self.points(visit.items.intersection(SLEDAI2K.clinicalItems))
        let usual = [4.6, 4.0, 2.8, 1.6, 0.9, 0.7, 0.7][visit.point + 1]
        return max(-1.3, min(2.2, (Double(points) - usual) / 2.6))
    }

    /// Tenths; a physician marks halves more often than what lies between.
    mutating func global(_ distribution: Quartiles, activity: Double) -> Int {
        let value = distribution.value(at: rank(activity, weight: 0.8))
        let half = (value * 2).rounded() / 2
        return Int(((abs(value - half) < 0.15 ? half : value) * 10).rounded())
    }

    /// The points of a set of descriptors.
    static func points(_ items: ItemSet<SLEDAI2K.Item>) -> Int {
        var bits = items.bits, sum = 0
        while bits != 0 {
            sum += weights[bits.trailingZeroBitCount]
            bits &= bits - 1
        }
        return sum
    }

    private static let weights = SLEDAI2K.table.map { Int($0.weight) }
}
