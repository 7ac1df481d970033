// SPDX-License-Identifier: Apache-2.0

/// Sum, mean and the sum of squared deviations, by two passes over values that are centred twice.
struct Moments {
    let count: Int
    let sum: Double
    /// The sum over the count, rounded; infinite where the sum overflows.
    let roundedMean: Double
    /// What `roundedMean` lacks to the mean.
    let meanRemainder: Double
    /// The deviations from the mean.
    let centred: [Double]
    /// The sum of squared deviations is `squares` times 2 to the power `2 * exponent`; kept apart so that tiny and huge
    /// spreads do not underflow or overflow on the way to the standard deviation.
    let squares: Double
    let exponent: Int

    init(of values: [Double]) {
        count = values.count
        let n = Double(values.count)
        let total = CompensatedSum(values)
        sum = total.value
        let firstMean = sum / n
        let deviations = values.map { $0 - firstMean }
        // From the sum and not from the deviations, which are rounded where values of opposite signs are far larger than their mean.
        let correction = total.value(above: firstMean, times: n) / n
        roundedMean = firstMean
        meanRemainder = correction.isFinite ? correction : 0
        centred = deviations.map { $0 - correction }
        let largest = centred.reduce(0) { max($0, $1.magnitude) }
        guard largest > 0, largest.isFinite else {
            squares = largest
            exponent = 0
            return
        }
        let exponent = Int(largest.exponent)
        self.exponent = exponent
        squares =
            CompensatedSum(
                centred.lazy.map { PlatformMathematics.scaled($0, byPowerOfTwo: -exponent) }.map { $0 * $0 }
            ).value
    }

    /// The mean; infinite where the sum overflows.
    var mean: Double { roundedMean + meanRemainder }

    /// The deviations divided by 2 to the power `exponent`, so that their powers stay in range.
    var scaledDeviations: [Double] { centred.map { PlatformMathematics.scaled($0, byPowerOfTwo: -exponent) } }

    /// The sum of squares divided by a number of degrees of freedom above 0.
    func variance(dividingBy degrees: Int) -> Double {
        PlatformMathematics.scaled(squares / Double(degrees), byPowerOfTwo: 2 * exponent)
    }

    /// The root of `variance(dividingBy:)`, correct also where the variance itself is too small or too large for a double.
    func deviation(dividingBy degrees: Int) -> Double {
        PlatformMathematics.scaled((squares / Double(degrees)).squareRoot(), byPowerOfTwo: exponent)
    }

    /// This mean minus a number or another mean, also where both are large and nearly equal.
    func meanAbove(_ other: Moments) -> Double { (roundedMean - other.roundedMean) + (meanRemainder - other.meanRemainder) }
    func meanAbove(_ value: Double) -> Double { (roundedMean - value) + meanRemainder }
}
