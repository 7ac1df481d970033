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
    /// Says of these keys that an infinite value under them is what was found, and writes it as results do.
    func allowingInfinite(_ keys: Set<String>) -> ProcedureAnswer {
        var answer = self
        answer.values = values.map { field in
            guard keys.contains(field.key), let number = field.value.number else { return field }
            return StatisticsField(field.key, .limit(number))
        }
        return answer
    }
}
