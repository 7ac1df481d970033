// SPDX-License-Identifier: Apache-2.0

import MalarStatistics

/// Task d: a bootstrap interval of a median of 26 from 10,000 resamples.
enum BootstrapBench {
    static func run() {
        var generator = Seeded(state: 4)
        let values = (0..<26).map { _ in Double(Int.random(in: -6...9, using: &generator)) }
        for interval in Bootstrap.Interval.allCases {
            let bootstrap = Bootstrap(.median, interval: interval, replicates: 10_000)
            StatisticsBench.measure("d bootstrap 10000 median n=26", interval.rawValue) { bootstrap.result(of: values).value?.upper ?? -1 }
        }
    }
}
