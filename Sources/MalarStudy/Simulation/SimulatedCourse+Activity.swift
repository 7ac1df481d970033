// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

extension SimulatedCourse {
    /// A rank of 0 to 1 that shares `weight` of its standard deviation with a normal value; the rest is chance.
    mutating func rank(_ value: Double, weight: Double) -> Double {
        PatientRandom.rank(weight * value + (1 - weight * weight).squareRoot() * random.normal())
    }

    /// The rank of a measure after the first dose: severity at baseline, response, chance. The weights are ours.
    mutating func rankOfCourse(_ severity: Double) -> Double {
        PatientRandom.rank(0.30 * severity + 0.90 * response + 0.32 * random.normal())
    }

    static func signs(_ traits: SimulatedPatient.Traits, _ random: inout PatientRandom) -> Signs {
        let hasSkin = traits.active.contains(.mucocutaneous)
        let alopecia = random.happens(0.45), ulcers = random.happens(0.4), rash = random.happens(0.9)
        return Signs(
            rash: hasSkin && (rash || !alopecia && !ulcers), alopecia: hasSkin && alopecia, ulcers: hasSkin && ulcers,
            isGeneralized: random.happens(0.55))
    }

    /// Which serological items and which counts are abnormal at baseline, and for how long; a number above 1 is never abnormal.
    static func lasting(_ traits: SimulatedPatient.Traits, _ response: Double, _ random: inout PatientRandom) -> Lasting {
        let serology = random.uniform(), blood = random.uniform(), never = 2.0
        // Who responds loses the findings of the baseline earlier.
        func untilResponse() -> Double { 1 - PatientRandom.rank(0.85 * response + 0.53 * random.normal()) }
        let isActive = traits.serologicallyActive, hasBlood = traits.active.contains(.haematological)
        return Lasting(
            complement: isActive && serology < 0.83 ? random.uniform() : never,
            dna: isActive && !(0.65..<0.83).contains(serology) ? random.uniform() : never,
            leukopenia: hasBlood && blood < 0.65 ? untilResponse() : never,
            thrombocytopenia: hasBlood && blood >= 0.5 ? untilResponse() : never,
            protein: traits.active.contains(.renal) ? untilResponse() : never,
            vasculitis: traits.active.contains(.vascular) ? untilResponse() : never)
    }

    /// The descriptors that follow from skin, joints and how long the findings of the baseline last.
    mutating func items(of visit: SimulatedVisit, serology: Double, counts: Double, isBaseline: Bool) -> ItemSet<SLEDAI2K.Item> {
        var found: [SLEDAI2K.Item] = []
        if signs.rash,
            isBaseline || visit.clasi >= (visit.point == 0 ? 2 : 4) || visit.clasi >= 1 && random.happens(visit.point <= 1 ? 0.3 : 0.1)
        {
            found.append(.rash)
        }
        if signs.alopecia, isBaseline || visit.clasi >= 2 && random.happens(0.35) { found.append(.alopecia) }
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
        let usual = Self.usual[min(visit.point + 1, Self.usual.count - 1)]
        return max(-1.5, min(2.2, (Double(points) - usual.mean) / usual.deviation))
    }

    /// Mean and standard deviation of the clinical points at baseline and at each visit, as simulated cohorts have them.
    private static let usual: [(mean: Double, deviation: Double)] = [
        (5.0, 3.3), (3.4, 3.0), (2.2, 2.6), (1.3, 2.3), (0.9, 1.8), (0.5, 1.2), (0.5, 1.2),
    ]

    /// Tenths; a physician marks halves more often than what lies between.
    mutating func global(_ distribution: Quartiles, activity: Double) -> Int {
        let value = distribution.value(at: rank(activity, weight: 0.9))
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
