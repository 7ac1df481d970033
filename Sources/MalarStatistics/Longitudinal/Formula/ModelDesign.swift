// SPDX-License-Identifier: Apache-2.0

/// The columns that the fixed terms of a formula stand for, with the names that R gives them.
struct ModelDesign {
    /// How the column of a factor's level is named.
    enum LevelNaming: Sendable {
        /// As R: `factor(visit)1`; a column of words is named `armplacebo`.
        case formula
        /// By the first letter, `v1`, where no other variable begins with it; else by the column, `visit1`.
        case short
    }

    private(set) var names: [String] = []
    private(set) var columns: [[Double]] = []
    /// How many variables the term of a column has; 0 is the intercept.
    private(set) var degrees: [Int] = []

    /// - Throws: `.zeroVariance` for a factor of one level.
    init(_ formula: ModelFormula, table: ModelTable, rows: [Int], naming: LevelNaming) throws(StatisticsFailure) {
        let coder = try ModelVariableCoder(formula, table: table, rows: rows, naming: naming)
        if formula.hasIntercept {
            names.append("(Intercept)")
            columns.append([Double](repeating: 1, count: rows.count))
            degrees.append(0)
        }
        for term in formula.terms {
            var product: [(name: String, values: [Double])] = []
            for variable in term {
                let without = term.filter { $0 != variable }
                // A factor is coded against its first level where the term without it stands in the model, else by all its levels.
                let isMarginal = without.isEmpty ? formula.hasIntercept : formula.terms.contains(without)
                let coded = coder.columns(variable, againstFirst: isMarginal || Self.isCovered(variable, term, formula))
                product = product.isEmpty ? coded : Self.crossed(product, coded)
            }
            names += product.map(\.name)
            columns += product.map(\.values)
            degrees += product.map { _ in term.count }
        }
    }

    /// Without an intercept the first factor carries it, so that later ones are coded against their first level.
    private static func isCovered(_ variable: ModelFormula.Variable, _ term: [ModelFormula.Variable], _ formula: ModelFormula) -> Bool {
        guard term.count == 1, !formula.hasIntercept, let place = formula.terms.firstIndex(of: term) else { return false }
        return formula.terms[..<place].contains { $0.count == 1 && $0[0].isFactor }
    }

    /// Every product; the levels of the first run fastest, as in R.
    private static func crossed(
        _ first: [(name: String, values: [Double])], _ second: [(name: String, values: [Double])]
    ) -> [(name: String, values: [Double])] {
        second.flatMap { b in first.map { a in ("\(a.name):\(b.name)", zip(a.values, b.values).map(*)) } }
    }
}

/// Codes the variables of a formula over the rows that are used.
struct ModelVariableCoder {
    private var levels: [ModelFormula.Variable: ModelLevels] = [:]
    private var numbers: [ModelFormula.Variable: [Double]] = [:]
    private var prefixes: [ModelFormula.Variable: String] = [:]

    init(
        _ formula: ModelFormula, table: ModelTable, rows: [Int], naming: ModelDesign.LevelNaming
    ) throws(StatisticsFailure) {
        let columns = Set(formula.terms.flatMap { $0.map(\.column) })
        for variable in Set(formula.terms.flatMap { $0 }) {
            let column = try table[variable.column]
            let isFirst = columns.count { $0.first == variable.column.first } == 1
            switch naming {
            case .formula: prefixes[variable] = variable.name
            case .short: prefixes[variable] = isFirst ? String(variable.column.prefix(1)) : variable.column
            }
            if !variable.isFactor, let values = column.numbers(rows) {
                numbers[variable] = values
            } else {
                let found = ModelLevels(column, rows: rows)
                guard found.names.count > 1 else { throw .zeroVariance }
                levels[variable] = found
            }
        }
    }

    func columns(_ variable: ModelFormula.Variable, againstFirst: Bool) -> [(name: String, values: [Double])] {
        if let values = numbers[variable] { return [(variable.name, values)] }
        guard let levels = levels[variable] else { return [] }
        return levels.names.indices.dropFirst(againstFirst ? 1 : 0).map { level in
            ((prefixes[variable] ?? variable.name) + levels.names[level], levels.index.map { $0 == level ? 1 : 0 })
        }
    }
}
