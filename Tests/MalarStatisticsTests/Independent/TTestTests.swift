// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("t tests")
struct TTestTests {
    static let x = [9.5, 11.8, 6.4, 11.4, 8.2]
    static let y = [12.2, 8.7, 7.2, 9.3, 14.1, 10.6]

    /// R 4.2.2: t.test(x, y) and t.test(x, y, var.equal = TRUE, alternative = "less", conf.level = 0.9).
    @Test("As R's t.test")
    func asInR() throws {
        let welch = try TTest().welch(Self.x, Self.y)
        expect(welch.t, isCloseTo: -0.621183931670842)
        expect(welch.degreesOfFreedom, isCloseTo: 8.91891328509093)
        expect(welch.p, isCloseTo: 0.550022653423841)
        expect(welch.lower, isCloseTo: -4.13559834600044)
        let pooled = try TTest(alternative: .less, level: 0.9).pooled(Self.x, Self.y)
        expect(pooled.p, isCloseTo: 0.277047867464218)
        expect(pooled.upper, isCloseTo: 1.11306230777898)
        #expect(pooled.lower == -.infinity)
    }

    @Test("Groups change places: the sign of t and of the limits")
    func antisymmetric() throws {
        let (there, back) = (try TTest().welch(Self.x, Self.y), try TTest().welch(Self.y, Self.x))
        #expect(there.t == -back.t && there.p == back.p && there.lower == -back.upper)
    }

    @Test("A common offset of 2^40 and a scale of 2^600 change nothing", arguments: [0, 1_099_511_627_776.0])
    func invariance(offset: Double) throws {
        let (a, b) = ([1.0, 2, 4, 3.5], [2.5, 6, 7])
        let plain = try TTest().welch(a, b)
        let shifted = try TTest().welch(a.map { $0 + offset }, b.map { $0 + offset })
        expect(shifted.t, isCloseTo: plain.t, within: 1e-14)
        let scale = Double(sign: .plus, exponent: 600, significand: 1)
        let scaled = try TTest().pooled(a.map { $0 * scale }, b.map { $0 * scale })
        expect(scaled.t, isCloseTo: try TTest().pooled(a, b).t, within: 1e-14)
    }

    @Test("Paired is one sample of the differences; the value tested moves the estimate of one sample")
    func paired() throws {
        let first = [1.0, 4, 2, 8, 5]
        let second = [2.0, 3.5, 6, 9, 9]
        let test = TTest(alternative: .greater)
        let differences = zip(second, first).map { $0 - $1 }
        #expect(try test.paired(first: first, second: second) == test.one(differences, against: 0))
        expect(try TTest().one([4, 9], against: 5).meanDifference, isCloseTo: 1.5)
    }

    @Test("Refused, with the reason")
    func refused() {
        #expect(throws: StatisticsFailure.zeroVariance) { try TTest().paired(first: [85.3, 90.2, 1000.3], second: [80.1, 85, 995.1]) }
        #expect(throws: StatisticsFailure.zeroVariance) { try TTest().welch([1, 1], [2, 2]) }
        #expect(throws: StatisticsFailure.insufficientData) { try TTest().welch([1], [2, 3]) }
        #expect(throws: StatisticsFailure.insufficientData) { try TTest().one([3], against: 0) }
        #expect(throws: StatisticsFailure.lengthMismatch) { try TTest().paired(first: [1, 2], second: [1]) }
        #expect(throws: StatisticsFailure.nonFiniteInput) { try TTest().pooled([1, .nan], [1, 2]) }
        #expect(throws: StatisticsFailure.emptySample) { try TTest().pooled([], [1, 2]) }
        #expect(throws: StatisticsFailure.invalidArgument) { try TTest(level: 0).one([1, 2], against: 0) }
    }
}

@Suite("Levene, Kruskal-Wallis")
struct SeveralGroupTests {
    static let groups: [[Double]] = [[9, 11, 6, 11], [12, 8, 7, 9, 25], [3, 4, 9, 8, 20, 1, 2, 15, 11, 10]]

    /// R 4.2.2: anova(lm(abs(x - centre) ~ group)) with mean(x), median(x), mean(x, trim = 0.1).
    @Test("Levene's test as R's analysis of variance of the distances")
    func levene() throws {
        for (centre, f, p) in [
            (LeveneTest.Centre.mean, 1.20887566065014, 0.324389675323756), (.median, 0.712056251071858, 0.505538841688293),
            (.trimmed(0.1), 1.2397788371627, 0.315811024971986),
        ] {
            let result = try LeveneTest(centre: centre).result(of: Self.groups)
            expect(result.f, isCloseTo: f)
            expect(result.p, isCloseTo: p)
        }
    }

    /// R 4.2.2: kruskal.test(groups).
    @Test("Kruskal-Wallis as R's kruskal.test; any rising change of the values leaves it as it is")
    func kruskalWallis() throws {
        let test = try KruskalWallis(Self.groups)
        expect(test.h, isCloseTo: 0.952519893899212)
        expect(test.p, isCloseTo: 0.621102007688669)
        #expect(try KruskalWallis(Self.groups.map { $0.map { $0 * $0 * $0 } }) == test)
        #expect(try KruskalWallis(Array(Self.groups.reversed())).h == test.h)
    }

    @Test("Refused, with the reason")
    func refused() {
        #expect(throws: StatisticsFailure.zeroVariance) { try LeveneTest().result(of: [[1, 2], [3, 4]]) }
        #expect(throws: StatisticsFailure.insufficientData) { try LeveneTest().result(of: [[1], [3]]) }
        #expect(throws: StatisticsFailure.emptySample) { try LeveneTest().result(of: [[1, 2], []]) }
        #expect(throws: StatisticsFailure.invalidArgument) { try LeveneTest(centre: .trimmed(0.5)).result(of: Self.groups) }
        #expect(throws: StatisticsFailure.zeroVariance) { try KruskalWallis([[1, 1], [1]]) }
        #expect(throws: StatisticsFailure.emptySample) { try KruskalWallis([[1], []]) }
        #expect(throws: StatisticsFailure.insufficientData) { try KruskalWallis([[1, 2]]) }
    }
}
