// SPDX-License-Identifier: Apache-2.0

/// A value with its first and second derivatives in two parameters, carried through arithmetic.
struct SecondOrder {
    var value: Double
    /// First derivatives.
    var a = 0.0, b = 0.0
    /// Second derivatives.
    var aa = 0.0, ab = 0.0, bb = 0.0

    init(_ value: Double) { self.value = value }
    static func first(_ value: Double) -> SecondOrder { SecondOrder(value, 1, 0, 0, 0, 0) }
    static func second(_ value: Double) -> SecondOrder { SecondOrder(value, 0, 1, 0, 0, 0) }

    init(_ value: Double, _ a: Double, _ b: Double, _ aa: Double, _ ab: Double, _ bb: Double) {
        (self.value, self.a, self.b, self.aa, self.ab, self.bb) = (value, a, b, aa, ab, bb)
    }

    static func + (x: SecondOrder, y: SecondOrder) -> SecondOrder {
        SecondOrder(x.value + y.value, x.a + y.a, x.b + y.b, x.aa + y.aa, x.ab + y.ab, x.bb + y.bb)
    }

    static func - (x: SecondOrder, y: SecondOrder) -> SecondOrder { x + -1 * y }

    static func * (factor: Double, x: SecondOrder) -> SecondOrder {
        SecondOrder(factor * x.value, factor * x.a, factor * x.b, factor * x.aa, factor * x.ab, factor * x.bb)
    }

    static func * (x: SecondOrder, y: SecondOrder) -> SecondOrder {
        SecondOrder(
            x.value * y.value, x.a * y.value + x.value * y.a, x.b * y.value + x.value * y.b,
            x.aa * y.value + 2 * x.a * y.a + x.value * y.aa, x.ab * y.value + x.a * y.b + x.b * y.a + x.value * y.ab,
            x.bb * y.value + 2 * x.b * y.b + x.value * y.bb)
    }

    static func += (x: inout SecondOrder, y: SecondOrder) { x = x + y }

    /// A function of this value, given by itself and its two derivatives here.
    func mapped(_ value: Double, _ slope: Double, _ curvature: Double) -> SecondOrder {
        SecondOrder(
            value, slope * a, slope * b, slope * aa + curvature * a * a, slope * ab + curvature * a * b, slope * bb + curvature * b * b)
    }

    var reciprocal: SecondOrder { mapped(1 / value, -1 / (value * value), 2 / (value * value * value)) }
    var logarithm: SecondOrder { mapped(PlatformMathematics.naturalLogarithm(value), 1 / value, -1 / (value * value)) }
    var squareRoot: SecondOrder { mapped(value.squareRoot(), 0.5 / value.squareRoot(), -0.25 / (value * value.squareRoot())) }
    var exponential: SecondOrder {
        let power = PlatformMathematics.exponential(value)
        return mapped(power, power, power)
    }
    /// 1 / (1 + exp(-x))
    var logistic: SecondOrder {
        let p = LogisticScale.probability(value)
        let slope = p * LogisticScale.probability(-value)
        return mapped(p, slope, slope * (1 - 2 * p))
    }
    /// log(1 + exp(x))
    var softPlus: SecondOrder {
        let p = LogisticScale.probability(value)
        return mapped(LogisticScale.softPlus(value), p, p * LogisticScale.probability(-value))
    }
}
