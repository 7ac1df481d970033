// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let fleissKappa = Procedure(
        "fleiss_kappa", "Fleiss' kappa", in: .agreement,
        purpose: "How far several raters agree beyond chance when each subject is classified by the same number of them.",
        data: [
            .optional("counts", .table, "a row for each subject, a column for each category: how many raters chose it"),
            .optional("ratings", .matrix, "in place of counts: a row for each subject, a column for each rater, categories as numbers"),
        ],
        options: [.level],
        formula: [
            "m raters, n subjects; p_j = share of category j among all ratings",
            "mean_agreement = mean over subjects of Σ_j n_ij (n_ij - 1) / (m (m - 1)); expected_agreement = Σ p_j²",
            "kappa = (mean_agreement - expected_agreement) / (1 - expected_agreement)",
            "se0 = √2 / (S √(n m (m - 1))) √(S² - Σ p_j q_j (q_j - p_j)), S = Σ p_j q_j; z = kappa / se0, p from the normal distribution",
            "se from the subjects' contributions (Gwet), ci with n - 1 degrees of freedom",
            "category_kappa_j = 1 - Σ_i n_ij (m - n_ij) / (n m (m - 1) p_j q_j), each with category_se0 = √(2 / (n m (m - 1)))",
        ],
        conventions: [
            "se0 is that of 1979, as in SPSS and irr; it tests kappa = 0 and is not for an interval. With two raters this is Scott's pi, not Cohen's kappa.",
            "Subjects with a missing rating are left out.",
        ],
        sources: [
            "J. L. Fleiss, J. C. M. Nee and J. R. Landis, Psychol. Bull. 86 (1979) 974-977, doi:10.1037/0033-2909.86.5.974",
            "K. L. Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014, chapter 5",
        ],
        checkedAgainst: ["the formulas of 1979 in R 4.6.1 (reference vectors)", "irrCAC's printed 3 x 3 example (Scott's pi)"],
        example: ProcedureRequest(data: [
            StatisticsField("counts", [[4, 0, 1], [5, 0, 0], [0, 4, 1], [0, 0, 5], [2, 3, 0], [2, 0, 3]])
        ])
    ) { request in
        let data = try raterCounts(request)
        let result = try FleissKappa.of(data.counts).get()
        let z = result.z
        return ProcedureAnswer(
            .keyed([
                "kappa": .number(result.kappa), "se0": .number(result.nullStandardError), "z": .optional(z),
                "p": .optional(z.map(NormalP.twoSided)), "log10_p": .optional(z.map(NormalP.log10)),
                "mean_agreement": .number(result.meanAgreement), "expected_agreement": .number(result.expectedAgreement),
                "se": .optional(result.standardError), "n": .count(result.subjects), "raters": .count(result.raters),
                "shares": .numbers(result.shares), "category_kappa": .numbers(result.byCategory),
                "category_se0": .number(result.categoryNullStandardError),
            ]) + .interval("ci_lower", "ci_upper", result.interval(level: try request.level())),
            used: result.subjects, dropped: [DroppedData(data.dropped, "missing rating")])
    }

    private static func raterCounts(_ request: ProcedureRequest) throws -> (counts: [[Int]], dropped: Int) {
        guard request.has("ratings") else { return (try request.table("counts"), 0) }
        let rows = try request.matrix("ratings")
        let complete = rows.map { $0.compactMap { $0 } }.filter { $0.count == rows[0].count }
        let categories = Set(complete.joined()).sorted()
        let counts = complete.map { row in categories.map { category in row.count { $0 == category } } }
        return (counts, rows.count - complete.count)
    }

    static let intraclassCorrelation = Procedure(
        "icc", "Intraclass correlation", in: .agreement,
        purpose: "The reliability of measurements by several raters, for one rating and for their mean, under each of the three models.",
        data: [.needed("matrix", .matrix, "a row for each subject, a column for each rater; null is missing")],
        options: [.level],
        formula: [
            "mean squares of the two-way analysis of variance: msr subjects, msc raters, mse residual, msw within subjects",
            "icc1_1 = (msr - msw) / (msr + (k - 1) msw), icc1_k = (msr - msw) / msr: every subject its own raters",
            "icc2_1 = (msr - mse) / (msr + (k - 1) mse + k (msc - mse)/n), icc2_k = (msr - mse) / (msr + (msc - mse)/n): raters drawn at random, "
                + "absolute agreement",
            "icc3_1 = (msr - mse) / (msr + (k - 1) mse), icc3_k = (msr - mse) / msr = Cronbach's alpha: these raters, consistency",
            "limits of models 1 and 3 from F quantiles, of model 2 with Satterthwaite's degrees of freedom",
            "f_consistency = msr / mse with n - 1 and (n - 1)(k - 1) degrees of freedom",
            "sem_consistency = √mse and sem_agreement = √(mse + (msc - mse)/n): the standard error of one measurement; "
                + "smallest_detectable_change = 1.96 √2 sem_agreement",
        ],
        conventions: [
            "SPSS RELIABILITY: MODEL(ONEWAY) = icc1, MODEL(RANDOM) TYPE(ABSOLUTE) = icc2, MODEL(MIXED) TYPE(CONSISTENCY) = icc3 (its standard).",
            "psych 2 fits a mixed model by default and cuts negative variances off; here, as in SPSS and pingouin, the analysis of variance is used and a "
                + "negative estimate stays negative.",
            "Subjects with a missing rating are left out. With no residual at all, f_consistency is missing and the limits of icc3 are 1.",
        ],
        sources: [
            "P. E. Shrout and J. L. Fleiss, Psychol. Bull. 86 (1979) 420-428, doi:10.1037/0033-2909.86.2.420",
            "K. O. McGraw and S. P. Wong, Psychol. Methods 1 (1996) 30-46, doi:10.1037/1082-989X.1.1.30",
        ],
        checkedAgainst: ["psych (reference vectors)", "psych 2.2.9 ICC(lmer = FALSE) on random tables, with the limits of the means"],
        example: ProcedureRequest(data: [
            StatisticsField("matrix", [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]])
        ])
    ) { request in
        let rows = try request.matrix("matrix")
        let complete = rows.map { $0.compactMap { $0 } }.filter { $0.count == rows[0].count }
        let variance = try RaterVariance.of(complete).get()
        return ProcedureAnswer(
            varianceFields(variance) + (try correlationFields(variance, level: request.level())), used: variance.subjects,
            dropped: [DroppedData(rows.count - complete.count, "missing rating")])
    }

    private static func varianceFields(_ variance: RaterVariance) -> [StatisticsField] {
        let f = variance.consistencyF
        let (between, within) = (Double(variance.subjects - 1), Double((variance.subjects - 1) * (variance.raters - 1)))
        let p = FDistribution(numerator: between, denominator: within).upperTail(f)
        let absolute = max(0, variance.residual + (variance.betweenRaters - variance.residual) / Double(variance.subjects)).squareRoot()
        return .keyed([
            "msr": .number(variance.betweenSubjects), "msc": .number(variance.betweenRaters), "mse": .number(variance.residual),
            "msw": .number(variance.withinSubjects), "f_consistency": f.isFinite ? .number(f) : .missing, "p_consistency": .number(p),
            "df_subjects": .number(between), "df_residual": .number(within), "sem_consistency": .number(variance.residual.squareRoot()),
            "sem_agreement": .number(absolute), "n_subjects": .count(variance.subjects), "n_raters": .count(variance.raters),
            "smallest_detectable_change": .number(NormalDistribution.upperQuantile(0.025) * 2.0.squareRoot() * absolute),
        ])
    }

    private static func correlationFields(_ variance: RaterVariance, level: Double) throws -> [StatisticsField] {
        var fields: [StatisticsField] = []
        for model in IntraclassCorrelation.Model.allCases {
            for (ofMean, ending) in [(false, "1"), (true, "k")] {
                let key = "icc\(model.rawValue)_\(ending)"
                let result = variance.correlation(model, ofMean: ofMean, level: level)
                fields.append(StatisticsField(key, .number(result.value)))
                fields += .interval("\(key)_lower", "\(key)_upper", result.interval)
            }
        }
        let alpha = variance.correlation(.consistency, ofMean: true, level: level).value
        return fields + [StatisticsField("cronbach_alpha", .number(alpha))]
    }

    static let limitsOfAgreement = Procedure(
        "bland_altman", "Limits of agreement", in: .agreement,
        purpose: "Between which limits the differences of two methods of measurement lie for most patients, and how sure those limits are.",
        data: [
            .needed("x", .numbers, "measurements by the first method; null is missing"),
            .needed("y", .numbers, "measurements of the same patients by the second; null is missing"),
        ],
        options: [.level],
        formula: [
            "d = x - y; bias = mean of d, sd = its standard deviation (n - 1)", "loa = bias ± z sd, z the normal quantile (1.96 at 95 %)",
            "bias_ci = bias ± t sd / √n, n - 1 degrees of freedom",
            "se_loa_approx = sd √(3/n), the loa_*_ci limits are ± t times that; se_loa = sd √(1/n + z²/(2(n - 1)))",
            "loa_*_exact limits: bias + c sd / √n with c quantiles of the noncentral t distribution with noncentrality z √n",
            "slope and slope_p: the regression of d on (x + y)/2; a slope says that the bias depends on the size of the measurement",
        ],
        conventions: [
            "√(3/n) is Bland and Altman's approximation of 1986 for 95 % limits; the exact limits are right at every n and are not symmetric.",
            "The limits suppose differences that are normal and do not depend on the size of the measurement.",
        ],
        sources: [
            "J. M. Bland and D. G. Altman, Lancet 327 (1986) 307-310, doi:10.1016/S0140-6736(86)90837-8",
            "A. Carkeet, Optom. Vis. Sci. 92 (2015) e71-e80, doi:10.1097/OPX.0000000000000513",
        ],
        checkedAgainst: ["arithmetic with 50 digits (reference vectors)", "SciPy 1.17.1 nct for the exact limits"],
        example: ProcedureRequest(data: [
            StatisticsField("x", [21.1, 25.5, 24.8, 18.2, 17.1, 19.2, 30.5, 20.1]),
            StatisticsField("y", [23.6, 27.8, 27.1, 17.2, 20.2, 19, 31.3, 19.5]),
        ])
    ) { request in
        let pairs = try request.pairs("x", "y")
        let limits = try LimitsOfAgreement.of(differences: zip(pairs.first, pairs.second).map { $0 - $1 }, level: request.level()).get()
        return ProcedureAnswer(
            agreementFields(limits) + trend(pairs.first, pairs.second), used: limits.n, dropped: [DroppedData(pairs.dropped, "missing")])
    }

    private static func agreementFields(_ limits: LimitsOfAgreement) -> [StatisticsField] {
        let (approximate, exact) = (limits.approximateIntervals, limits.exactIntervals)
        return .keyed([
            "n": .count(limits.n), "bias": .number(limits.bias), "sd": .number(limits.deviation), "loa_lower": .number(limits.lower),
            "loa_upper": .number(limits.upper), "se_loa_approx": .number(limits.approximateStandardError),
            "se_loa": .number(limits.standardError),
        ]) + .interval("bias_ci_lower", "bias_ci_upper", limits.biasInterval)
            + .interval("loa_lower_ci_lower", "loa_lower_ci_upper", approximate.lower)
            + .interval("loa_upper_ci_lower", "loa_upper_ci_upper", approximate.upper)
            + .interval("loa_lower_exact_lower", "loa_lower_exact_upper", exact.lower)
            + .interval("loa_upper_exact_lower", "loa_upper_exact_upper", exact.upper)
    }

    /// The regression of differences on means; nothing where there is none.
    private static func trend(_ x: [Double], _ y: [Double]) -> [StatisticsField] {
        let (means, differences) = (zip(x, y).map(midpoint), zip(x, y).map { $0 - $1 })
        guard let correlation = PearsonCorrelation.of(means, differences).value, correlation.strength.unexplained > 0 else { return [] }
        let ratio = Moments(of: differences).deviation(dividingBy: 1) / Moments(of: means).deviation(dividingBy: 1)
        return .keyed(["slope": .number(correlation.strength.r * ratio), "slope_p": .number(correlation.p(.twoSided))])
    }
}
