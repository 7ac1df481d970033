// SPDX-License-Identifier: Apache-2.0

/// The odds ratio of a table of two rows and two columns, conditional on its margins: the maximum likelihood estimate and exact limits.
///
/// Each solves an equation in the noncentral hypergeometric distribution by Newton's method within a bracket, to the last digits.
/// - Source: R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39-82, doi:10.2307/2342435; J. Cornfield, Proc. Third Berkeley Symp. 4 (1956) 135-148.
struct ConditionalOddsRatio {
    let counts: HypergeometricCounts
    let observed: Int

    /// 0 or infinite where the observed count is the smallest or largest that the margins allow; `nil` where they allow only one.
    func estimate() throws(StatisticsFailure) -> Double? {
        let support = counts.support
        guard support.lowerBound < support.upperBound else { return nil }
        if observed == support.lowerBound { return 0 }
        if observed == support.upperBound { return .infinity }
        return PlatformMathematics.exponential(try solve { ($0.meanExcess, $0.variance) })
    }

    /// The odds ratio at which as many or more have this probability; 0 where the observed count is the smallest.
    func lower(tail: Double) throws(StatisticsFailure) -> Double {
        guard observed > counts.support.lowerBound else { return 0 }
        let target = PlatformMathematics.naturalLogarithm(tail)
        return PlatformMathematics.exponential(
            try solve { (PlatformMathematics.naturalLogarithm($0.upper) - target, $0.upperMeanExcess - $0.meanExcess) })
    }

    /// The odds ratio at which as many or fewer have this probability; infinite where the observed count is the largest.
    func upper(tail: Double) throws(StatisticsFailure) -> Double {
        guard observed < counts.support.upperBound else { return .infinity }
        let target = PlatformMathematics.naturalLogarithm(tail)
        return PlatformMathematics.exponential(
            try solve { (target - PlatformMathematics.naturalLogarithm($0.lower), $0.meanExcess - $0.lowerMeanExcess) })
    }

    /// The root of a function of the log odds ratio that rises; the function comes with its derivative.
    private func solve(_ function: (NoncentralSums) -> (value: Double, slope: Double)) throws(StatisticsFailure) -> Double {
        var point = start
        var (low, high) = (-Double.infinity, Double.infinity)
        for _ in 0..<400 {
            let (value, slope) = function(NoncentralSums(counts, observed: observed, logOdds: point))
            if value == 0 { return point }
            if value < 0 { low = point } else { high = point }
            let newton = value.isFinite && slope > 0 ? -value / slope : value < 0 ? 2 : -2
            var next = point + max(-2, min(2, newton))
            let smallest = 4 * max(1e-3, next.magnitude).ulp
            if (next - point).magnitude <= smallest || high - low <= smallest { return next }
            if !(next > low && next < high) { next = (low + high) / 2 }
            point = next
        }
        throw .didNotConverge
    }

    private var start: Double {
        let cells = [observed, counts.firstRow - observed, counts.firstColumn - observed, counts.secondRow - counts.firstColumn + observed]
        let logarithms = cells.map { PlatformMathematics.naturalLogarithm(Double($0) + 0.5) }
        return logarithms[0] + logarithms[3] - logarithms[1] - logarithms[2]
    }
}

/// Sums over the noncentral hypergeometric distribution, all relative to its total.
struct NoncentralSums {
    /// P(X >= observed), P(X <= observed).
    private(set) var upper = 0.0, lower = 0.0
    /// E[X] - observed, E[X | X >= observed] - observed, E[X | X <= observed] - observed.
    private(set) var meanExcess = 0.0, upperMeanExcess = 0.0, lowerMeanExcess = 0.0
    private(set) var variance = 0.0

    /// - Complexity: O(standard deviation)
    init(_ counts: HypergeometricCounts, observed: Int, logOdds: Double) {
        let odds = PlatformMathematics.exponential(logOdds)
        let mode = Self.mode(counts, odds: odds)
        var total = 0.0
        var square = 0.0
        let add = { (sums: inout NoncentralSums, k: Int, term: Double) in
            let distance = Double(k - observed)
            total += term
            square += term * distance * distance
            sums.meanExcess += term * distance
            if k >= observed { sums.upper += term; sums.upperMeanExcess += term * distance }
            if k <= observed { sums.lower += term; sums.lowerMeanExcess += term * distance }
        }
        add(&self, mode, 1)
        var (term, k) = (1.0, mode)
        while k < counts.support.upperBound, term > 1e-30 || (k < observed && term > 1e-300) {
            term *= counts.ratio(k) * odds
            k += 1
            add(&self, k, term)
        }
        (term, k) = (1.0, mode)
        while k > counts.support.lowerBound, term > 1e-30 || (k > observed && term > 1e-300) {
            k -= 1
            term /= counts.ratio(k) * odds
            add(&self, k, term)
        }
        upperMeanExcess /= upper
        lowerMeanExcess /= lower
        meanExcess /= total
        variance = square / total - meanExcess * meanExcess
        upper /= total
        lower /= total
    }

    private static func mode(_ counts: HypergeometricCounts, odds: Double) -> Int {
        var (low, high) = (counts.support.lowerBound, counts.support.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if counts.ratio(middle) * odds > 1 { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
