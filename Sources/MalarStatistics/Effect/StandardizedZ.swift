// SPDX-License-Identifier: Apache-2.0

/// The effect size r = z / sqrt(N), with the N that was used.
public struct StandardizedZ: Hashable, Sendable, Codable {
    /// What N counts; the choice changes r, so a report must name it.
    public enum Count: String, Hashable, Sendable, CaseIterable, Codable {
        /// Complete pairs, zeros included (rstatix, coin).
        case pairs
        /// Pairs that changed.
        case nonzeroPairs
        /// Two observations for each complete pair (textbooks for SPSS).
        case observations

        /// What N counts, in words.
        public var name: String {
            switch self {
            case .pairs: "complete pairs"
            case .nonzeroPairs: "pairs that changed"
            case .observations: "observations, two for each pair"
            }
        }
    }

    /// z / sqrt(N) with the sign of z, continuity correction and all.
    public let value: Double
    /// What N counted for this value.
    public let count: Count
    /// N itself.
    public let n: Int

    /// The effect from the asymptotic z of a signed-rank test, with its sign; undefined where z is.
    public static func effect(of result: SignedRankResult, per count: Count) -> Computed<StandardizedZ> {
        let n =
            switch count {
            case .pairs: result.nPairs
            case .nonzeroPairs: result.nNonzero
            case .observations: 2 * result.nPairs
            }
        return result.asymptotic.map { StandardizedZ(value: $0.z / Double(n).squareRoot(), count: count, n: n) }
    }
}
