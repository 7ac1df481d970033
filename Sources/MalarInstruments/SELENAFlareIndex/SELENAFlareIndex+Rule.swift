// SPDX-License-Identifier: Apache-2.0

extension SELENAFlareIndex {
    /// What two visits give. Whatever is not set is unknown.
    public struct Comparison: Sendable, Hashable {
        /// SELENA-SLEDAI at the previous visit, and now.
        public var previousSledai = Bounds.unknown, sledai = Bounds.unknown
        /// Physician global assessment (0 to 3) at the previous visit, and now.
        public var previousPga = Bounds.unknown, pga = Bounds.unknown
        /// Prednisone equivalent in mg per day at the previous visit, and now.
        public var previousPrednisone = Bounds(0, nil), prednisone = Bounds(0, nil)
        /// Body weight in kg.
        public var weight: Double?
        /// Whether any manifestation of the first column, and of the second, is new or worse.
        public var mildManifestation = Finding.unknown, severeManifestation = Finding.unknown
        /// Whether a glucocorticoid pulse was given since the previous visit.
        public var pulse = Finding.unknown
        /// Whether an NSAID or hydroxychloroquine was added for activity.
        public var supportiveDrugAdded = Finding.unknown
        /// Whether cyclophosphamide, azathioprine or methotrexate (or another drug that the protocol counts) was newly given for activity.
        public var immunosuppressiveAdded = Finding.unknown
        /// Whether the patient was admitted for lupus activity.
        public var hospitalized = Finding.unknown

        /// Two visits of which nothing is known.
        public init() {}
    }

    /// Whether a domain reaches its two columns. A severe flare by a domain is a flare by it.
    struct Outcome {
        let mild: Truth, severe: Truth, flare: Truth

        init(mild: Truth, severe: Truth, flare: Truth? = nil) {
            (self.mild, self.severe, self.flare) = (mild, severe, flare ?? .any([mild, severe]))
        }
    }

    /// The severity since the previous visit: one level, or the range of levels that the unknown leaves.
    public static func flare(_ visits: Comparison, as variant: Variant = .classic) -> ClosedRange<Level> {
        levels(Domain.allCases.map { visits.outcome(in: $0, as: variant) })
    }

    static func levels(_ outcomes: [Outcome]) -> ClosedRange<Level> {
        let severe = Truth.any(outcomes.map(\.severe)), flare = Truth.any(outcomes.map(\.flare))
        let lowest: Level = severe == .met ? .severe : flare == .met ? .mildModerate : .none
        let highest: Level = severe != .notMet ? .severe : flare != .notMet ? .mildModerate : .none
        return lowest...highest
    }
}

extension SELENAFlareIndex.Comparison {
    /// Whether a domain of the form reaches its two columns.
    func outcome(in domain: SELENAFlareIndex.Domain, as variant: SELENAFlareIndex.Variant) -> SELENAFlareIndex.Outcome {
        switch domain {
        case .sledaiChange: sledaiChange(variant)
        case .manifestations: .init(mild: Truth(mildManifestation), severe: .all([Truth(severeManifestation), escalated]))
        case .prednisone: prednisoneChange
        case .drugs: .init(mild: Truth(supportiveDrugAdded), severe: Truth(immunosuppressiveAdded))
        case .admission: .init(mild: .notMet, severe: Truth(hospitalized))
        case .pga: pgaChange
        }
    }

    private func sledaiChange(_ variant: SELENAFlareIndex.Variant) -> SELENAFlareIndex.Outcome {
        let rise = sledai.change(since: previousSledai).isAtLeast(3)
        guard variant == .classic else { return .init(mild: rise, severe: .notMet) }
        let above = sledai.isAbove(12)
        return .init(mild: .all([rise, !above]), severe: .all([rise, above]), flare: rise)
    }

    private var prednisoneChange: SELENAFlareIndex.Outcome {
        let increased = Truth.any([Truth(pulse), prednisone.change(since: previousPrednisone).isAbove(0)])
        let severe = Truth.any([Truth(pulse), .all([increased, isAboveHalfPerKilogram])])
        return .init(mild: .all([increased, !severe]), severe: severe, flare: increased)
    }

    private var pgaChange: SELENAFlareIndex.Outcome {
        let rise = pga.change(since: previousPga), above = pga.isAbove(2.5)
        let severe = Truth.all([rise.isAbove(0), above])
        return .init(mild: .all([rise.isAtLeast(1), !above]), severe: severe, flare: .any([rise.isAtLeast(1), severe]))
    }

    /// What a manifestation of the second column needs to be a severe flare.
    var escalated: Truth { .any([isDoubled, Truth(pulse), isAboveHalfPerKilogram, Truth(hospitalized)]) }

    /// Twice the previous dose, or more. A start from none counts.
    var isDoubled: Truth {
        .all([prednisone.change(since: previousPrednisone).isAbove(0), prednisone.change(since: previousPrednisone.times(2)).isAtLeast(0)])
    }

    /// More than 0.5 mg/kg/day. Without a weight it is known only of no dose at all.
    var isAboveHalfPerKilogram: Truth {
        guard let weight else { return prednisone.isAbove(0) == .notMet ? .notMet : .indeterminate }
        return prednisone.divided(by: weight).isAbove(0.5)
    }
}
