// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Fisher's exact test")
struct FisherTests {
    @Test("Two rows and columns: equal to all tables written out in whole numbers")
    func everyTable() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<60 {
            let cells = (0..<4).map { _ in Int.random(in: 0...16, using: &generator) }
            guard cells.reduce(0, +) > 0 else { continue }
            let test = try FisherTest(ContingencyTable([[cells[0], cells[1]], [cells[2], cells[3]]]))
            let written = WrittenOut(cells)
            expect(test.tails.less, isCloseTo: written.less, within: 1e-14)
            expect(test.tails.greater, isCloseTo: written.greater, within: 1e-14)
            expect(test.tails.minimumLikelihood, isCloseTo: written.notMoreLikely, within: 1e-14)
        }
    }

    @Test("Large tables with equal margins: the mirrored table is equally likely, and the two-sided p is twice the tail")
    func mirrored() throws {
        for (a, b) in [(30, 41), (1200, 1311), (1_000_000, 1_001_000)] {
            let test = try FisherTest(ContingencyTable([[a, b], [b, a]]))
            expect(test.tails.minimumLikelihood, isCloseTo: 2 * test.tails.less, within: 1e-11)
        }
    }

    /// {300, 1; 2, 400}: R 4.2.2 and 4.6.1 print 16384 with 4201 and 4.5e15; bisection with 50 digits gives these.
    @Test("Conditional odds ratio where R fails")
    func oddsRatio() throws {
        let test = try FisherTest(ContingencyTable([[300, 1], [2, 400]]))
        let limits = try test.conditionalLimits(level: 0.95)
        expect(try test.conditionalOddsRatio(), isCloseTo: 43443.7, within: 1e-6)
        expect(limits.lower, isCloseTo: 4743.9, within: 1e-5)
        expect(limits.upper, isCloseTo: 2_373_585, within: 1e-6)
    }

    @Test("Odds ratio and limits turn over when the rows change places; at the ends they are 0 and infinite")
    func inverse() throws {
        let there = try FisherTest(ContingencyTable([[9, 4], [3, 10]]))
        let back = try FisherTest(ContingencyTable([[3, 10], [9, 4]]))
        expect(try there.conditionalOddsRatio(), isCloseTo: 1 / (try required(back.conditionalOddsRatio())))
        expect(try there.conditionalLimits(level: 0.9).upper, isCloseTo: 1 / (try back.conditionalLimits(level: 0.9).lower))
        let end = try FisherTest(ContingencyTable([[5, 0], [0, 7]]))
        #expect(try end.conditionalOddsRatio() == .infinity)
        #expect(try end.conditionalLimits(level: 0.95, alternative: .less) == (0, .infinity))
    }

    @Test("Huge counts: between the limits lies the sample odds ratio, and nothing fails")
    func huge() throws {
        let test = try FisherTest(ContingencyTable([[300_000_000, 200_000_000], [299_990_000, 200_010_000]]))
        expect(test.tails.minimumLikelihood, isCloseTo: 0.5186485768565924, within: 1e-9)
        let limits = try test.conditionalLimits(level: 0.95)
        #expect(limits.lower < 1 && limits.upper > 1)
    }

    @Test("An empty margin allows one table; an empty table none")
    func empty() throws {
        let test = try FisherTest(ContingencyTable([[0, 0], [3, 4]]))
        #expect(test.tails.minimumLikelihood == 1)
        #expect(try test.conditionalOddsRatio() == nil)
        #expect(throws: StatisticsFailure.emptySample) { try FisherTest(ContingencyTable([[0, 0], [0, 0]])) }
        #expect(throws: StatisticsFailure.invalidArgument) { try ContingencyTable([[1, -1], [2, 3]]) }
        #expect(throws: StatisticsFailure.lengthMismatch) { try ContingencyTable([[1, 1], [2]]) }
    }
}

@Suite("Freeman and Halton's exact test")
struct FisherFreemanHaltonTests {
    /// R 4.2.2: fisher.test(x)$p.value.
    @Test("As R's fisher.test")
    func asInR() throws {
        let first = try FisherFreemanHalton(ContingencyTable([[3, 1, 2, 4], [1, 5, 2, 0], [4, 2, 0, 3]]))
        expect(first.p, isCloseTo: 0.0845195429951244, within: 1e-11)
        let second = try FisherFreemanHalton(ContingencyTable([[2, 3, 1, 0], [4, 2, 5, 1], [0, 3, 2, 2], [1, 4, 0, 3]]))
        expect(second.p, isCloseTo: 0.163622375822505, within: 1e-11)
    }

    /// All tables written out in whole numbers; R 4.2.2 joins close values and has 0.449529249982633.
    @Test("Three rows and columns with 218 counts")
    func larger() throws {
        let test = try FisherFreemanHalton(ContingencyTable([[20, 25, 30], [22, 18, 27], [31, 20, 25]]))
        expect(test.p, isCloseTo: 0.44952924998138316, within: 1e-12)
    }

    @Test("The same for rows and columns in any order, and for two rows and columns the same as Fisher's")
    func order() throws {
        let p = try FisherFreemanHalton(ContingencyTable([[5, 2, 1], [1, 4, 6]])).p
        expect(try FisherFreemanHalton(ContingencyTable([[6, 1, 4], [1, 5, 2]])).p, isCloseTo: p, within: 1e-12)
        expect(try FisherFreemanHalton(ContingencyTable([[5, 1], [2, 4], [1, 6]])).p, isCloseTo: p, within: 1e-12)
        expect(try FisherFreemanHalton(ContingencyTable([[5, 2, 0, 1], [1, 4, 0, 6], [0, 0, 0, 0]])).p, isCloseTo: p, within: 1e-12)
        for cells in [[9, 4, 3, 10], [3, 7, 7, 3], [0, 13, 5, 8]] {
            let table = try ContingencyTable([[cells[0], cells[1]], [cells[2], cells[3]]])
            expect(try FisherFreemanHalton(table).p, isCloseTo: try FisherTest(table).tails.minimumLikelihood)
        }
    }

    @Test("Equal counts everywhere: no table is more likely, p = 1; too large a table is refused at once")
    func ends() throws {
        expect(try FisherFreemanHalton(ContingencyTable([[2, 2, 2], [2, 2, 2], [2, 2, 2]])).p, isCloseTo: 1)
        #expect(try FisherFreemanHalton(ContingencyTable([[3, 4, 5]])).p == 1)
        let wide = [[5, 6, 4, 7, 3], [4, 8, 5, 6, 2], [7, 3, 6, 4, 5], [6, 5, 4, 7, 8], [3, 4, 5, 6, 7]]
        #expect(throws: StatisticsFailure.invalidArgument) { try FisherFreemanHalton(ContingencyTable(wide)) }
        #expect(throws: StatisticsFailure.invalidArgument) { try FisherFreemanHalton(ContingencyTable([[100_000, 5, 5], [7, 8, 9]])) }
    }
}

/// All tables with the margins of one, by whole binomial coefficients.
private struct WrittenOut {
    let less: Double
    let greater: Double
    let notMoreLikely: Double

    init(_ cells: [Int]) {
        let (row, other, column) = (cells[0] + cells[1], cells[2] + cells[3], cells[0] + cells[2])
        var triangle: [[UInt64]] = [[1]]
        for n in 1...40 {
            triangle.append((0...n).map { ($0 > 0 ? triangle[n - 1][$0 - 1] : 0) + ($0 < n ? triangle[n - 1][$0] : 0) })
        }
        let support = max(0, column - other)...min(column, row)
        let weights = support.map { Double(triangle[row][$0]) * Double(triangle[other][column - $0]) }
        let total = weights.reduce(0, +)
        let index = cells[0] - support.lowerBound
        less = weights[...index].reduce(0, +) / total
        greater = weights[index...].reduce(0, +) / total
        notMoreLikely = weights.filter { $0 <= weights[index] }.reduce(0, +) / total
    }
}
