// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The logarithm for tests that need nothing else of Foundation.
enum NaturalLogarithm {
    static func of(_ x: Double) -> Double { log(x) }
}
