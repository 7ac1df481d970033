// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Event rates.
    static let rates: [Procedure] = [poissonRate, poissonRateRatio]

    private static let poissonRate = Procedure(
        "poisson_rate_ci", "Event rate with its interval", in: .proportions,
        purpose: "How many events occur in a unit of time at risk (flares per person-year), with a confidence interval.",
        data: [
            .needed("events", .count, "number of events"),
            .needed("person_time", .number, "time at risk of all patients together, above 0"),
        ],
        options: [
            .standard(
                "method", .choice(PoissonRateInterval.allCases.map(\.rawValue)), "exact_garwood", "how the interval is made"),
            .level, .standard("per", .number, 1, "unit of the rate: 100 gives events per 100 units of time"),
        ],
        formula: [
            "rate = per x events / person_time, se = per x √events / person_time",
            "exact_garwood: χ²(α/2; 2x) / 2 and χ²(1 - α/2; 2x + 2) / 2; 0 as the lower limit at 0 events",
            "mid_p: the means at which P(X < x) + P(X = x)/2, and its counterpart above, are α/2",
            "byar: x (1 - 1/(9x) - z/(3√x))³ and (x + 1)(1 - 1/(9(x + 1)) + z/(3√(x + 1)))³", "score: x + z²/2 ± z √(x + z²/4)",
            "wald: x ± z √x, not below 0; wald_log: x exp(± z/√x); square_root: (√x ± z/2)²",
            "jeffreys: quantiles of the gamma distribution with shape x + 1/2; 0 as the lower limit at 0 events",
            "each divided by person_time and multiplied by per",
        ],
        conventions: [
            "R poisson.test, statsmodels (exact-c) and SAS print the exact limits of Garwood, which is the standard here.",
            "At 0 events the two-sided exact upper limit uses α/2, as in R: 3.689 / person_time at 95 %.",
            "The Poisson model lets no patient have more events than chance gives; for flares that cluster in patients the interval is too short.",
        ],
        sources: [
            "F. Garwood, Biometrika 28 (1936) 437-442, doi:10.1093/biomet/28.3-4.437",
            "N. E. Breslow and N. E. Day, Statistical Methods in Cancer Research II, IARC 1987, section 2.3 (Byar)",
            "L. Barker, Am. Stat. 56 (2002) 85-89, doi:10.1198/000313002317572736",
        ],
        checkedAgainst: ["R 4.2.2 poisson.test", "arithmetic with 50 digits"],
        example: ProcedureRequest(data: [StatisticsField("events", 14), StatisticsField("person_time", 52.4)])
    ) { request in
        let (events, time) = (try request.count("events"), try request.number("person_time"))
        let (level, per) = (try request.level(), try request.optionNumber("per") ?? 1)
        let method = PoissonRateInterval(rawValue: try request.optionText("method") ?? "") ?? .exactGarwood
        guard time > 0, per > 0 else { throw StatisticsFailure.invalidArgument }
        let limits = try method.countLimits(events: events, level: level).get()
        let unit = per / time
        return ProcedureAnswer(
            .keyed([
                "events": .count(events), "rate": .number(Double(events) * unit), "se": .number(Double(events).squareRoot() * unit),
                "lower": .number(limits.lower * unit), "upper": .number(limits.upper * unit),
            ]), used: events, warnings: events == 0 ? [.noEventsSeen] : [])
    }

    private static let poissonRateRatio = Procedure(
        "poisson_rate_ratio", "Ratio of two event rates", in: .proportions,
        purpose: "Whether events occur more often in one group than in another, each over its own time at risk.",
        data: [
            .needed("events_1", .count, "events of the first group"), .needed("time_1", .number, "its time at risk, above 0"),
            .needed("events_2", .count, "events of the second group"),
            .needed("time_2", .number, "its time at risk, above 0, in the same unit"),
        ],
        options: [
            .standard("method", .choice(["conditional_exact", "wald_log"]), "conditional_exact", "how the interval is made"), .level,
            .standard("null_ratio", .number, 1, "the ratio that is tested, above 0"),
        ],
        formula: [
            "ratio = (events_1 / time_1) / (events_2 / time_2)",
            "given x = events_1 + events_2, events_1 is binomial with probability π = r t1 / (r t1 + t2) under the ratio r",
            "conditional_exact: Clopper-Pearson limits of π, each as π / (1 - π) x t2 / t1",
            "wald_log: ratio exp(± z √(1/events_1 + 1/events_2))",
            "p_two_sided_minlike = sum of the probabilities not above the observed one (relative tolerance 1e-7)",
            "p_two_sided_doubled = twice the smaller tail, at most 1; p_two_sided_mid takes half of the observed count",
        ],
        conventions: [
            "R poisson.test prints the minlike p and the conditional limits. The doubled p agrees with those limits: it is below 0.05 exactly where "
                + "the 95 % interval leaves out the tested ratio; the minlike p may not be.",
            "With no event in the second group the ratio and its upper limit are infinite; with none in the first the ratio is 0.",
        ],
        sources: [
            "J. Przyborowski and H. Wilenski, Biometrika 31 (1940) 313-323, doi:10.1093/biomet/31.3-4.313",
            "M. P. Fay, R Journal 2 (2010) 53-58, doi:10.32614/RJ-2010-008",
        ],
        checkedAgainst: ["R 4.2.2 poisson.test and binom.test"],
        example: ProcedureRequest(data: [
            StatisticsField("events_1", 30), StatisticsField("time_1", 26.1), StatisticsField("events_2", 12),
            StatisticsField("time_2", 25.3),
        ])
    ) { request in
        let rates = try PoissonRateRatio.of(
            request.count("events_1"), request.number("time_1"), request.count("events_2"), request.number("time_2")
        ).get()
        let (level, ratio) = (try request.level(), try request.optionNumber("null_ratio") ?? 1)
        guard ratio > 0 else { throw StatisticsFailure.invalidArgument }
        let isWald = try request.optionText("method") == "wald_log"
        let interval = isWald ? try rates.logInterval(level: level).get() : rates.exactInterval(level: level)
        let test = rates.test(ratio: ratio)
        return ProcedureAnswer(
            .keyed([
                "ratio": .number(rates.ratio), "lower": .number(interval.lower), "upper": .number(interval.upper),
                "p_two_sided_minlike": .number(test.minimumLikelihood), "p_two_sided_doubled": .number(test.doubled),
                "p_two_sided_mid": .number(test.midP), "p_less": .number(test.less), "p_greater": .number(test.greater),
                "log10_p_doubled": .number(test.log10Doubled), "rate_1": .number(Double(rates.events.first) / rates.time.first),
                "rate_2": .number(Double(rates.events.second) / rates.time.second),
            ]), used: rates.events.first + rates.events.second,
            warnings: rates.events.first == 0 || rates.events.second == 0 ? [.noEventsSeen] : []
        ).allowingInfinite(["ratio", "upper"])
    }
}

extension ProcedureWarning {
    /// A group in which nothing happened.
    static let noEventsSeen = ProcedureWarning("no_events_in_a_group", "No event was seen in a group; the interval is one-sided there.")
}
