// SPDX-License-Identifier: Apache-2.0

/// What is estimated again in every resample.
public enum BootstrapStatistic: Hashable, Sendable, Codable {
    case mean, median
    /// Standard deviation with n - 1.
    case standardDeviation
    /// The mean of what is left after cutting this proportion, at least 0 and below 0.5, off each end (rounded down to whole values).
    case trimmedMean(Double)

    /// The fewest values for which it is defined.
    var fewest: Int { self == .standardDeviation ? 2 : 1 }
    /// Whether a resample is best counted over the sorted values.
    var usesOrder: Bool {
        switch self {
        case .median, .trimmedMean: true
        case .mean, .standardDeviation: false
        }
    }

    /// The statistic of sorted values.
    func value(of sorted: [Double]) -> Double {
        switch self {
        case .mean: return CompensatedSum(sorted).value / Double(sorted.count)
        case .median: return midpoint(sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
        case .standardDeviation:
            return sorted.count < 2 ? 0 : Moments(of: sorted).deviation(dividingBy: sorted.count - 1)
        case .trimmedMean(let share):
            let cut = Self.cut(share, sorted.count)
            return CompensatedSum(sorted[cut..<(sorted.count - cut)]).value / Double(sorted.count - 2 * cut)
        }
    }

    static func cut(_ share: Double, _ count: Int) -> Int {
        min(Int((share * Double(count) * (1 + 4 * Double.ulpOfOne)).rounded(.down)), (count - 1) / 2)
    }

    /// The statistic of a resample of sorted values, of which `counts` says how often each was drawn.
    @inline(__always)
    func value(counts: UnsafeBufferPointer<Int32>, of sorted: UnsafeBufferPointer<Double>) -> Double {
        let n = sorted.count
        switch self {
        case .median:
            let (low, high) = ((n - 1) / 2, n / 2)
            var index = 0
            var passed = Int(counts[0])
            while passed <= low {
                index += 1
                passed += Int(counts[index])
            }
            let first = sorted[index]
            while passed <= high {
                index += 1
                passed += Int(counts[index])
            }
            return midpoint(first, sorted[index])
        case .trimmedMean(let share):
            let cut = Self.cut(share, n)
            var (passed, sum) = (0, 0.0)
            for index in 0..<n {
                let start = max(passed, cut)
                passed += Int(counts[index])
                let kept = min(passed, n - cut) - start
                if kept > 0 { sum += Double(kept) * sorted[index] }
            }
            return sum / Double(n - 2 * cut)
        case .mean, .standardDeviation: return 0
        }
    }

    /// The statistic of drawn values in the order of drawing.
    @inline(__always)
    func value(drawn: UnsafeBufferPointer<Double>) -> Double {
        var sum = 0.0
        for value in drawn { sum += value }
        let mean = sum / Double(drawn.count)
        guard self == .standardDeviation else { return mean }
        var (squares, rest) = (0.0, 0.0)
        for value in drawn {
            let deviation = value - mean
            squares += deviation * deviation
            rest += deviation
        }
        return max(0, (squares - rest * rest / Double(drawn.count)) / Double(drawn.count - 1)).squareRoot()
    }
}
