// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SLEDAI-2K over columns of bit masks")
struct SLEDAI2KColumnsTests {
    @Test("Columns give what the table gives, visit by visit")
    func equalToTally() {
        var random = Seeded(state: 23)
        let visits = (0..<10_000).map { _ in PropertyTests.findings(&random) }
        let scores = SLEDAI2K.scores(
            present: visits.map { UInt32($0.present.bits) }, unknown: visits.map { UInt32($0.unknown.bits) })
        for (index, findings) in visits.enumerated() {
            let bounds = SLEDAI2K.tally(findings).bounds
            #expect(Int(scores.lowest[index]) == bounds.lowerBound && Int(scores.highest[index]) == bounds.upperBound)
        }
    }

    @Test("Nothing present is 0, everything present is 105, everything unknown is 0 to 105; present and unknown is unknown")
    func ends() {
        let all = UInt32(ItemSet<SLEDAI2K.Item>.all.bits)
        let scores = SLEDAI2K.scores(present: [0, all, 0, all], unknown: [0, 0, all, all])
        #expect(scores.lowest == [0, 105, 0, 0])
        #expect(scores.highest == [0, 105, 105, 105])
        #expect(SLEDAI2K.scores(present: [], unknown: []).lowest.isEmpty)
    }
}
