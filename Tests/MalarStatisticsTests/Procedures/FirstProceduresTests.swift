// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Requests about columns, proportions, groups and tables")
struct FirstProceduresTests {
    static let names = [
        "describe", "quantile", "median_iqr", "proportion_ci", "binomial_test", "proportion_difference_ci", "risk_measures", "t_test",
        "levene", "kruskal_wallis", "chi_square", "chi_square_goodness_of_fit", "fisher_exact", "mcnemar", "cochran_q", "friedman",
    ]

    static func answer(_ name: String, _ data: [StatisticsField], _ options: [StatisticsField] = []) throws -> Computed<ProcedureAnswer> {
        try #require(ProcedureCatalogue.procedure(named: name)).answer(ProcedureRequest(data: data, options: options))
    }

    @Test("The example of each procedure has an answer, with every choice of every option", arguments: names)
    func choices(name: String) throws {
        let procedure = try #require(ProcedureCatalogue.procedure(named: name))
        #expect(try procedure.answer(procedure.example).value != nil)
        // Other kinds of t test need other data.
        for key in procedure.options where key.name != "kind" {
            guard case .choice(let words) = key.kind else { continue }
            for word in words where !(word == "tukey_hinges" && procedure.example.options.isEmpty == false && name != "quantile") {
                let request = ProcedureRequest(
                    data: procedure.example.data,
                    options: procedure.example.options.filter { $0.key != key.name } + [StatisticsField(key.name, .text(word))])
                #expect(try procedure.answer(request).value != nil, "\(key.name) \(word)")
            }
        }
    }

    @Test("A one-sided limit is the word Inf, and the comparison takes it for the infinite number")
    func infinite() throws {
        let answer = try #require(
            try Self.answer("t_test", [StatisticsField("x", [4, 9, 7])], [StatisticsField("alternative", "greater")]).value)
        #expect(answer["ci_upper"] == .text("Inf"))
        let comparison = ResultComparison(relative: 0, absolute: 0)
        #expect(comparison.mismatches(expected: [StatisticsField("ci_upper", .number(.infinity))], computed: answer.values).isEmpty)
        #expect(!comparison.mismatches(expected: [StatisticsField("ci_upper", .number(-.infinity))], computed: answer.values).isEmpty)
    }

    @Test("The kind of t test follows from the data where it is not named")
    func kinds() throws {
        let x = StatisticsField("x", [1, 2, 4, 7])
        let y = StatisticsField("y", [2, 2, 5, .missing])
        #expect(try Self.answer("t_test", [x, y]).value?["kind"] == "welch")
        #expect(try Self.answer("t_test", [x]).value?["kind"] == "one")
        let pairs = [StatisticsField("first", [1, 2, 4, 7]), StatisticsField("second", [2, 2, 7, .missing])]
        let paired = try #require(try Self.answer("t_test", pairs).value)
        #expect(paired["kind"] == "paired" && paired.used == 3 && paired.dropped.first?.count == 1)
        // x - y where pairs are named x and y.
        let named = try #require(try Self.answer("t_test", [x, y], [StatisticsField("kind", "paired")]).value)
        expect(named["mean_difference"]?.number, isCloseTo: -2.0 / 3)
    }

    @Test("McNemar from two columns is McNemar from their table")
    func columns() throws {
        let columns = [
            StatisticsField("first", [1, 1, 0, 1, 0, 1, .missing]), StatisticsField("second", [0, 0, 1, 1, 0, 0, 1]),
        ]
        let answer = try #require(try Self.answer("mcnemar", columns).value)
        let table = try #require(try Self.answer("mcnemar", [StatisticsField("table", [[1, 3], [1, 1]])]).value)
        #expect(answer.values == table.values && answer.dropped.first?.count == 1)
    }

    @Test("Clamped quantiles say so")
    func clamped() throws {
        let answer = try #require(
            try Self.answer("quantile", [StatisticsField("x", [1, 2, 5])], [StatisticsField("prob", 0.1)]).value)
        #expect(answer["values"] == [1] && answer["clamped"] == [true] && answer.warnings.first?.code == "clamped_quantile")
    }

    @Test("Reasons for what has no answer")
    func reasons() throws {
        let cases: [(String, [StatisticsField], StatisticsFailure)] = [
            ("describe", [StatisticsField("x", [.missing])], .emptySample),
            ("quantile", [StatisticsField("x", [])], .emptySample),
            ("median_iqr", [StatisticsField("x", [1, .number(.infinity)])], .nonFiniteInput),
            ("binomial_test", [StatisticsField("x", 3), StatisticsField("n", 2)], .invalidArgument),
            ("proportion_ci", [StatisticsField("x", 1.5), StatisticsField("n", 2)], .invalidArgument),
            ("cochran_q", [StatisticsField("matrix", [[1, 2], [0, 1]])], .invalidArgument),
            ("mcnemar", [StatisticsField("table", [[0, 0], [0, 0]])], .emptySample),
            ("fisher_exact", [StatisticsField("table", [[1, 2], [3]])], .lengthMismatch),
            ("kruskal_wallis", [StatisticsField("groups", [[1, 2], [.missing]])], .emptySample),
            ("levene", [StatisticsField("groups", [[1, 1], [2, 2]])], .zeroVariance),
            ("chi_square_goodness_of_fit", [StatisticsField("observed", [3])], .insufficientData),
        ]
        for (name, data, reason) in cases { #expect(try Self.answer(name, data).reason == reason, "\(name)") }
    }
}
