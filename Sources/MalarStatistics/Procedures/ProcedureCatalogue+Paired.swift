// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Two or more measurements of the same patients.
    static let paired: [Procedure] = [mcNemar, cochranQ, friedman]

    private static let mcNemar = Procedure(
        "mcnemar", "McNemar's test", in: .paired,
        purpose: "Whether a yes-or-no property changed between two measurements of the same patients.",
        data: [
            .optional("table", .table, "[[yes yes, yes no], [no yes, no no]]: the first measurement in rows, the second in columns"),
            .optional("first", .numbers, "first measurement of each patient, 1 for yes and 0 for no, in place of the table"),
            .optional("second", .numbers, "second measurement of each patient"),
        ],
        options: [.level, .missing],
        formula: [
            "b = yes then no, c = no then yes; under no change b is binomial(b+c, 1/2)",
            "p_exact = twice the smaller tail, at most 1; p_mid = p_exact - P(B = b)",
            "chi_square = (b-c)^2/(b+c); chi_square_continuity = (|b-c|-1)^2/(b+c), 0 where b = c",
            "odds_ratio = b/c; limits from those of Clopper and Pearson for b/(b+c)",
        ],
        conventions: [
            "SPSS CROSSTABS prints the exact p; SPSS NPAR TESTS does so below 25 changes and the corrected chi-square from there on.",
            "b = c: R sets the corrected statistic to 0, SPSS and statsmodels give 1/(b+c); here as R.",
            "Without a change the exact p is 1 and the chi-squares do not exist.",
        ],
        sources: [
            "Q. McNemar, Psychometrika 12 (1947) 153-157, doi:10.1007/BF02295996",
            "M. W. Fagerland and others, BMC Med. Res. Methodol. 13 (2013) 91, doi:10.1186/1471-2288-13-91 (mid-p)",
        ],
        checkedAgainst: ["R 4.2.2 mcnemar.test", "reference vectors of R 4.6.1 (binom.test)"],
        example: ProcedureRequest(data: [StatisticsField("table", [[10, 9], [2, 12]])])
    ) { request in
        let (counts, dropped) = try changes(request)
        let table = try ContingencyTable(counts)
        guard table.rows == 2, table.columns == 2 else { throw StatisticsFailure.invalidArgument }
        guard table.total > 0 else { throw StatisticsFailure.emptySample }
        let test = McNemarTest(b: counts[0][1], c: counts[1][0])
        return ProcedureAnswer(
            mcNemarFields(test) + (try mcNemarRatio(test, level: request.level())), used: table.total,
            dropped: [DroppedData(dropped, "incomplete pair")],
            warnings: test.b + test.c > 0 && test.b + test.c < 6 ? [.tooFew] : [])
    }

    private static func changes(_ request: ProcedureRequest) throws -> (table: [[Int]], dropped: Int) {
        guard request.has("first") || request.has("second") else { return (try request.table("table"), 0) }
        let pairs = try request.pairs("first", "second")
        var table = [[0, 0], [0, 0]]
        for (first, second) in zip(pairs.first, pairs.second) {
            guard [0, 1].contains(first), [0, 1].contains(second) else { throw StatisticsFailure.invalidArgument }
            table[1 - Int(first)][1 - Int(second)] += 1
        }
        return (table, pairs.dropped)
    }

    private static func mcNemarFields(_ test: McNemarTest) -> [StatisticsField] {
        let distribution = ChiSquareDistribution(degreesOfFreedom: 1)
        return [
            StatisticsField("b", .count(test.b)), StatisticsField("c", .count(test.c)), StatisticsField("p_exact", .number(test.exact)),
            StatisticsField("p_mid", .number(test.mid)), StatisticsField("chi_square", .optional(test.chiSquare)),
            StatisticsField("p_chi_square", .optional(test.chiSquare.map(distribution.upperTail))),
            StatisticsField("chi_square_continuity", .optional(test.chiSquareContinuity)),
            StatisticsField("p_continuity", .optional(test.chiSquareContinuity.map(distribution.upperTail))),
            StatisticsField("log10_p", .logarithm(test.log10Exact)),
        ]
    }

    private static func mcNemarRatio(_ test: McNemarTest, level: Double) throws -> [StatisticsField] {
        let ratio = try test.oddsRatio(level: level)
        return [
            StatisticsField("odds_ratio", .limit(ratio?.estimate)), StatisticsField("or_lower", .limit(ratio?.lower)),
            StatisticsField("or_upper", .limit(ratio?.upper)),
        ]
    }

    private static let cochranQ = Procedure(
        "cochran_q", "Cochran's Q", in: .paired,
        purpose: "Whether the share of a yes-or-no property differs between several measurements of the same patients.",
        data: [.needed("matrix", .matrix, "a row for each patient, a column for each measurement, 1 for yes and 0 for no")],
        options: [.missing],
        formula: [
            "Cj column totals, Ri row totals, T their sum, k columns", "q = (k-1)(k sum Cj^2 - T^2)/(k T - sum Ri^2), df = k-1",
            "rows with a missing value are left out",
        ],
        conventions: ["All programs agree. With two columns q is McNemar's chi-square without continuity correction."],
        sources: ["W. G. Cochran, Biometrika 37 (1950) 256-266, doi:10.1093/biomet/37.3-4.256"],
        checkedAgainst: ["reference vectors of the closed form in R 4.6.1"],
        example: ProcedureRequest(data: [StatisticsField("matrix", [[1, 0, 1], [1, 1, 0], [0, 0, 1], [0, 1, 1], [0, 0, 1]])])
    ) { request in
        let rows = try request.matrix("matrix")
        let complete = rows.filter { !$0.contains(nil) }.map { $0.compactMap { $0 } }
        guard complete.allSatisfy({ $0.allSatisfy { $0 == 0 || $0 == 1 } }) else { throw StatisticsFailure.invalidArgument }
        let test = try CochranQ(complete.map { $0.map { $0 == 1 } })
        return ProcedureAnswer(
            [
                StatisticsField("q", .number(test.q)), StatisticsField("df", .count(test.degreesOfFreedom)),
                StatisticsField("p", .number(test.p)), StatisticsField("n", .count(test.n)),
                StatisticsField("log10_p", .logarithm(test.log10P)),
                StatisticsField("column_totals", .numbers(test.columnTotals.map(Double.init))),
            ], used: test.n, dropped: [DroppedData(rows.count - complete.count, "incomplete row")])
    }

    private static let friedman = Procedure(
        "friedman", "Friedman test", in: .paired,
        purpose: "Whether one of several measurements of the same patients tends to be higher than another.",
        data: [.needed("matrix", .matrix, "a row for each patient, a column for each measurement; null is a missing value")],
        options: [.missing],
        formula: [
            "midranks within each row; Rj their sums over the n rows, k columns",
            "chi_square = (k-1) sum_j (Rj - n(k+1)/2)^2 / sum of squared deviations of all ranks within rows; tie-corrected, df = k-1",
            "kendalls_w = chi_square/(n(k-1))",
            "iman_davenport_f = (n-1) chi_square/(n(k-1) - chi_square) with k-1 and (k-1)(n-1) degrees of freedom",
            "rows with a missing value are left out",
        ],
        conventions: ["All programs agree on the tie-corrected chi-square. With few rows Iman and Davenport's F keeps its level better."],
        sources: [
            "M. Friedman, J. Am. Stat. Assoc. 32 (1937) 675-701, doi:10.1080/01621459.1937.10503522",
            "M. G. Kendall, B. Babington Smith, Ann. Math. Stat. 10 (1939) 275-287, doi:10.1214/aoms/1177732186",
            "R. L. Iman, J. M. Davenport, Commun. Stat. Theory Methods 9 (1980) 571-595, doi:10.1080/03610928008827904",
        ],
        checkedAgainst: ["R 4.2.2 friedman.test", "SciPy 1.17.1 friedmanchisquare"],
        example: ProcedureRequest(data: [
            StatisticsField("matrix", [[5.4, 5.5, 5.55], [5.85, 5.7, 5.75], [5.2, 5.6, 5.5], [5.9, 5.85, 5.7]])
        ])
    ) { request in
        let rows = try request.matrix("matrix")
        let complete = rows.filter { !$0.contains(nil) }.map { $0.compactMap { $0 } }
        let test = try FriedmanTest(complete)
        return ProcedureAnswer(
            [
                StatisticsField("chi_square", .number(test.chiSquare)), StatisticsField("df", .count(test.degreesOfFreedom)),
                StatisticsField("p", .number(test.p)), StatisticsField("log10_p", .logarithm(test.log10P)),
                StatisticsField("kendalls_w", .number(test.kendallsW)), StatisticsField("mean_ranks", .numbers(test.meanRanks)),
                StatisticsField("iman_davenport_f", .optional(test.imanDavenportF)),
                StatisticsField("p_iman_davenport", .optional(test.imanDavenportP)), StatisticsField("n", .count(test.n)),
            ], used: test.n, dropped: [DroppedData(rows.count - complete.count, "incomplete row")],
            warnings: test.hasTies ? [.tiedRanks] : [])
    }
}
