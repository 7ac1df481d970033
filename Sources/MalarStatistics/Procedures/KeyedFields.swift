// SPDX-License-Identifier: Apache-2.0

extension [StatisticsField] {
    /// Fields written like a dictionary, in their order.
    static func keyed(_ pairs: KeyValuePairs<String, StatisticsValue>) -> [StatisticsField] {
        pairs.map { StatisticsField($0.key, $0.value) }
    }

    /// An interval under two keys; both are missing where there is none.
    static func interval(_ lower: String, _ upper: String, _ interval: ConfidenceInterval?) -> [StatisticsField] {
        keyed(["\(lower)": .optional(interval?.lower), "\(upper)": .optional(interval?.upper)])
    }
}

extension ProcedureAnswer {
    /// Says of these keys that an infinite value under them is what was found.
    func allowingInfinite(_ keys: Set<String>) -> ProcedureAnswer {
        var answer = self
        answer.unbounded = keys
        return answer
    }
}

extension Computed {
    /// The value, or its reason thrown.
    func orThrow() throws(StatisticsFailure) -> Value {
        switch self {
        case .value(let value): return value
        case .undefined(let reason): throw reason
        }
    }
}
