// SPDX-License-Identifier: Apache-2.0

/// The ranks of one sample under one treatment of zeros, doubled so that they stay whole numbers.
struct SignedRanks {
    let zeros: SignedRankTest.Zeros
    let zeroCount: Int
    let positiveCount: Int
    let negativeCount: Int
    /// Doubled ranks of the non-zero differences, which may change sign.
    let flipping: [Int]
    /// Doubled ranks of the positive differences, summed.
    let positiveSum: Int
    /// What each side gets from split zeros: half of their ranks, doubled.
    let zeroShare: Int
    /// The sizes of the groups of tied non-zero absolute differences.
    let tieGroups: [Int]
    /// The sum of the squares of the doubled ranks that make up the variance, rounded once.
    let squares: Double

    /// - Complexity: O(n log n)
    init(of differences: [Double], zeros: SignedRankTest.Zeros, tolerance: Double) {
        let ranked = zeros == .drop ? differences.filter { $0.magnitude > tolerance } : differences
        let isZero = ranked.map { $0.magnitude <= tolerance }
        let magnitudes = zip(ranked, isZero).map { $1 ? 0 : $0.magnitude }
        let doubled = DoubledRanks(of: magnitudes, tolerance: tolerance)
        let moving = ranked.indices.filter { !isZero[$0] }
        let zeroRanks = ranked.indices.filter { isZero[$0] }.map { doubled.ranks[$0] }
        let positive = moving.filter { ranked[$0] > 0 }
        self.zeros = zeros
        zeroCount = differences.count - moving.count
        positiveCount = positive.count
        negativeCount = moving.count - positive.count
        flipping = moving.map { doubled.ranks[$0] }
        positiveSum = positive.reduce(0) { $0 + doubled.ranks[$1] }
        zeroShare = zeros == .split ? zeroRanks.reduce(0, +) / 2 : 0
        // Where zeros are ranked they are the first group.
        tieGroups = zeroRanks.count > 1 ? Array(doubled.tieGroups.dropFirst()) : doubled.tieGroups
        let varying = flipping + (zeros == .split ? zeroRanks : [])
        squares = Double(varying.reduce(UInt128(0)) { $0 + UInt128($1 * $1) })
    }

    private var negativeSum: Int { flipping.reduce(0, +) - positiveSum }

    var wPlus: Double { Double(positiveSum + zeroShare) / 2 }
    var wMinus: Double { Double(negativeSum + zeroShare) / 2 }
    var mean: Double { Double(positiveSum + negativeSum + 2 * zeroShare) / 4 }
    /// Sum of squared ranks over 4: the textbook variance with its tie correction.
    var variance: Double { squares / 16 }

    /// W+ less its mean over its standard deviation, W+ first moved by `shift`.
    func z(shift: Double) -> Double {
        (Double(positiveSum - negativeSum) + 4 * shift) / squares.squareRoot()
    }
}
