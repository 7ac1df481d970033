// SPDX-License-Identifier: Apache-2.0

/// Words that the pages of several longitudinal procedures share.
extension ProcedureCatalogue {
    static let fixedEffectFormula = [
        "df_satterthwaite = v^2 / (g'H^-1 g): v the variance of the estimate, g its derivatives and H the observed second derivatives of "
            + "minus2_loglik in the covariance parameters; t = estimate / se; p_satterthwaite, log10_p_satterthwaite, lower and upper from "
            + "Student's t with these degrees of freedom",
        "se_kenward_roger from C + 2 C (sum of w(k,l) (Q(k,l) - P(k) C P(l))) C, w the inverse of the expected information; "
            + "df_kenward_roger = 2 v^2 / (g'w g) for one coefficient; t_, p_, log10_p_, lower_ and upper_kenward_roger from these. REML only",
        "aic = minus2_loglik + 2 k, bic = minus2_loglik + k log n_subjects, k = n_parameters: the covariance parameters, under ML also the "
            + "coefficients; residual_df = n_observations less the coefficients",
        "iterations, and last_step: the last Newton step in standard errors of the covariance parameters (at most 1e-10 unless rounding stops it)",
    ]

    static let designConvention =
        "A column that is constant beside the intercept, or a factor of one level, is refused as zero_variance, an interaction without an "
        + "observation as empty_margin, other columns that depend on one another as invalid_argument. R drops such columns instead."

    static let mixedModelConventions = [
        "REML is the default of SPSS MIXED, SAS and R; minus2_loglik has the same constants in all of them.",
        "Degrees of freedom: SPSS prints Satterthwaite's, lme4 none, nlme inner and outer ones; lmerTest and SAS offer both sets given here. "
            + "Under ML, Satterthwaite's are taken at the ML estimates, as lmerTest does.",
        "A random variance of 0 is an answer with the warning boundary_fit, not a failure; the degrees of freedom then treat it as known.",
        designConvention,
        "Refused as insufficient_data: one subject, no more rows than columns, no more rows than random coefficients, or nothing left within "
            + "subjects to estimate var_residual from (as lme4). A response that is constant, or that is constant within every subject, "
            + "is zero_variance.",
        "The order of rows does not matter. Two rows of one subject and visit are two observations, with a warning.",
        "BIC counts subjects, as SAS does; R counts observations.",
    ]

    static let mixedModelSources = [
        "N. M. Laird and J. H. Ware, Biometrics 38 (1982) 963-974, doi:10.2307/2529876",
        "F. E. Satterthwaite, Biometrics Bull. 2 (1946) 110-114, doi:10.2307/3002019",
        "A. Kuznetsova and others, J. Stat. Softw. 82 (2017) 13, doi:10.18637/jss.v082.i13",
        "M. G. Kenward and J. H. Roger, Biometrics 53 (1997) 983-997, doi:10.2307/2533558",
    ]

    static let mixedModelChecks = [
        "lme4 1.1.31, lmerTest 3.1.3 and pbkrtest 0.5.2 under R 4.2.2, on 24 random unbalanced data sets: estimates, standard errors, both "
            + "degrees of freedom and variances within 2e-7, where lme4's own optimum is flat",
        "the likelihood written out with the whole covariance matrix",
    ]
    static let randomSlopeChecks = [
        "lme4 1.1.31, lmerTest 3.1.3 and pbkrtest 0.5.2 under R 4.2.2, on 24 random unbalanced data sets, some on the boundary: within 3e-5 of "
            + "lme4's estimates at the same likelihood (3e-11)",
        "the likelihood written out with the whole covariance matrix",
    ]
    static let unstructuredChecks = [
        "nlme 3.1.162 gls (estimates, standard errors under REML, likelihood) under R 4.2.2, on 19 random data sets with missing visits: "
            + "within 3e-5 standard errors, the likelihood here never below that of gls",
        "the likelihood with whole matrices and a general optimiser in R, on two data sets",
        "the exact answer for complete visits: the covariance within groups, with its own degrees of freedom",
    ]
    static let estimatingEquationsChecks = [
        "geepack 1.3.9 under R 4.2.2, on 200 fits to random unbalanced data (three families, five links, three correlations): within 1e-10",
        "the corrected standard errors with whole matrices in R: within 1e-12",
    ]
}

extension ProcedureCatalogue {
    static let marginalFormula = [
        "1. Solve the sum over subjects of D'V^-1 (y - m) = 0, V = scale A^1/2 R(alpha) A^1/2: D the derivatives of the means, A the variances "
            + "of the family, R the working correlation; estimate_* by Fisher scoring, scale_* and alpha_* from the residuals at every step",
        "2. e = (y - m) / sqrt of the family's variance. *_moment_adjusted: scale = sum e^2 / (N - p), alpha = sum of e(j)e(k) over the "
            + "pairs / (scale (pairs - p)); pairs are all of a subject (exchangeable) or neighbours (AR(1))",
        "3. *_moment_unadjusted: the same divided by N and by the number of pairs",
        "4. *_geepack: as 3, but under AR(1) alpha solves the sum over all pairs of d alpha^(d-1) (e(j)e(k) / scale - alpha^d) = 0, d their distance",
        "5. model_se_*: scale C, C = (sum of B)^-1, B = D'R^-1 D of a subject; robust_se_*: C M C, M the sum of products of the subjects' scores",
        "6. mancl_derouen_se_*, kauermann_carroll_se_*: the scores of 5 with residuals (I - H)^-1 r and (I - H)^-1/2 r, H = D C D'V^-1",
        "7. z_* = estimate / robust_se; p_*, log10_p_*, lower_* and upper_* from the normal distribution; iterations_* until steps are below "
            + "1e-12 standard errors",
    ]

    static let marginalConventions = [
        "SAS, SPSS (ADJUSTCORR = YES), R's gee (exchangeable) and statsmodels are *_moment_adjusted; geepack is *_geepack, which equals "
            + "*_moment_unadjusted under independence and exchangeable. R's gee under AR(1) joins the unadjusted alpha to the adjusted scale.",
        "statsmodels fixes the scale at 1 for binomial and Poisson outcomes; here it is estimated, and cancels from all but model_se.",
        "Under AR(1) the rows of a subject are put in the order of the waves (visit, where there is such a column) and a step leads to the next row, as "
            + "geepack without waves; distance = wave counts missed visits, as geepack with waves. Otherwise the order of rows does not matter.",
        "No small-sample correction is the default everywhere; below about 40 subjects read one of the corrected standard errors.",
        designConvention,
        "Constant outcomes are zero_variance, counts or 0/1 outcomes that are all 0 no_events, a column that separates the outcomes "
            + "did_not_converge, outcomes outside the family's range invalid_argument. Where only one rule has no answer, its keys are missing.",
    ]

    static let marginalSources = [
        "K.-Y. Liang and S. L. Zeger, Biometrika 73 (1986) 13-22, doi:10.1093/biomet/73.1.13",
        "U. Halekoh and others, J. Stat. Softw. 15 (2006) 2, doi:10.18637/jss.v015.i02",
        "L. A. Mancl and T. A. DeRouen, Biometrics 57 (2001) 126-134, doi:10.1111/j.0006-341X.2001.00126.x",
        "G. Kauermann and R. J. Carroll, J. Am. Stat. Assoc. 96 (2001) 1387-1396, doi:10.1198/016214501753382309",
    ]
}
