// SPDX-License-Identifier: Apache-2.0

/// The root of a function that changes sign, by halving.
enum Bisection {
    /// A point between two others at which a function that rises from below 0 to above 0 crosses; the nearer end where it does not.
    ///
    /// Stops where the two neighbours of the root are adjacent doubles or after 200 halvings.
    static func root(_ low: Double, _ high: Double, _ function: (Double) -> Double) -> Double {
        var (low, high) = (low, high)
        for _ in 0..<200 {
            let middle = midpoint(low, high)
            if middle <= low || middle >= high { break }
            if function(middle) < 0 { low = middle } else { high = middle }
        }
        return midpoint(low, high)
    }
}
