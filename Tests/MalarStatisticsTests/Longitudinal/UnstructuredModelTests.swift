// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Mixed model for repeated measures")
struct UnstructuredModelTests {
    @Test("complete visits: the covariance within groups with its own degrees of freedom")
    func complete() throws {
        let (y, arms, visits) = (Self.complete, 2, 3)
        let subjects = y.count / visits
        let table = ModelTable([
            "id": .numbers(y.indices.map { Double($0 / visits) }), "visit": .numbers(y.indices.map { Double($0 % visits) }),
            "arm": .words(y.indices.map { $0 / visits % arms == 0 ? "old" : "new" }), "y": .numbers(y),
        ])
        let fit = try UnstructuredModel(try ModelFormula("y ~ factor(visit) * arm, unstructured within id")).fit(table)
        func mean(_ arm: Int, _ visit: Int) -> Double {
            let members = (0..<subjects).filter { $0 % arms == arm }
            return members.reduce(0) { $0 + y[$1 * visits + visit] } / Double(members.count)
        }
        for a in 0..<visits {
            for b in 0..<visits {
                let products = (0..<subjects).reduce(0.0) {
                    $0 + (y[$1 * visits + a] - mean($1 % arms, a)) * (y[$1 * visits + b] - mean($1 % arms, b))
                }
                #expect(agree([fit.covariance[a][b]], [products / Double(subjects - arms)], 1e-11))
            }
        }
        #expect(fit.effects.map(\.term) == ["(Intercept)", "v1", "v2", "aold", "v1:aold", "v2:aold"])
        #expect(agree(fit.effects.map(\.satterthwaite.degreesOfFreedom), Array(repeating: 6, count: 6), 1e-9))
        #expect(agree(fit.effects.compactMap { $0.kenwardRoger?.test.degreesOfFreedom }, Array(repeating: 6, count: 6), 1e-9))
        #expect(agree(fit.effects.compactMap { $0.kenwardRoger?.standardError }, fit.effects.map(\.standardError), 1e-9))
    }

    private static let complete: [Double] = [
        9, 8, 8, 12, 10, 11, 8, 9, 7, 10, 10, 7, 11, 8, 5, 9, 7, 6, 12, 11, 6, 8, 4, 5,
    ]

    @Test("missing visits: the order of rows does not matter, and a narrower covariance is no better")
    func missing() throws {
        let sample = LongitudinalSample(subjects: 12, visits: 4, seed: 3)
        let model = UnstructuredModel(try ModelFormula("y ~ factor(visit) + arm, unstructured within id"))
        let fit = try model.fit(sample.table())
        let reordered = try model.fit(sample.table(rows: sample.id.indices.reversed()))
        #expect(agree(fit.effects.map(\.satterthwaite.p), reordered.effects.map(\.satterthwaite.p), 1e-9))
        // One covariance for all visits is a special case, so its likelihood cannot be higher.
        let compound = try LinearMixedModel(try ModelFormula("y ~ factor(visit) + arm + (1 | id)")).fit(sample.table())
        #expect(fit.minus2LogLikelihood < compound.minus2LogLikelihood)
        #expect(fit.lastStep < 1e-9)
    }

    @Test("a visit twice, and visits that no subject shares, are refused")
    func refused() throws {
        let formula = try ModelFormula("y ~ factor(visit)")
        let ids: [Double?] = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
        let y: [Double?] = [1, 3, 2, 5, 4, 4, 6, 2, 1, 7]
        func reason(_ visits: [Double?]) -> StatisticsFailure? {
            let table = ModelTable(["id": .numbers(ids), "visit": .numbers(visits), "y": .numbers(y)])
            do throws(StatisticsFailure) {
                _ = try UnstructuredModel(formula).fit(table)
                return nil
            } catch {
                return error
            }
        }
        #expect(reason([0, 0, 0, 1, 0, 1, 0, 1, 0, 1]) == .invalidArgument)
        #expect(reason([0, 1, 0, 1, 0, 1, 0, 2, 0, 2]) == .insufficientData)
        #expect(reason([0, 1, 0, 1, 0, 1, 0, 1, 0, 1]) == nil)
    }
}
