// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension KernelBench {
    /// Columns: a bit mask of what is present, and swollen joints, urine protein, platelets and leukocytes, everything known.
    static func sledas(_ bytes: Int) {
        let traffic = Traffic(read: 36, written: 8), visits = visits(bytes, each: traffic)
        var generator = Seeded(state: 2)
        let all = ItemSet<SLEDAS.Item>.all.bits
        let present = (0..<visits).map { _ in
            UInt32(generator.next() & generator.next() & generator.next() & generator.next() & all)
        }
        func column(_ range: Range<Int>) -> [Double] { (0..<visits).map { _ in Double(Int.random(in: range, using: &generator)) } }
        // Three visits in four have no swollen joint; one in three has protein, one in six low platelets or leukocytes.
        let joints = column(-24..<8).map { max(0, $0) }
        let (protein, platelets, leukocytes) = (column(0..<750), column(60..<300), column(2..<8))
        let columns = SLEDAS.Columns(
            present: present, sjc28: joints, proteinuriaMg: protein, platelets: platelets, leukocytes: leukocytes)
        var scores: [Double] = []
        measure("SLE-DAS, columns", visits, traffic) {
            SLEDAS.score(columns, into: &scores)
        } sum: {
            scores.reduce(0, +)
        }
        measure("SLE-DAS, columns, new memory", visits, traffic) {
            scores = SLEDAS.scores(columns)
        } sum: {
            scores.reduce(0, +)
        }
        func score(_ visit: Int) -> Double {
            SLEDAS.score(
                present: ItemSet(bits: UInt64(present[visit])), sjc28: joints[visit], proteinuriaMg: protein[visit],
                platelets: platelets[visit], leukocytes: leukocytes[visit])
        }
        check("SLE-DAS", visits) { abs(scores[$0] - score($0)) <= 1e-13 }
        var total = 0.0
        measure("SLE-DAS, visit by visit", visits, Traffic(read: 36, written: 0)) {
            total = (0..<visits).reduce(0) { $0 + score($1) }
        } sum: {
            total
        }
    }
}
