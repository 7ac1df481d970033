// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Rank tests by name")
struct RankProcedureTests {
    private func ask(_ name: String, _ data: [StatisticsField], _ options: [StatisticsField] = []) throws -> Computed<ProcedureAnswer> {
        try #require(ProcedureCatalogue.procedure(named: name)).answer(ProcedureRequest(data: data, options: options))
    }

    private static let d = [StatisticsField("d", [-4, 0, -4, -2, 0, -4, 1, -4, 0, -3])]
    private static let groups = [StatisticsField("x", [12, 8, 8, 6, 10, 4, 14]), StatisticsField("y", [4, 6, 2, 8, 4, 6])]

    @Test("Without a method: the exact p is the headline, the SPSS form stands beside it")
    func standard() throws {
        let answer = try #require(try ask("wilcoxon_signed_rank", Self.d).value)
        #expect(answer["p"] == 0.03125 && answer["headline"] == "exact" && answer["smallest_attainable_p"] == 0.015625)
        #expect((try #require(answer["z_spss"]?.number) + 2.23772371114).magnitude < 1e-10)
        #expect((try #require(answer["p_asymptotic"]?.number) - 0.0252390780183).magnitude < 1e-12)
        #expect(answer.warnings == [.tiedRanks, .zeroDifferences] && answer.used == 10)
        let groups = try #require(try ask("mann_whitney", Self.groups).value)
        #expect((try #require(groups["p"]?.number) - 0.0518648018648).magnitude < 1e-12 && groups["headline"] == "exact")
        #expect((try #require(groups["p_asymptotic"]?.number) - 0.0419712389344).magnitude < 1e-12)
        #expect(groups["conventions_disagree_at_0.05"] == true && groups.warnings.contains(.conventionsDisagree))
    }

    @Test(
        "Presets of the worked example",
        arguments: [
            ("exact", 0.03125), ("spss", 0.0252390780183), ("r46", 0.03125), ("r45", 0.0314243465218), ("scipy", 0.03125), ("sas", 0.03125),
            ("coin", 0.0321047217550),
        ])
    func presets(preset: String, p: Double) throws {
        let answer = try #require(try ask("wilcoxon_signed_rank", Self.d, [StatisticsField("preset", .text(preset))]).value)
        #expect((try #require(answer["p"]?.number) - p).magnitude < 1e-12)
        #expect(answer["p_by_convention"]?[preset] == answer["p"])
    }

    @Test("An option goes before the preset")
    func options() throws {
        let answer = try #require(
            try ask("wilcoxon_signed_rank", Self.d, [StatisticsField("preset", "coin"), StatisticsField("zeros", "zsplit")]).value)
        #expect((try #require(answer["p"]?.number) - 0.0349607735822).magnitude < 1e-12)
        let turned = try #require(
            try ask(
                "wilcoxon_signed_rank", [StatisticsField("first", [3, 4, 9]), StatisticsField("second", [1, 5, 2])],
                [StatisticsField("difference", "first - second")]
            ).value)
        #expect(turned["w_plus"] == 5 && turned["n_positive"] == 2)
    }

    @Test("No change at all: exact p is 1, and only the approximation has nothing to say")
    func unchanged() throws {
        let zeros = [StatisticsField("d", [0, 0, 0])]
        #expect(try ask("wilcoxon_signed_rank", zeros).value?["p"] == 1)
        #expect(try ask("wilcoxon_signed_rank", zeros, [StatisticsField("method", "asymptotic")]).reason == .noNonzeroDifferences)
        #expect(try ask("wilcoxon_signed_rank", [StatisticsField("d", [])]).reason == .emptySample)
        #expect(try ask("sign_test", zeros).value?["p"] == 1)
        #expect(throws: RequestProblem.self) { try ask("wilcoxon_signed_rank", []) }
    }

    @Test("Missing values are left out and counted")
    func dropped() throws {
        let answer = try #require(
            try ask(
                "wilcoxon_signed_rank_exact", [StatisticsField("first", [1, .missing, 3]), StatisticsField("second", [2, 2, .missing])]
            ).value)
        #expect(answer.used == 1 && answer.dropped == [DroppedData(1, "first value missing"), DroppedData(1, "second value missing")])
    }

    @Test("The sign test of 60 to 40, as R 4.2.2 binom.test prints it")
    func signTest() throws {
        let values = [Double](repeating: 1, count: 60) + [Double](repeating: -1, count: 40)
        let answer = try #require(try ask("sign_test", [StatisticsField("d", .numbers(values))]).value)
        #expect((try #require(answer["p"]?.number) - 0.05688793364098087).magnitude < 1e-13)
    }

    @Test(
        "The floor of each test",
        arguments: [
            ([StatisticsField("n", 4)], 0.125), ([StatisticsField("n", 26), StatisticsField("n_zero", 7)], 3.814697265625e-06),
            ([StatisticsField("n1", 3), StatisticsField("n2", 4)], 2.0 / 35), ([StatisticsField("table", [[3, 1], [1, 3]])], 2.0 / 70),
            ([StatisticsField("n1", 2), StatisticsField("n2", 3), StatisticsField("groups", [1, 3, 1])], 0.6),
        ])
    func floors(data: [StatisticsField], p: Double) throws {
        let answer = try #require(try ask("smallest_attainable_p", data).value)
        #expect((try #require(answer["p_two_sided"]?.number) - p).magnitude < 1e-15)
    }

    @Test("Every example is answered", arguments: ProcedureCatalogue.all.filter { $0.group != .distributions })
    func examples(procedure: Procedure) throws {
        let answer = try #require(try procedure.answer(procedure.example).value, "\(procedure.name)")
        #expect(!answer.values.isEmpty && !procedure.formula.isEmpty && !procedure.sources.isEmpty)
    }
}
