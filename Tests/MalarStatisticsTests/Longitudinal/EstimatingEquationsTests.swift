// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Estimating equations")
struct EstimatingEquationsTests {
    private func answer(_ options: [String: StatisticsValue]) throws -> ProcedureAnswer {
        let procedure = try #require(ProcedureCatalogue.procedure(named: "gee"))
        let fields = options.sorted { $0.key < $1.key }.map { StatisticsField($0.key, $0.value) }
        return try #require(try procedure.answer(ProcedureRequest(data: procedure.example.data, options: fields)).value)
    }

    // R 4.2.2, geepack 1.3.9: geeglm(y ~ visit + arm, family = poisson, corstr = "ar1", epsilon = 1e-13), then with waves = visit + 1.
    @Test("AR(1) by rows and by visits, as geepack")
    func alongTime() throws {
        let options: [String: StatisticsValue] = ["formula": "y ~ visit + arm", "family": "poisson", "correlation": "ar1"]
        let rows = try answer(options)
        #expect(agree(try rows.list("estimate_geepack"), [2.36068872395, -0.18178461628, -0.15379185491], 1e-10))
        #expect(agree(try rows.list("robust_se_geepack"), [0.080717072248, 0.045822616699, 0.117451801051], 1e-10))
        #expect(agree([try rows.one("alpha_geepack"), try rows.one("scale_geepack")], [0.51453057813, 0.40394289914], 1e-10))
        let visits = try answer(options.merging(["distance": "wave"]) { $1 })
        #expect(agree(try visits.list("estimate_geepack"), [2.36174195589, -0.18980463731, -0.14754298097], 1e-10))
        #expect(agree(try visits.list("robust_se_geepack"), [0.077931643962, 0.046277753312, 0.116759646200], 1e-10))
        #expect(agree([try visits.one("alpha_geepack")], [0.52941845417], 1e-10))
    }

    // R 4.2.2: geepack's fit, then (I - H)^-1 and its square root from whole matrices.
    @Test("small-sample corrections, from whole matrices")
    func corrections() throws {
        let found = try answer(["formula": "y ~ visit + arm"])
        #expect(agree(try found.list("robust_se_geepack"), [0.72903035399, 0.34728298080, 1.00671257928], 1e-10))
        #expect(agree(try found.list("mancl_derouen_se_geepack"), [0.938757448017, 0.396894835195, 1.341806498147], 1e-10))
        #expect(agree(try found.list("kauermann_carroll_se_geepack"), [0.826374599297, 0.371261122969, 1.162207397775], 1e-10))
    }

    @Test("independence with constant variance is least squares")
    func leastSquares() throws {
        let sample = LongitudinalSample(subjects: 10, visits: 3, seed: 4)
        let model = EstimatingEquations(try ModelFormula("y ~ visit + arm"), family: .gaussian, correlation: .independence)
        let fit = try #require(try model.fit(sample.table()).adjusted.value)
        let design = Matrix(rows: sample.id.indices.map { [1, sample.visit[$0], sample.arm[$0]] })
        let direct = try #require(design.leastSquares(sample.y)).solution
        #expect(agree(fit.estimates, direct, 1e-11))
        #expect(fit.alpha == nil)
    }

    @Test("a log link and the same means by the identity give the same counts", arguments: WorkingCorrelation.allCases)
    func links(_ correlation: WorkingCorrelation) throws {
        let counts = LongitudinalSample(subjects: 12, visits: 3, seed: 8)
        let table = counts.table(response: { max(0, ($0 - 4).rounded()) })
        // With a factor of the arm alone the mean is free in both arms, so that the link cannot matter.
        func means(_ link: MeanLink) throws -> [Double] {
            let model = EstimatingEquations(
                try ModelFormula("y ~ 0 + factor(arm)"), family: .poisson, link: link, correlation: correlation)
            let estimates = try #require(try model.fit(table).unadjusted.value).estimates
            return estimates.map { link == .log ? PowerOfE.value($0) : $0 }
        }
        #expect(agree(try means(.log), try means(.identity), 1e-9))
    }

    @Test("separated outcomes do not converge; empty and constant ones have their own reasons")
    func refused() throws {
        let sample = LongitudinalSample(subjects: 10, visits: 3, seed: 6)
        func reason(_ y: [Double?], _ family: String) throws -> StatisticsFailure? {
            let procedure = try #require(ProcedureCatalogue.procedure(named: "gee"))
            let request = ProcedureRequest(data: sample.fields(["y": y]), options: [StatisticsField("family", .text(family))])
            return try procedure.answer(request).reason
        }
        #expect(try reason(sample.arm, "binomial") == .didNotConverge)
        #expect(try reason(sample.y.map { _ in 0 }, "binomial") == .noEvents)
        #expect(try reason(sample.y.map { _ in 0 }, "poisson") == .noEvents)
        #expect(try reason(sample.y.map { _ in 1 }, "binomial") == .zeroVariance)
        #expect(try reason(sample.y.map { $0 - 100 }, "poisson") == .invalidArgument)
        #expect(try reason(sample.y, "binomial") == .invalidArgument)
    }
}

/// e to a power, by the series of halves.
private enum PowerOfE {
    static func value(_ x: Double) -> Double {
        var (sum, term) = (1.0, 1.0)
        for k in 1...60 {
            term *= x / 16 / Double(k)
            sum += term
        }
        return (0..<4).reduce(sum) { power, _ in power * power }
    }
}
