// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

/// What an effect measures, and whether it is pooled as a logarithm.
public enum EffectMeasure: Sendable, Hashable {
    case meanDifference
    case riskRatio, oddsRatio, riskDifference
    /// Another effect by its name; `isRatio` where it is pooled as a logarithm, as a hazard ratio or a rate ratio.
    case other(String, isRatio: Bool)

    /// Whether it is pooled as a logarithm and printed as a ratio.
    public var isRatio: Bool {
        switch self {
        case .riskRatio, .oddsRatio: true
        case .meanDifference, .riskDifference: false
        case .other(_, let isRatio): isRatio
        }
    }

    /// The name in print.
    public var name: String {
        switch self {
        case .meanDifference: "Mean difference"
        case .riskRatio: "Risk ratio"
        case .oddsRatio: "Odds ratio"
        case .riskDifference: "Risk difference"
        case .other(let name, _): name
        }
    }

    /// The printed value behind one of the scale on which it is pooled: of a logarithm its exponential.
    public func printedValue(_ value: Double) -> Double { isRatio ? ScaleMathematics.exponential(value) : value }
}

/// One study of a synthesis of effects.
public struct EffectStudy: Sendable, Hashable {
    /// Names the study in the review.
    public var id: String
    /// The name in print.
    public var label: String
    /// The effect on the scale on which it is pooled: ratios as natural logarithms.
    public var effect: Double
    /// Its sampling variance, above 0.
    public var variance: Double

    /// A study with effect and variance; it is checked where it is pooled.
    public init(id: String, label: String, effect: Double, variance: Double) {
        self.id = id
        self.label = label
        self.effect = effect
        self.variance = variance
    }

    /// From a printed estimate and its interval, by the width of the interval on the scale on which it is pooled.
    ///
    /// `nil` where the interval does not hold the estimate or has no width, where a ratio is not above 0, and for a level that is none.
    public init?(id: String, label: String, measure: EffectMeasure, estimate: Double, lower: Double, upper: Double, level: Double = 0.95) {
        guard [estimate, lower, upper].allSatisfy(\.isFinite), level > 0, level < 1, lower <= estimate, estimate <= upper, lower < upper,
            !measure.isRatio || lower > 0
        else { return nil }
        let scale = { (value: Double) in measure.isRatio ? ScaleMathematics.logarithm(value) : value }
        let error = (scale(upper) - scale(lower)) / (2 * NormalDistribution.upperQuantile((1 - level) / 2))
        self.init(id: id, label: label, effect: scale(estimate), variance: error * error)
    }

    /// The difference of two means, first less second, with the variance sd²/n of each added.
    ///
    /// `nil` for fewer than 2 patients in a group, a negative standard deviation, or none at all.
    public init?(id: String, label: String, first: GroupMean, second: GroupMean) {
        guard first.isSound, second.isSound else { return nil }
        let variance = first.squaredError + second.squaredError
        guard variance > 0, variance.isFinite else { return nil }
        self.init(id: id, label: label, effect: first.mean - second.mean, variance: variance)
    }

    var defect: String? {
        if !effect.isFinite || !variance.isFinite { return "has an effect or a variance that is no finite number" }
        return variance > 0 ? nil : "has a variance that is not above 0"
    }
}

/// The mean of a group with its standard deviation.
public struct GroupMean: Sendable, Hashable {
    /// In the unit of the outcome.
    public var mean: Double, sd: Double
    /// Patients.
    public var count: Int

    /// A group as extracted.
    public init(mean: Double, sd: Double, count: Int) {
        self.mean = mean
        self.sd = sd
        self.count = count
    }

    var isSound: Bool { mean.isFinite && sd.isFinite && sd >= 0 && count > 1 }
    var squaredError: Double { sd * sd / Double(count) }
}
