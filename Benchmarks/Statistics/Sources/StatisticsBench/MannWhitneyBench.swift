// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Task b: exact Mann-Whitney test with ties, from two groups of scores to tails.
enum MannWhitneyBench {
    static func run() {
        for count in [13, 50, 200] {
            var generator = Seeded(state: 2)
            let x = scores(count, mean: 3.7, exponentialOfMinusMean: 0.024723526470339388, &generator)
            let y = scores(count, mean: 3.1, exponentialOfMinusMean: 0.045049202393557801, &generator)
            StatisticsBench.measure("b exact Mann-Whitney ties", "\(count)") {
                TwoSamples.groups(x, y).flatMap(MannWhitneyTest().exactTails).value?.distance ?? -1
            }
        }
    }

    /// Twice a Poisson number and sometimes one more: many ties.
    private static func scores(
        _ count: Int, mean: Double, exponentialOfMinusMean: Double, _ generator: inout Seeded
    ) -> [Double?] {
        (0..<count).map { _ in
            let events = generator.poisson(mean: mean, exponentialOfMinusMean: exponentialOfMinusMean)
            return Double(2 * events + (Double.random(in: 0..<1, using: &generator) < 0.3 ? 1 : 0))
        }
    }
}
