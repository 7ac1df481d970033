// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SLE-DAS over columns")
struct SLEDASColumnsTests {
    @Test("Columns give what the score of one visit gives, at the limits too")
    func equalToScore() {
        var random = Seeded(state: 29)
        let all = UInt32(ItemSet<SLEDAS.Item>.all.bits)
        let masks = (0..<10_000).map { _ in UInt32.random(in: 0...all, using: &random) }
        func column(_ values: [Double]) -> [Double] { masks.map { _ in values[Int.random(in: 0..<values.count, using: &random)] } }
        let columns = SLEDAS.Columns(
            present: masks, sjc28: column([0, 0, 1, 5, 28]), proteinuriaMg: column([0, 200, 500, 501, 3000]),
            platelets: column([10, 99, 100, 250]), leukocytes: column([0.5, 2.9, 3, 6]))
        let scores = SLEDAS.scores(columns)
        for visit in masks.indices {
            let one = SLEDAS.score(
                present: ItemSet(bits: UInt64(masks[visit])), sjc28: columns.sjc28[visit], proteinuriaMg: columns.proteinuriaMg[visit],
                platelets: columns.platelets[visit], leukocytes: columns.leukocytes[visit])
            #expect(abs(scores[visit] - one) < 1e-12, "visit \(visit)")
        }
    }

    @Test("The rows of the rashes are those that the columns take them for")
    func rashes() {
        #expect(SLEDAS.table[8].item == .localizedRash && SLEDAS.table[9].item == .generalizedRash && SLEDAS.table.count == 17)
    }
}
