// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Signed rank: many rows, long samples, SAS")
struct SignedRankBatchTests {
    @Test("Each row of a batch is that of the single test", arguments: Alternative.allCases, [false, true])
    func rows(alternative: Alternative, continuity: Bool) throws {
        var generator = SeededGenerator(seed: 31)
        let test = SignedRankTest(alternative: alternative, continuity: continuity, exactRule: .never)
        for pairs in [1, 2, 5, 26, 40] {
            let rows = (0..<12).map { row in
                (0..<pairs).map { _ in
                    let whole = Double(Int.random(in: -4...5, using: &generator))
                    return row.isMultiple(of: 3) ? whole : row % 3 == 1 ? whole * 0.1 : whole * 1e6 + 1
                }
            }
            let batch = test.asymptoticBatch(differences: rows.flatMap { $0 }, pairs: pairs)
            for (index, row) in rows.enumerated() {
                let single = try #require(test.result(differences: row).value)
                #expect(Int(batch.changed[index]) == single.nNonzero)
                #expect(batch.z[index] == single.asymptotic.value?.z ?? 0 && batch.p[index] == single.asymptotic.value?.p ?? 1)
            }
        }
    }

    @Test("A value that is not a number is left out of its row")
    func missing() {
        let batch = SignedRankTest.spss.asymptoticBatch(differences: [1, .nan, 2, 0, 0, 0, 127, -128, 3], pairs: 3)
        let whole = SignedRankTest.spss.asymptoticBatch(differences: [1, 2, 0], pairs: 3)
        #expect(batch.changed == [2, 0, 3] && batch.z[0] == whole.z[0] && batch.p[1] == 1 && batch.z[2] == 0)
    }

    @Test(
        "From 124 ranks, counted in whole numbers, to 125, in doubles: P125(w) = (P124(w) + P124(w - 125)) / 2",
        arguments: [500, 2000, 3500, 3900])
    func acrossTheBoundary(sum: Int) throws {
        let longer = try tail(sum, 125)
        let shorter = (try tail(sum, 124) + tail(sum - 125, 124)) / 2
        #expect((longer - shorter).magnitude <= 1e-14 * shorter)
    }

    @Test("The quick exact part is that of the full result", arguments: SignedRankTest.Zeros.allCases)
    func exactPart(zeros: SignedRankTest.Zeros) throws {
        var generator = SeededGenerator(seed: 32)
        for count in [1, 3, 26, 90, 130] {
            let sample = try pairs(generator.tiedDifferences(count: count))
            let test = SignedRankTest(zeros: zeros)
            #expect(test.exactPart(of: sample).value == test.result(of: sample).value?.exact)
        }
        #expect(SignedRankTest.exact.exactPart(of: try pairs([])).reason == .emptySample)
    }

    @Test("SAS: exact up to 20 changed pairs, above Student's t of S")
    func sas() throws {
        let short = try #require(SASSignedRank.result(of: try pairs([-4, 0, -4, -2, 0, -4, 1, -4, 0, -3])).value)
        #expect(short.isExact && short.s == -13 && short.p == 0.03125)
        let long = try #require(SASSignedRank.result(of: try pairs((1...25).map { $0.isMultiple(of: 3) ? -Double($0) : Double($0) })).value)
        // S = 217 - 162.5, V = 25 * 26 * 51 / 24; t = S sqrt(24 / (25 V - S²)).
        let t = try #require(long.t)
        let left = 25 * 1381.25 - 54.5 * 54.5
        #expect(long.s == 54.5 && !long.isExact && (t - 54.5 * (24 / left).squareRoot()).magnitude < 1e-14)
        let tail = StudentDistribution(degreesOfFreedom: 24).upperTail(t)
        #expect((long.p - 2 * tail).magnitude < 1e-15)
        #expect(SASSignedRank.result(of: try pairs([0, 0])).reason == .noNonzeroDifferences)
        #expect(SASSignedRank.result(of: try pairs([Double](repeating: 2, count: 21))).reason == .zeroVariance)
    }

    /// P(W+ <= sum) for ranks 1 to n, whole patterns chosen from the largest rank down.
    private func tail(_ sum: Int, _ n: Int) throws -> Double {
        var left = sum
        let differences = (1...n).reversed().map { rank in
            guard rank <= left else { return -Double(rank) }
            left -= rank
            return Double(rank)
        }
        return try #require(SignedRankTest.exact.exactPart(of: try pairs(differences)).value?.tails.value?.less)
    }
}
