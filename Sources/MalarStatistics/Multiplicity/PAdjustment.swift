// SPDX-License-Identifier: Apache-2.0

/// A correction of p values for many tests.
public enum PAdjustment: String, Hashable, Sendable, CaseIterable, Codable {
    /// The family-wise error rate: the chance of any false rejection.
    case bonferroni, holm, hochberg, hommel, sidak, holmSidak = "holm_sidak"
    /// The false discovery rate: the share of false rejections. Benjamini-Yekutieli needs no assumption about dependence.
    case bh, by

    /// Adjusted p values in the order given; missing ones keep their place and are not counted.
    ///
    /// `.emptySample` where no p is observed, `.nonFiniteInput`, `.invalidArgument` for a value outside 0...1 or for fewer comparisons than
    /// observed values.
    /// - Parameter comparisons: how many tests were made, those whose p is not at hand among them; `nil` is the number observed. Values
    ///   not at hand are taken to be 1.
    /// - Complexity: O(m log m)
    public func adjusted(_ values: [Double?], comparisons: Int? = nil) -> Computed<[Double?]> {
        let observed = values.compactMap { $0 }
        let count = comparisons ?? observed.count
        guard !observed.isEmpty else { return .undefined(.emptySample) }
        guard observed.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        guard observed.allSatisfy({ $0 >= 0 && $0 <= 1 }), count >= observed.count else { return .undefined(.invalidArgument) }
        let places = values.indices.filter { values[$0] != nil }
        let order = observed.indices.sorted { observed[$0] < observed[$1] }
        let adjusted = adjusted(sorted: order.map { observed[$0] }, comparisons: count)
        var result = [Double?](repeating: nil, count: values.count)
        for (rank, index) in order.enumerated() { result[places[index]] = min(1, adjusted[rank]) }
        return .value(result)
    }

    /// Adjusted values, not yet cut off at 1, of values from the smallest up.
    private func adjusted(sorted p: [Double], comparisons: Int) -> [Double] {
        let m = Double(comparisons)
        switch self {
        case .bonferroni: return p.map { m * $0 }
        case .sidak: return p.map { Self.anyOf(m, $0) }
        case .holm: return Self.risen(p.enumerated().map { (m - Double($0)) * $1 })
        case .holmSidak: return Self.risen(p.enumerated().map { Self.anyOf(m - Double($0), $1) })
        case .hochberg: return Self.fallen(p.enumerated().map { (m - Double($0)) * $1 }, beyond: comparisons > p.count)
        case .bh: return Self.fallen(p.enumerated().map { m / Double($0 + 1) * $1 }, beyond: comparisons > p.count)
        case .by:
            let harmonic = CompensatedSum((1...comparisons).lazy.map { 1 / Double($0) }).value
            return Self.fallen(p.enumerated().map { harmonic * m / Double($0 + 1) * $1 }, beyond: comparisons > p.count)
        case .hommel: return HommelAdjustment(sorted: p + [Double](repeating: 1, count: comparisons - p.count)).adjusted
        }
    }

    /// 1 - (1 - p)^m.
    private static func anyOf(_ m: Double, _ p: Double) -> Double {
        p == 1 ? 1 : -PlatformMathematics.exponentialMinusOne(m * PlatformMathematics.logarithmOfOnePlus(-p))
    }

    /// No value below one before it.
    private static func risen(_ values: [Double]) -> [Double] {
        var most = 0.0
        return values.map {
            most = max(most, $0)
            return most
        }
    }

    /// No value above one after it; values not at hand stand at the end with an adjusted value of 1 at most.
    private static func fallen(_ values: [Double], beyond: Bool) -> [Double] {
        var least = beyond ? 1 : Double.infinity
        return values.reversed().map {
            least = min(least, $0)
            return least
        }.reversed()
    }
}
