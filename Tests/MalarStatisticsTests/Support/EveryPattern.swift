// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// A second computation of the signed-rank null distribution: every pattern of signs written out, ranks found by counting.
struct EveryPattern {
    let less: Double
    let greater: Double
    let twoSided: Double
    let wPlus: Double
    let wMinus: Double
    let smallestTwoSided: Double

    init(_ differences: [Double], zeros: SignedRankTest.Zeros) {
        let ranked = zeros == .drop ? differences.filter { $0 != 0 } : differences
        let ranks = ranked.map { value in
            let below = ranked.count { abs($0) < abs(value) }
            let equal = ranked.count { abs($0) == abs(value) }
            return Double(below) + Double(equal + 1) / 2
        }
        let share = zeros == .split ? zip(ranked, ranks).reduce(0) { $1.0 == 0 ? $0 + $1.1 / 2 : $0 } : 0
        let moving = zip(ranked, ranks).filter { $0.0 != 0 }
        wPlus = moving.reduce(share) { $1.0 > 0 ? $0 + $1.1 : $0 }
        wMinus = moving.reduce(share) { $1.0 < 0 ? $0 + $1.1 : $0 }
        let sums = (0..<(1 << moving.count)).map { pattern in
            moving.indices.reduce(share) { pattern >> $1 & 1 == 1 ? $0 + moving[$1].1 : $0 }
        }
        let mean = sums.reduce(0, +) / Double(sums.count)
        let observed = wPlus
        let proportion = { (isExtreme: (Double) -> Bool) in Double(sums.count(where: isExtreme)) / Double(sums.count) }
        less = proportion { $0 <= observed }
        greater = proportion { $0 >= observed }
        // Distance from the mean: another definition than doubling, equal because the distribution is symmetric.
        twoSided = proportion { abs($0 - mean) >= abs(observed - mean) }
        let farthest = sums.map { abs($0 - mean) }.max() ?? 0
        smallestTwoSided = proportion { abs($0 - mean) >= farthest }
    }
}
