// SPDX-License-Identifier: Apache-2.0

/// The tail of a sum of drawn ranks on the side of the observed sum, as counts of patterns.
///
/// The ranks are dealt to two halves. Each half's counts come from the shift algorithm (one shifted addition for each rank), up to its
/// middle, which mirrors the rest; the tail is then a sum of products over the two. Up to 124 ranks all of it is in whole numbers.
/// - Source: B. Streitberg, J. Röhmel, Stat. Softw. Newsl. 12 (1986) 10-17; the meeting in the middle is that of
///   M. A. van de Wiel, Stat. Comput. 11 (2001) 249-257, doi:10.1023/A:1016692513206.
struct SignFlipTails {
    /// How many ranks can be drawn.
    let rankCount: Int
    /// The patterns whose sum is at most the smaller of the observed sum and its distance from the largest one.
    let through: ScaledNumber
    /// Those whose sum is equal to it.
    let at: ScaledNumber
    /// The same as whole numbers, up to 124 ranks.
    let whole: (through: UInt128, at: UInt128)?
    /// Whether the observed sum lies in the lower half, in the upper half, or in both where it is the middle.
    let isLow: Bool
    let isHigh: Bool

    static let largestWholeHalf = 62

    /// - Complexity: `cost` additions.
    init(ranks given: [Int], sum: Int) {
        let total = given.reduce(0, +)
        let near = min(sum, total - sum)
        isLow = sum <= total - sum
        isHigh = sum >= total - sum
        rankCount = given.count
        let halves = Halves(ranks: given, near: near)
        if given.count <= 2 * Self.largestWholeHalf {
            let found = halves.wholeTail()
            whole = found
            through = ScaledNumber(found.through)
            at = ScaledNumber(found.at)
        } else {
            whole = nil
            (through, at) = halves.tail()
        }
    }

    /// About how many additions the exact tail of these ranks and this sum takes.
    static func cost(ranks: [Int], sum: Int) -> Double {
        let total = ranks.reduce(0, +)
        let near = min(sum, total - sum)
        guard ranks.count > 1, near > 0 else { return 0 }
        let halves = Halves(ranks: ranks, near: near)
        return halves.cost
    }

    private func proportion(_ patterns: ScaledNumber) -> ScaledNumber { patterns / ScaledNumber(1, exponent: rankCount) }

    /// P(sum on the near side, the observed one included).
    var nearTail: ScaledNumber { proportion(through) }
    /// Twice that, at most 1.
    var twoSided: ScaledNumber {
        let doubled = nearTail * ScaledNumber(2)
        return doubled.value >= 1 ? ScaledNumber(1) : doubled
    }

    /// The other side, the observed sum included: at least one half.
    var farTail: Double {
        if let whole { return ScaledNumber((UInt128(1) << UInt128(rankCount)) - (whole.through - whole.at)).value(over: rankCount) }
        return min(1, 1 - (nearTail.value - proportion(at).value))
    }

    var less: ScaledNumber { isLow ? nearTail : ScaledNumber(farTail) }
    var greater: ScaledNumber { isHigh ? nearTail : ScaledNumber(farTail) }

    /// The two-sided p as a fraction in lowest terms, up to 124 ranks.
    var twoSidedFraction: String? {
        guard let whole else { return nil }
        let patterns = UInt128(1) << UInt128(rankCount)
        let extreme = min(patterns, 2 * whole.through)
        let shared = min(extreme.trailingZeroBitCount, rankCount)
        return "\(extreme >> UInt128(shared))/\(patterns >> UInt128(shared))"
    }
}

extension ScaledNumber {
    fileprivate func value(over powerOfTwo: Int) -> Double { (self / ScaledNumber(1, exponent: powerOfTwo)).value }
}
