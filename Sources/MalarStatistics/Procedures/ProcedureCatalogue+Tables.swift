// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Contingency tables.
    static let tables: [Procedure] = [chiSquare, goodnessOfFit, fisherExact]

    private static let chiSquare = Procedure(
        "chi_square", "Chi-square test of independence", in: .tables,
        purpose: "Whether the rows of a table of counts differ in how they spread over the columns.",
        data: [.needed("table", .table, "rows of counts")],
        formula: [
            "expected count E = row total * column total / N; O - E as (O N - row * column)/N in whole numbers before the division",
            "chi_square = sum (O-E)^2/E, df = (rows-1)(columns-1)",
            "chi_square_yates (2 x 2) = sum (|O-E| - min(1/2, |O-E|))^2/E",
            "likelihood_ratio = 2 sum (O log(O/E) - (O-E)), each term by a series near O = E",
            "linear_by_linear = (N-1) r^2 of row numbers and column numbers, df = 1",
            "cramers_v = sqrt(chi_square/(N (min(rows, columns)-1))); contingency_coefficient = sqrt(chi_square/(chi_square+N))",
            "adjusted_residuals = (O-E)/sqrt(E (1-row/N)(1-column/N)); expected as rows",
        ],
        conventions: [
            "R and SciPy correct tables of two rows and two columns by default; the headline of SPSS is not corrected, nor is it here.",
            "Linear-by-linear is that of SPSS: categories count 1, 2, 3 in the order given.",
        ],
        sources: [
            "K. Pearson, Philos. Mag. 50 (1900) 157-175, doi:10.1080/14786440009463897",
            "F. Yates, J. R. Stat. Soc. Suppl. 1 (1934) 217-235, doi:10.2307/2983604",
            "N. Mantel, J. Am. Stat. Assoc. 58 (1963) 690-700, doi:10.1080/01621459.1963.10500879",
        ],
        checkedAgainst: ["reference vectors of R 4.6.1 (chisq.test)", "SciPy 1.17.1 chi2_contingency"],
        example: ProcedureRequest(data: [StatisticsField("table", [[10, 5, 2], [4, 9, 6], [1, 3, 12]])])
    ) { request in
        let test = try ChiSquareTest(ContingencyTable(request.table("table")))
        return ProcedureAnswer(
            chiSquareFields(test) + tableFields(test), used: test.table.total,
            warnings: test.cellsBelowFive > 0 ? [.smallExpectedCounts] : [])
    }

    private static func chiSquareFields(_ test: ChiSquareTest) -> [StatisticsField] {
        [
            StatisticsField("chi_square", .number(test.pearson.value)), StatisticsField("df", .count(test.pearson.degreesOfFreedom)),
            StatisticsField("p", .number(test.pearson.p)), StatisticsField("log10_p", .logarithm(test.pearson.log10P)),
            StatisticsField("likelihood_ratio", .number(test.likelihoodRatio.value)),
            StatisticsField("p_likelihood_ratio", .number(test.likelihoodRatio.p)),
            StatisticsField("log10_p_likelihood_ratio", .logarithm(test.likelihoodRatio.log10P)),
            StatisticsField("linear_by_linear", .number(test.linearByLinear.value)),
            StatisticsField("p_linear_by_linear", .number(test.linearByLinear.p)),
        ]
            + (test.yates.map {
                [
                    StatisticsField("chi_square_yates", .number($0.value)), StatisticsField("p_yates", .number($0.p)),
                    StatisticsField("log10_p_yates", .logarithm($0.log10P)),
                ]
            } ?? [])
    }

    private static func tableFields(_ test: ChiSquareTest) -> [StatisticsField] {
        let table = test.table
        return [
            StatisticsField("min_expected", .number(test.smallestExpected)),
            StatisticsField("cells_expected_below_5", .count(test.cellsBelowFive)),
            StatisticsField("cramers_v", .number(test.cramersV)),
            StatisticsField("contingency_coefficient", .number(test.contingencyCoefficient)),
            StatisticsField(
                "expected", .rows((0..<table.rows).map { row in (0..<table.columns).map { table.expected(row, $0) } })),
            StatisticsField("adjusted_residuals", .rows(test.adjustedResiduals)), StatisticsField("n", .count(table.total)),
        ]
    }

    private static let goodnessOfFit = Procedure(
        "chi_square_goodness_of_fit", "Chi-square goodness of fit", in: .tables,
        purpose: "Whether counts in classes agree with shares that were fixed beforehand, equal ones unless others are given.",
        data: [.needed("observed", .numbers, "the count of each class"), .optional("expected", .numbers, "as the option of that name")],
        options: [
            .optional("expected", .numbers, "expected counts or shares, above 0; brought to the total of the observed counts"),
            .optional("probabilities", .numbers, "expected shares, above 0, that add up to 1"),
        ],
        formula: [
            "Ei = N wi / sum of w, with equal weights w unless expected or probabilities are given",
            "chi_square = sum (Oi - Ei)^2/Ei, df = classes - 1",
        ],
        conventions: [
            "Expected counts need not add up to N: they are taken as proportions, as SPSS and R's rescale.p do; SciPy refuses them.",
            "Probabilities that miss 1 by more than 1e-8 are refused, as R does.",
        ],
        sources: ["K. Pearson, Philos. Mag. 50 (1900) 157-175, doi:10.1080/14786440009463897"],
        checkedAgainst: ["R 4.2.2 chisq.test"],
        example: ProcedureRequest(data: [StatisticsField("observed", [8, 12, 6])])
    ) { request in
        let columns = try request.numbers("observed")
        let observed = try columns.compactMap { $0 }.map { try ProcedureRequest.count(.number($0), "observed") }
        guard observed.count == columns.count else { throw StatisticsFailure.invalidArgument }
        let fit = try GoodnessOfFit(observed, weights: try weights(request))
        return ProcedureAnswer(
            [
                StatisticsField("chi_square", .number(fit.chiSquare)), StatisticsField("df", .count(fit.degreesOfFreedom)),
                StatisticsField("p", .number(fit.p)), StatisticsField("log10_p", .logarithm(fit.log10P)),
                StatisticsField("expected", .numbers(fit.expected)), StatisticsField("min_expected", .optional(fit.expected.min())),
                StatisticsField("cells_expected_below_5", .count(fit.expected.count { $0 < 5 })),
            ], used: observed.reduce(0, +), warnings: fit.expected.contains { $0 < 5 } ? [.smallExpectedCounts] : [])
    }

    private static func weights(_ request: ProcedureRequest) throws -> [Double]? {
        if let shares = try request.optionNumbers("probabilities") {
            guard (CompensatedSum(shares).value - 1).magnitude <= 1e-8 else { throw StatisticsFailure.invalidArgument }
            return shares
        }
        if request.has("expected") { return try request.observed("expected").values }
        return try request.optionNumbers("expected")
    }
}
