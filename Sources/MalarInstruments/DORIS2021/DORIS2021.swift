// SPDX-License-Identifier: Apache-2.0

/// Remission of lupus on treatment, as defined by the DORIS task force in 2021: no clinical activity, PGA below 0.5, prednisone at most 5 mg
/// per day, on allowed treatment. It may be met at a single visit; serology is ignored.
///
/// - Source: `vanVollenhoven2021`, `vanVollenhoven2017`.
public enum DORIS2021: Sendable {
    /// A printed form of the definition. The paper itself prints two limits for prednisone, so the operators are part of its identity.
    public struct Definition: Sendable, Hashable {
        /// The limit of prednisone, in mg per day.
        public let gcLimit: Limit
        /// The limit of the physician global assessment, 0 to 3.
        public let pgaLimit: Limit

        /// A form of the definition; the abstract's where nothing is given.
        public init(gcLimit: Limit = .lessOrEqual(5), pgaLimit: Limit = .lessThan(0.5)) {
            self.gcLimit = gcLimit
            self.pgaLimit = pgaLimit
        }

        /// The definition with its operators: `DORIS 2021 (prednisone ≤ 5 mg/day, PGA < 0.5)`.
        public var name: String { "DORIS 2021 (prednisone \(gcLimit) mg/day, PGA \(pgaLimit))" }
    }

    /// The forms that may be asked for, by the word of the item `variant`.
    public static let variants: [(word: String, definition: Definition, where: String)] = [
        ("standard", Definition(), "abstract of 2021, framework of 2017"),
        ("strictGc", Definition(gcLimit: .lessThan(5)), "recommendation table of 2021, a post-hoc analysis of BLISS"),
        ("inclusivePga", Definition(pgaLimit: .lessOrEqual(0.5)), "later reviews and guidelines"),
    ]

    /// Whether a visit is in remission.
    ///
    /// - Parameters:
    ///   - pga: Physician global assessment on the scale of 0 to 3; `nil` where it was not recorded.
    ///   - prednisone: Prednisone equivalent in mg per day.
    ///   - therapyAllowed: Whether treatment is antimalarials and stable immunosuppressives or biologics only.
    public static func remission(
        _ findings: Findings<SLEDAI2K.Item>, pga: Double?, prednisone: Bounds, therapyAllowed: Finding = .present,
        as definition: Definition = .init()
    ) -> Truth {
        Truth.all([
            findings.absence(of: SLEDAI2K.clinicalItems),
            definition.pgaLimit.holds(for: Bounds(pga)),
            definition.gcLimit.holds(for: prednisone),
            Truth(therapyAllowed.isPresent),
        ])
    }

    /// Remission off treatment, of the framework of 2017: no clinical activity, PGA below 0.5, antimalarials only.
    public static func remissionOffTreatment(
        _ findings: Findings<SLEDAI2K.Item>, pga: Double?, prednisone: Bounds, immunosuppressiveOrBiologic: Finding
    ) -> Truth {
        DORIS2017.clinicalOffTherapy.holds(
            findings, pga: pga, prednisone: prednisone, immunosuppressiveOrBiologic: immunosuppressiveOrBiologic)
    }
}
