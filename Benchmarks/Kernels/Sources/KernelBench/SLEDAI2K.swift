// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension KernelBench {
    /// Two columns of bit masks: what is present, and what is unknown. Of a hundred findings some 6 are present and 3 unknown.
    static func sledai2k(_ visits: Int) {
        var generator = Seeded(state: 1)
        let all = ItemSet<SLEDAI2K.Item>.all.bits
        let present = (0..<visits).map { _ in generator.next() & generator.next() & generator.next() & generator.next() & all }
        let unknown = (0..<visits).map { _ in
            generator.next() & generator.next() & generator.next() & generator.next() & generator.next() & all
        }
        let (presentColumn, unknownColumn) = (present.map { UInt32($0) }, unknown.map { UInt32($0) })
        measure("SLEDAI-2K, columns", visits) {
            let scores = SLEDAI2K.scores(present: presentColumn, unknown: unknownColumn)
            return Double(scores.lowest[visits / 2]) + Double(scores.highest[visits / 3])
        }
        measure("SLEDAI-2K, visit by visit", visits) {
            var sum = 0
            for visit in 0..<visits {
                let findings = Findings<SLEDAI2K.Item>(present: ItemSet(bits: present[visit]), unknown: ItemSet(bits: unknown[visit]))
                let tally = SLEDAI2K.tally(findings)
                sum += tally.bounds.lowerBound + tally.bounds.upperBound
            }
            return Double(sum) / 2
        }
    }
}
