// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// What is known of a number: the number itself, or the bounds that its unknown parts leave.
public struct Bounds: Sendable, Hashable {
    /// The lowest value it may have; `nil` where no bound exists.
    public let lowest: Double?
    /// The highest value it may have; `nil` where no bound exists.
    public let highest: Double?

    /// Bounds from low to high; `nil` where no bound exists.
    public init(_ lowest: Double?, _ highest: Double?) {
        self.lowest = lowest
        self.highest = highest
    }

    /// A known number, or no bounds at all where there is none.
    public init(_ number: Double?) {
        self.init(number, number)
    }

    /// A number of which nothing is known.
    public static let unknown = Bounds(nil, nil)

    /// The number, where the bounds leave only one.
    public var value: Double? { lowest == highest ? lowest : nil }

    /// Whether a number lies within the bounds, within the tolerance of cut-offs.
    public func admits(_ number: Double) -> Bool {
        number.isAtLeast(lowest ?? -.infinity) && number.isAtMost(highest ?? .infinity)
    }

    /// The bounds of a share.
    public func divided(by divisor: Double) -> Bounds {
        Bounds(lowest.map { $0 / divisor }, highest.map { $0 / divisor })
    }

    /// Sums of bounds; without a bound where one of the two has none.
    public static func + (left: Bounds, right: Bounds) -> Bounds {
        Bounds(
            left.lowest.flatMap { low in right.lowest.map { low + $0 } },
            left.highest.flatMap { high in right.highest.map { high + $0 } })
    }
}

/// A published upper limit. Whether the limit itself passes is part of the rule, so it is part of the value and of its name.
public enum Limit: Sendable, Hashable {
    case lessOrEqual(Double), lessThan(Double)

    /// Whether a number passes, in three-valued logic: met where every possible value passes, not met where none does.
    ///
    /// Compared within the tolerance of cut-offs, so that 9 mg × 5 / 6 is 7.5.
    public func holds(for number: Bounds) -> Truth {
        if let highest = number.highest, passes(highest) { return .met }
        if let lowest = number.lowest, !passes(lowest) { return .notMet }
        return .indeterminate
    }

    private func passes(_ number: Double) -> Bool {
        switch self {
        case .lessOrEqual(let limit): number.isAtMost(limit)
        case .lessThan(let limit): number.isBelow(limit)
        }
    }
}

extension Limit: CustomStringConvertible {
    /// As in a publication: `≤ 5`, `< 0.5`.
    public var description: String {
        switch self {
        case .lessOrEqual(let limit): "≤ \(limit.inWords)"
        case .lessThan(let limit): "< \(limit.inWords)"
        }
    }
}

extension Double {
    /// For sentences: no decimals where there are none, at most four otherwise.
    var inWords: String {
        guard magnitude < 1e14 else { return "\(self)" }
        let tenThousandths = Int64(self * 10_000 + (self < 0 ? -0.5 : 0.5))
        let (whole, rest) = tenThousandths.quotientAndRemainder(dividingBy: 10_000)
        return rest == 0 ? "\(whole)" : "\(Double(tenThousandths) / 10_000)"
    }
}
