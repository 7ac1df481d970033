// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Task c: a million asymptotic signed-rank tests of 26 pairs on one thread, from a matrix of differences to z and p.
enum SignedRankBatchBench {
    static func run() {
        var generator = Seeded(state: 3)
        let whole = (0..<26_000_000).map { _ in Double(Int.random(in: -6...9, using: &generator)) }
        StatisticsBench.measure("c 1e6 asymptotic Wilcoxon n=26", "whole numbers") { sum(of: whole) }
        let halves = whole.map { $0 * 0.1 }
        StatisticsBench.measure("c 1e6 asymptotic Wilcoxon n=26", "decimals") { sum(of: halves) }
    }

    private static func sum(of matrix: [Double]) -> Double {
        SignedRankTest.spss.asymptoticBatch(differences: matrix, pairs: 26).p.reduce(0, +)
    }
}
