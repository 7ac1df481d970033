// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// The versions of the SLEDAI with 24 descriptors. Weights are the same; two items that a measurement decides differ.
///
/// | | SLEDAI 1992 | SLEDAI-2K | SELENA-SLEDAI |
/// |---|---|---|---|
/// | arthritis | more than 2 joints | at least 2 joints | more than 2 joints |
/// | proteinuria above 0.5 g/24 h | new, or recent rise | any | new, or recent rise |
///
/// Further differences lie in the clinician's wording (rash, alopecia and ulcers new or recurrent; scleritis; vertigo) and are not computed.
///
/// - Source: `bombardier1992`, `gladman2002`, and a stored SELENA-SLEDAI form.
public enum SLEDAIVersion: String, CaseIterable, Sendable {
    case original1992, sledai2k, selena

    /// Whether so many inflamed joints are arthritis.
    public func arthritis(inflamedJoints: Double) -> Finding {
        Finding(inflamedJoints.isAtLeast(self == .sledai2k ? SLEDAI2K.inflamedJointsForArthritis : 3))
    }

    /// Whether urine protein, in mg per 24 hours, counts. The older versions ask whether it is new or recently rose by more than 500 mg.
    public func proteinuria(_ milligrams: Double, newOrRising: Finding) -> Finding {
        guard milligrams.isAbove(500) else { return .absent }
        return self == .sledai2k ? .present : newOrRising
    }
}
