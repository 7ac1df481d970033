// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// What a protocol says of one synthesis of proportions.
public struct SynthesisPlan: Sendable, Hashable {
    /// The order of the rows of the forest plot.
    public enum Order: String, Sendable, Hashable, CaseIterable {
        /// The oldest first; studies without a year last.
        case year
        /// The largest first.
        case size
        case alphabet
        /// As the review lists them.
        case given
    }

    /// What is counted, as a heading words it: "Complete resolution of arthritis".
    public var outcome: String
    /// The method of the pooled value; the others stand beside it in the table of methods.
    public var main = PoolingMethod.main
    /// The interval of each study.
    public var studyInterval = ProportionInterval.clopperPearson
    /// Of all intervals, strictly between 0 and 1.
    public var level = 0.95
    /// Studies with fewer patients are left out in a sensitivity analysis.
    public var smallStudyBelow = 3
    /// The order of the rows.
    public var order = Order.year

    /// A plan with the standards of the room: GLMM with t, Clopper-Pearson, 95 %.
    public init(outcome: String) { self.outcome = outcome }

    /// "95 %".
    var levelWords: String { "\(SynthesisNumber.short(100 * level)) %" }
}

/// What came of pooling: a value, or the rule that forbids one.
public enum PoolingOutcome: Sendable, Hashable {
    case pooled(PooledProportion)
    /// The rule and a sentence.
    case refused(SynthesisRule, String)

    /// The value, or `nil` where pooling was refused.
    public var value: PooledProportion? {
        if case .pooled(let value) = self { value } else { nil }
    }

    /// Why there is no value; `nil` where there is one.
    public var refusal: String? {
        if case .refused(_, let sentence) = self { sentence } else { nil }
    }
}

/// The pooled value of a part of the studies.
public struct SubsetOutcome: Sendable, Hashable {
    /// "Without Tani 2024", "Without studies of fewer than 3 patients".
    public var name: String
    /// The studies that are left, and their counts.
    public var studies: Int, events: Int, total: Int
    /// The pooled value by the main method, or why there is none.
    public var outcome: PoolingOutcome
    /// All patients as if they came from one study; `nil` where no study is left.
    public var crude: PooledProportion?
}

/// The value of one method, or why it has none.
public struct MethodOutcome: Sendable, Hashable {
    /// The method.
    public var method: PoolingMethod
    /// Its value, or the reason why there is none.
    public var outcome: Computed<PooledProportion>
}
