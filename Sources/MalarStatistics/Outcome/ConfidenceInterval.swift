// SPDX-License-Identifier: Apache-2.0

/// A closed interval with the level that was asked for and the level that it has.
public struct ConfidenceInterval: Hashable, Sendable, Codable {
    /// The lower limit, which belongs to the interval, in the unit of the estimate.
    public let lower: Double
    /// The upper limit, which belongs to the interval, in the unit of the estimate.
    public let upper: Double
    /// The level asked for, between 0 and 1.
    public let requestedLevel: Double
    /// The coverage that the method gives here, between 0 and 1.
    public let achievedLevel: Double

    /// False where so few data cannot give the level that was asked for; the report must then print `achievedLevel`.
    public var reachesLevel: Bool { achievedLevel >= requestedLevel }
}
