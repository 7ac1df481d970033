// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Chi-square, McNemar, Cochran, Friedman")
struct TableTests {
    @Test("Counts times a million: the statistics grow by that factor, and the trend nearly so")
    func scale() throws {
        let counts = [[10, 5, 2], [4, 9, 6], [1, 3, 12]]
        let small = try ChiSquareTest(ContingencyTable(counts))
        let large = try ChiSquareTest(ContingencyTable(counts.map { $0.map { $0 * 1_000_000 } }))
        expect(large.pearson.value, isCloseTo: 1_000_000 * small.pearson.value)
        expect(large.likelihoodRatio.value, isCloseTo: 1_000_000 * small.likelihoodRatio.value)
        expect(large.cramersV, isCloseTo: small.cramersV)
        #expect(large.pearson.p == 0 && large.pearson.log10P < -1_000_000)
    }

    @Test("A table that is almost what is expected: both statistics agree, to their last digits small")
    func nearlyExpected() throws {
        let n = 1_000_000_000
        let test = try ChiSquareTest(ContingencyTable([[n + 1, n], [n, n]]))
        // ((n+1) n - n²)² N / product of margins
        expect(test.pearson.value, isCloseTo: 2.5e-10, within: 1e-8)
        expect(test.likelihoodRatio.value, isCloseTo: test.pearson.value, within: 1e-8)
        #expect(test.yates?.value == 0)
    }

    /// R 4.2.2: chisq.test(c(100, 200, 300), p = c(1, 2, 3.5) / 6.5).
    @Test("Goodness of fit as R's chisq.test; only the proportions of the weights count")
    func goodness() throws {
        let fit = try GoodnessOfFit([100, 200, 300], weights: [1, 2, 3.5])
        expect(fit.chiSquare, isCloseTo: 3.57142857142857)
        expect(fit.p, isCloseTo: 0.167677248751798)
        expect(try GoodnessOfFit([100, 200, 300], weights: [10, 20, 35]).chiSquare, isCloseTo: fit.chiSquare)
        #expect(throws: StatisticsFailure.lengthMismatch) { try GoodnessOfFit([1, 2], weights: [1]) }
        #expect(throws: StatisticsFailure.invalidArgument) { try GoodnessOfFit([1, 2], weights: [1, 0]) }
        #expect(throws: StatisticsFailure.emptySample) { try GoodnessOfFit([0, 0]) }
    }

    @Test("Empty margins and single rows are refused")
    func refused() {
        #expect(throws: StatisticsFailure.emptyMargin) { try ChiSquareTest(ContingencyTable([[0, 0], [4, 5]])) }
        #expect(throws: StatisticsFailure.insufficientData) { try ChiSquareTest(ContingencyTable([[4, 5]])) }
        #expect(throws: StatisticsFailure.emptySample) { try ContingencyTable([]) }
    }

    /// R 4.2.2: mcnemar.test(matrix(c(10, 2, 9, 12), 2)).
    @Test("McNemar as R's mcnemar.test; the same when b and c change places")
    func mcNemar() throws {
        let test = McNemarTest(b: 9, c: 2)
        expect(test.chiSquareContinuity, isCloseTo: 3.27272727272727)
        #expect(McNemarTest(b: 2, c: 9).exact == test.exact && McNemarTest(b: 2, c: 9).mid == test.mid)
        #expect(McNemarTest(b: 0, c: 0).exact == 1 && McNemarTest(b: 0, c: 0).chiSquare == nil)
        #expect(McNemarTest(b: 6, c: 6).exact == 1 && McNemarTest(b: 6, c: 6).chiSquareContinuity == 0)
        let ratio = try #require(try test.oddsRatio(level: 0.95))
        #expect(ratio.estimate == 4.5 && ratio.lower < 1 && ratio.upper > 4.5)
    }

    @Test("Cochran's Q of two columns is McNemar's chi-square")
    func cochran() throws {
        let rows = [[true, false], [true, false], [false, true], [true, true], [false, false], [true, false]]
        #expect(try CochranQ(rows).q == McNemarTest(b: 3, c: 1).chiSquare)
        #expect(throws: StatisticsFailure.zeroVariance) { try CochranQ([[true, true], [false, false]]) }
        #expect(throws: StatisticsFailure.insufficientData) { try CochranQ([[true]]) }
    }

    /// R 4.2.2: friedman.test(matrix).
    @Test("Friedman as R's friedman.test; Kendall's W is 1 where all rank alike")
    func friedman() throws {
        let test = try FriedmanTest([[5.4, 5.5, 5.55], [5.85, 5.7, 5.75], [5.2, 5.6, 5.5], [5.9, 5.85, 5.7], [5, 5, 5.1]])
        expect(test.chiSquare, isCloseTo: 0.315789473684211)
        expect(test.p, isCloseTo: 0.853939665623535)
        let agreeing = try FriedmanTest([[1, 2, 3], [4, 5, 9], [0, 1, 2]])
        #expect(agreeing.kendallsW == 1 && agreeing.imanDavenportF == nil)
        #expect(throws: StatisticsFailure.zeroVariance) { try FriedmanTest([[1, 1], [2, 2]]) }
        #expect(throws: StatisticsFailure.emptySample) { try FriedmanTest([]) }
    }
}
