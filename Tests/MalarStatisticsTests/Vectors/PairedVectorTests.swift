// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Reference vectors: paired tests", .enabled(if: PublicVectors.areThere, "reference vectors not found"))
struct PairedVectorTests {
    @Test("wilcoxon_signed_rank", arguments: PublicVectors.of("wilcoxon_signed_rank"))
    func asymptotic(vector: PublicVector) throws {
        let sample = try sample(of: vector)
        let test = SignedRankTest(
            zeros: try zeros(of: vector), alternative: try alternative(of: vector), continuity: vector.options["continuity"]?.bool == true,
            exactRule: .never)
        let result = try #require(test.result(of: sample).value)
        let normal = try #require(result.asymptotic.value)
        #expect(result.p.value == normal.p && result.wPlus == normal.wPlus && result.wMinus == normal.wMinus)
        vector.expect([
            "n_pairs": Double(result.nPairs), "n_zero": Double(result.nZero), "n_positive": Double(result.nPositive),
            "n_negative": Double(result.nNegative), "w_plus": normal.wPlus, "w_minus": normal.wMinus, "expected_w": normal.mean,
            "variance_w": normal.variance, "z": normal.z, "p": normal.p, "log10_p": normal.log10P, "z_spss": normal.zAsSPSSPrints,
            "rank_biserial": MatchedPairsRankBiserial.effect(in: sample).value?.value,
            "r_from_z_pairs": StandardizedZ.effect(of: result, per: .pairs).value?.value,
            "r_from_z_nonzero": StandardizedZ.effect(of: result, per: .nonzeroPairs).value?.value,
        ])
    }

    @Test("wilcoxon_signed_rank_exact", arguments: PublicVectors.of("wilcoxon_signed_rank_exact"))
    func exact(vector: PublicVector) throws {
        let sample = try sample(of: vector)
        let result = try #require(SignedRankTest(zeros: try zeros(of: vector)).result(of: sample).value)
        let tails = try #require(result.exact.tails.value)
        vector.expect(
            [
                "n_pairs": Double(result.nPairs), "n_zero": Double(result.nZero), "n_positive": Double(result.nPositive),
                "n_negative": Double(result.nNegative), "w_plus": result.wPlus, "w_minus": result.wMinus,
                "p_two_sided": tails.twoSided, "p_greater": tails.greater, "p_less": tails.less,
                "rank_biserial": MatchedPairsRankBiserial.effect(in: sample).value?.value,
            ], skipping: ["p_two_sided_fraction"])
        // The fraction is text; its terms are whole numbers that a double holds, so the quotient must agree to the last bit.
        if let fraction = vector.expected["p_two_sided_fraction"]?.text {
            let terms = fraction.split(separator: "/").compactMap { Double($0) }
            try #require(terms.count == 2)
            #expect(tails.twoSided == terms[0] / terms[1])
        }
    }

    @Test("hodges_lehmann_one_sample", arguments: PublicVectors.of("hodges_lehmann_one_sample"))
    func hodgesLehmann(vector: PublicVector) throws {
        let level = try #require(vector.options["level"]?.number)
        let rules: [String: HodgesLehmann.IntervalRule] = [
            "walsh_order_statistic_exact": .exactOrderStatistics, "walsh_order_statistic_normal": .normalOrderStatistics,
        ]
        let rule = try #require(rules[try required(vector.option("ci"))])
        let sample = try #require(PairedSample.differences(try required(vector.column("x"))).value)
        let result = try #require(HodgesLehmann(level: level, intervalRule: rule).result(of: sample).value)
        let interval = try #require(result.interval.value)
        vector.expect([
            "estimate": result.estimate, "lower": interval.lower, "upper": interval.upper, "k": result.k.value.map(Double.init),
            "achieved_level": interval.achievedLevel,
        ])
    }

    /// The errors of pairing and of this test; those of other procedures are left to them.
    private static let concerned = ["p-error-01", "p-error-02", "p-error-06", "p-error-07"]

    @Test("error", arguments: PublicVectors.of("error").filter { concerned.contains($0.id) })
    func error(vector: PublicVector) throws {
        let wanted = try #require(StatisticsFailure(rawValue: try required(vector.expected["error"]?.text)))
        let test = SignedRankTest.spss
        let outcome =
            if let differences = vector.column("d") {
                test.result(differences: differences)
            } else {
                test.result(first: try #require(vector.column("first")), second: try #require(vector.column("second")))
            }
        #expect((outcome.reason ?? outcome.value?.asymptotic.reason) == wanted)
    }

    private func sample(of vector: PublicVector) throws -> PairedSample {
        if let differences = vector.column("d") { return try #require(PairedSample.differences(differences).value) }
        let first = try #require(vector.column("first"))
        let second = try #require(vector.column("second"))
        return try #require(PairedSample.pairing(first: first, second: second).value)
    }

    private func zeros(of vector: PublicVector) throws -> SignedRankTest.Zeros {
        let named: [String: SignedRankTest.Zeros] = ["drop": .drop, "pratt": .pratt, "zsplit": .split]
        return try #require(named[try required(vector.option("zeros"))])
    }

    private func alternative(of vector: PublicVector) throws -> Alternative {
        let named: [String: Alternative] = ["two.sided": .twoSided, "greater": .greater, "less": .less]
        return try #require(named[try required(vector.option("alternative"))])
    }
}

@Suite("Reference vectors: all of them are met", .enabled(if: PublicVectors.areThere, "reference vectors not found"))
struct VectorCoverageTests {
    @Test(
        "How many vectors there are",
        arguments: [
            ("quantile", 20), ("describe", 7), ("median_iqr", 4), ("wilcoxon_signed_rank", 17), ("wilcoxon_signed_rank_exact", 17),
            ("hodges_lehmann_one_sample", 8), ("error", 18), ("distribution", 3),
        ])
    func count(procedure: String, count: Int) {
        #expect(PublicVectors.of(procedure).count == count)
    }

    @Test("Normal and signed-rank points of the distribution vectors")
    func distributions() throws {
        var checked = 0
        for vector in PublicVectors.of("distribution") {
            let points = try #require(vector.data["points"]?.list)
            let values = try #require(vector.expected["values"]?.column)
            for (point, wanted) in zip(points, values) {
                guard let computed = try value(at: point) else { continue }
                let wanted = try #require(wanted)
                #expect((computed - wanted).magnitude <= vector.relativeTolerance * wanted.magnitude, "\(point) gives \(computed)")
                checked += 1
            }
        }
        // 12 normal tails, 5 normal quantiles, 4 signed-rank tails; t, F, beta and the others come with a later part.
        #expect(checked == 21)
    }

    private func value(at point: JSONValue) throws -> Double? {
        let arguments = try #require(point["args"]?.column).compactMap { $0 }
        switch point["f"]?.text {
        case "normal_cdf": return NormalDistribution.lowerTail(arguments[0])
        case "normal_sf": return NormalDistribution.upperTail(arguments[0])
        case "normal_quantile": return NormalDistribution.quantile(arguments[0]).value
        case "signed_rank_cdf": return try signedRankTail(sum: Int(arguments[0]), n: Int(arguments[1]))
        default: return nil
        }
    }

    /// Signs chosen from the largest rank down so that W+ is the sum asked for.
    private func signedRankTail(sum: Int, n: Int) throws -> Double? {
        var left = sum
        var differences: [Double] = []
        for rank in (1...n).reversed() {
            differences.append(rank <= left ? Double(rank) : -Double(rank))
            if rank <= left { left -= rank }
        }
        let result = try #require(SignedRankTest.exact.result(of: try pairs(differences)).value)
        #expect(result.wPlus == Double(sum))
        return result.exact.tails.value?.less
    }
}
