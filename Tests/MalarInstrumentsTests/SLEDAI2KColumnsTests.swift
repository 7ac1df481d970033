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

    @Test("Every length from 0 to 600 visits, into memory that held other scores; the table's sum item by item is the second computation")
    func lengths() {
        var random = Seeded(state: 24)
        var scores = SLEDAI2K.ColumnScores()
        for count in Array(0...600) + [1, 513] {
            let visits = (0..<count).map { _ in PropertyTests.findings(&random) }
            SLEDAI2K.score(
                present: visits.map { UInt32($0.present.bits) }, unknown: visits.map { UInt32($0.unknown.bits) }, into: &scores)
            let bounds = visits.map { SLEDAI2K.tally($0).bounds }
            #expect(scores.lowest.map(Int.init) == bounds.map(\.lowerBound) && scores.highest.map(Int.init) == bounds.map(\.upperBound))
        }
    }

    @Test("Each item alone, present and unknown, has the weight of its row")
    func weights() {
        let items = (0..<24).map { UInt32(1) << UInt32($0) }, none = [UInt32](repeating: 0, count: 24)
        let weights = SLEDAI2K.table.map { UInt8($0.weight) }
        #expect(SLEDAI2K.scores(present: items, unknown: none).lowest == weights)
        #expect(SLEDAI2K.scores(present: none, unknown: items).highest == weights)
    }
}
