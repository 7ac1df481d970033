// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Small data with ties, a time of 0 and strata; expected values from R 4.2.2 with survival 3.5 and cmprsk.
enum SurvivalExample {
    static let times: [Double] = [5, 8, 8, 12, 3, 3, 7, 9, 15, 15, 1, 20, 6, 6, 11, 2, 4, 18, 0, 10]
    static let events = [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0].map { $0 == 1 }
    static let groups = (0..<20).map { $0 % 2 }
    static let strata = (0..<20).map { $0 / 10 }
    static let x = [1.2, -0.3, 0.8, 2.1, 0.4, -1.5, 0.9, 0.1, -0.7, 1.8, 2.2, -1.1, 0.3, 0.6, -0.2, 0.5, 1.1, -0.9, 1.7, -0.4]
    static let outcomes = [1, 2, 0, 1, 1, 0, 2, 1, 0, 1, 1, 0, 1, 2, 1, 0, 2, 1, 1, 0]

    static func sample() throws -> SurvivalSample { try SurvivalSample(times: times, events: events) }
    static var covariates: [[Double]] { [x, groups.map { Double($0 + 1) }] }

    static func tables() throws -> [SurvivalTable] {
        try [0..<10, 10..<20].map { rows in
            try SurvivalTable(
                SurvivalSample(times: Array(times[rows]), events: Array(events[rows])), groups: Array(groups[rows]), groupCount: 2)
        }
    }
}

func isClose(_ a: Double, _ b: Double, _ tolerance: Double = 1e-11) -> Bool {
    (a - b).magnitude <= tolerance * max(a.magnitude, b.magnitude)
}

@Suite("Time to event as R computes it")
struct SurvivalOracleTests {
    @Test("survdiff(Surv(t, e) ~ g + strata(s)), rho = 0 and 1")
    func stratifiedLogRank() throws {
        let tests = try #require(LogRankTest([.logRank, .petoPrentice]).result(ofStrata: SurvivalExample.tables()).value).tests
        #expect(isClose(tests[0].chiSquare, 2.626265163523955))
        #expect(isClose(tests[1].chiSquare, 4.576908951162756))
    }

    @Test(
        "coxph(Surv(t, e) ~ x + g + strata(s))",
        arguments: [
            (
                CoxModel.Ties.efron, [0.9484239979595748, -1.4280144194820881], [0.3943239012351683, 0.7435695289029186], -17.86050251888782
            ),
            (.breslow, [0.928012129274648, -1.408393101121917], [0.3918018715069216, 0.7407697690683241], -18.21443311159913),
            (.exact, [0.9615942770838596, -1.5129756400521905], [0.4011670458174394, 0.7706143333918334], -17.14325874351767),
        ])
    func stratifiedCox(ties: CoxModel.Ties, coefficients: [Double], errors: [Double], logLikelihood: Double) throws {
        let fit = try #require(
            CoxModel(ties: ties).fit(
                SurvivalExample.sample(), covariates: SurvivalExample.covariates, strata: SurvivalExample.strata
            ).value)
        for (computed, wanted) in zip(fit.coefficients + fit.standardErrors, coefficients + errors) { #expect(isClose(computed, wanted)) }
        #expect(isClose(fit.logLikelihood, logLikelihood))
        #expect(isClose(try #require(fit.concordance.index), 0.791044776119403))
    }

    @Test("coxph(..., cluster = rep(1:10, 2)), and cox.zph with km, identity and rank")
    func robustAndProportional() throws {
        let fit = try #require(CoxModel().fit(SurvivalExample.sample(), covariates: SurvivalExample.covariates).value)
        let robust = fit.robustCovariance(clusters: (0..<20).map { $0 % 10 }).diagonal
        #expect(isClose(robust[0].squareRoot(), 0.3090972288776727))
        #expect(isClose(robust[1].squareRoot(), 0.5459227320344301))
        let wanted: [(ProportionalHazardsTest.TimeScale, [Double])] = [
            (.kaplanMeier, [0.02637111217687408, 1.07972077870286687, 1.76546029759397549]),
            (.identity, [0.001360273224602097, 0.981234415823588835, 1.418526481426968466]),
            (.rank, [0.09496198471626029, 0.99988778447245463, 1.85257161737046250]),
        ]
        for (scale, values) in wanted {
            let result = try #require(ProportionalHazardsTest(scale).result(of: fit).value)
            for (computed, value) in zip(result.chiSquare + [result.globalChiSquare], values) { #expect(isClose(computed, value, 1e-10)) }
        }
    }

    @Test("cuminc(t, event, g) and survfit(Surv(t, factor(event)) ~ 1)")
    func competingRisks() throws {
        let (times, outcomes) = (SurvivalExample.times, SurvivalExample.outcomes)
        let grouped = try CompetingTable(times: times, outcomes: outcomes, causeCount: 2, groups: SurvivalExample.groups, groupCount: 2)
        for (cause, value) in [(1, 2.52717999712625163), (2, 0.03236791084339009)] {
            let result = try #require(GrayTest().result(ofStrata: [grouped], cause: cause).value)
            #expect(isClose(result.chiSquare, value))
        }
        let curve = try CompetingTable(times: times, outcomes: outcomes, causeCount: 2).incidence(cause: 1, group: 0)
        #expect(isClose(try #require(curve.incidence.last), 0.6629411764705884))
        #expect(isClose(try #require(curve.standardErrors.last), 0.12674718988000933))
        #expect(isClose(curve.standardErrors[5], 0.11150424942089499))
    }
}
