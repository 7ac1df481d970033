// SPDX-License-Identifier: Apache-2.0

extension StatisticsValue {
    /// A number that may be infinite, as the limit of a one-sided interval is: then the word "Inf" or "-Inf", which is how result files
    /// write it, because an answer holds no infinite number. What is not a number does not exist.
    public static func limit(_ value: Double) -> StatisticsValue {
        if value.isFinite { return .number(value) }
        return value.isNaN ? .missing : .text(value > 0 ? "Inf" : "-Inf")
    }

    /// A limit that may not exist.
    public static func limit(_ value: Double?) -> StatisticsValue { value.map { .limit($0) } ?? .missing }

    /// A limit that was computed; where it is undefined, it does not exist.
    public static func limit(_ value: Computed<Double>) -> StatisticsValue { .limit(value.value) }

    /// A logarithm of a probability; the probability 0 has none.
    static func logarithm(_ value: Double) -> StatisticsValue { value > -1e300 ? .number(value) : .missing }
}
