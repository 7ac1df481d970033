// SPDX-License-Identifier: Apache-2.0

/// Lupus Low Disease Activity State: little activity and none in a major organ, nothing new, PGA at most 1, prednisone at most 7.5 mg per
/// day, standard maintenance treatment that is well tolerated.
///
/// - Source: `franklyn2016`; maximum doses: `golder2016`, table 3.
public enum LLDAS: Sendable {
    /// A drug of maintenance treatment and the highest dose that counts as standard.
    public struct Maintenance: Sendable, Hashable {
        /// The id in code, CSV and JSON.
        public let id: String
        /// The name in print.
        public let label: String
        /// The highest standard dose.
        public let maximum: Double
        /// Its unit.
        public let unit: String

        init(_ id: String, _ label: String, _ maximum: Double, _ unit: String) {
            self.id = id
            self.label = label
            self.maximum = maximum
            self.unit = unit
        }
    }

    // swift-format-ignore
    /// Highest standard maintenance doses.
    public static let maintenance: [Maintenance] = [
        .init("hydroxychloroquine",   "Hydroxychloroquine",     400, "mg/d"),
        .init("methotrexate",         "Methotrexate",            30, "mg/wk"),
        .init("azathioprine",         "Azathioprine",           200, "mg/d"),
        .init("mycophenolateMofetil", "Mycophenolate mofetil", 3000, "mg/d"),
        .init("mycophenolicAcid",     "Mycophenolic acid",     2160, "mg/d"),
        .init("leflunomide",          "Leflunomide",             20, "mg/d"),
    ]

    // swift-format-ignore
    /// Activity in a major organ that SLEDAI-2K has no item for.
    public static let chartFlags: [(id: String, label: String)] = [
        ("hemolyticAnemia",          "haemolytic anaemia"),
        ("gastrointestinalActivity", "gastrointestinal activity"),
        ("otherCardiopulmonary",     "myocarditis, pneumonitis, alveolar haemorrhage, shrinking lung or pulmonary hypertension"),
    ]

    /// The SLEDAI-2K items of major organs: nervous system, vasculitis, kidney, pleurisy and pericarditis, fever.
    public static let majorOrganItems = SLEDAI2K.items { ["cns", "vascular", "renal", "serosal", "constitutional"].contains($0.system) }

    /// The highest SLEDAI-2K, serology included.
    public static let activityLimit = Limit.lessOrEqual(4)
    /// The highest PGA, 0 to 3.
    public static let pgaLimit = Limit.lessOrEqual(1)
    /// The highest prednisone equivalent, in mg per day.
    public static let gcLimit = Limit.lessOrEqual(7.5)

    /// Whether a visit is in the state, from findings alone.
    ///
    /// - Parameters:
    ///   - otherMajorActivity: Haemolytic anaemia, gastrointestinal or cardiopulmonary activity outside of SLEDAI-2K.
    ///   - newActivity: Activity that was not there at the previous assessment.
    ///   - pga: Physician global assessment, 0 to 3; `nil` where it was not recorded.
    ///   - prednisone: Prednisone equivalent in mg per day.
    ///   - standardTreatment: Whether maintenance treatment is standard and tolerated.
    public static func state(
        _ findings: Findings<SLEDAI2K.Item>, otherMajorActivity: Finding = .absent, newActivity: Finding, pga: Double?, prednisone: Bounds,
        standardTreatment: Finding = .present
    ) -> Truth {
        Truth.all([
            activityLimit.holds(for: SLEDAI2K.tally(findings).range), findings.absence(of: majorOrganItems),
            !Truth(otherMajorActivity.isPresent),
            !Truth(newActivity.isPresent),
            pgaLimit.holds(for: Bounds(pga)),
            gcLimit.holds(for: prednisone),
            Truth(standardTreatment.isPresent),
        ])
    }

    /// The glucocorticoid criterion of the childhood state cLLDAS: at most 0.15 mg/kg and at most 7.5 mg of prednisolone per day.
    ///
    /// - Source: `smith2023`.
    public static func childGlucocorticoid(prednisone: Bounds, weightInKilograms: Double) -> Truth {
        Truth.all([Limit.lessOrEqual(0.15).holds(for: prednisone.divided(by: weightInKilograms)), gcLimit.holds(for: prednisone)])
    }
}
