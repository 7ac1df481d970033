// SPDX-License-Identifier: Apache-2.0

/// A distribution over a range of whole numbers whose probabilities rise to a mode and fall after it.
///
/// Tails are one probability, taken from its logarithm, times a sum of ratios that starts at the count itself, so that they keep
/// about 13 digits however large the counts are and however small the tail is.
protocol CountDistribution {
    /// The counts that can occur.
    var support: ClosedRange<Int> { get }
    /// log P(X = k), for a k of the support.
    func logMass(_ k: Int) -> Double
    /// P(X = k + 1) / P(X = k); falls with k and is above 0 within the support.
    func ratio(_ k: Int) -> Double
    /// Whether P(X = k) <= P(X = x), ties included.
    func isNotMoreLikely(_ k: Int, than x: Int) -> Bool
    /// Whole numbers in proportion to the probabilities of the support, where their sum fits; otherwise `nil`.
    var wholeWeights: [UInt64]? { get }
}

/// The two tails of a count, itself included in both, and the two-sided p values that follow from them.
public struct CountTails: Hashable, Sendable, Codable {
    /// P(X <= observed).
    public let less: Double
    /// P(X >= observed).
    public let greater: Double
    /// P(X = observed).
    public let mass: Double
    /// The probability of all counts that are not more likely than the observed one.
    public let minimumLikelihood: Double
    /// log10 of `less`, also where it is below the smallest double.
    public let log10Less: Double
    /// log10 of `greater`.
    public let log10Greater: Double
    /// log10 of `minimumLikelihood`.
    public let log10MinimumLikelihood: Double

    /// Twice the smaller tail, at most 1.
    public var doubled: Double { min(1, 2 * min(less, greater)) }
    /// log10 of `doubled`.
    public var log10Doubled: Double { min(0, min(log10Less, log10Greater) + PlatformMathematics.decimalLogarithm(2)) }
    /// P(X < observed) + P(X = observed) / 2.
    public var midLess: Double { less - mass / 2 }
    /// P(X > observed) + P(X = observed) / 2.
    public var midGreater: Double { greater - mass / 2 }
    /// Twice the smaller of `midLess` and `midGreater`, at most 1.
    public var midDoubled: Double { min(1, 2 * min(midLess, midGreater)) }
}

extension CountDistribution {
    /// The tails of an observed count of the support.
    ///
    /// - Complexity: O(standard deviation + log of the support)
    func tails(at x: Int) -> CountTails {
        if let weights = wholeWeights { return CountTails(weights, at: x - support.lowerBound) }
        let atX = logMass(x)
        let isAboveMode = x == support.upperBound || ratio(x) < 1
        let isBelowMode = x == support.lowerBound || ratio(x - 1) > 1
        let up = isAboveMode ? atX + logSumUp(from: x) : nil
        let down = isBelowMode ? atX + logSumDown(from: x) : nil
        let greater = up ?? remainder(down, without: atX)
        let less = down ?? remainder(up, without: atX)
        let both = logTwoSided(x, up: up, down: down)
        let exponential = { (logarithm: Double) in min(1, PlatformMathematics.exponential(logarithm)) }
        return CountTails(
            less: exponential(less), greater: exponential(greater), mass: exponential(atX), minimumLikelihood: exponential(both),
            log10Less: min(0, less / PlatformMathematics.logTen), log10Greater: min(0, greater / PlatformMathematics.logTen),
            log10MinimumLikelihood: min(0, both / PlatformMathematics.logTen))
    }

    /// log of 1 - (tail - mass): the other tail with the observed count in it.
    private func remainder(_ logTail: Double?, without logMass: Double) -> Double {
        guard let logTail else { return 0 }
        let beyond = PlatformMathematics.exponential(logTail) - PlatformMathematics.exponential(logMass)
        return beyond >= 1 ? logMass : PlatformMathematics.logarithmOfOnePlus(-max(0, beyond))
    }

    private func logTwoSided(_ x: Int, up: Double?, down: Double?) -> Double {
        // At the mode every count is no more likely than the observed one.
        if let up, down == nil { return logSum(up, otherSideBelow(x).map { logMass($0) + logSumDown(from: $0) }) }
        if let down, up == nil { return logSum(down, otherSideAbove(x).map { logMass($0) + logSumUp(from: $0) }) }
        return 0
    }

    private func logSum(_ a: Double, _ b: Double?) -> Double {
        guard let b else { return a }
        return max(a, b) + PlatformMathematics.logarithmOfOnePlus(PlatformMathematics.exponential(-(a - b).magnitude))
    }

    /// The largest count below the mode that is not more likely than x, for an x above the mode.
    private func otherSideBelow(_ x: Int) -> Int? {
        guard isNotMoreLikely(support.lowerBound, than: x) else { return nil }
        var (known, over) = (support.lowerBound, mode)
        if isNotMoreLikely(over, than: x) { return x - 1 }
        while over - known > 1 {
            let middle = known + (over - known) / 2
            if isNotMoreLikely(middle, than: x) { known = middle } else { over = middle }
        }
        return known
    }

    /// The smallest count above the mode that is not more likely than x, for an x below the mode.
    private func otherSideAbove(_ x: Int) -> Int? {
        guard isNotMoreLikely(support.upperBound, than: x) else { return nil }
        var (over, known) = (mode, support.upperBound)
        if isNotMoreLikely(over, than: x) { return x + 1 }
        while known - over > 1 {
            let middle = over + (known - over) / 2
            if isNotMoreLikely(middle, than: x) { known = middle } else { over = middle }
        }
        return known
    }

    /// The first count that is at least as likely as the next.
    var mode: Int {
        var (low, high) = (support.lowerBound, support.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if ratio(middle) > 1 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// log of the sum of P(X = j) / P(X = k) over j >= k.
    func logSumUp(from k: Int) -> Double {
        var (term, sum, j) = (1.0, 1.0, k)
        while j < support.upperBound {
            term *= ratio(j)
            j += 1
            sum += term
            if term < sum * 1e-19 { break }
        }
        return PlatformMathematics.naturalLogarithm(sum)
    }

    /// log of the sum of P(X = j) / P(X = k) over j <= k.
    func logSumDown(from k: Int) -> Double {
        var (term, sum, j) = (1.0, 1.0, k)
        while j > support.lowerBound {
            j -= 1
            term /= ratio(j)
            sum += term
            if term < sum * 1e-19 { break }
        }
        return PlatformMathematics.naturalLogarithm(sum)
    }
}
