// SPDX-License-Identifier: Apache-2.0

import MalarReview
import MalarStatistics
import Testing

@Suite("Agreement of two reviewers")
struct ScreeningAgreementTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let cells: [Int]
        let observed: Double, kappa: Double, kappaError: Double, pabak: Double, ac1: Double, ac1Error: Double
        let positive: Double, negative: Double
        var testDescription: String { cells.map(String.init).joined(separator: "/") }
    }

    // The reference prints five decimals. The digits beyond were computed apart from this code, in Python, with the formulas of Fleiss,
    // Cohen and Everitt (1969) and of Gwet (2008) over n.
    static let rows = [
        Row(
            cells: [12, 5, 3, 250], observed: 0.9703704, kappa: 0.7343173, kappaError: 0.0898362, pabak: 0.9407407, ac1: 0.9666523,
            ac1Error: 0.0119532, positive: 0.75, negative: 0.9842520),
        Row(
            cells: [0, 1, 1, 268], observed: 0.9925926, kappa: -0.0037175, kappaError: 0.0026286, pabak: 0.9851852, ac1: 0.9925375,
            ac1Error: 0.0052961, positive: 0, negative: 0.9962825),
        Row(
            cells: [40, 9, 6, 45], observed: 0.85, kappa: 0.6995192, kappaError: 0.0713936, pabak: 0.7, ac1: 0.7007481,
            ac1Error: 0.0713518, positive: 0.8421053, negative: 0.8571429),
    ]

    @Test("The tables of the reference", arguments: rows)
    func tables(row: Row) throws {
        let pair = ScreeningAgreement(
            round: .titleAbstract, first: "a", second: "b", bothInclude: row.cells[0], firstAlone: row.cells[1],
            secondAlone: row.cells[2], bothExclude: row.cells[3])
        let observed = try #require(pair.observed)
        let kappa = try #require(pair.kappa.value)
        let ac1 = try #require(pair.ac1.value)
        let pabak = try #require(pair.pabak)
        let indices = try #require(pair.indices)
        let computed = [
            observed, kappa.kappa, kappa.standardError, pabak.coefficient, ac1.coefficient, ac1.tableStandardError,
            indices.positive ?? -1, indices.negative ?? -1,
        ]
        let wanted = [
            row.observed, row.kappa, row.kappaError, row.pabak, row.ac1, row.ac1Error, row.positive, row.negative,
        ]
        for (value, expected) in zip(computed, wanted) { #expect(abs(value - expected) < 1e-6, "\(value) is not \(expected)") }
    }

    @Test("The three by three table of irrCAC")
    func threeCategories() throws {
        let table = try #require(RatingTable.of([[13, 0, 0], [0, 20, 7], [0, 4, 56]]).value)
        let kappa = try #require(CohenKappa.of(table).value)
        let ac1 = try #require(GwetAgreement.of(table).value)
        let pabak = BrennanPrediger(table)
        #expect(abs(kappa.kappa - 0.7964094) < 1e-6)
        #expect(abs(kappa.standardError - 0.05891072) < 1e-6)
        #expect(abs(ac1.coefficient - 0.8493305) < 1e-6)
        #expect(abs(ac1.tableStandardError - 0.04321747) < 1e-6)
        #expect(abs(pabak.coefficient - 0.835) < 1e-6)
        #expect(abs(pabak.standardError - 0.04693346) < 1e-6)
    }

    @Test("Nothing is computed where nothing is there, and kappa not where both say the same of all")
    func undefined() {
        let none = ScreeningAgreement(
            round: .fullText, first: "a", second: "b", bothInclude: 0, firstAlone: 0, secondAlone: 0, bothExclude: 0)
        #expect(none.observed == nil)
        #expect(none.kappa.reason == .emptySample)
        let same = ScreeningAgreement(
            round: .fullText, first: "a", second: "b", bothInclude: 0, firstAlone: 0, secondAlone: 0, bothExclude: 9)
        #expect(same.kappa.reason == .zeroVariance)
        #expect(same.observed == 1)
        #expect(same.indices?.positive == nil)
    }
}
