// SPDX-License-Identifier: Apache-2.0

/// The definitions of remission in the DORIS framework of 2017, with the clinical SLEDAI-2K as index.
///
/// | | clinical items | serology | PGA | prednisone | immunosuppressive or biologic |
/// |---|---|---|---|---|---|
/// | clinicalOnTherapy | none | any | < 0.5 | ≤ 5 mg | maintenance |
/// | completeOnTherapy | none | normal | < 0.5 | ≤ 5 mg | maintenance |
/// | clinicalOffTherapy | none | any | < 0.5 | none | none |
/// | completeOffTherapy | none | normal | < 0.5 | none | none |
///
/// Antimalarials are allowed in all of them.
///
/// - Source: `vanVollenhoven2017`.
public enum DORIS2017: String, CaseIterable, Sendable {
    case clinicalOnTherapy, completeOnTherapy, clinicalOffTherapy, completeOffTherapy

    /// Whether the definition holds.
    ///
    /// - Parameters:
    ///   - pga: Physician global assessment, 0 to 3; `nil` where it was not recorded.
    ///   - prednisone: Prednisone equivalent in mg per day.
    ///   - immunosuppressiveOrBiologic: Whether any is given; read by the definitions off therapy only.
    ///   - maintenance: Whether what is given is a stable maintenance dose; read by the definitions on therapy only.
    public func holds(
        _ findings: Findings<SLEDAI2K.Item>, pga: Double?, prednisone: Bounds, immunosuppressiveOrBiologic: Finding,
        maintenance: Finding = .present
    ) -> Truth {
        let items = isComplete ? ItemSet.all : SLEDAI2K.clinicalItems
        let dose: Limit = isOffTherapy ? .lessOrEqual(0) : .lessOrEqual(5)
        let treatment = isOffTherapy ? !Truth(immunosuppressiveOrBiologic.isPresent) : Truth(maintenance.isPresent)
        return Truth.all([findings.absence(of: items), Limit.lessThan(0.5).holds(for: Bounds(pga)), dose.holds(for: prednisone), treatment])
    }

    private var isComplete: Bool { self == .completeOnTherapy || self == .completeOffTherapy }
    private var isOffTherapy: Bool { self == .clinicalOffTherapy || self == .completeOffTherapy }
}
