// SPDX-License-Identifier: Apache-2.0

/// A closed interval with the level that was asked for and the level that it has.
public struct ConfidenceInterval: Hashable, Sendable, Codable {
    public let lower: Double
    public let upper: Double
    /// The level asked for, between 0 and 1.
    public let requestedLevel: Double
    /// The coverage that the method gives here, between 0 and 1.
    public let achievedLevel: Double

    /// False where so few data cannot give the level that was asked for; the report must then print `achievedLevel`.
    public var reachesLevel: Bool { achievedLevel >= requestedLevel }
}
