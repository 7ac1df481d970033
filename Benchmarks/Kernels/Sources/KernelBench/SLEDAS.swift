// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension KernelBench {
    /// Columns: a bit mask of what is present, and swollen joints, urine protein, platelets and leukocytes, everything known.
    static func sledas(_ visits: Int) {
        var generator = Seeded(state: 2)
        let all = ItemSet<SLEDAS.Item>.all.bits
        let present = (0..<visits).map { _ in generator.next() & generator.next() & generator.next() & generator.next() & all }
        func column(_ range: Range<Int>) -> [Double] { (0..<visits).map { _ in Double(Int.random(in: range, using: &generator)) } }
        // Three visits in four have no swollen joint; one in three has protein, one in six low platelets or leukocytes.
        let joints = column(-24..<8).map { max(0, $0) }
        let (protein, platelets, leukocytes) = (column(0..<750), column(60..<300), column(2..<8))
        let columns = SLEDAS.Columns(
            present: present.map { UInt32($0) }, sjc28: joints, proteinuriaMg: protein, platelets: platelets, leukocytes: leukocytes)
        measure("SLE-DAS, columns", visits) { SLEDAS.scores(columns)[visits / 2] }
        measure("SLE-DAS, visit by visit", visits) {
            var sum = 0.0
            for visit in 0..<visits {
                sum += SLEDAS.score(
                    present: ItemSet(bits: present[visit]), sjc28: joints[visit], proteinuriaMg: protein[visit],
                    platelets: platelets[visit], leukocytes: leukocytes[visit])
            }
            return sum
        }
    }
}
