// SPDX-License-Identifier: Apache-2.0

/// Compares what was computed with what a file of reference results expects, by the file's own tolerances.
///
/// A relative tolerance applies to every number. An absolute one is added only for quantities that can be near zero by cancellation
/// (means, differences, z, t, estimates, limits, correlations), never for p values, standard errors, variances and chi-squares.
/// Counts, words and missing values must be equal.
public struct ResultComparison: Sendable {
    /// The relative tolerance, 0 or more.
    public let relative: Double
    /// The absolute tolerance, 0 or more.
    public let absolute: Double

    /// A comparison with these two tolerances.
    public init(relative: Double, absolute: Double) {
        self.relative = relative
        self.absolute = absolute
    }

    /// One value that is not as expected.
    public struct Mismatch: Hashable, Sendable {
        /// Where it stands: "survival[3]".
        public let key: String
        /// What the file expects.
        public let expected: StatisticsValue
        /// `nil` where nothing was computed under this key.
        public let computed: StatisticsValue?

        /// A value that is not as expected.
        public init(key: String, expected: StatisticsValue, computed: StatisticsValue?) {
            self.key = key
            self.expected = expected
            self.computed = computed
        }
    }

    /// The largest relative difference between expected and computed numbers other than 0 that stand under the same keys.
    public static func largestRelativeDifference(expected: StatisticsValue, computed: StatisticsValue?) -> Double {
        switch (expected, computed) {
        case (.number(let a), .number(let b)?) where a != 0 && a.isFinite && b.isFinite: ((a - b) / a).magnitude
        case (.list(let a), .list(let b)?):
            zip(a, b).reduce(0) { max($0, largestRelativeDifference(expected: $1.0, computed: $1.1)) }
        case (.fields(let fields), let computed?):
            fields.reduce(0) { max($0, largestRelativeDifference(expected: $1.value, computed: computed[$1.key])) }
        default: 0
        }
    }

    /// Every expected key that is not there or not equal; further computed keys do not matter.
    public func mismatches(expected: [StatisticsField], computed: [StatisticsField]) -> [Mismatch] {
        expected.flatMap { field in
            let found = computed.first { $0.key == field.key }?.value
            guard let found else { return [Mismatch(key: field.key, expected: field.value, computed: nil)] }
            return compare(field.value, found, key: field.key, absolute: Self.mayCancel(field.key) ? absolute : 0)
        }
    }

    private func compare(_ expected: StatisticsValue, _ computed: StatisticsValue, key: String, absolute: Double) -> [Mismatch] {
        switch (expected, computed) {
        case (.number(let a), .number(let b)) where agree(a, b, absolute: absolute): []
        // An answer writes an infinite limit as a word.
        case (.number(let a), .text) where a.isInfinite && computed == .limit(a): []
        case (.list(let a), .list(let b)) where a.count == b.count:
            a.indices.flatMap { compare(a[$0], b[$0], key: "\(key)[\($0)]", absolute: absolute) }
        case (.fields(let a), .fields(let b)):
            mismatches(expected: a, computed: b).map {
                Mismatch(key: "\(key).\($0.key)", expected: $0.expected, computed: $0.computed)
            }
        // Not a number in the file is what other programs print where a quantity does not exist.
        case (.number(let a), _) where a.isNaN && (computed == .missing || computed == .text("NaN")): []
        case _ where expected == computed: []
        default: [Mismatch(key: key, expected: expected, computed: computed)]
        }
    }

    private func agree(_ expected: Double, _ computed: Double, absolute: Double) -> Bool {
        expected == computed || (expected.isNaN && computed.isNaN)
            || (expected - computed).magnitude <= relative * expected.magnitude + absolute
    }

    /// Whether a quantity of this name can be near zero because two large numbers cancel.
    static func mayCancel(_ key: String) -> Bool {
        let parts = key.split(separator: "_").map(String.init)
        let never: Set = ["p", "se", "sd", "sem", "variance", "var", "chi", "log10", "q", "tau2", "scale", "n", "df"]
        if parts.contains(where: never.contains) { return false }
        let may: Set = [
            "mean", "difference", "z", "t", "estimate", "coefficient", "lower", "upper", "r", "rho", "b", "bias", "skewness", "kurtosis",
            "covariance", "alpha", "kappa", "ac1", "biserial", "d", "g", "i2", "median", "loa",
        ]
        return parts.contains(where: may.contains)
    }
}
