// SPDX-License-Identifier: Apache-2.0

import MalarKernels

extension CLASI {
    /// The scores of many visits, a column each: lowest and highest value that agree with what is known, equal where nothing is open.
    public struct ColumnScores: Sendable, Hashable {
        /// Activity, 0 to 70.
        public internal(set) var activityLowest: [UInt8], activityHighest: [UInt8]
        /// Damage, 0 to 56.
        public internal(set) var damageLowest: [UInt8], damageHighest: [UInt8]

        /// The scores of no visit, to be filled.
        public init() { (activityLowest, activityHighest, damageLowest, damageHighest) = ([], [], [], []) }

        /// Zeros for so many visits.
        fileprivate mutating func reset(to visits: Int) {
            func zero(_ column: inout [UInt8]) {
                column.resize(to: visits)
                column.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
            }
            zero(&activityLowest)
            zero(&activityHighest)
            zero(&damageLowest)
            zero(&damageHighest)
        }
    }

    /// Scores columns of visits: one column a cell in the order of ``cells``, one byte a visit, ``Grades/unknown`` where not assessed.
    ///
    /// - Precondition: 56 columns of equal length.
    /// - Throws: ``AnswerError`` for a grade that its cell does not permit, naming the cell and the visit by its place from 1.
    /// - Complexity: linear in the number of visits.
    public static func scores(columns: [[UInt8]]) throws(AnswerError) -> ColumnScores {
        var scores = ColumnScores()
        try score(columns: columns, into: &scores)
        return scores
    }

    /// The same into scores that are there already; for as many visits again their memory is used again, which is faster.
    ///
    /// - Precondition: 56 columns of equal length.
    /// - Throws: as ``scores(columns:)``; the scores are then not to be used.
    public static func score(columns: [[UInt8]], into scores: inout ColumnScores) throws(AnswerError) {
        let visits = columns.first?.count ?? 0
        precondition(columns.count == cells.count && columns.allSatisfy { $0.count == visits }, "56 columns of equal length")
        scores.reset(to: visits)
        let refused = withPointers(to: columns[...]) { pointers in
            stride(from: 0, to: visits, by: blockLength).map { $0..<min($0 + blockLength, visits) }
                .first { !fill(&scores, pointers, $0) }
        }
        if let refused { try refusal(columns, refused) }
    }

    /// In blocks, so that sums stay in the cache while 56 columns are added to them.
    private static let blockLength = 32_768
    private static let rows = [Role.activity, .pigment, .doubling, .damage].map { role in
        cells.indices.filter { cells[$0].sign.role == role }
    }

    /// Scores a block; false where it holds a grade that is not permitted.
    private static func fill(_ scores: inout ColumnScores, _ columns: [UnsafePointer<UInt8>], _ block: Range<Int>) -> Bool {
        let isLow = limits.indices.contains { row in
            limits[row].least > 1 && malar_has_grade_below(limits[row].least, columns[row] + block.lowerBound, block.count) != 0
        }
        return !isLow && add(columns, rows[0], block, &scores.activityLowest, &scores.activityHighest)
            // Pigment change comes first, so that damage holds its sum alone when the doubling is reached.
            && add(columns, rows[1], block, &scores.damageLowest, &scores.damageHighest)
            && rows[2].allSatisfy { double(columns[$0], block, &scores.damageLowest, &scores.damageHighest) }
            && add(columns, rows[3], block, &scores.damageLowest, &scores.damageHighest)
    }

    /// Adds the columns of some rows to the sums.
    private static func add(
        _ columns: [UnsafePointer<UInt8>], _ rows: [Int], _ block: Range<Int>, _ lowest: inout [UInt8], _ highest: inout [UInt8]
    ) -> Bool {
        let some: [UnsafePointer<UInt8>?] = rows.map { columns[$0] }
        let greatest = rows.map { limits[$0].greatest }
        return lowest.withUnsafeMutableBufferPointer { lowest in
            highest.withUnsafeMutableBufferPointer { highest in
                let (low, high) = (lowest[block], highest[block])
                return malar_add_grades(
                    some, greatest, rows.count, block.lowerBound, UnsafeMutableBufferPointer(rebasing: low).baseAddress,
                    UnsafeMutableBufferPointer(rebasing: high).baseAddress, block.count) == 0
            }
        }
    }

    /// Doubles the sums so far where pigment change lasts, the highest ones also where that is unknown.
    private static func double(
        _ column: UnsafePointer<UInt8>, _ block: Range<Int>, _ lowest: inout [UInt8], _ highest: inout [UInt8]
    ) -> Bool {
        lowest.withUnsafeMutableBufferPointer { lowest in
            highest.withUnsafeMutableBufferPointer { highest in
                let (low, high) = (lowest[block], highest[block])
                return malar_double(
                    column + block.lowerBound, UnsafeMutableBufferPointer(rebasing: low).baseAddress,
                    UnsafeMutableBufferPointer(rebasing: high).baseAddress, block.count) == 0
            }
        }
    }

    /// Holds the memory of all columns at once. No visit is no memory, and then no pointer is read.
    private static func withPointers<Result>(
        to columns: ArraySlice<[UInt8]>, _ taken: [UnsafePointer<UInt8>] = [], _ body: ([UnsafePointer<UInt8>]) -> Result
    ) -> Result {
        guard let column = columns.first else { return body(taken) }
        return column.withUnsafeBufferPointer { column in
            withPointers(to: columns.dropFirst(), taken + (column.baseAddress.map { [$0] } ?? []), body)
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
