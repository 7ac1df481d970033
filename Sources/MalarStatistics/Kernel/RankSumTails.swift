// SPDX-License-Identifier: Apache-2.0

/// The exact distribution of the rank sum of a group given all ranks, ties and all: tails as counts of splits.
///
/// Every split of the observations into groups of the given sizes is equally likely. The ranks are cut into a lower and an upper half;
/// in each the splits are counted by how many ranks are chosen and by their sum (shift algorithm in two dimensions, each row counted
/// from its own smallest sum and in units of what all differences of ranks share). Each tail is a sum of products over the halves,
/// so that no tail is one minus another. Up to 124 observations all of it is in whole numbers.
/// - Source: B. Streitberg, J. Röhmel, Stat. Softw. Newsl. 12 (1986) 10-17; M. A. van de Wiel, Stat. Comput. 11 (2001) 249-257,
///   doi:10.1023/A:1016692513206.
struct RankSumTails {
    /// Sums are of doubled ranks.
    let sum: Int
    /// P(S <= sum), P(S >= sum) and the probability of a sum at least as far from the mean as the observed one.
    let less: ScaledNumber
    let greater: ScaledNumber
    let distance: ScaledNumber

    /// Twice the smaller tail, at most 1.
    var doubled: ScaledNumber {
        let smaller = less.value < greater.value || (less.value == greater.value && less.log10 < greater.log10) ? less : greater
        let twice = smaller * ScaledNumber(2)
        return twice.value >= 1 ? ScaledNumber(1) : twice
    }

    /// - Parameters:
    ///   - ranks: doubled midranks of all observations in ascending order.
    ///   - chosen: the size of the group, from 0 to the number of ranks.
    ///   - sum: the sum of the group's doubled ranks.
    /// - Complexity: `cost` additions.
    init(sorted ranks: [Int], chosen: Int, sum: Int) {
        self.sum = sum
        let mirrored = 2 * chosen > ranks.count
        let total = ranks.reduce(0, +)
        // The smaller group is counted; the other's sum is what it leaves.
        let few = mirrored ? ranks.count - chosen : chosen
        let observed = mirrored ? total - sum : sum
        let mean = few * (ranks.count + 1)
        let deviation = abs(observed - mean)
        let tails: Tails =
            ranks.count <= 2 * SignFlipTails.largestWholeHalf
            ? Halves<UInt64>(ranks, few).wholeTails(observed, mean, deviation)
            : Halves<Double>(ranks, few).tails(observed, mean, deviation)
        less = mirrored ? tails.high : tails.low
        greater = mirrored ? tails.low : tails.high
        distance = tails.far
    }

    /// Where all values are equal, every split has the same sum.
    init(certain sum: Int) {
        self.sum = sum
        less = ScaledNumber(1)
        greater = ScaledNumber(1)
        distance = ScaledNumber(1)
    }

    /// Proportions of all splits.
    struct Tails {
        let low: ScaledNumber
        let high: ScaledNumber
        let far: ScaledNumber
    }

    /// About how many additions the exact tails take.
    static func cost(sorted ranks: [Int], chosen: Int) -> Double {
        let few = min(chosen, ranks.count - chosen)
        guard Double(few) * Double(ranks.count) < 1e8 else { return .infinity }
        let middle = ranks.count / 2
        let unit = Double(unit(of: ranks))
        return (cost(ranks[..<middle], few) + cost(ranks[middle...], few)) / unit
    }

    private static func cost(_ ranks: ArraySlice<Int>, _ few: Int) -> Double {
        var sums = [0.0]
        for rank in ranks { sums.append(sums[sums.count - 1] + Double(rank)) }
        var cost = 0.0
        for count in stride(from: 1, through: ranks.count, by: 1) {
            for k in stride(from: 1, through: min(few, count), by: 1) { cost += sums[count] - sums[count - k] - sums[k] }
        }
        return cost
    }

    /// What all differences of ranks share.
    static func unit(of ranks: [Int]) -> Int {
        guard let smallest = ranks.first else { return 1 }
        func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
        var unit = 0
        for rank in ranks where unit != 1 { unit = divisor(unit, rank - smallest) }
        return max(1, unit)
    }
}
