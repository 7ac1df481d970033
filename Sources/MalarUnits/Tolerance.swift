// SPDX-License-Identifier: Apache-2.0

/// Comparison of computed reals with published cut-offs.
///
/// 4.4 − 3.2 is 1.2000000000000002 in binary, and 9 × 5 / 6 must count as 7.5. A published cut-off is therefore met when the computed value
/// meets it within one part in 10⁹ of a unit.
extension Double {
    /// The tolerance of comparisons with published cut-offs.
    public static let cutOffTolerance = 1e-9

    /// At most `limit`, within the tolerance.
    public func isAtMost(_ limit: Double) -> Bool { self <= limit + Self.cutOffTolerance }

    /// At least `limit`, within the tolerance.
    public func isAtLeast(_ limit: Double) -> Bool { self >= limit - Self.cutOffTolerance }

    /// Less than `limit` by more than the tolerance.
    public func isBelow(_ limit: Double) -> Bool { !isAtLeast(limit) }

    /// More than `limit` by more than the tolerance.
    public func isAbove(_ limit: Double) -> Bool { !isAtMost(limit) }
}
