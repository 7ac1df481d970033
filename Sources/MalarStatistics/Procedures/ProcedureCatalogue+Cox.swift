// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let cox = Procedure(
        "cox", "Cox proportional hazards regression", in: .survival,
        purpose:
            "Hazard ratios of covariates for the time to an event; stratified, and with standard errors robust to repeated rows of a subject where asked for.",
        data: [
            timeKey, eventKey, strataKey,
            .optional("id", .labels, "subjects, where some have several rows: gives robust standard errors; names or numbers"),
        ],
        takesFurtherColumns: true,
        options: [
            .standard("ties", .choice(CoxModel.Ties.allCases.map(\.rawValue)), "efron", "how events at the same time are treated"),
            .optional(
                "covariates", .words, "the columns that are covariates, in the order of the results; without it every further column"),
            .level,
            .standard("robust", .flag, false, "robust standard errors also without id, each row a subject of its own"),
        ],
        formula: [
            "hazard of a row: baseline of its stratum times exp(beta' x)",
            "log partial likelihood, sum over event times: sum of beta' x of the events less the logarithm of: (sum of exp(beta' x) at risk)^d (breslow); product over l = 0 ... d - 1 of (sum at risk - l/d sum of the events) (efron); sum over all choices of d at risk of exp(beta' sum of x) (exact)",
            "Covariates are centred and scaled for the computation; Newton's method until the next step is below 1e-11.",
            "se: root of the diagonal of the inverse observed information; hazard_ratio exp(beta), limits exp(beta ± z se)",
            "lr, wald, score: the three tests that all coefficients are 0",
            "concordance: of pairs whose order of events is known, within strata, the part in which the larger predictor had the shorter time, ties of the predictor as one half",
            "robust_se: root of the diagonal of D' D, D the sums by subject of score residuals times the inverse information",
        ],
        conventions: [
            "Ties: SPSS COXREG, SAS and statsmodels use breslow unless told otherwise, R and lifelines efron, which is the standard here. exact is R's ties = \"exact\" and SAS's DISCRETE.",
            "R stops at a relative change of 1e-9 in the log likelihood; here the search goes on, so the last digits differ from R's default by up to 1e-6.",
            "A coefficient that grows without end gives did_not_converge (R gives a warning and a number).",
            "A covariate that does not vary where there are events gives zero_variance, covariates of which one is a sum of others invalid_argument (R leaves the coefficient empty).",
        ],
        sources: [
            "D. R. Cox, J. R. Stat. Soc. B 34 (1972) 187-220, doi:10.1111/j.2517-6161.1972.tb00899.x",
            "B. Efron, J. Am. Stat. Assoc. 72 (1977) 557-565, doi:10.1080/01621459.1977.10480613",
            "N. E. Breslow, Biometrics 30 (1974) 89-99, doi:10.2307/2529620",
            "D. Y. Lin, L. J. Wei, J. Am. Stat. Assoc. 84 (1989) 1074-1078, doi:10.1080/01621459.1989.10478874",
            "F. E. Harrell and others, JAMA 247 (1982) 2543-2546, doi:10.1001/jama.1982.03320430047030", freireichSource,
        ],
        checkedAgainst: ["R 4.2.2, survival 3.5 (coxph with all three ties, strata, cluster)"],
        example: ProcedureRequest(data: freireich, options: [StatisticsField("covariates", ["group"])])
    ) { try CoxRequest($0).answer() }
}
