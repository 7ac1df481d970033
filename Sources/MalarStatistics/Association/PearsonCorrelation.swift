// SPDX-License-Identifier: Apache-2.0

/// Pearson's product-moment correlation of complete pairs.
public enum PearsonCorrelation {
    /// r with its test and interval. Sums run in the order given with about 32 digits.
    ///
    /// `.emptySample` for no pair, `.insufficientData` below 3, `.lengthMismatch`, `.nonFiniteInput`, `.zeroVariance` for a constant column.
    /// - Complexity: O(n)
    public static func of(_ x: [Double], _ y: [Double]) -> Computed<LinearCorrelation> {
        if let reason = CorrelationInput.reason(x, y) { return .undefined(reason) }
        let (u, v) = (centred(x), centred(y))
        var xx = DoubledPrecision(0)
        var yy = DoubledPrecision(0)
        var xy = DoubledPrecision(0)
        for index in u.indices {
            xx += u[index] * u[index]
            yy += v[index] * v[index]
            xy += u[index] * v[index]
        }
        guard xx.high > 0, yy.high > 0 else { return .undefined(.zeroVariance) }
        return .value(LinearCorrelation(n: x.count, strength: CorrelationStrength(xx: xx, yy: yy, xy: xy)))
    }

    /// Deviations from the mean of values scaled by a power of two, so that no square overflows or vanishes.
    private static func centred(_ values: [Double]) -> [DoubledPrecision] {
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        // Below the normal range a value has lost digits anyway; the scale stays one that a double can hold.
        let shift = min(1000, -Int(largest.exponent) - 1)
        let scaled = values.map { PlatformMathematics.scaled($0, byPowerOfTwo: shift) }
        var sum = DoubledPrecision(0)
        for value in scaled { sum += DoubledPrecision(value) }
        let mean = sum / DoubledPrecision(Double(values.count))
        return scaled.map { DoubledPrecision($0) - mean }
    }
}

/// What every correlation asks of its two columns.
enum CorrelationInput {
    static func reason(_ x: [Double], _ y: [Double]) -> StatisticsFailure? {
        if x.count != y.count { return .lengthMismatch }
        if x.isEmpty { return .emptySample }
        if !x.allSatisfy(\.isFinite) || !y.allSatisfy(\.isFinite) { return .nonFiniteInput }
        if x.count < 3 { return .insufficientData }
        if x.allSatisfy({ $0 == x[0] }) || y.allSatisfy({ $0 == y[0] }) { return .zeroVariance }
        return nil
    }
}
