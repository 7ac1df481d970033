// SPDX-License-Identifier: Apache-2.0

/// The scale on which a pointwise interval of a survival curve is symmetric.
public enum SurvivalScale: String, Hashable, Sendable, CaseIterable, Codable {
    /// log(-log S): the limits stay between 0 and 1 (SAS; the standard here).
    case logLog = "log-log"
    /// log S (R's standard); the upper limit is cut at 1.
    case log
    /// S itself; limits are cut at 0 and 1.
    case plain
}

/// A pointwise interval along a curve; `nil` where it is undefined, which is where S is 0.
public struct SurvivalBand: Hashable, Sendable {
    /// The lower limits, one for each event time.
    public let lower: [Double?]
    /// The upper limits, one for each event time.
    public let upper: [Double?]
}

extension KaplanMeierCurve {
    /// Greenwood's standard error of S, S times the root of the sum of d / (n (n - d)); `nil` where S is 0.
    public var standardErrors: [Double?] {
        survival.indices.map { survival[$0] > 0 ? survival[$0] * logVariance[$0].squareRoot() : nil }
    }

    /// Pointwise limits: S ± z se on the scale chosen. Undefined where S is 0.
    ///
    /// - Parameter level: above 0 and below 1
    /// - Complexity: O(event times)
    public func band(_ scale: SurvivalScale = .logLog, level: Double = 0.95) -> SurvivalBand {
        let z = NormalDistribution.critical(level: level)
        let limits = survival.indices.map { Self.limits(survival[$0], logVariance[$0].squareRoot(), z, scale) }
        return SurvivalBand(lower: limits.map { $0?.lower }, upper: limits.map { $0?.upper })
    }

    /// - Parameter error: the standard error of log S
    static func limits(_ s: Double, _ error: Double, _ z: Double, _ scale: SurvivalScale) -> (lower: Double, upper: Double)? {
        guard s > 0 else { return nil }
        switch scale {
        case .plain: return (max(0, s - z * s * error), min(1, s + z * s * error))
        case .log:
            let factor = PlatformMathematics.exponential(z * error)
            return (s / factor, min(1, s * factor))
        case .logLog:
            // -log S, and its limits by a factor
            let hazard = -PlatformMathematics.naturalLogarithm(s)
            let factor = PlatformMathematics.exponential(z * error / hazard)
            return (PlatformMathematics.exponential(-hazard * factor), PlatformMathematics.exponential(-hazard / factor))
        }
    }
}

extension KaplanMeierCurve {
    /// A time by which a part of the subjects had the event, with limits; `nil` where the curve or its limit does not fall so far.
    public struct Quantile: Hashable, Sendable {
        /// The part that had the event, between 0 and 1: 0.5 for the median.
        public let probability: Double
        /// The first time at which S is at most 1 - probability.
        public let estimate: Double?
        /// Where the lower limit of S falls so far.
        public let lower: Double?
        /// Where the upper limit of S falls so far.
        public let upper: Double?
    }

    /// The quantile and its limits by inverting the band.
    ///
    /// Where S (or a limit) equals 1 - probability along a whole step, the midpoint of that step.
    /// - Source: R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29-41, doi:10.2307/2530286.
    public func quantile(_ probability: Double = 0.5, in band: SurvivalBand) -> Quantile {
        Quantile(
            probability: probability, estimate: crossing(survival.map { $0 }, 1 - probability),
            lower: crossing(band.lower, 1 - probability), upper: crossing(band.upper, 1 - probability))
    }

    // Products of fractions miss 1/2 by a few units in the last place; R's tolerance is used.
    private static let tolerance = 1.490_116_119_384_765_6e-8

    private func crossing(_ curve: [Double?], _ target: Double) -> Double? {
        let tolerance = Self.tolerance
        guard let index = curve.firstIndex(where: { $0.map { $0 < target + tolerance } ?? false }), let value = curve[index] else {
            return nil
        }
        guard (value - target).magnitude < tolerance,
            let next = curve[index...].firstIndex(where: { $0.map { $0 < value } ?? false })
        else { return times[index] }
        return midpoint(times[index], times[next])
    }
}

extension KaplanMeierCurve {
    /// The mean time without the event up to tau, the area under S, and its standard error.
    ///
    /// Beyond the longest follow-up S is carried on at its last value. The variance is the sum over event times before tau of
    /// (area to the right)^2 d / (n (n - d)), without the factor m / (m - 1) that some programs use.
    /// - Parameter tau: 0 or more, finite
    /// - Complexity: O(event times)
    public func restrictedMean(to tau: Double) -> (mean: Double, standardError: Double) {
        var (area, variance, right) = (SurvivalSum(), SurvivalSum(), tau)
        for index in times.indices.reversed() where times[index] < tau {
            area.add(survival[index] * (right - times[index]))
            right = times[index]
            let left = Double(atRisk[index] - events[index])
            guard left > 0 else { continue }
            // As a part of tau, so that squares of very long times do not overflow.
            let part = area.value / tau
            variance.add(part * part * (Double(events[index]) / Double(atRisk[index]) / left))
        }
        area.add(right)
        return (area.value, tau * variance.value.squareRoot())
    }
}
