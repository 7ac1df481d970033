// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// The versions of the SLEDAI with 24 descriptors. Weights are the same; items differ in what counts.
///
/// | | SLEDAI 1992 | SLEDAI-2K | SELENA-SLEDAI | hybrid |
/// |---|---|---|---|---|
/// | arthritis | more than 2 joints | at least 2 joints | more than 2 joints | more than 2 joints |
/// | proteinuria above 0.5 g/24 h | new, or recent rise | any | new, or recent rise | any |
/// | rash, alopecia, mucosal ulcers | new or recurrent | any | new or recurrent | new or recurrent |
///
/// - Source: `bombardier1992`, `gladman2002`, and a stored SELENA-SLEDAI form; the proteinuria rule of the hybrid is not confirmed.
public enum SLEDAIVersion: String, CaseIterable, Sendable {
    case original1992, sledai2k, selena, hybridSelena

    /// The fewest inflamed joints that are arthritis.
    public var leastJoints: Double { self == .sledai2k ? SLEDAI2K.inflamedJointsForArthritis : 3 }
    /// Whether rash, alopecia and mucosal ulcers count only where they are new or recurrent.
    public var asksForNewSkinActivity: Bool { self != .sledai2k }
    /// Whether proteinuria counts only where it is new, or recently rose by more than 500 mg.
    public var asksForNewProteinuria: Bool { self == .original1992 || self == .selena }

    /// Whether so many inflamed joints are arthritis.
    public func arthritis(inflamedJoints: Double) -> Finding {
        Finding(inflamedJoints.isAtLeast(leastJoints))
    }

    /// Whether urine protein, in mg per 24 hours, counts. The older versions ask whether it is new or recently rose by more than 500 mg.
    public func proteinuria(_ milligrams: Double, newOrRising: Finding) -> Finding {
        guard milligrams.isAbove(500) else { return .absent }
        return asksForNewProteinuria ? newOrRising : .present
    }
}
