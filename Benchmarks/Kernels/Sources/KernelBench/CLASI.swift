// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

extension KernelBench {
    /// One column of grades for each of the 56 cells. Of a hundred cells some 15 are graded above 0 and 3 unknown.
    static func clasi(_ bytes: Int) {
        let traffic = Traffic(read: CLASI.cells.count, written: 4), visits = visits(bytes, each: traffic)
        var generator = Seeded(state: 3)
        let columns = CLASI.cells.map { cell in
            (0..<visits).map { _ -> UInt8 in
                let die = generator.next() % 100
                if die < 3 { return CLASI.Grades.unknown }
                let grades = cell.sign.grades
                return die < 18 ? grades[Int(die) % grades.count] : 0
            }
        }
        var scores = CLASI.ColumnScores()
        func sum() -> Double { Double(zip(scores.activityLowest, scores.damageLowest).reduce(0) { $0 + Int($1.0) + Int($1.1) }) }
        measure("CLASI, columns of grades", visits, traffic) {
            do { try CLASI.score(columns: columns, into: &scores) } catch { print(error) }
        } sum: {
            sum()
        }
        check("CLASI", visits) { visit in
            var grades = CLASI.Grades()
            for row in columns.indices { grades[row] = columns[row][visit] }
            let (activity, damage) = (grades.scores.activity, grades.scores.damage)
            return Int(scores.activityLowest[visit])...Int(scores.activityHighest[visit]) == activity
                && Int(scores.damageLowest[visit])...Int(scores.damageHighest[visit]) == damage
        }
        measure("CLASI, columns, new memory", visits, traffic) {
            do { scores = try CLASI.scores(columns: columns) } catch { print(error) }
        } sum: {
            sum()
        }
    }
}
