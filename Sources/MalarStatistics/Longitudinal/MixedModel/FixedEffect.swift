// SPDX-License-Identifier: Apache-2.0

/// A coefficient of a normal model with its tests against 0.
public struct FixedEffect: Hashable, Sendable {
    /// The name of the column: "visit:arm".
    public let term: String
    /// In the unit of the response for each unit of the column.
    public let estimate: Double
    /// From (X'V^-1X)^-1 at the estimated covariance; above 0.
    public let standardError: Double
    /// With Satterthwaite's degrees of freedom.
    public let satterthwaite: FixedEffectTest
    /// With the standard error and the degrees of freedom of Kenward and Roger; `nil` without REML.
    public let kenwardRoger: KenwardRogerTest?
}

/// A two-sided t test of a coefficient and the interval that belongs to it.
public struct FixedEffectTest: Hashable, Sendable {
    /// Above 0.
    public let degreesOfFreedom: Double
    /// The estimate divided by its standard error.
    public let t: Double
    /// Two-sided, from 0 to 1; 0 below the smallest double.
    public let p: Double
    /// log10 of p, also where p is below the smallest double.
    public let log10P: Double
    /// At the level asked for.
    public let interval: ConfidenceInterval

    init(estimate: Double, standardError: Double, degreesOfFreedom: Double, level: Double) {
        let student = StudentDistribution(degreesOfFreedom: degreesOfFreedom)
        let reach = student.critical(level: level) * standardError
        self.degreesOfFreedom = degreesOfFreedom
        t = estimate / standardError
        p = student.twoSided(t)
        log10P = student.log10P(t, .twoSided)
        interval = ConfidenceInterval(
            lower: estimate - reach, upper: estimate + reach, requestedLevel: level, achievedLevel: level)
    }
}

/// The small-sample test of Kenward and Roger.
public struct KenwardRogerTest: Hashable, Sendable {
    /// Not smaller than the model's own, as a rule.
    public let standardError: Double
    /// The t test with this standard error.
    public let test: FixedEffectTest
}
