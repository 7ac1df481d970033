// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension KernelBench {
    /// One column of grades for each of the 56 cells. Of a hundred cells some 15 are graded above 0 and 3 unknown.
    static func clasi(_ visits: Int) {
        var generator = Seeded(state: 3)
        let columns = CLASI.cells.map { cell in
            (0..<visits).map { _ -> UInt8 in
                let die = generator.next() % 100
                if die < 3 { return CLASI.Grades.unknown }
                let grades = cell.sign.grades
                return die < 18 ? grades[Int(die) % grades.count] : 0
            }
        }
        measure("CLASI, columns of grades", visits) {
            guard let scores = try? CLASI.scores(columns: columns) else { return .nan }
            let sums = zip(scores.activityLowest, scores.damageLowest).reduce(0) { $0 + Int($1.0) + Int($1.1) }
            return Double(sums)
        }
    }
}
