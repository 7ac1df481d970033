// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

extension SimulatedCourse {
    /// Values on the side of each threshold that the descriptors of the visit say.
    mutating func laboratory(_ visit: SimulatedVisit) -> SimulatedLaboratory {
        var values = SimulatedLaboratory()
        blood(&values, visit.items)
        serum(&values, visit.items)
        urine(&values, visit.items)
        values.esr = random.integer(4...18) + random.integer(0...max(1, min(40, 3 * visit.swollen + visit.clasi / 2)))
        values.crp = random.integer(3...45) + random.integer(0...max(1, 12 * visit.swollen))
        return values
    }

    private mutating func blood(_ values: inout SimulatedLaboratory, _ items: ItemSet<SLEDAI2K.Item>) {
        values.platelets = items.contains(.thrombocytopenia) ? random.integer(30...97) : random.integer(140...340)
        values.leukocytes = items.contains(.leukopenia) ? random.integer(18...29) : random.integer(38...92)
        values.neutrophils = values.leukocytes * random.integer(55...70) / 100
        values.lymphocytes = (values.leukocytes - values.neutrophils) * random.integer(55...85) / 100
        values.haemoglobin = random.integer(108...142) + (patient.traits.isFemale ? 0 : 8)
    }

    /// The limits differ between centres, because the assays do.
    private mutating func serum(_ values: inout SimulatedLaboratory, _ items: ItemSet<SLEDAI2K.Item>) {
        let isEven = patient.centre.isMultiple(of: 2)
        (values.c3Lower, values.c4Lower, values.antiDsDnaUpper) = isEven ? (80, 12, 30) : (90, 10, 10)
        let isLow = items.contains(.lowComplement)
        values.c3 =
            isLow ? random.integer(values.c3Lower / 2...values.c3Lower - 2) : random.integer(values.c3Lower + 3...values.c3Lower + 50)
        let c4IsLow = isLow && random.happens(0.6)
        values.c4 = c4IsLow ? random.integer(3...values.c4Lower - 1) : random.integer(values.c4Lower + 1...values.c4Lower + 22)
        let upper = values.antiDsDnaUpper
        values.antiDsDna =
            items.contains(.increasedDnaBinding) ? upper + random.integer(2...upper * 12) : random.integer(1...upper - 1)
    }

    private mutating func urine(_ values: inout SimulatedLaboratory, _ items: ItemSet<SLEDAI2K.Item>) {
        values.creatinine = random.integer(55...98) + (patient.traits.isFemale ? 0 : 12)
        let hadNephritis = patient.traits.ever.contains(.renal)
        values.protein =
            items.contains(.proteinuria) ? random.integer(600...1400) : random.integer(4...(hadNephritis ? 42 : 18)) * 10
        values.urineErythrocytes = random.integer(0...4)
        values.urineLeukocytes = random.integer(0...4)
    }
}
