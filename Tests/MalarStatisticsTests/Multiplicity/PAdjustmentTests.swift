// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Adjusted p values")
struct PAdjustmentTests {
    /// Closed testing written out: a hypothesis has the largest of Simes' p over all sets that hold it.
    private func closedSimes(_ p: [Double]) -> [Double] {
        var adjusted = [Double](repeating: 0, count: p.count)
        for set in 1..<(1 << p.count) {
            let members = p.indices.filter { set >> $0 & 1 == 1 }
            let sorted = members.map { p[$0] }.sorted()
            let simes = sorted.enumerated().map { Double(sorted.count) * $1 / Double($0 + 1) }.min() ?? 1
            for member in members { adjusted[member] = max(adjusted[member], simes) }
        }
        return adjusted
    }

    @Test("Hommel is closed testing with Simes' test", arguments: 1...9)
    func hommel(count: Int) throws {
        var generator = SeededGenerator(seed: UInt64(count))
        for round in 0..<20 {
            let p = (0..<count).map { _ in
                let value = Double.random(in: 0...1, using: &generator)
                return round % 3 == 0 ? (value * 8).rounded() / 8 : value * value
            }
            let found = try #require(PAdjustment.hommel.adjusted(p).value).compactMap { $0 }
            for (value, wanted) in zip(found, closedSimes(p)) { #expect((value - wanted).magnitude <= 1e-14, "\(p)") }
        }
    }

    @Test("None is below its p, order does not matter, and stronger methods stand above weaker ones", arguments: PAdjustment.allCases)
    func order(method: PAdjustment) throws {
        var generator = SeededGenerator(seed: 8)
        let p = (0..<300).map { _ in Double.random(in: 0...1, using: &generator) }
        let found = try #require(method.adjusted(p).value).compactMap { $0 }
        let turned = try #require(method.adjusted(p.reversed()).value).compactMap { $0 }
        let bonferroni = try #require(PAdjustment.bonferroni.adjusted(p).value).compactMap { $0 }
        #expect(found == turned.reversed())
        #expect(zip(found, p).allSatisfy { $0 >= $1 && $0 <= 1 })
        if method != .by { #expect(zip(found, bonferroni).allSatisfy { $0 <= $1 + 1e-15 }) }
    }

    @Test("Tests whose p is not at hand: p.adjust(c(.001, .01, .02, .03, .3, .9), m, n = 10)")
    func comparisons() throws {
        let answer = try AskedProcedure("p_adjust", ["p": [0.001, 0.01, 0.02, 0.03, 0.3, 0.9]], ["comparisons": 10])
        let expected: [(String, [Double])] = [("holm", [0.01, 0.09, 0.16, 0.21, 1, 1]), ("bh", [0.01, 0.05, 0.2 / 3, 0.075, 0.6, 1])]
        for (key, wanted) in expected {
            let found = try #require(answer.value(key)?.list).compactMap(\.number)
            #expect(zip(found, wanted).allSatisfy { ($0 - $1).magnitude < 1e-15 }, "\(key): \(found)")
        }
    }

    @Test("Reasons")
    func reasons() throws {
        let ask = { (p: StatisticsValue) in try AskedProcedure("p_adjust", ["p": p]).failure }
        #expect(try ask([]) == .emptySample && ask([.missing]) == .emptySample)
        #expect(try ask([0.2, -0.1]) == .invalidArgument && ask([.number(.nan)]) == .nonFiniteInput)
        #expect(try AskedProcedure("p_adjust", ["p": [0.1, 0.2]], ["comparisons": 1]).failure == .invalidArgument)
    }
}
