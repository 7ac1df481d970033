// SPDX-License-Identifier: Apache-2.0

/// A sum in the order given that carries the rounding error of each step along.
///
/// - Source: A. Neumaier, Z. angew. Math. Mech. 54 (1974) 39-51, doi:10.1002/zamm.19740540106.
struct CompensatedSum {
    private var sum = 0.0
    private var carried = 0.0

    init(_ terms: some Sequence<Double>) {
        for term in terms { add(term) }
    }

    /// The sum; infinite where it overflows.
    var value: Double { sum.isFinite ? sum + carried : sum }

    /// The sum minus a product, where both are large and nearly equal; not finite where either overflows.
    func value(above factor: Double, times other: Double) -> Double {
        let product = factor * other
        return (sum - product) + (carried - (-product).addingProduct(factor, other))
    }

    private mutating func add(_ term: Double) {
        let next = sum + term
        carried += sum.magnitude >= term.magnitude ? (sum - next) + term : (term - next) + sum
        sum = next
    }
}

/// The arithmetic mean of two numbers, without overflow.
func midpoint(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return sum.isFinite ? sum / 2 : a / 2 + b / 2
}
