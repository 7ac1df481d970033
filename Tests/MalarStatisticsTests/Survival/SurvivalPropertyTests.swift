// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Time to event: properties and hostile inputs")
struct SurvivalPropertyTests {
    /// Rows of whole or continuous times.
    private func rows(_ count: Int, whole: Bool, seed: UInt64) -> (times: [Double], events: [Bool], groups: [Int]) {
        var generator = SeededGenerator(seed: seed)
        let times = (0..<count).map { _ in
            whole ? Double(Int.random(in: 0...9, using: &generator)) : Double.random(in: 0..<100, using: &generator)
        }
        return (
            times, times.map { _ in Bool.random(using: &generator) }, times.map { _ in Int.random(in: 0..<3, using: &generator) }
        )
    }

    @Test("The table counts as a plain count does", arguments: [(1, true), (2, false), (63, true), (300, true), (300, false)])
    func table(count: Int, whole: Bool) throws {
        let rows = rows(count, whole: whole, seed: 11)
        let table = try SurvivalTable(SurvivalSample(times: rows.times, events: rows.events), groups: rows.groups, groupCount: 3)
        #expect(table.times == Set(rows.times).sorted())
        for (group, curve) in table.curves.enumerated() {
            let own = rows.groups.indices.filter { rows.groups[$0] == group }
            #expect(curve.count == own.count)
            for (index, time) in curve.times.enumerated() {
                #expect(curve.atRisk[index] == own.count { rows.times[$0] >= time })
                #expect(curve.events[index] == own.count { rows.times[$0] == time && rows.events[$0] })
            }
            #expect(curve.events.reduce(0, +) + curve.censored.reduce(0, +) + curve.censoredBeforeFirst == own.count)
        }
    }

    @Test("Times that differ far beyond their leading bits are still in order, zeros of both signs are one")
    func hardToSort() throws {
        var times = (0..<200).map { 1 + Double(($0 * 37) % 200) * 0x1p-52 } + [0, -0.0, 1e300, .leastNonzeroMagnitude]
        times += times.reversed()
        let table = try SurvivalTable(SurvivalSample(times: times, events: times.map { _ in true }))
        #expect(table.times == Set(times).sorted())
        #expect(table.curve(of: 0).events.reduce(0, +) == times.count)
        #expect(table.curve(of: 0).events[0] == 4)
    }

    @Test("Without censoring S is the part still without the event, and the error is binomial")
    func uncensored() throws {
        let curve = try SurvivalTable(SurvivalSample(times: (1...1000).map(Double.init), events: Array(repeating: true, count: 1000)))
            .curve(of: 0)
        #expect(curve.survival == (1...1000).map { Double(1000 - $0) / 1000 })
        let s = curve.survival[299]
        #expect(isClose(try #require(curve.standardErrors[299]), (s * (1 - s) / 1000).squareRoot()))
        #expect(curve.standardErrors[999] == nil)
        #expect(isClose(curve.restrictedMean(to: 1000).mean, 500.5))
    }

    @Test("A median on a step of 1/2 is its middle")
    func medianOnAStep() throws {
        let curve = try SurvivalTable(SurvivalSample(times: [1, 2, 5, 9], events: [true, true, true, true])).curve(of: 0)
        #expect(curve.quantile(0.5, in: curve.band()).estimate == 3.5)
        let censored = try SurvivalTable(SurvivalSample(times: [1, 2, 5, 9], events: [true, true, false, false])).curve(of: 0)
        #expect(censored.quantile(0.5, in: censored.band()).estimate == 2)
        #expect(censored.quantile(0.9, in: censored.band()).estimate == nil)
    }

    @Test("The score test of Cox's model with exact ties is the log-rank test")
    func scoreIsLogRank() throws {
        let rows = rows(80, whole: true, seed: 3)
        let groups = rows.groups.map { min($0, 1) }
        let sample = try SurvivalSample(times: rows.times, events: rows.events)
        let fit = try #require(CoxModel(ties: .exact).fit(sample, covariates: [groups.map(Double.init)]).value)
        let test = try #require(LogRankTest().result(of: SurvivalTable(sample, groups: groups, groupCount: 2)).value).tests[0]
        #expect(isClose(fit.scoreChiSquare, test.chiSquare, 1e-10))
    }

    @Test("Coefficients follow the units of covariates, however large or small", arguments: CoxModel.Ties.allCases)
    func units(ties: CoxModel.Ties) throws {
        let (sample, columns) = (try SurvivalExample.sample(), SurvivalExample.covariates)
        let fit = try #require(CoxModel(ties: ties).fit(sample, covariates: columns).value)
        for scale in [1e-100, 1e200] {
            let other = try #require(CoxModel(ties: ties).fit(sample, covariates: [columns[0].map { $0 * scale }, columns[1]]).value)
            #expect(isClose(other.coefficients[0] * scale, fit.coefficients[0], 1e-9))
            #expect(isClose(other.logLikelihood, fit.logLikelihood))
        }
    }

    @Test("Rows in another order give the same fit")
    func order() throws {
        let order = Array(0..<20).sorted { ($0 * 7) % 20 < ($1 * 7) % 20 }
        let sample = try SurvivalSample(times: order.map { SurvivalExample.times[$0] }, events: order.map { SurvivalExample.events[$0] })
        let fit = try #require(
            CoxModel().fit(sample, covariates: SurvivalExample.covariates.map { column in order.map { column[$0] } }).value)
        let plain = try #require(CoxModel().fit(SurvivalExample.sample(), covariates: SurvivalExample.covariates).value)
        #expect(isClose(fit.coefficients[0], plain.coefficients[0], 1e-12))
        #expect(fit.concordance == plain.concordance)
    }

    @Test("Ordinary data are never taken for separated ones")
    func noFalseAlarm() throws {
        for seed in 1...150 as ClosedRange<UInt64> {
            let rows = rows(60, whole: seed % 2 == 0, seed: seed)
            var generator = SeededGenerator(seed: seed + 1000)
            let x = rows.times.map { _ in Double.random(in: -1...1, using: &generator) }
            let sample = try SurvivalSample(times: rows.times, events: rows.events)
            for ties in CoxModel.Ties.allCases {
                let fit = CoxModel(ties: ties).fit(
                    sample, covariates: [x, rows.groups.map(Double.init)], strata: rows.groups.map { $0 / 2 })
                #expect(try #require(fit.value, "seed \(seed)").gradientNorm < 1e-6)
            }
        }
    }

    @Test("What cannot be fitted has a reason")
    func reasons() throws {
        let (sample, columns) = (try SurvivalExample.sample(), SurvivalExample.covariates)
        let model = CoxModel()
        #expect(model.fit(sample, covariates: []).reason == .invalidArgument)
        #expect(model.fit(sample, covariates: [[1, 2]]).reason == .lengthMismatch)
        #expect(model.fit(sample, covariates: [columns[0].map { _ in 3 }]).reason == .zeroVariance)
        #expect(
            model.fit(sample, covariates: [columns[0], columns[1], zip(columns[0], columns[1]).map { $0 + 2 * $1 }]).reason
                == .invalidArgument)
        #expect(model.fit(sample, covariates: [columns[0].map { $0 > 1 ? .nan : $0 }]).reason == .nonFiniteInput)
        for ties in CoxModel.Ties.allCases {
            let separated = try SurvivalSample(times: (1...30).map(Double.init), events: Array(repeating: true, count: 30))
            #expect(CoxModel(ties: ties).fit(separated, covariates: [(1...30).map { $0 <= 10 ? 1 : 0 }]).reason == .didNotConverge)
        }
        #expect(throws: StatisticsFailure.invalidArgument) { try SurvivalSample(times: [-1], events: [true]) }
        #expect(throws: StatisticsFailure.nonFiniteInput) { try SurvivalSample(times: [1, .nan], events: [true, true]) }
        #expect(throws: StatisticsFailure.emptySample) { try SurvivalSample(times: [], events: []) }
    }

    @Test("Groups that cannot be compared have a reason; those never at risk together cost a degree of freedom")
    func incomparable() throws {
        let table = { (times: [Double], events: [Bool], groups: [Int], count: Int) in
            try SurvivalTable(SurvivalSample(times: times, events: events), groups: groups, groupCount: count)
        }
        #expect(LogRankTest().result(of: try table([1, 2], [false, false], [0, 1], 2)).reason == .noEvents)
        #expect(LogRankTest().result(of: try table([1, 2], [true, true], [0, 0], 1)).reason == .insufficientData)
        #expect(LogRankTest().result(of: try table([1, 2], [false, true], [0, 1], 2)).reason == .zeroVariance)
        let pair = try LogRankTest().result(of: table([1, 2, 3, 4], [true, true, true, true], [0, 1, 1, 0], 2)).value
        let stratum = try table([1, 2, 3, 4], [true, true, true, true], [0, 1, 1, 0], 4)
        let other = try table([1, 2, 3, 4], [true, true, true, true], [2, 3, 3, 2], 4)
        let both = try #require(LogRankTest().result(ofStrata: [stratum, other]).value).tests[0]
        #expect(both.degreesOfFreedom == 2)
        #expect(isClose(both.chiSquare, 2 * (try #require(pair).tests[0].chiSquare), 1e-10))
    }

    @Test("With one cause the cumulative incidence is one less S, its variance Greenwood's")
    func oneCause() throws {
        let curve = try SurvivalTable(SurvivalExample.sample()).curve(of: 0)
        let outcomes = SurvivalExample.events.map { $0 ? 1 : 0 }
        let incidence = try CompetingTable(times: SurvivalExample.times, outcomes: outcomes, causeCount: 1).incidence(cause: 1, group: 0)
        for index in curve.times.indices {
            #expect(isClose(incidence.incidence[index], 1 - curve.survival[index]))
            #expect(isClose(incidence.standardErrors[index], try #require(curve.standardErrors[index]), 1e-10))
        }
    }
}
