// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// The floor of exact tests.
    static let attainable: [Procedure] = [
        Procedure(
            "smallest_attainable_p", "Smallest attainable p", in: .effects,
            purpose:
                "How small the exact p of a test could get for samples of this size and with these ties, before any effect is looked at.",
            data: [
                .optional("n", .count, "signed rank, sign test: pairs"), .optional("n_zero", .count, "of them unchanged, 0 if not given"),
                .differences, .firstColumn, .secondColumn, .optional("n1", .count, "Mann-Whitney: first group"),
                .optional("n2", .count, "second group"),
                .optional(
                    "groups", .numbers, "sizes of the groups of equal values of both together, smallest value first; untied if not given"),
                .optional("x", .numbers, "in place of n1, n2 and groups: the values"),
                .optional("y", .numbers, "values of the second group"),
                .optional("table", .table, "Fisher: a table of two rows and two columns, of which only the margins count"),
            ],
            formula: [
                "Signed rank with m changed pairs: 1/2^m one-sided, 2/2^m two-sided; ties do not change it, zeros do",
                "Mann-Whitney: ways to choose the most extreme rank sum over all splits; one value group may be cut by the choice",
                "Fisher: the probability of the table at the end of the range that the margins allow; both ends where they are equally likely",
                "p_one_sided, p_two_sided, p_doubled (twice the one-sided, at most 1); can_reach_0.05 is about p_two_sided",
            ],
            conventions: ["Two-sided as in mann_whitney_exact (distance) and fisher_exact (tables no more likely)"],
            sources: ["R. E. Tarone, Biometrics 46 (1990) 515-522, doi:10.2307/2531456"],
            checkedAgainst: [
                "the smallest p over all splits written out (Mann-Whitney, with ties), over all patterns of signs (signed rank)",
                "fractions over all tables with the same margins (Fisher)",
            ],
            example: ProcedureRequest(data: [StatisticsField("n", 4)]), compute: AttainableAnswer.answer)
    ]
}

/// The answer of smallest_attainable_p.
enum AttainableAnswer {
    private static let largestGroup = 1e7

    @Sendable static func answer(_ request: ProcedureRequest) throws -> ProcedureAnswer {
        let (test, floor) = try floor(request)
        return ProcedureAnswer(
            [
                StatisticsField("test", .text(test)), StatisticsField("p_one_sided", .number(floor.oneSided)),
                StatisticsField("p_two_sided", .number(floor.twoSided)), StatisticsField("p_doubled", .number(floor.doubled)),
                StatisticsField("log10_p_one_sided", .number(floor.log10OneSided)),
                StatisticsField("log10_p_two_sided", .number(floor.log10TwoSided)),
                StatisticsField("can_reach_0.05", .flag(floor.twoSided < 0.05)),
            ], warnings: floor.twoSided > 0.05 ? [.tooFew] : [])
    }

    private static func floor(_ request: ProcedureRequest) throws -> (String, SmallestAttainableP) {
        if request.has("table") { return ("fisher", try fisher(request.table("table"))) }
        if request.has("x"), request.has("y") {
            let ranks = PooledRanks(of: try request.twoSamples(), tolerance: 0)
            return ("mann_whitney", .mannWhitney(n1: ranks.n1, n2: ranks.n2, groups: ranks.allGroups))
        }
        if request.has("n1") || request.has("n2") { return ("mann_whitney", try sizes(request)) }
        if request.has("n") {
            let (n, zeros) = (try request.count("n"), request.has("n_zero") ? try request.count("n_zero") : 0)
            guard n > 0 else { throw StatisticsFailure.emptySample }
            guard zeros <= n, Double(n) <= largestGroup else { throw StatisticsFailure.invalidArgument }
            return ("signed_rank", .signedRank(changedPairs: n - zeros))
        }
        let sample = try request.pairedSample()
        guard !sample.differences.isEmpty else { throw StatisticsFailure.emptySample }
        return ("signed_rank", .signedRank(changedPairs: sample.differences.count { $0 != 0 }))
    }

    private static func sizes(_ request: ProcedureRequest) throws -> SmallestAttainableP {
        let (n1, n2) = (try request.count("n1"), try request.count("n2"))
        guard n1 > 0, n2 > 0 else { throw StatisticsFailure.emptySample }
        guard Double(n1) <= largestGroup, Double(n2) <= largestGroup else { throw StatisticsFailure.invalidArgument }
        guard request.has("groups") else { return .mannWhitney(n1: n1, n2: n2, groups: [Int](repeating: 1, count: n1 + n2)) }
        let groups = try request.numbers("groups").map { size in
            guard let size, let whole = Int(exactly: size), whole > 0, whole <= n1 + n2 else { throw StatisticsFailure.invalidArgument }
            return whole
        }
        guard groups.reduce(0, +) == n1 + n2 else { throw StatisticsFailure.invalidArgument }
        return .mannWhitney(n1: n1, n2: n2, groups: groups)
    }

    private static func fisher(_ table: [[Int]]) throws -> SmallestAttainableP {
        guard table.count == 2, table[0].count == 2 else { throw StatisticsFailure.invalidArgument }
        let rows = (table[0][0] + table[0][1], table[1][0] + table[1][1])
        let column = table[0][0] + table[1][0]
        guard rows.0 > 0, rows.1 > 0, column > 0, column < rows.0 + rows.1 else { throw StatisticsFailure.emptyMargin }
        guard Double(rows.0 + rows.1) <= largestGroup else { throw StatisticsFailure.invalidArgument }
        return .fisher(rows: rows, firstColumn: column)
    }
}
