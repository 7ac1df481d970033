// SPDX-License-Identifier: Apache-2.0

/// The axis of a forest plot, linear or logarithmic.
struct ForestAxis {
    var ticks: [(value: Double, label: String)]
    private let scale: AxisScale
    private let isLogarithmic: Bool

    init(_ plot: ForestPlot, start: Double, end: Double) {
        let values = plot.rows.filter { $0.kind != .heading }.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap(\.self) }
        let all = values + [plot.reference].compactMap(\.self)
        var (low, high) = (all.min() ?? 0, all.max() ?? 1)
        if let range = plot.range {
            (low, high) = (
                min(range.lowerBound, plot.reference ?? range.lowerBound), max(range.upperBound, plot.reference ?? range.upperBound)
            )
        }
        isLogarithmic = plot.axis == .logarithmic
        let room = max(2, Int((end - start) / 26))
        if isLogarithmic {
            ticks = Self.logarithmic(low, high, room)
            let last = ticks[ticks.count - 1].value
            scale = AxisScale(values: Self.logarithm(ticks[0].value)...Self.logarithm(last), start: start, end: end)
        } else {
            let nice = Ticks.nice(covering: low == high ? (low - 1)...(high + 1) : low...high, about: room)
            ticks = zip(nice.values, nice.labels).map { ($0, $1) }
            scale = AxisScale(values: nice.range, start: start, end: end)
        }
    }

    /// The place of a value and whether it lies inside the axis; outside it is the nearer end.
    func place(_ value: Double) -> (x: Double, isInside: Bool) {
        let onScale = isLogarithmic ? Self.logarithm(value) : value
        let slack = 1e-9 * (scale.values.upperBound - scale.values.lowerBound)
        let isInside = onScale >= scale.values.lowerBound - slack && onScale <= scale.values.upperBound + slack
        return (scale.position(of: onScale.clamped(to: scale.values)), isInside)
    }

    /// 1, 2 and 5 times powers of ten around the values, or powers of ten alone where these are too many.
    private static func logarithmic(_ low: Double, _ high: Double, _ room: Int) -> [(Double, String)] {
        for (multiples, every) in [([1, 2, 5], 1), ([1, 3], 1), ([1], 1), ([1], 2), ([1], 4), ([1], 8)] {
            let all = (-13...13).filter { $0 % every == 0 }.flatMap { power in multiples.map { (tenfold($0, power), $0, power) } }
            let first = all.lastIndex { $0.0 <= low * (1 + 1e-9) } ?? 0
            let last = max(all.firstIndex { $0.0 >= high * (1 - 1e-9) } ?? all.count - 1, first + 1)
            if last - first <= room || every == 8 {
                return all[first...min(last, all.count - 1)].map { ($0.0, label($0.1, $0.2)) }
            }
        }
        preconditionFailure("the last choice is always taken")
    }

    private static func tenfold(_ multiple: Int, _ power: Int) -> Double {
        let factor = (0..<abs(power)).reduce(1.0) { product, _ in product * 10 }
        return power < 0 ? Double(multiple) / factor : Double(multiple) * factor
    }

    private static func label(_ multiple: Int, _ power: Int) -> String {
        power >= 0
            ? String(multiple) + String(repeating: "0", count: power) : "0." + String(repeating: "0", count: -power - 1) + String(multiple)
    }

    /// The natural logarithm from exponent and significand by the series of the inverse hyperbolic tangent, the same on every platform.
    static func logarithm(_ value: Double) -> Double {
        let ratio = (value.significand - 1) / (value.significand + 1)
        var (term, sum) = (ratio, 0.0)
        for power in stride(from: 1.0, through: 39, by: 2) {
            sum += term / power
            term *= ratio * ratio
        }
        return 2 * sum + Double(value.exponent) * 0.693147180559945309417
    }
}
