// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The few functions of the platform's library that the synthesis needs beside the statistics room.
enum ScaleMathematics {
    static func exponential(_ value: Double) -> Double { exp(value) }
    static func logarithm(_ value: Double) -> Double { log(value) }

    /// Of numbers above 0.
    static func geometricMean(_ values: [Double]) -> Double {
        exp(values.reduce(0) { $0 + log($1) } / Double(max(1, values.count)))
    }
}
