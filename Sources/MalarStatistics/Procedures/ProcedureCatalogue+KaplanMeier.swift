// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let kaplanMeier = Procedure(
        "kaplan_meier", "Kaplan-Meier estimate", in: .survival,
        purpose:
            "The probability to be without the event beyond each time, from follow-up that is censored in some; with limits, median and restricted mean.",
        data: [
            timeKey, eventKey,
            .optional("group", .labels, "groups, each of which gets a curve of its own beside that of all; names or numbers"),
        ],
        options: [
            .level,
            .optional("tau", .number, "end of the restricted mean, 0 or more; without it the longest follow-up of all rows"),
            .standard(
                "interval", .choice(SurvivalScale.allCases.map(\.rawValue)), "log-log",
                "scale of the limits of the quantiles; the limits of S are given on all three"),
            .standard(
                "probabilities", .numbers, [0.25, 0.5, 0.75],
                "parts of the subjects with the event, for quantiles of the time; above 0 and below 1"),
        ],
        formula: [
            "At each time with events: d events among n at risk; who is censored at that time is still at risk.",
            "survival: S(t) = product of (n - d)/n over event times up to t",
            "se_greenwood: S times the root of the sum G of d/(n (n - d))",
            "plain: S ± z se, cut at 0 and 1; log: S exp(± z sqrt G), cut at 1; loglog: S to the power exp(± z sqrt G / log S)",
            "median and quantiles: first time with S at most 1 - p; where S equals 1 - p along a step, the midpoint of the step; limits by inverting the limits of S",
            "restricted_mean: area under S from 0 to tau; its variance is the sum of (area from t to tau)^2 d/(n (n - d))",
        ],
        conventions: [
            "R prints log limits unless told otherwise, SAS, lifelines and SciPy log-log; SPSS prints the standard error alone. The standard here is log-log, all three are given.",
            "Where S is 0 the standard error and the limits do not exist and are left empty (R, SciPy: NaN).",
            "SPSS gives the median plus and minus 1.96 standard errors; here, as in R and SAS, the limits come from the band (Brookmeyer and Crowley).",
            "Equality of S with 1/2 is judged with R's tolerance of 1.5e-8.",
            "SPSS and SAS stop the mean at the longest time and SAS enlarges its variance by m/(m - 1) for m events; here tau is named and nothing enlarged, as in R.",
        ],
        sources: [
            "E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457-481, doi:10.1080/01621459.1958.10501452",
            "M. Greenwood, Rep. Public Health Med. Subj. 33 (1926) 1-26",
            "R. Brookmeyer, J. Crowley, Biometrics 38 (1982) 29-41, doi:10.2307/2530286", freireichSource,
        ],
        checkedAgainst: ["R 4.2.2, survival 3.5 (survfit)"],
        example: ProcedureRequest(data: freireich, options: [StatisticsField("tau", 20)])
    ) { try KaplanMeierRequest($0).answer() }
}

/// The answer of `kaplan_meier`.
private struct KaplanMeierRequest {
    let read: SurvivalRequest
    let groups: SurvivalGroups?
    let level: Double
    let tau: Double
    let scale: SurvivalScale
    let probabilities: [Double]

    init(_ request: ProcedureRequest) throws {
        let column = try request.labelColumn("group")
        read = try SurvivalRequest(request, complete: column.map { [("group", $0.isThere)] } ?? [])
        groups = column.map { [read] in SurvivalGroups(read.rows($0.labels)) }
        level = try request.level()
        let longest = read.sample.times.max() ?? 0
        tau = try request.optionNumber("tau") ?? longest
        guard tau >= 0 else { throw StatisticsFailure.invalidArgument }
        scale = try request.optionText("interval").flatMap(SurvivalScale.init) ?? .logLog
        probabilities = try request.optionNumbers("probabilities") ?? []
        guard probabilities.allSatisfy({ $0 > 0 && $0 < 1 }) else { throw StatisticsFailure.invalidArgument }
    }

    func answer() throws -> ProcedureAnswer {
        let table =
            try groups.map { try SurvivalTable(read.sample, groups: $0.codes, groupCount: $0.names.count) } ?? SurvivalTable(read.sample)
        var fields = fields(table.pooled.curve(of: 0))
        if let groups {
            let curves = table.curves.enumerated().map { index, curve in
                StatisticsValue.fields([StatisticsField("group", SurvivalGroups.value(groups.names[index]))] + self.fields(curve))
            }
            fields.append(StatisticsField("groups", .list(curves)))
        }
        return ProcedureAnswer(fields, used: read.sample.count, dropped: read.dropped, warnings: warnings(table))
    }

    private func warnings(_ table: SurvivalTable) -> [ProcedureWarning] {
        var warnings: [ProcedureWarning] = []
        if table.eventCount == 0 { warnings.append(ProcedureWarning("no_events", "No event was observed: the curve stays at 1.")) }
        if let last = table.times.last, tau > last {
            warnings.append(
                ProcedureWarning(
                    "tau_beyond_follow_up", "tau lies beyond the longest follow-up: the curve is carried on at its last value."))
        }
        return warnings
    }

    private func fields(_ curve: KaplanMeierCurve) -> [StatisticsField] {
        let bands = SurvivalScale.allCases.map { ($0, curve.band($0, level: level)) }
        let band = { (scale: SurvivalScale) in bands.first { $0.0 == scale }?.1 ?? SurvivalBand(lower: [], upper: []) }
        return counts(curve) + limits("plain", band(.plain)) + limits("log", band(.log)) + limits("loglog", band(.logLog))
            + median(curve, log: band(.log), logLog: band(.logLog), plain: band(.plain))
            + [StatisticsField("quantiles", .list(probabilities.map { quantile(curve.quantile($0, in: band(scale))) }))]
    }

    private func counts(_ curve: KaplanMeierCurve) -> [StatisticsField] {
        [
            StatisticsField("n", .count(curve.count)), StatisticsField("events", .count(curve.events.reduce(0, +))),
            StatisticsField("times", .numbers(curve.times)), StatisticsField("n_risk", .list(curve.atRisk.map(StatisticsValue.count))),
            StatisticsField("n_event", .list(curve.events.map(StatisticsValue.count))),
            StatisticsField("n_censor", .list(curve.censored.map(StatisticsValue.count))),
            StatisticsField("n_censor_before_first_event", .count(curve.censoredBeforeFirst)),
            StatisticsField("survival", .numbers(curve.survival)), StatisticsField("se_greenwood", .orNaN(curve.standardErrors)),
        ]
    }

    private func limits(_ name: String, _ band: SurvivalBand) -> [StatisticsField] {
        let list = name == "plain" ? StatisticsValue.orNaN : { .numbers($0) }
        return [StatisticsField("\(name)_lower", list(band.lower)), StatisticsField("\(name)_upper", list(band.upper))]
    }

    private func median(
        _ curve: KaplanMeierCurve, log: SurvivalBand, logLog: SurvivalBand, plain: SurvivalBand
    ) -> [StatisticsField] {
        let mean = curve.restrictedMean(to: tau)
        let medians = [("log", log), ("loglog", logLog), ("plain", plain)].flatMap { name, band in
            let median = curve.quantile(0.5, in: band)
            return [
                StatisticsField("median_\(name)_lower", .optional(median.lower)),
                StatisticsField("median_\(name)_upper", .optional(median.upper)),
            ]
        }
        return [StatisticsField("median", .optional(curve.quantile(0.5, in: logLog).estimate))] + medians + [
            StatisticsField("tau", .number(tau)), StatisticsField("restricted_mean", .number(mean.mean)),
            StatisticsField("se_restricted_mean", .number(mean.standardError)),
        ]
    }

    private func quantile(_ quantile: KaplanMeierCurve.Quantile) -> StatisticsValue {
        .fields([
            StatisticsField("probability", .number(quantile.probability)), StatisticsField("estimate", .optional(quantile.estimate)),
            StatisticsField("lower", .optional(quantile.lower)), StatisticsField("upper", .optional(quantile.upper)),
        ])
    }
}

extension StatisticsValue {
    /// Where S is 0, R and the reference results print NaN for the standard error and the plain limits; so do answers, as a word.
    fileprivate static func orNaN(_ values: [Double?]) -> StatisticsValue {
        .list(values.map { $0.map(StatisticsValue.number) ?? .text("NaN") })
    }
}
