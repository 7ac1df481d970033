// SPDX-License-Identifier: Apache-2.0

/// A computed value, or the reason why there is none. It never holds NaN in place of a reason.
public enum Computed<Value> {
    case value(Value)
    case undefined(StatisticsFailure)
}

extension Computed {
    /// The value, or `nil` where it is undefined.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    /// The reason why there is no value, or `nil` where there is one.
    public var reason: StatisticsFailure? {
        if case .undefined(let reason) = self { reason } else { nil }
    }

    /// The value of a further computation; an undefined input keeps its reason.
    public func map<Other>(_ transform: (Value) -> Other) -> Computed<Other> {
        switch self {
        case .value(let value): .value(transform(value))
        case .undefined(let reason): .undefined(reason)
        }
    }

    /// The outcome of a further computation that can itself be undefined; an undefined input keeps its reason.
    public func flatMap<Other>(_ transform: (Value) -> Computed<Other>) -> Computed<Other> {
        switch self {
        case .value(let value): transform(value)
        case .undefined(let reason): .undefined(reason)
        }
    }
}

extension Computed where Value == Double {
    /// A number that is finite, or `.nonFiniteInput` where the arithmetic overflowed.
    static func finite(_ number: Double) -> Self {
        number.isFinite ? .value(number) : .undefined(.nonFiniteInput)
    }
}

extension Computed: Sendable where Value: Sendable {}
extension Computed: Equatable where Value: Equatable {}
extension Computed: Hashable where Value: Hashable {}
extension Computed: Codable where Value: Codable {}
