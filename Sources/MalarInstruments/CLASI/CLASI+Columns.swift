// SPDX-License-Identifier: Apache-2.0

extension CLASI {
    /// The scores of many visits, a column each: lowest and highest value that agree with what is known, equal where nothing is open.
    public struct ColumnScores: Sendable, Hashable {
        /// Activity, 0 to 70.
        public internal(set) var activityLowest: [UInt8], activityHighest: [UInt8]
        /// Damage, 0 to 56.
        public internal(set) var damageLowest: [UInt8], damageHighest: [UInt8]

        init(visits: Int) {
            let zeros = [UInt8](repeating: 0, count: visits)
            (activityLowest, activityHighest, damageLowest, damageHighest) = (zeros, zeros, zeros, zeros)
        }
    }

    /// Scores columns of visits: one column a cell in the order of ``cells``, one byte a visit, ``Grades/unknown`` where not assessed.
    ///
    /// The loops run over plain bytes without branches, in blocks that stay in the cache.
    ///
    /// - Precondition: 56 columns of equal length.
    /// - Throws: ``AnswerError`` for a grade that its cell does not permit, naming the cell and the visit by its place from 1.
    /// - Complexity: linear in the number of visits.
    public static func scores(columns: [[UInt8]]) throws(AnswerError) -> ColumnScores {
        let visits = columns.first?.count ?? 0
        precondition(columns.count == cells.count && columns.allSatisfy { $0.count == visits }, "56 columns of equal length")
        var scores = ColumnScores(visits: visits)
        for start in stride(from: 0, to: visits, by: blockLength) {
            let block = start..<min(start + blockLength, visits)
            var refused = false
            // Pigment change comes first, so that damage holds its sum alone when the doubling is reached.
            for (row, role) in rowsInOrder {
                let (column, limits) = (columns[row], limits[row])
                switch role {
                case .activity: refused = add(column, limits, block, &scores.activityLowest, &scores.activityHighest) || refused
                case .pigment, .damage: refused = add(column, limits, block, &scores.damageLowest, &scores.damageHighest) || refused
                case .doubling: refused = double(column, block, &scores.damageLowest, &scores.damageHighest) || refused
                }
            }
            if refused { try refusal(columns, block) }
        }
        return scores
    }

    private static let blockLength = 16_384
    private static let rowsInOrder = [Role.activity, .pigment, .doubling, .damage].flatMap { role in
        cells.indices.filter { cells[$0].sign.role == role }.map { (row: $0, role: role) }
    }

    /// Adds a column to the sums; true where it holds a grade that is not permitted.
    private static func add(
        _ column: [UInt8], _ limits: GradeLimits, _ block: Range<Int>, _ lowest: inout [UInt8], _ highest: inout [UInt8]
    ) -> Bool {
        column.withUnsafeBufferPointer { column in
            lowest.withUnsafeMutableBufferPointer { low in
                highest.withUnsafeMutableBufferPointer { high in
                    let (least, greatest) = (limits.least, limits.greatest)
                    var refused: UInt8 = 0
                    for visit in block {
                        let grade = column[visit]
                        let known = grade & (grade == Grades.unknown ? 0 : 255)
                        low[visit] &+= known
                        // The byte of an unknown grade is above every grade.
                        high[visit] &+= min(grade, greatest)
                        refused |= (known > greatest ? 1 : 0) | (known &- 1 < least &- 1 ? 1 : 0)
                    }
                    return refused != 0
                }
            }
        }
    }

    /// Doubles the sums so far where pigment change lasts, the highest ones also where that is unknown.
    private static func double(_ column: [UInt8], _ block: Range<Int>, _ lowest: inout [UInt8], _ highest: inout [UInt8]) -> Bool {
        column.withUnsafeBufferPointer { column in
            lowest.withUnsafeMutableBufferPointer { low in
                highest.withUnsafeMutableBufferPointer { high in
                    var refused: UInt8 = 0
                    for visit in block {
                        let lasts = column[visit]
                        low[visit] &+= low[visit] & (lasts == 1 ? 255 : 0)
                        high[visit] &+= high[visit] & (lasts == 0 ? 0 : 255)
                        refused |= lasts &+ 1 > 2 ? 1 : 0
                    }
                    return refused != 0
                }
            }
        }
    }

    private static func refusal(_ columns: [[UInt8]], _ block: Range<Int>) throws(AnswerError) {
        for row in cells.indices {
            if let visit = block.first(where: { !limits[row].admits(columns[row][$0]) }) {
                throw refusal(of: cells[row], place: "; visit \(visit + 1) of the column has another grade")
            }
        }
    }

    /// The error for a grade that a cell does not permit.
    static func refusal(of cell: Cell, place: String = "") -> AnswerError {
        AnswerError(
            .outOfRange, item: cell.id, expected: "expects one of \(cell.sign.grades.map(String.init).joined(separator: ", "))\(place)")
    }
}
