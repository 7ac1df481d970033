// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let cohenKappa = Procedure(
        "cohen_kappa", "Cohen's kappa", in: .agreement,
        purpose: "How far two raters who classify the same subjects agree beyond chance, with what the margins do to it.",
        data: RatingColumns.keys, options: [RatingColumns.weights, RatingColumns.categories, .level],
        formula: [
            "p_ij = share of subjects in row i and column j; weights w_ij = 1 for i = j (none), 1 - |i - j|/(q - 1) (linear), "
                + "1 - (i - j)²/(q - 1)² (quadratic)",
            "observed_agreement = Σ w_ij p_ij, expected_agreement = Σ w_ij p_i. p_.j", "kappa = (observed - expected) / (1 - expected)",
            "ase1 = √(Σ p_ij (w_ij - (w_i. + w_.j)(1 - kappa))² - (kappa - expected (1 - kappa))²) / ((1 - expected) √n), for the interval",
            "ase0 = √(Σ p_i. p_.j (w_ij - w_i. - w_.j)² - expected²) / ((1 - expected) √n), for z0 = kappa / ase0 and p",
            "kappa_max = the largest unweighted kappa that the margins allow",
            "pabak = (raw agreement - 1/q) / (1 - 1/q); with two categories also prevalence_index = (a - d)/n, bias_index = (b - c)/n, "
                + "positive_agreement = 2a/(2a + b + c), negative_agreement = 2d/(2d + b + c)",
        ],
        conventions: [
            "SPSS CROSSTABS prints ase1 as the asymptotic standard error and kappa / ase0 as its T. PSPP 2.1's ase1 differs by up to 7 %. psych 2.2.9 "
                + "agrees without weights and for two categories; with weights, more categories and unlike margins its standard error is up to 9 % off.",
            "With weights the order of the categories matters: the table's own, the option categories, or numbers from the smallest up.",
            "kappa falls where one category is rare although the raters agree (40, 5; 4, 1: kappa 0.08 at 82 % agreement): read it with pabak, the "
                + "indices and AC1.",
        ],
        sources: [
            "J. Cohen, Educ. Psychol. Meas. 20 (1960) 37-46, doi:10.1177/001316446002000104",
            "J. L. Fleiss, J. Cohen and B. S. Everitt, Psychol. Bull. 72 (1969) 323-327, doi:10.1037/h0028106",
            "T. Byrt, J. Bishop and J. B. Carlin, J. Clin. Epidemiol. 46 (1993) 423-429, doi:10.1016/0895-4356(93)90018-V",
        ],
        checkedAgainst: [
            "psych 2.6.5 and statsmodels 0.15 (reference vectors)", "the delta method with 40 digits on a random 5 x 5 table",
        ],
        example: ProcedureRequest(data: [StatisticsField("table", [[40, 5], [4, 1]])])
    ) { request in
        let ratings = try RatingColumns(request)
        let result = try CohenKappa.of(ratings.table, weights: ratings.weights).get()
        let z = result.z
        return ratings.answer(
            .keyed([
                "kappa": .number(result.kappa), "observed_agreement": .number(result.observedAgreement),
                "expected_agreement": .number(result.expectedAgreement), "ase1": .number(result.standardError),
                "ase0": .number(result.nullStandardError), "z0": .optional(z), "p": .optional(z.map(NormalP.twoSided)),
                "log10_p": .optional(z.map(NormalP.log10)), "kappa_max": .number(result.largest),
            ]) + .interval("ci_lower", "ci_upper", result.interval(level: try request.level())) + ratings.adjusted)
    }

    static let adjustedKappa = Procedure(
        "pabak", "Prevalence- and bias-adjusted kappa", in: .agreement,
        purpose: "Agreement of two raters against raters who would use all categories equally often (Brennan and Prediger).",
        data: RatingColumns.keys, options: [RatingColumns.categories, .level],
        formula: [
            "pabak = (observed - 1/q) / (1 - 1/q); with two categories 2 observed - 1",
            "se = √(observed (1 - observed) / n) / (1 - 1/q); interval ± z se",
            "prevalence_index, bias_index, positive_agreement and negative_agreement with two categories, as for cohen_kappa",
        ],
        conventions: ["pabak is observed agreement on another scale: report it beside kappa, not in its place."],
        sources: [
            "T. Byrt, J. Bishop and J. B. Carlin, J. Clin. Epidemiol. 46 (1993) 423-429, doi:10.1016/0895-4356(93)90018-V",
            "R. L. Brennan and D. J. Prediger, Educ. Psychol. Meas. 41 (1981) 687-699, doi:10.1177/001316448104100307",
        ],
        checkedAgainst: ["irrCAC's printed example (3 x 3, n = 100)"],
        example: ProcedureRequest(data: [StatisticsField("table", [[12, 5], [3, 250]])])
    ) { request in
        let ratings = try RatingColumns(request)
        let result = BrennanPrediger(ratings.table)
        let half = NormalDistribution.upperQuantile((1 - (try request.level())) / 2) * result.standardError
        let fields: [StatisticsField] = .keyed([
            "observed_agreement": .number(result.observedAgreement), "se": .number(result.standardError),
            "ci_lower": .number(result.coefficient - half), "ci_upper": .number(min(1, result.coefficient + half)),
        ])
        return ratings.answer(ratings.adjusted + fields)
    }

    static let gwetAgreement = Procedure(
        "gwet_ac1", "Gwet's AC1 and AC2", in: .agreement,
        purpose: "Agreement of two raters beyond chance, with a chance agreement that does not grow where one category is rare.",
        data: RatingColumns.keys, options: [RatingColumns.weights, RatingColumns.categories, .level],
        formula: [
            "π_k = mean of both raters' shares of category k; T = sum of all weights",
            "expected_agreement = T / (q (q - 1)) Σ π_k (1 - π_k); T = q without weights",
            "ac1 = (observed - expected) / (1 - expected); with weights this is AC2",
            "each subject contributes a_i = (w_i - expected)/(1 - expected) - 2 (1 - ac1)(e_i - expected)/(1 - expected), e_i its own chance term; "
                + "se = √(Σ (a_i - ac1)² / (n (n - 1)))",
            "interval and p from Student's t with n - 1 degrees of freedom; se_table has n² in place of n (n - 1)",
        ],
        conventions: [
            "irrCAC with ratings uses n (n - 1), irrCAC with a table n²; both are given. Inference is to subjects only, for these raters."
        ],
        sources: ["K. L. Gwet, Br. J. Math. Stat. Psychol. 61 (2008) 29-48, doi:10.1348/000711006X126600"],
        checkedAgainst: ["irrCAC 0.4.4 (reference vectors)", "irrCAC's printed example (3 x 3, n = 100)"],
        example: ProcedureRequest(data: [StatisticsField("table", [[40, 5], [4, 1]])])
    ) { request in
        let ratings = try RatingColumns(request)
        let result = try GwetAgreement.of(ratings.table, weights: ratings.weights).get()
        let student = StudentDistribution(degreesOfFreedom: Double(max(1, result.n - 1)))
        return ratings.answer(
            .keyed([
                "ac1": .number(result.coefficient), "observed_agreement": .number(result.observedAgreement),
                "expected_agreement": .number(result.expectedAgreement), "se": .optional(result.standardError),
                "se_table": .number(result.tableStandardError), "t": .optional(result.t), "df": .count(result.n - 1),
                "p": .optional(result.t.map(student.twoSided)),
                "log10_p": .optional(result.t.flatMap { $0.isFinite ? student.log10P($0, .twoSided) : nil }),
            ]) + .interval("ci_lower", "ci_upper", result.interval(level: try request.level()))
        ).allowingInfinite(["t"])
    }
}

/// Two-sided p values of the normal distribution.
enum NormalP {
    static func twoSided(_ z: Double) -> Double { min(1, 2 * NormalDistribution.upperTail(z.magnitude)) }
    static func log10(_ z: Double) -> Double { StudentDistribution(degreesOfFreedom: .infinity).log10P(z, .twoSided) }
}
