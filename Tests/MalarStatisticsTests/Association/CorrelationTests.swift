// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Correlation")
struct CorrelationTests {
    private func permutations(_ n: Int) -> [[Int]] {
        n == 0
            ? [[]]
            : permutations(n - 1).flatMap { shorter in (0...shorter.count).map { Array(shorter[..<$0]) + [n] + Array(shorter[$0...]) } }
    }

    @Test("Exact tails are those of all permutations written out", arguments: 3...6)
    func everyPermutation(n: Int) throws {
        let x = (1...n).map(Double.init)
        let all = permutations(n)
        let distances = all.map { order in order.enumerated().reduce(0) { $0 + ($1.element - $1.offset - 1) * ($1.element - $1.offset - 1) }
        }
        let inversions = all.map { order in
            order.indices.reduce(0) { sum, i in sum + order[(i + 1)...].count { $0 < order[i] } }
        }
        for (index, order) in all.enumerated() where index % 7 == 0 {
            let y = order.map(Double.init)
            let share = { (count: Int) in Double(count) / Double(all.count) }
            let spearman = try #require(SpearmanCorrelation.of(x, y).value?.exact)
            #expect((spearman.greater - share(distances.count { $0 <= distances[index] })).magnitude < 1e-14)
            #expect((spearman.less - share(distances.count { $0 >= distances[index] })).magnitude < 1e-14)
            let kendall = try #require(KendallCorrelation.of(x, y).value)
            #expect(kendall.discordant == Double(inversions[index]))
            let exact = try #require(kendall.exact)
            #expect((exact.greater - share(inversions.count { $0 <= inversions[index] })).magnitude < 1e-14)
            #expect((exact.less - share(inversions.count { $0 >= inversions[index] })).magnitude < 1e-14)
        }
    }

    @Test("tau-b counts every pair of pairs", arguments: [3, 10, 57, 128])
    func everyPair(n: Int) throws {
        var generator = SeededGenerator(seed: UInt64(n))
        let (x, y) = (generator.tiedDifferences(count: n), generator.tiedDifferences(count: n))
        guard Set(x).count > 1, Set(y).count > 1 else { return }
        let result = try #require(KendallCorrelation.of(x, y).value)
        var (alike, against) = (0, 0)
        for i in 0..<n {
            for j in 0..<i {
                let product = (x[i] - x[j]) * (y[i] - y[j])
                if product > 0 { alike += 1 } else if product < 0 { against += 1 }
            }
        }
        #expect(result.concordant == Double(alike) && result.discordant == Double(against))
        let turned = try #require(KendallCorrelation.of(x, y.map { -$0 }).value)
        #expect(turned.tauB == -result.tauB && turned.variance == result.variance)
    }

    @Test("Scale and shift do not matter, however large")
    func invariance() throws {
        var generator = SeededGenerator(seed: 3)
        let (x, y) = (generator.smoothDifferences(count: 40), generator.smoothDifferences(count: 40))
        let r = try #require(PearsonCorrelation.of(x, y).value).strength
        for factor in [0x1p-1000, 0x1p-60, -0x1p40, 0x1p1000] {
            let other = try #require(PearsonCorrelation.of(x.map { factor * $0 }, y).value).strength
            #expect(other.r == (factor < 0 ? -r.r : r.r) && other.unexplained == r.unexplained)
        }
        let moved = try #require(PearsonCorrelation.of(x.map { ($0 * 0x1p20).rounded() }, y).value).strength.r
        let far = try #require(PearsonCorrelation.of(x.map { ($0 * 0x1p20).rounded() + 0x1p51 }, y).value).strength.r
        #expect((moved - far).magnitude < 1e-15)
    }

    @Test("Nearly perfect: 1 - r² from whole numbers by hand")
    func nearlyPerfect() throws {
        // y = x but for one unit in the last of 3 values that are 2^26 apart: Sxx Syy - Sxy² is a whole number.
        let step = 0x1p26
        let strength = try #require(PearsonCorrelation.of([0, step, 2 * step], [0, step, 2 * step + 1]).value).strength
        let (xx, xy) = (2 * step * step, 2 * step * step + step)
        let yy = 2 * step * step + 2 * step + 2.0 / 3
        // (xx yy - xy²) / (xx yy), with xx yy - xy² = step² / 3
        #expect((strength.unexplained - step * step / 3 / (xx * yy)).magnitude < 1e-14 * strength.unexplained)
        #expect(xy > 0 && strength.t(degreesOfFreedom: 1).isFinite && strength.fisherZ > 18)
        let perfect = try AskedProcedure("correlation", ["x": [0.1, 0.2, 0.4, 0.8], "y": [-1, -2, -4, -8]])
        #expect(perfect["pearson_r"] == -1 && perfect["pearson_p"] == 0 && perfect["pearson_t"] == -.infinity)
        #expect(perfect["pearson_ci_lower"] == -1 && perfect["kendall_tau_b"] == -1 && perfect.value("pearson_log10_p") == .missing)
    }

    @Test("R 4.2.2: cor.test with ties and with a small p")
    func oracle() throws {
        let three = try AskedProcedure("correlation", ["x": [1, 2, 4], "y": [2, 1, 3]])
        // cor.test(c(1,2,4), c(2,1,3)): no interval with 3 pairs
        three.close(1e-13, ["pearson_r": 0.654_653_670_707_977_1, "pearson_p": 0.545_628_948_342_990_1, "spearman_rho": 0.5])
        #expect(three.value("pearson_ci_lower") == .missing && three["spearman_p_exact"] == 1)
    }

    @Test("Reasons")
    func reasons() throws {
        let ask = { (x: StatisticsValue, y: StatisticsValue) in try AskedProcedure("correlation", ["x": x, "y": y]).failure }
        #expect(try ask([], []) == .emptySample)
        #expect(try ask([1, 2], [1, 2, 3]) == .lengthMismatch)
        #expect(try ask([1, 2], [1, 3]) == .insufficientData)
        #expect(try ask([1, .missing, 3, 4], [1, 2, .missing, 5]) == .insufficientData)
        #expect(try ask([1, 2, .number(.infinity)], [1, 2, 3]) == .nonFiniteInput)
        #expect(try ask([1, 2, 3], [7, 7, 7]) == .zeroVariance)
    }
}
