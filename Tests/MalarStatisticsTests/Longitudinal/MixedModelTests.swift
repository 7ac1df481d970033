// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Linear mixed models")
struct MixedModelTests {
    private func answer(_ name: String, _ options: [StatisticsField] = []) throws -> ProcedureAnswer {
        let procedure = try #require(ProcedureCatalogue.procedure(named: name))
        let request = options.isEmpty ? procedure.example : ProcedureRequest(data: procedure.example.data, options: options)
        return try #require(try procedure.answer(request).value)
    }

    // R 4.2.2, lmerTest 3.1.3 with pbkrtest 0.5.2: summary(lmer(y ~ visit * arm + (1 | id)), ddf = ...), bobyqa with rhoend = 1e-13.
    @Test("random intercept of the example, as lmerTest")
    func intercept() throws {
        let answer = try answer("lmm_random_intercept")
        #expect(agree(try answer.list("se"), [0.90298310188, 0.36084531040, 1.27295150198, 0.51031233189], 1e-8))
        #expect(agree(try answer.list("df_satterthwaite"), [8.4622907705, 13.0015973711, 8.3717260161, 13.0015973711], 1e-8))
        #expect(agree(try answer.list("se_kenward_roger"), [0.90323194380, 0.36084531040, 1.27312803300, 0.51031233189], 1e-8))
        #expect(agree(try answer.list("df_kenward_roger"), [8.4625129055, 13.0017916270, 8.3719476624, 13.0017916270], 1e-8))
        #expect(agree([try answer.one("var_intercept")], [2.3520459228], 1e-8))
        #expect(agree([try answer.one("minus2_loglik")], [75.7703568708], 1e-11))
    }

    // The same with y ~ visit + arm + (1 + visit | id).
    @Test("random slope of the example, as lmerTest")
    func slope() throws {
        let answer = try answer("lmm_random_slope")
        #expect(agree(try answer.list("estimate"), [11.4268918600, -1.5625, -3.1613625634], 1e-7))
        #expect(agree(try answer.list("df_satterthwaite"), [5.3228949542, 7, 6.0192543584], 1e-7))
        #expect(agree(try answer.list("se_kenward_roger"), [1.12245282853, 0.37126112153, 1.22349700809], 1e-7))
        #expect(agree(try answer.list("df_kenward_roger"), [8.5047954081, 7, 5.9937323248], 1e-7))
        let parts = try ["var_intercept", "var_slope", "cov_intercept_slope", "var_residual"].map(answer.one)
        #expect(agree(parts, [5.97621634652, 0.48482562252, -1.67952394888, 1.23570588076], 1e-6))
    }

    @Test("the order of rows does not matter, nor the unit or the origin of time and response", arguments: [1, 2, 3])
    func invariance(_ seed: UInt64) throws {
        let sample = LongitudinalSample(subjects: 14, visits: 4, seed: seed)
        var generator = SeededGenerator(seed: seed)
        let model = LinearMixedModel(try ModelFormula("y ~ visit * arm + (1 + visit | id)"))
        let plain = try model.fit(sample.table())
        let shuffled = try model.fit(sample.table(rows: sample.id.indices.shuffled(using: &generator)))
        let moved = try model.fit(sample.table(response: { $0 * 0x1p300 + 0x1p310 }, time: { 2020 + $0 / 12 }))
        for other in [shuffled, moved] {
            for index in [1, 3] {
                #expect(agree([plain.effects[index].satterthwaite.p], [other.effects[index].satterthwaite.p], 1e-6))
                let degrees = [plain, other].compactMap { $0.effects[index].kenwardRoger?.test.degreesOfFreedom }
                #expect(agree([degrees[0]], [degrees[1]], 1e-6))
            }
        }
        #expect(agree([shuffled.minus2LogLikelihood], [plain.minus2LogLikelihood], 1e-12))
    }

    @Test("the likelihood is that of the whole covariance matrix, and no neighbour is better", arguments: [LikelihoodMethod.reml, .ml])
    func directLikelihood(_ method: LikelihoodMethod) throws {
        let sample = LongitudinalSample(subjects: 14, visits: 4, slope: 1.5, seed: 11)
        let fit = try LinearMixedModel(try ModelFormula("y ~ visit + arm + (1 + visit | id)"), method: method).fit(sample.table())
        func deviance(_ g: [Double], _ residual: Double) throws -> Double {
            let n = sample.id.count
            var covariance = Matrix(rows: n, columns: n)
            for i in 0..<n {
                for j in 0..<n where sample.id[i] == sample.id[j] {
                    let cross = g[1] * (sample.visit[i] + sample.visit[j]) + g[2] * sample.visit[i] * sample.visit[j]
                    covariance[i, j] = g[0] + cross + (i == j ? residual : 0)
                }
            }
            let design = Matrix(rows: (0..<n).map { [1, sample.visit[$0], sample.arm[$0]] })
            let (inverse, logDeterminant) = try #require(covariance.positiveInverse)
            let information = design.transposed * inverse * design
            let solved = try #require(information.positiveSolution(for: design.transposed * inverse * .column(sample.y)))
            let residuals = Matrix.column(sample.y) - design * solved.solution
            let squares = (residuals.transposed * inverse * residuals)[0, 0]
            let logTwoPi = 1.8378770664093453
            return logDeterminant + squares + Double(method == .reml ? n - 3 : n) * logTwoPi
                + (method == .reml ? solved.logDeterminant : 0)
        }
        let g = [fit.randomCovariance[0][0], fit.randomCovariance[0][1], fit.randomCovariance[1][1]]
        #expect(!fit.isOnBoundary)
        let here = try deviance(g, fit.residualVariance)
        #expect(agree([here], [fit.minus2LogLikelihood], 1e-12))
        for index in 0..<3 {
            for step in [-1e-3, 1e-3] {
                var moved = g
                moved[index] += step
                #expect(try deviance(moved, fit.residualVariance) > here)
            }
        }
        #expect(fit.lastStep < 1e-9)
    }

    @Test("no variance between subjects is an answer on the boundary with n - p degrees of freedom")
    func boundary() throws {
        let table = ModelTable([
            "id": .numbers([1, 1, 2, 2, 3, 3, 4, 4]), "visit": .numbers([0, 1, 0, 1, 0, 1, 0, 1]),
            "y": .numbers([5, 9, 9, 5, 6, 8, 8, 7]),
        ])
        let fit = try LinearMixedModel(try ModelFormula("y ~ visit + (1 | id)")).fit(table)
        #expect(fit.isOnBoundary)
        #expect(fit.randomCovariance == [[0]])
        #expect(agree(fit.effects.map(\.satterthwaite.degreesOfFreedom), [6, 6], 1e-12))
        // Least squares: the residual sum of squares 18.75 over 6.
        #expect(agree([fit.residualVariance], [18.75 / 6], 1e-12))
    }
}
