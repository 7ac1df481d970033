// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let fisherExact = Procedure(
        "fisher_exact", "Fisher's exact test", in: .tables,
        purpose: "Whether the rows of a table of small counts differ in how they spread over the columns, without approximation.",
        data: [.needed("table", .table, "rows of counts: two of two, or any number of rows and columns")],
        options: [.level, .alternative],
        formula: [
            "2 x 2: the upper left count X is hypergeometric with the margins fixed; p_less = P(X <= x), p_greater = P(X >= x)",
            "p_two_sided = the sum of P(X = k) over all k with P(X = k) <= P(X = x); close probabilities are compared as whole numbers",
            "each tail: log P(X = x) by Loader's saddle-point form, times the sum of ratios away from x",
            "odds_ratio_conditional: the odds ratio at which E(X) = x; or_lower: P(X >= x) = alpha/2; or_upper: P(X <= x) = alpha/2 "
                + "(noncentral hypergeometric, Newton's method within a bracket to the last digits)",
            "odds_ratio_sample = ad/bc with Woolf's limits or_woolf_lower, or_woolf_upper",
            "r x c: the sum of the probabilities of all tables not more likely than the observed (Freeman and Halton), from the fillings of two "
                + "halves of the columns, sorted and joined; equal products of factorials are recognised by their prime factors",
        ],
        conventions: [
            "R and SciPy sum the tables that are not more likely, within 1e-7 and 1e-14; here without a tolerance.",
            "R's conditional odds ratio and limits carry 3 to 5 digits, and for large counts they are wrong by factors; these are solved fully.",
            "SPSS prints the sample odds ratio with Woolf's limits; SciPy's fisher_exact the sample odds ratio.",
            "Empty rows and columns allow one table: p = 1 and no odds ratio. Larger r x c tables than the method can join within some seconds "
                + "have no p here; SciPy would draw tables at random.",
        ],
        sources: [
            "R. A. Fisher, J. R. Stat. Soc. 98 (1935) 39-82, doi:10.2307/2342435",
            "G. H. Freeman, J. H. Halton, Biometrika 38 (1951) 141-149, doi:10.1093/biomet/38.1-2.141",
            "J. Cornfield, Proc. Third Berkeley Symp. Math. Stat. Probab. 4 (1956) 135-148",
        ],
        checkedAgainst: ["integer arithmetic and 50-digit bisection", "R 4.2.2 fisher.test (p of larger tables)"],
        example: ProcedureRequest(data: [StatisticsField("table", [[9, 4], [3, 10]])])
    ) { request in
        let table = try ContingencyTable(request.table("table"))
        return table.rows == 2 && table.columns == 2 ? try twoByTwo(table, request) : try larger(table)
    }

    private static func twoByTwo(_ table: ContingencyTable, _ request: ProcedureRequest) throws -> ProcedureAnswer {
        let test = try FisherTest(table)
        let (alternative, level) = (try request.alternative(), try request.level())
        let limits = try test.conditionalLimits(level: level, alternative: alternative)
        let (p, logarithm) =
            switch alternative {
            case .twoSided: (test.tails.minimumLikelihood, test.tails.log10MinimumLikelihood)
            case .greater: (test.tails.greater, test.tails.log10Greater)
            case .less: (test.tails.less, test.tails.log10Less)
            }
        return ProcedureAnswer(
            [
                StatisticsField("p_two_sided", .number(test.tails.minimumLikelihood)), StatisticsField("p_less", .number(test.tails.less)),
                StatisticsField("p_greater", .number(test.tails.greater)),
                StatisticsField("odds_ratio_conditional", .limit(try test.conditionalOddsRatio())),
                StatisticsField("or_lower", .limit(limits.lower)), StatisticsField("or_upper", .limit(limits.upper)),
                StatisticsField("p", .number(p)), StatisticsField("log10_p", .logarithm(logarithm)),
                StatisticsField("p_two_sided_doubled", .number(test.tails.doubled)),
            ] + (try woolf(table, level: level)), used: table.total,
            warnings: table.hasEmptyMargin ? [.emptyMargin] : [])
    }

    private static func woolf(_ table: ContingencyTable, level: Double) throws -> [StatisticsField] {
        guard !table.hasEmptyMargin else {
            return ["odds_ratio_sample", "or_woolf_lower", "or_woolf_upper"].map { StatisticsField($0, .missing) }
        }
        let rows = try zip(table.counts, table.rowTotals).map { try Proportion(events: $0[0], of: $1) }
        let ratio = try RiskMeasures(rows[0], rows[1], level: level).oddsRatio
        return [
            StatisticsField("odds_ratio_sample", .limit(ratio.estimate)), StatisticsField("or_woolf_lower", .optional(ratio.lower)),
            StatisticsField("or_woolf_upper", .optional(ratio.upper)),
        ]
    }

    private static func larger(_ table: ContingencyTable) throws -> ProcedureAnswer {
        let test = try FisherFreemanHalton(table)
        return ProcedureAnswer(
            [
                StatisticsField("p_two_sided", .number(test.p)), StatisticsField("p", .number(test.p)),
                StatisticsField("log10_p", test.p > 0 ? .number(PlatformMathematics.decimalLogarithm(test.p)) : .missing),
                StatisticsField("log10_probability", .number(test.log10ObservedProbability)),
            ], used: table.total, warnings: table.hasEmptyMargin ? [.emptyMargin] : [])
    }
}

extension ProcedureWarning {
    /// A row or column without a count.
    static let emptyMargin = ProcedureWarning("empty_margin", "A row or a column is empty; it says nothing about a difference.")
}
