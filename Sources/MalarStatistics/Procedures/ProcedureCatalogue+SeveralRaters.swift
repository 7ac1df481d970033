// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let severalRaters = Procedure(
        "rater_agreement", "Agreement of several raters", in: .agreement,
        purpose: "How far two or more raters agree beyond chance by five coefficients, where some raters did not rate every subject.",
        data: [.needed("ratings", .matrix, "a row for each subject, a column for each rater, categories as numbers; null is missing")],
        options: [
            RatingColumns.weights,
            .optional("categories", .numbers, "all categories, from the smallest up; without it, those that occur"), .level,
        ],
        formula: [
            "r_ik raters put subject i into category k, r_i rated it; r*_ik = Σ_l w_kl r_il; p_ik = r_ik/r_i; π_k = mean of p_ik over subjects",
            "observed_agreement = mean over subjects with two ratings or more of Σ_k r_ik (r*_ik - 1) / (r_i (r_i - 1))",
            "each coefficient = (observed - chance) / (1 - chance)",
            "ac1: chance = Σw/(q (q - 1)) Σ π_k (1 - π_k); brennan_prediger: chance = Σw/q²; fleiss: chance = Σ w_kl π_k π_l",
            "conger: chance = the mean over all pairs of raters g, h of Σ w_kl p_gk p_hl, p_g the margins of rater g",
            "krippendorff: subjects with two ratings or more; categories weighted by ratings; observed = (1 - ε) Σ_i Σ_k r_ik (r*_ik - 1)/(r_i - 1)/N "
                + "+ ε, ε = 1/N, N = their ratings",
            "se = √(Σ (c_i - coefficient)² / (n (n - 1))), c_i = (n/n2) (own agreement - chance)/(1 - chance), 0 for subjects with one rating, less "
                + "(1 - coefficient)/(1 - chance) times what the subject changes in chance; n2 subjects have two ratings or more",
            "limits and p from Student's t with n - 1 degrees of freedom; the upper limit is at most 1",
        ],
        conventions: [
            "As irrCAC. se is over subjects, for these raters only. The weights linear and quadratic count places of categories, as for cohen_kappa; irrCAC "
                + "takes the numbers themselves, which differs only where categories are not equally far apart.",
            "With two raters who rated everything, conger is Cohen's kappa and fleiss is Scott's pi.",
            "A pooled kappa of two columns whose raters change from record to record says nothing: give each rater a column.",
        ],
        sources: [
            "K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014",
            "A. J. Conger, Psychol. Bull. 88 (1980) 322-328, doi:10.1037/0033-2909.88.2.322",
            "A. F. Hayes and K. Krippendorff, Commun. Methods Meas. 1 (2007) 77-89, doi:10.1080/19312450709336664",
        ],
        checkedAgainst: ["irrCAC's printed example of four raters, coefficients, standard errors, limits and p"],
        example: ProcedureRequest(data: [
            StatisticsField("ratings", [[1, 1, .missing], [2, 2, 3], [3, 3, 3], [2, 2, 2], [1, 2, 3], [.missing, 1, 1]])
        ])
    ) { request in
        let rows = try request.matrix("ratings")
        let weights = AgreementWeights(rawValue: try request.optionText("weights") ?? "none") ?? .none
        let given = try request.optionNumbers("categories").map { Set($0) } ?? []
        let found = Set(rows.joined().compactMap { $0 })
        guard given.isEmpty || found.isSubset(of: given) else { throw StatisticsFailure.invalidArgument }
        let names = (given.isEmpty ? found : given).sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        let result = try SeveralRaters.of(
            rows.map { $0.map { $0.flatMap { places[$0] } } }, categories: names.count, weights: weights
        ).get()
        let level = try request.level()
        let coefficients = [
            ("ac1", result.gwet), ("fleiss", result.fleiss), ("conger", result.conger), ("krippendorff", result.krippendorff),
            ("brennan_prediger", result.brennanPrediger),
        ]
        return ProcedureAnswer(
            coefficients.flatMap { fields($0, $1, level) }
                + .keyed([
                    "observed_agreement": .optional(result.brennanPrediger?.observed), "n": .count(result.subjects),
                    "n_shared": .count(result.sharedSubjects), "raters": .count(result.raters), "ratings": .count(result.ratings),
                    "categories": .numbers(names),
                ]), used: result.subjects, dropped: [DroppedData(rows.count - result.subjects, "no rating")])
    }

    private static func fields(_ name: String, _ coefficient: SeveralRaters.Coefficient?, _ level: Double) -> [StatisticsField] {
        let student = StudentDistribution(degreesOfFreedom: Double(max(1, coefficient?.degreesOfFreedom ?? 1)))
        let t = coefficient.flatMap { found in found.standardError.flatMap { $0 > 0 ? found.value / $0 : nil } }
        let isCertain = coefficient.map { $0.standardError == 0 && $0.value != 0 } ?? false
        return .keyed([
            name: .optional(coefficient?.value), "\(name)_chance": .optional(coefficient?.chance),
            "\(name)_se": .optional(coefficient?.standardError), "\(name)_p": .optional(isCertain ? 0 : t.map(student.twoSided)),
        ]) + .interval("\(name)_lower", "\(name)_upper", coefficient?.interval(level: level))
    }
}
