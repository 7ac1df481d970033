// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension KernelBench {
    /// Two columns of bit masks: what is present, and what is unknown. Of a hundred findings some 6 are present and 3 unknown.
    static func sledai2k(_ bytes: Int) {
        let traffic = Traffic(read: 8, written: 2), visits = visits(bytes, each: traffic)
        var generator = Seeded(state: 1)
        let all = ItemSet<SLEDAI2K.Item>.all.bits
        let present = (0..<visits).map { _ in
            UInt32(generator.next() & generator.next() & generator.next() & generator.next() & all)
        }
        let unknown = (0..<visits).map { _ in
            UInt32(generator.next() & generator.next() & generator.next() & generator.next() & generator.next() & all)
        }
        var scores = SLEDAI2K.ColumnScores()
        func sum() -> Double { Double(zip(scores.lowest, scores.highest).reduce(0) { $0 + Int($1.0) + Int($1.1) }) / 2 }
        measure("SLEDAI-2K, columns", visits, traffic) {
            SLEDAI2K.score(present: present, unknown: unknown, into: &scores)
        } sum: {
            sum()
        }
        measure("SLEDAI-2K, columns, new memory", visits, traffic) {
            scores = SLEDAI2K.scores(present: present, unknown: unknown)
        } sum: {
            sum()
        }
        func tally(_ visit: Int) -> Tally<SLEDAI2K.Item> {
            SLEDAI2K.tally(Findings(present: ItemSet(bits: UInt64(present[visit])), unknown: ItemSet(bits: UInt64(unknown[visit]))))
        }
        check("SLEDAI-2K", visits) { Int(scores.lowest[$0])...Int(scores.highest[$0]) == tally($0).bounds }
        var tallies = 0
        measure("SLEDAI-2K, visit by visit", visits, Traffic(read: 8, written: 0)) {
            tallies = (0..<visits).reduce(0) { sum, visit in
                let bounds = tally(visit).bounds
                return sum + bounds.lowerBound + bounds.upperBound
            }
        } sum: {
            Double(tallies) / 2
        }
    }
}
