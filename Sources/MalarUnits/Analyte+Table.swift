// SPDX-License-Identifier: Apache-2.0

extension Analyte {
    /// Every analyte that an instrument or a table of the two founding papers reads. Canonical unit first.
    ///
    /// Factors: creatinine 88.4 µmol/L per mg/dL (113.12 g/mol); urine protein/creatinine 1 mg/mmol = 8.84 mg/g.
    public static let table: [Analyte] = [
        Analyte(
            id: "platelets", label: "Platelets", loinc: "777-3",
            units: [
                AnalyteUnit("10*9/L", 1, countsPerNanolitre), AnalyteUnit("/uL", 0.001, ["/µl", "/mm3", "/mmc", "cells/ul", "cells/µl"]),
            ],
            plausible: 1...1500),
        Analyte(
            id: "leukocytes", label: "Leukocytes", loinc: "6690-2",
            units: [
                AnalyteUnit("10*9/L", 1, countsPerNanolitre), AnalyteUnit("/uL", 0.001, ["/µl", "/mm3", "/mmc", "cells/ul", "cells/µl"]),
            ],
            plausible: 0.1...100),
        Analyte(
            id: "neutrophils", label: "Neutrophils", loinc: "751-8",
            units: [
                AnalyteUnit("10*9/L", 1, countsPerNanolitre), AnalyteUnit("/uL", 0.001, ["/µl", "/mm3", "/mmc", "cells/ul", "cells/µl"]),
            ],
            plausible: 0...100),
        Analyte(
            id: "lymphocytes", label: "Lymphocytes", loinc: "731-0",
            units: [
                AnalyteUnit("10*9/L", 1, countsPerNanolitre), AnalyteUnit("/uL", 0.001, ["/µl", "/mm3", "/mmc", "cells/ul", "cells/µl"]),
            ],
            plausible: 0...100),
        Analyte(
            id: "hemoglobin", label: "Haemoglobin", loinc: "718-7",
            units: [AnalyteUnit("g/dL", 1), AnalyteUnit("g/L", 0.1)], plausible: 3...22),
        Analyte(
            id: "esr", label: "Erythrocyte sedimentation rate", loinc: "4537-7",
            units: [AnalyteUnit("mm/h", 1, ["mm", "mm/hr", "mm/1h"])], plausible: 0...200),
        Analyte(
            id: "crp", label: "C-reactive protein", loinc: "1988-5",
            units: [AnalyteUnit("mg/L", 1), AnalyteUnit("mg/dL", 10)], plausible: 0...500),
        Analyte(
            id: "c3", label: "Complement C3", loinc: "4485-9",
            units: [AnalyteUnit("g/L", 1), AnalyteUnit("mg/dL", 0.01)], plausible: 0.05...4),
        Analyte(
            id: "c4", label: "Complement C4", loinc: "4498-2",
            units: [AnalyteUnit("g/L", 1), AnalyteUnit("mg/dL", 0.01)], plausible: 0.005...2),
        Analyte(
            id: "ch50", label: "Total haemolytic complement CH50", loinc: nil,
            units: [AnalyteUnit("U/mL", 1, ["ku/l"]), AnalyteUnit("%", nil)], plausible: 0...300),
        Analyte(
            id: "antiDsDna", label: "Anti-dsDNA antibodies", loinc: nil,
            units: [
                AnalyteUnit("[IU]/mL", 1, ["iu/ml", "ui/ml"]), AnalyteUnit("U/mL", nil), AnalyteUnit("{ratio}", nil, ["ratio", "index"]),
                AnalyteUnit("{titer}", nil, ["titer", "titre"]), AnalyteUnit("%", nil, ["%binding", "%(farr)"]),
            ], plausible: 0...100_000),
        Analyte(
            id: "creatinine", label: "Serum creatinine", loinc: "2160-0",
            units: [AnalyteUnit("umol/L", 1, ["µmol/l"]), AnalyteUnit("mg/dL", 88.4)], plausible: 15...2000),
        Analyte(
            id: "proteinuria24h", label: "Urine protein in 24 hours", loinc: "2889-4",
            units: [
                AnalyteUnit("mg/(24.h)", 1, ["mg/24h", "mg/24hours", "mg/d", "mg/day"]),
                AnalyteUnit("g/(24.h)", 1000, ["g/24h", "g/d", "g/day"]),
            ],
            plausible: 0...40_000),
        Analyte(
            id: "proteinCreatinineRatio", label: "Urine protein/creatinine ratio", loinc: "2890-2",
            units: [AnalyteUnit("mg/g", 1), AnalyteUnit("g/g", 1000, ["mg/mg"]), AnalyteUnit("mg/mmol", 8.84)], plausible: 0...40_000),
        Analyte(
            id: "urineErythrocytes", label: "Urine red cells", loinc: "13945-1",
            units: [AnalyteUnit("/[HPF]", 1, ["/hpf"])], plausible: 0...1000),
        Analyte(
            id: "urineLeukocytes", label: "Urine white cells", loinc: "5821-4",
            units: [AnalyteUnit("/[HPF]", 1, ["/hpf"])], plausible: 0...1000),
        Analyte(
            id: "temperature", label: "Body temperature", loinc: "8310-5",
            units: [AnalyteUnit("Cel", 1, ["c", "°c", "celsius"])], plausible: 33...43),
        Analyte(
            id: "weight", label: "Body weight", loinc: "29463-7",
            units: [AnalyteUnit("kg", 1)], plausible: 2...350),
    ]

    /// The analyte of an id; `nil` if there is none.
    public static func named(_ id: String) -> Analyte? {
        byID[id]
    }

    private static let byID = Dictionary(uniqueKeysWithValues: table.map { ($0.id, $0) })
    private static let countsPerNanolitre = [
        "10^9/l", "10⁹/l", "x10^9/l", "×10⁹/l", "g/l(giga)", "10*3/ul", "10^3/ul", "10³/µl", "k/ul", "10^3/µl", "x10^3/ul",
    ]
}
