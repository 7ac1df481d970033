// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Agreement")
struct AgreementTests {
    @Test("irrCAC's printed 3 x 3 table")
    func printedTable() throws {
        let table: StatisticsValue = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
        let kappa = try AskedProcedure("cohen_kappa", ["table": table])
        kappa.printed(7, ["kappa": 0.7964094])
        kappa.printed(8, ["ase1": 0.05891072])
        kappa.printed(2, ["observed_agreement": 0.89, "ci_lower": 0.68])
        // The other program takes t with n - 1 = 99 degrees of freedom for its upper limit, 0.913; the normal quantile gives 0.9119.
        kappa.printed(3, ["ci_upper": 0.912])
        #expect((kappa["kappa"] + 1.984_216_951_586 * kappa["ase1"] - 0.913).magnitude <= 5.01e-4)
        // √(0.89 x 0.11 / 100), the standard error of the agreement itself
        #expect(((0.89 * 0.11 / 100).squareRoot() - 0.03129).magnitude <= 5.01e-6)
        kappa.printed(4, ["pabak": 0.8350])
        try AskedProcedure("pabak", ["table": table]).printed(8, ["se": 0.04693346])
        let gwet = try AskedProcedure("gwet_ac1", ["table": table])
        gwet.printed(7, ["ac1": 0.8493305])
        gwet.printed(8, ["se_table": 0.04321747])
        // Scott's pi is Fleiss' kappa with two raters.
        let rows = [([2, 0, 0], 13), ([0, 2, 0], 20), ([0, 0, 2], 56), ([0, 1, 1], 11)].flatMap { row, times in
            [StatisticsValue](repeating: .numbers(row.map(Double.init)), count: times)
        }
        try AskedProcedure("fleiss_kappa", ["counts": .list(rows)]).printed(7, ["kappa": 0.7962397])
    }

    @Test(
        "Two by two tables",
        arguments: [
            // a b c d, agreement, kappa, pabak, AC1, positive and negative agreement, standard errors of kappa and of AC1
            ([12, 5, 3, 250], [0.97037, 0.73432, 0.94074, 0.96665, 0.750, 0.984, 0.08984, 0.01195]),
            ([0, 1, 1, 268], [0.99259, -0.00372, 0.98519, 0.99254, 0, 0.996, 0.00263, 0.00530]),
            ([40, 9, 6, 45], [0.850, 0.69952, 0.700, 0.70075, 0.842, 0.857, 0.07139, 0.07135]),
        ] as [([Double], [Double])])
    func tables(cells: [Double], printed: [Double]) throws {
        let table = StatisticsValue.rows([[cells[0], cells[1]], [cells[2], cells[3]]])
        let kappa = try AskedProcedure("cohen_kappa", ["table": table])
        kappa.printed(5, ["observed_agreement": printed[0], "pabak": printed[2]])
        kappa.printed(5, ["kappa": printed[1], "ase1": printed[6]])
        kappa.printed(3, ["positive_agreement": printed[4], "negative_agreement": printed[5]])
        try AskedProcedure("gwet_ac1", ["table": table]).printed(5, ["ac1": printed[3], "se_table": printed[7]])
    }

    @Test("Ratings give the table they make; numbers are ordered as numbers")
    func ratings() throws {
        let first: StatisticsValue = [10, 2, 2, 10, 3, .missing, 2]
        let second: StatisticsValue = [10, 2, 3, 3, 3, 2, 2]
        let answer = try AskedProcedure("cohen_kappa", ["first": first, "second": second], ["weights": "linear"])
        #expect(answer.value("categories") == .list(["2", "3", "10"]))
        #expect(answer.value("table") == .rows([[2, 1, 0], [0, 1, 0], [0, 1, 1]]))
        let same = try AskedProcedure("cohen_kappa", ["table": [[2, 1, 0], [0, 1, 0], [0, 1, 1]]], ["weights": "linear"])
        #expect(answer["kappa"] == same["kappa"] && answer["ase1"] == same["ase1"])
    }

    @Test("Raters may be exchanged; a quadratic kappa of two categories is the plain one", arguments: AgreementWeights.allCases)
    func symmetry(weights: AgreementWeights) throws {
        let counts = [[12, 3, 1], [2, 9, 4], [0, 3, 11]]
        let turned = (0..<3).map { row in counts.map { $0[row] } }
        let (a, b) = (try #require(RatingTable.of(counts).value), try #require(RatingTable.of(turned).value))
        let (one, other) = (try #require(CohenKappa.of(a, weights: weights).value), try #require(CohenKappa.of(b, weights: weights).value))
        #expect((one.kappa - other.kappa).magnitude < 1e-15 && (one.standardError - other.standardError).magnitude < 1e-15)
        let pair = try #require(RatingTable.of([[40, 9], [6, 45]]).value)
        let plain = try #require(CohenKappa.of(pair).value)
        #expect((try #require(CohenKappa.of(pair, weights: weights).value).kappa - plain.kappa).magnitude < 1e-15)
        let many = try #require(RatingTable.of([[400, 90], [60, 450]]).value)
        let ratio = plain.standardError / (try #require(CohenKappa.of(many).value)).standardError
        #expect((ratio - 10.0.squareRoot()).magnitude < 1e-13)
    }

    @Test("The standard error of a quadratic kappa is that of the delta method, computed with 40 digits")
    func deltaMethod() throws {
        let table: StatisticsValue = [[24, 6, 9, 3, 5], [0, 19, 9, 2, 5], [8, 9, 24, 1, 3], [9, 4, 4, 16, 1], [7, 7, 1, 5, 16]]
        try AskedProcedure("cohen_kappa", ["table": table], ["weights": "quadratic"]).close(1e-14, ["ase1": 0.076_058_096_021_101_27])
    }

    @Test("Perfect agreement and none to measure")
    func perfect() throws {
        let gwet = try AskedProcedure("gwet_ac1", ["table": [[5, 0], [0, 4]]])
        #expect(gwet["ac1"] == 1 && gwet["se"] == 0 && gwet["p"] == 0 && gwet["ci_lower"] == 1)
        let kappa = try AskedProcedure("cohen_kappa", ["table": [[5, 0], [0, 4]]])
        #expect(kappa["kappa"] == 1 && kappa["ase1"] == 0 && kappa["p"] < 0.01 && kappa["kappa_max"] == 1)
        #expect(try AskedProcedure("cohen_kappa", ["table": [[5, 0], [0, 0]]]).failure == .zeroVariance)
        #expect(try AskedProcedure("cohen_kappa", ["table": [[0, 0], [0, 0]]]).failure == .emptySample)
        #expect(try AskedProcedure("cohen_kappa", ["table": [[1, 2, 3], [4, 5, 6]]]).failure == .invalidArgument)
        #expect(try AskedProcedure("fleiss_kappa", ["counts": [[3, 0], [1, 1]]]).failure == .invalidArgument)
        #expect(try AskedProcedure("fleiss_kappa", ["counts": [[3, 0], [3, 0]]]).failure == .zeroVariance)
    }

    @Test("Raters a constant apart: consistent, not in absolute agreement")
    func constantApart() throws {
        let answer = try AskedProcedure("icc", ["matrix": [[1, 2], [3, 4], [6, 7], [.missing, 1]]])
        #expect(answer["icc3_1"] == 1 && answer["mse"] == 0 && answer["icc3_1_lower"] == 1 && answer.value("f_consistency") == .missing)
        #expect(answer["icc2_1"] < 0.95 && answer["icc2_1_lower"] < answer["icc2_1"] && answer["n_subjects"] == 3)
        #expect(try AskedProcedure("icc", ["matrix": [[1, 1], [1, 1]]]).failure == .zeroVariance)
        #expect(try AskedProcedure("icc", ["matrix": [[1, 2]]]).failure == .insufficientData)
        #expect(try AskedProcedure("icc", ["matrix": [[1], [2]]]).failure == .insufficientData)
    }

    @Test(
        "Limits of agreement: noncentral t beside SciPy's nct.ppf(q, n - 1, z sqrt(n)) / sqrt(n)",
        arguments: [
            (26, 0.95, 1.418_730_069_411_299_2, 2.836_971_859_985_393), (5, 0.95, 0.923_164_859_612_215_1, 5.974_920_497_981_038),
            (3, 0.9, 0.639_144_745_402_834_3, 7.655_900_133_153_338), (200, 0.99, 2.233_951_741_301_360_5, 3.001_645_945_243_218_3),
        ])
    func noncentral(n: Int, level: Double, lower: Double, upper: Double) {
        let root = Double(n).squareRoot()
        let shift = NormalDistribution.upperQuantile((1 - level) / 2) * root
        let distribution = NoncentralStudent(degreesOfFreedom: Double(n - 1), shift: shift)
        #expect((distribution.lowerQuantile((1 - level) / 2) / root - lower).magnitude < 1e-10 * lower)
        #expect((distribution.lowerQuantile((1 + level) / 2) / root - upper).magnitude < 1e-10 * upper)
    }

    @Test("Without a shift the noncentral t is Student's", arguments: [1, 2, 7, 300])
    func central(freedom: Double) {
        let (student, distribution) = (
            StudentDistribution(degreesOfFreedom: freedom), NoncentralStudent(degreesOfFreedom: freedom, shift: 0)
        )
        for t in [-3, -0.5, 0, 1, 2.5] { #expect((student.lowerTail(t) - distribution.lowerTail(t)).magnitude < 1e-12) }
    }

    @Test("Equal differences have limits at the bias")
    func equal() throws {
        let answer = try AskedProcedure("bland_altman", ["x": [1, 2, 5], "y": [2, 3, 6]])
        #expect(answer["bias"] == -1 && answer["sd"] == 0 && answer["loa_lower"] == -1 && answer["loa_upper_exact_upper"] == -1)
        #expect(try AskedProcedure("bland_altman", ["x": [1], "y": [2]]).failure == .insufficientData)
    }
}
