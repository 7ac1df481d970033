// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import MalarReview

@Suite("Linear support vector machine")
struct LinearSeparatorTests {
    /// One included and two excluded records of four; values by minimising the primal with L-BFGS in SciPy 1.17.
    @Test("Scores agree with an independent minimisation of the same objective")
    func independentScores() throws {
        let documents = TermMatrixTests.texts.enumerated().map { RankingDocument(id: "\($0)", title: $1, abstract: "") }
        var settings = RelevanceRanking.Settings()
        settings.tolerance = 1e-10
        var ranking = try RelevanceRanking(documents, settings: settings)
        ranking.learn(["0": true, "2": false, "3": false])
        let expected = [0.50672286, 0.23237754, 0.24373292, 0.19422595]
        for (id, value) in expected.enumerated() {
            let score = try #require(ranking.score(of: "\(id)"))
            #expect((score - value).magnitude < 1e-5)
        }
        let objective = ranking.separator.objectives(ranking.examples, in: ranking.matrix).primal
        #expect((objective - 0.18495569320188285).magnitude < 1e-7)
        #expect((ranking.intercept - 0.22092501110550036).magnitude < 1e-5)
    }

    @Test("The dual meets the primal, from a cold and from a warm start", arguments: [1 as UInt64, 2, 3])
    func dualityGap(seed: UInt64) throws {
        let (documents, labels) = inventedRecords(120, words: 40, every: 6, seed: seed)
        var warm = try RelevanceRanking(documents)
        for document in documents.prefix(60) { warm.learn(document.id, isIncluded: labels[document.id]) }
        var cold = try RelevanceRanking(documents)
        cold.learn(labels.filter { label in documents.prefix(60).contains { $0.id == label.key } })
        for ranking in [warm, cold] {
            let (primal, dual) = ranking.separator.objectives(ranking.examples, in: ranking.matrix)
            #expect(dual <= primal + 1e-12)
            #expect(primal - dual < 1e-3 * primal)
        }
        let differences = zip(warm.separator.factors, cold.separator.factors).map { ($0 - $1).magnitude }
        #expect(differences.max() ?? 1 < 1e-3)
        #expect(warm.separator.passes <= cold.separator.passes)
    }

    @Test("A decision that is taken back leaves no trace")
    func takenBack() throws {
        let (documents, labels) = inventedRecords(60, words: 30, every: 5)
        var ranking = try RelevanceRanking(documents)
        ranking.learn(labels.filter { ["r1", "r2", "r3", "r7"].contains($0.key) })
        let before = try #require(ranking.score(of: "r20"))
        ranking.learn("r12", isIncluded: true)
        let between = try #require(ranking.score(of: "r20"))
        ranking.learn("r12", isIncluded: nil)
        let after = try #require(ranking.score(of: "r20"))
        #expect(before != between)
        #expect((before - after).magnitude < 1e-3)
    }
}
