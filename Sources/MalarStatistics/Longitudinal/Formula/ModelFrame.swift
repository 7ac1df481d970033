// SPDX-License-Identifier: Apache-2.0

/// The rows of a table that a model can use: response, design, subjects.
struct ModelFrame {
    let formula: ModelFormula
    let table: ModelTable
    /// The rows used, in the order of the table.
    let rows: [Int]
    let dropped: Int
    let response: [Double]
    let design: ModelDesign
    /// The subject of each row, counted from 0 in the order of appearance.
    let subjects: [Int]
    /// The rows of each subject, as places in `rows`.
    let members: [[Int]]

    /// - Throws: `.lengthMismatch`, `.nonFiniteInput`, `.emptySample` without a complete row, `.insufficientData` with one subject or
    ///   no more rows than columns, `.zeroVariance` for a constant response or factor, `.invalidArgument` for a column that is not there
    ///   or a response of words.
    init(
        _ formula: ModelFormula, group: String, further: [String], table: ModelTable, naming: ModelDesign.LevelNaming
    ) throws(StatisticsFailure) {
        self.formula = formula
        self.table = table
        let used = [formula.response, group] + formula.covariates + further
        rows = try Self.completeRows(table, used)
        dropped = try table[formula.response].count - rows.count
        guard !rows.isEmpty else { throw .emptySample }
        guard let response = try table[formula.response].numbers(rows) else { throw .invalidArgument }
        self.response = response
        let levels = ModelLevels(try table[group], rows: rows)
        guard levels.names.count > 1 else { throw .insufficientData }
        (subjects, members) = Self.grouped(levels.index)
        design = try ModelDesign(formula, table: table, rows: rows, naming: naming)
        guard !design.columns.isEmpty else { throw .invalidArgument }
        guard rows.count > design.columns.count else { throw .insufficientData }
        guard response.contains(where: { $0 != response[0] }) else { throw .zeroVariance }
    }

    private static func completeRows(_ table: ModelTable, _ names: [String]) throws(StatisticsFailure) -> [Int] {
        var columns: [ModelColumn] = []
        for name in names { columns.append(try table[name]) }
        let count = columns[0].count
        guard columns.allSatisfy({ $0.count == count }) else { throw .lengthMismatch }
        guard columns.allSatisfy(\.isFinite) else { throw .nonFiniteInput }
        return (0..<count).filter { row in columns.allSatisfy { !$0.isMissing(row) } }
    }

    private static func grouped(_ index: [Int]) -> (subjects: [Int], members: [[Int]]) {
        var place: [Int: Int] = [:]
        var members: [[Int]] = []
        let subjects = index.enumerated().map { row, level in
            let subject = place[level] ?? members.count
            if subject == members.count {
                place[level] = subject
                members.append([])
            }
            members[subject].append(row)
            return subject
        }
        return (subjects, members)
    }

    /// The numbers of a further column over the rows used: those behind its levels, or the places of the levels where they are words.
    func positions(_ name: String) throws(StatisticsFailure) -> [Double] {
        let column = try table[name]
        if let numbers = column.numbers(rows) { return numbers }
        let levels = ModelLevels(column, rows: rows)
        return levels.index.map { levels.numbers?[$0] ?? Double($0) }
    }

    /// How many rows repeat the subject and the position of another.
    func duplicates(at positions: [Double]) -> Int {
        rows.count - members.reduce(0) { $0 + Set($1.map { positions[$0] }).count }
    }
}
