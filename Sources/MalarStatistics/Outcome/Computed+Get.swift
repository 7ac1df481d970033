// SPDX-License-Identifier: Apache-2.0

extension Computed {
    /// The value, or its reason thrown.
    func get() throws(StatisticsFailure) -> Value {
        switch self {
        case .value(let value): value
        case .undefined(let reason): throw reason
        }
    }
}
