// SPDX-License-Identifier: Apache-2.0

/// Levene's test of equal spread: an analysis of variance of the distances from the centre of each group.
///
/// - Source: H. Levene in Contributions to Probability and Statistics (1960) 278-292; M. B. Brown, A. B. Forsythe,
///   J. Am. Stat. Assoc. 69 (1974) 364-367, doi:10.1080/01621459.1974.10482955.
public struct LeveneTest: Hashable, Sendable, Codable {
    /// From where distances are measured.
    public enum Centre: Hashable, Sendable, Codable {
        /// The mean of the group: Levene's own, and SPSS.
        case mean
        /// The median of the group: Brown and Forsythe's; R and SciPy by default.
        case median
        /// The mean of what is left after this share (from 0, below 0.5) of the observations is cut off at each end.
        case trimmed(Double)
    }

    /// The centre of each group.
    public var centre: Centre

    /// Centred at the mean, unless said otherwise.
    public init(centre: Centre = .mean) { self.centre = centre }

    /// F with its degrees of freedom.
    ///
    /// `.emptySample` for an empty group, `.insufficientData` without two groups or degrees of freedom, `.zeroVariance` where the distances
    /// within each group are equal.
    public func result(of groups: [[Double]]) throws(StatisticsFailure) -> LeveneResult {
        guard !groups.isEmpty, !groups.contains(where: \.isEmpty) else { throw .emptySample }
        guard groups.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .nonFiniteInput }
        if case .trimmed(let share) = centre, !(share >= 0 && share < 0.5) { throw .invalidArgument }
        let variance = try OneWayVariance(groups.map(distances))
        return LeveneResult(
            f: variance.f, numeratorDegrees: variance.betweenDegrees, denominatorDegrees: variance.withinDegrees, p: variance.p,
            log10P: variance.log10P)
    }

    private func distances(_ values: [Double]) -> [Double] {
        switch centre {
        case .mean: return Moments(of: values).centred.map(\.magnitude)
        case .median:
            let sorted = values.sorted()
            let median = midpoint(sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
            return values.map { ($0 - median).magnitude }
        case .trimmed(let share):
            let cut = Int(share * Double(values.count) + 1e-9)
            let middle = Moments(of: Array(values.sorted()[cut..<(values.count - cut)]))
            return values.map { (($0 - middle.roundedMean) - middle.meanRemainder).magnitude }
        }
    }
}

/// What Levene's test found.
public struct LeveneResult: Hashable, Sendable, Codable {
    /// Mean square between groups over mean square within groups.
    public let f: Double
    /// Groups less one.
    public let numeratorDegrees: Int
    /// Observations less groups.
    public let denominatorDegrees: Int
    /// P(F > f).
    public let p: Double
    /// log10 of `p`, also where it is below the smallest double.
    public let log10P: Double
}
