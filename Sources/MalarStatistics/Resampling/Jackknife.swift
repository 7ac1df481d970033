// SPDX-License-Identifier: Apache-2.0

/// The acceleration of the BCa interval from the statistic with each observation left out in turn.
struct Jackknife {
    let statistic: BootstrapStatistic
    /// Sorted; one sample, or two whose difference is wanted.
    let samples: [[Double]]

    /// sum(u³) / (6 sum(u²)^1.5) over all observations, u = (n - 1) (mean of the left-out values - left-out value) / n, with the sign turned in
    /// the second sample; 0 where nothing varies or a sample has too few values to leave one out.
    var acceleration: Double {
        var (squares, cubes) = (0.0, 0.0)
        for (index, sample) in samples.enumerated() {
            guard sample.count > statistic.fewest else { continue }
            let left = leftOut(sample)
            let mean = CompensatedSum(left).value / Double(left.count)
            let factor = (index == 0 ? 1.0 : -1.0) * Double(left.count - 1) / Double(left.count)
            let influences = left.map { factor * (mean - $0) }
            squares += CompensatedSum(influences.lazy.map { $0 * $0 }).value
            cubes += CompensatedSum(influences.lazy.map { $0 * $0 * $0 }).value
        }
        let divisor = 6 * squares * squares.squareRoot()
        return divisor > 0 && divisor.isFinite && cubes.isFinite ? cubes / divisor : 0
    }

    /// - Complexity: O(n)
    private func leftOut(_ sorted: [Double]) -> [Double] {
        let n = sorted.count
        switch statistic {
        case .mean:
            let sum = CompensatedSum(sorted).value
            return sorted.map { (sum - $0) / Double(n - 1) }
        case .standardDeviation:
            let moments = Moments(of: sorted)
            let squares = moments.variance(dividingBy: 1)
            return sorted.map { value in
                let deviation = value - moments.mean
                return n < 3 ? 0 : max(0, (squares - deviation * deviation * Double(n) / Double(n - 1)) / Double(n - 2)).squareRoot()
            }
        case .median:
            return sorted.indices.map { index in
                let place = { (k: Int) in sorted[k < index ? k : k + 1] }
                return midpoint(place((n - 2) / 2), place((n - 1) / 2))
            }
        case .trimmedMean(let share):
            let cut = BootstrapStatistic.cut(share, n - 1)
            var sums = [0.0]
            for value in sorted { sums.append(sums[sums.count - 1] + value) }
            let kept = Double(n - 1 - 2 * cut)
            return sorted.indices.map { index in
                // Of the remaining values those from cut to n - 2 - cut are kept; leaving out an earlier one moves the window by one.
                if index < cut { return (sums[n - cut] - sums[cut + 1]) / kept }
                if index > n - 1 - cut { return (sums[n - 1 - cut] - sums[cut]) / kept }
                return (sums[n - cut] - sums[cut] - sorted[index]) / kept
            }
        }
    }
}
