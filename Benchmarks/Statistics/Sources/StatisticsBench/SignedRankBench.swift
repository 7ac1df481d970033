// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Task a: exact signed-rank test with ties, from differences to tails.
enum SignedRankBench {
    static func run() {
        for count in [26, 50, 200, 1000] {
            var generator = Seeded(state: 1)
            let values = [-6.0, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9]
            let differences: [Double?] = (0..<count).map { _ in values.randomElement(using: &generator) }
            StatisticsBench.measure("a exact signed-rank ties", "\(count)") {
                PairedSample.differences(differences).flatMap(SignedRankTest.exact.exactPart).value?.twoSided.value ?? -1
            }
        }
    }
}
