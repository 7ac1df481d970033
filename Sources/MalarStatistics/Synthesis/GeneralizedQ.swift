// SPDX-License-Identifier: Apache-2.0

/// Cochran's Q with weights that include a variance between studies: it falls as that variance grows.
struct GeneralizedQ {
    let studies: StudyEffects

    init(_ studies: StudyEffects) { self.studies = studies }

    /// The variance between studies at which Q has this value; `nil` where Q is below it even without any.
    func tau2(at target: Double) -> Double? {
        let excess = { (tau2: Double) in studies.weighted(tau2).q - target }
        guard excess(0) >= 0 else { return nil }
        var high = studies.variances.max() ?? 1
        while excess(high) > 0, high.isFinite { high *= 2 }
        guard high.isFinite else { return nil }
        var low = high
        while excess(low) < 0, low > high * 1e-30 { low /= 2 }
        return Bisection.root(excess(low) < 0 ? 0 : low, high) { -excess($0) }
    }

    /// The Q-profile interval: the variances between studies that Q, a chi-square with k - 1 degrees of freedom, does not contradict.
    ///
    /// `nil` where even 0 leaves Q too small, so that no value agrees with the data.
    /// - Source: W. Viechtbauer, Stat. Med. 26 (2007) 37-52, doi:10.1002/sim.2514.
    func profileInterval(level: Double) -> ConfidenceInterval? {
        guard studies.count > 1 else { return nil }
        let chi = ChiSquareDistribution(degreesOfFreedom: Double(studies.count - 1))
        guard let upper = tau2(at: chi.lowerQuantile((1 - level) / 2)) else { return nil }
        let lower = tau2(at: chi.upperQuantile((1 - level) / 2)) ?? 0
        return ConfidenceInterval(lower: lower, upper: upper, requestedLevel: level, achievedLevel: level)
    }
}

/// The derivative of the (restricted) likelihood in the variance between studies.
struct LikelihoodScore {
    let studies: StudyEffects
    let isRestricted: Bool

    init(_ studies: StudyEffects, isRestricted: Bool) {
        self.studies = studies
        self.isRestricted = isRestricted
    }

    /// Twice the score.
    func value(_ tau2: Double) -> Double {
        let fit = studies.weighted(tau2)
        return fit.q2 - (isRestricted ? fit.trace : fit.sum)
    }

    private func step(_ tau2: Double) -> Double {
        let fit = studies.weighted(tau2)
        return (fit.q2 - (isRestricted ? fit.trace : fit.sum)) / (isRestricted ? fit.traceOfSquare : fit.squares)
    }

    /// Fisher scoring from a start, then halving around what it found until two doubles are adjacent; 0 where the likelihood falls from there on.
    func root(from start: Double) -> Double? {
        let unit = studies.variances.min() ?? 1
        var tau2 = start
        var isSettled = false
        for _ in 0..<10_000 where !isSettled {
            let step = step(tau2)
            let next = max(tau2 / 2, tau2 + step)
            isSettled = (next - tau2).magnitude <= 1e-10 * (next + unit * 1e-3)
            tau2 = next
            if tau2 < unit * 1e-9, value(0) <= 0 { return 0 }
        }
        guard isSettled else { return nil }
        return polished(tau2, unit)
    }

    private func polished(_ tau2: Double, _ unit: Double) -> Double? {
        var width = 1e-8
        while width < 1 {
            let (low, high) = (max(0, tau2 * (1 - width) - unit * 1e-12), tau2 * (1 + width) + unit * 1e-12)
            if value(low) >= 0, value(high) <= 0 { return Bisection.root(low, high) { -value($0) } }
            width *= 4
        }
        return value(0) <= 0 ? 0 : tau2
    }
}
