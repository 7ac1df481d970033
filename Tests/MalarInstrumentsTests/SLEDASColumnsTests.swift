// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("SLE-DAS over columns")
struct SLEDASColumnsTests {
    private static func score(_ columns: SLEDAS.Columns, _ visit: Int) -> Double {
        SLEDAS.score(
            present: ItemSet(bits: UInt64(columns.present[visit])), sjc28: columns.sjc28[visit],
            proteinuriaMg: columns.proteinuriaMg[visit], platelets: columns.platelets[visit], leukocytes: columns.leukocytes[visit])
    }

    private static func columns(
        _ count: Int, _ random: inout Seeded, protein: [Double] = [0, 200, 500, 500 + 1e-9, 499.9], platelets: [Double] = [100, 250],
        leukocytes: [Double] = [3, 6], joints: [Double] = [0, 0, 1, 5, 28]
    ) -> SLEDAS.Columns {
        let all = UInt32(ItemSet<SLEDAS.Item>.all.bits)
        let masks = (0..<count).map { _ in UInt32.random(in: 0...all, using: &random) }
        func column(_ values: [Double]) -> [Double] { masks.map { _ in values[Int.random(in: 0..<values.count, using: &random)] } }
        return SLEDAS.Columns(
            present: masks, sjc28: column(joints), proteinuriaMg: column(protein), platelets: column(platelets),
            leukocytes: column(leukocytes))
    }

    @Test("10,000 visits without an amount beyond its limit: the score of one visit, bit for bit")
    func equalWithoutLogarithms() {
        var random = Seeded(state: 28)
        let columns = Self.columns(10_000, &random)
        #expect(SLEDAS.scores(columns) == columns.present.indices.map { Self.score(columns, $0) })
    }

    @Test("10,000 visits with amounts around and beyond the limits: the score of one visit within 1e-13")
    func equalToScore() {
        var random = Seeded(state: 29)
        let protein = (0..<2000).map { _ in Double.random(in: 500...50_000, using: &random) } + [0, 500, 501, 3000]
        let platelets = (0..<2000).map { _ in Double.random(in: 0.1...100, using: &random) } + [10, 99, 100, 250]
        let leukocytes = (0..<2000).map { _ in Double.random(in: 0.01...3, using: &random) } + [0.5, 2.9, 3, 6, 1]
        let columns = Self.columns(10_000, &random, protein: protein, platelets: platelets, leukocytes: leukocytes)
        let scores = SLEDAS.scores(columns)
        for visit in scores.indices { #expect(abs(scores[visit] - Self.score(columns, visit)) <= 1e-13, "visit \(visit)") }
    }

    @Test("Amounts without a usual logarithm give what the score of one visit gives: no number, infinity, 0, negative and tiny ones")
    func hostile() {
        var random = Seeded(state: 30)
        let odd = [Double.nan, .infinity, -.infinity, 0, -0.0, -1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude]
        let columns = Self.columns(
            9000, &random, protein: odd + [100, 600], platelets: odd + [50, 200], leukocytes: odd + [2, 4], joints: odd + [3])
        for (visit, score) in SLEDAS.scores(columns).enumerated() {
            let one = Self.score(columns, visit)
            #expect(score == one || score.isNaN && one.isNaN, "visit \(visit)")
        }
    }

    @Test("Every length from 0 to 100 visits, into memory that held other scores")
    func lengths() {
        var random = Seeded(state: 31)
        var scores: [Double] = []
        for count in Array(0...100) + [3, 4095, 4096, 4097, 5000] {
            let columns = Self.columns(count, &random)
            SLEDAS.score(columns, into: &scores)
            #expect(scores == columns.present.indices.map { Self.score(columns, $0) })
        }
    }

    @Test("A block with one odd amount keeps every score; one with a usual amount beyond the limit is the same at any place")
    func places() {
        var random = Seeded(state: 32)
        var columns = Self.columns(1000, &random, protein: [1234])
        let first = SLEDAS.scores(columns)
        columns.present = Array(repeating: columns.present[0], count: 1000)
        columns.sjc28 = Array(repeating: columns.sjc28[0], count: 1000)
        #expect(Set(SLEDAS.scores(columns)) == [first[0]])
    }
}
