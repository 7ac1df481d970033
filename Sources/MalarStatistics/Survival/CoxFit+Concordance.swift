// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// How often, of two subjects that can be compared, the one with the larger predicted hazard had the event first.
public struct Concordance: Hashable, Sendable {
    /// Pairs in which the larger predictor belongs to the shorter time.
    public let concordant: Int
    /// Pairs in which it belongs to the longer time.
    public let discordant: Int
    /// Comparable pairs with the same predictor, each counted as one half.
    public let tied: Int

    /// (concordant + tied / 2) / all; `nil` without a comparable pair.
    public var index: Double? {
        let all = concordant + discordant + tied
        return all > 0 ? (Double(concordant) + Double(tied) / 2) / Double(all) : nil
    }
}

extension CoxFit {
    /// Harrell's concordance of the linear predictor, within strata.
    ///
    /// A pair can be compared where the shorter time is an event; of equal times, where one is an event and the other is censored.
    /// - Source: F. E. Harrell and others, JAMA 247 (1982) 2543-2546, doi:10.1001/jama.1982.03320430047030.
    /// - Complexity: O(n log n)
    public var concordance: Concordance {
        let (ranks, largest) = Self.ranks(predictors)
        var seen = RankCounts(size: largest)
        var (concordant, discordant, tied, start) = (0, 0, 0, 0)
        for block in design.blocks {
            let end = start + Int(block.rows)
            let firstCensored = start + Int(block.events)
            if block.starts_stratum == 1 { seen.clear() }
            for row in firstCensored..<end { seen.add(ranks[row]) }
            for row in start..<firstCensored {
                let below = seen.below(ranks[row])
                let equal = seen.equal(ranks[row])
                concordant += below
                tied += equal
                discordant += seen.total - below - equal
            }
            for row in start..<firstCensored { seen.add(ranks[row]) }
            start = end
        }
        return Concordance(concordant: concordant, discordant: discordant, tied: tied)
    }

    /// Ranks from 1, equal values alike, and the largest.
    private static func ranks(_ values: [Double]) -> (ranks: [Int32], largest: Int) {
        let smallest = values.min() ?? 0
        // Moved above 0, where order is that of bit patterns; equal values stay equal, and values that become equal differ by rounding only.
        let order = TimeOrder(values.map { $0 - smallest })
        var ranks = [Int32](repeating: 0, count: values.count)
        var rank: Int32 = 0
        for (place, row) in order.rows.enumerated() {
            if place == 0 || order.times[place] != order.times[place - 1] { rank += 1 }
            ranks[Int(row)] = rank
        }
        return (ranks, Int(rank))
    }
}

/// How many of each rank were seen, with sums of ranks below one in logarithmic time.
/// - Source: P. M. Fenwick, Softw. Pract. Exper. 24 (1994) 327-336, doi:10.1002/spe.4380240306.
private struct RankCounts {
    private var tree: [Int32]
    private var counts: [Int32]
    private var added: [Int32] = []
    var total: Int { added.count }

    init(size: Int) {
        tree = [Int32](repeating: 0, count: size + 1)
        counts = tree
    }

    /// Takes out again what was added, so that many small strata cost no more than one large one.
    mutating func clear() {
        for rank in added {
            counts[Int(rank)] = 0
            var index = Int(rank)
            while index < tree.count, tree[index] != 0 {
                tree[index] = 0
                index += index & -index
            }
        }
        added.removeAll(keepingCapacity: true)
    }

    mutating func add(_ rank: Int32) {
        added.append(rank)
        counts[Int(rank)] += 1
        var index = Int(rank)
        while index < tree.count {
            tree[index] += 1
            index += index & -index
        }
    }

    func equal(_ rank: Int32) -> Int { Int(counts[Int(rank)]) }

    func below(_ rank: Int32) -> Int {
        var (sum, index) = (0, Int(rank) - 1)
        while index > 0 {
            sum += Int(tree[index])
            index &= index - 1
        }
        return sum
    }
}
