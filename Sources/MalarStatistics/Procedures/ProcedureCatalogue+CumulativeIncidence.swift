// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    static let cumulativeIncidence = Procedure(
        "cumulative_incidence", "Cumulative incidence with competing risks", in: .survival,
        purpose:
            "The probability to have had one kind of event by each time, where another kind (death, transplantation) can come first; compared between groups by Gray's test.",
        data: [
            timeKey,
            .needed(
                "event", .numbers,
                "0 where the follow-up was censored, else the number of the event that ended it: 1, 2, ...; null is missing"),
            .optional("group", .labels, "groups, each of which gets curves of its own; names or numbers"), strataKey,
        ],
        options: [
            .standard("cause", .count, 1, "the kind of event that the first keys and Gray's test are about"),
            .level,
            .standard(
                "interval", .choice(SurvivalScale.allCases.map(\.rawValue)), "log-log",
                "scale on which limits are symmetric: log(-log F), log F or F"),
            .standard("rho", .number, 0, "exponent of the weights (1 - F)^rho in Gray's test"),
        ],
        formula: [
            "S: Kaplan-Meier estimate for events of any kind, just before the time",
            "cumulative_incidence: F(t) = sum over event times up to t of S d_cause / n",
            "se: root of the delta-method variance; with f = F(t) - F(s), sum over s of f^2 d/(n (n - d)) + S^2 d_cause (n - d_cause)/n^3 - 2 f S d_cause/n^2",
            "lower, upper: F to the power exp(± z se/(F log F)) (log-log); F exp(± z se/F) (log); F ± z se (plain)",
            "gray: for each group the weighted events less those expected if the subdistribution hazards n (1 - F)/S were the same; quadratic form on groups - 1 degrees of freedom",
        ],
        conventions: [
            "One minus Kaplan-Meier with other events censored is not this probability and is too large.",
            "The variance is Gaynor's (SAS METHOD = DELTA), which becomes Greenwood's with one cause and equals the infinitesimal jackknife of R's survfit; cuminc of R's cmprsk prints Aalen's, which differs by a few per cent in small samples.",
            "The limits of R's cuminc are those the reader builds; SAS PROC LIFETEST uses log-log of F, as here. With one cause these differ from the limits of S on its log-log scale.",
        ],
        sources: [
            "O. O. Aalen, S. Johansen, Scand. J. Statist. 5 (1978) 141-150",
            "J. J. Gaynor and others, J. Am. Stat. Assoc. 88 (1993) 400-409, doi:10.1080/01621459.1993.10476289",
            "R. J. Gray, Ann. Statist. 16 (1988) 1141-1154, doi:10.1214/aos/1176350951",
        ],
        checkedAgainst: ["R 4.2.2, survival 3.5 (survfit with a factor as event), cmprsk (cuminc, Gray's test with rho and strata)"],
        example: ProcedureRequest(data: [
            StatisticsField("time", [2, 3, 3, 5, 6, 7, 8, 9, 11, 12, 13, 15, 16, 18]),
            StatisticsField("event", [1, 2, 1, 0, 1, 2, 1, 0, 1, 2, 0, 1, 0, 0]),
            StatisticsField("group", ["a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b", "a", "b"]),
        ])
    ) { try CumulativeIncidenceRequest($0).answer() }
}

/// The answer of `cumulative_incidence`.
private struct CumulativeIncidenceRequest {
    let tables: [CompetingTable]
    let pooled: CompetingTable
    let grouped: CompetingTable?
    let groups: SurvivalGroups?
    let cause: Int
    let level: Double
    let scale: SurvivalScale
    let rho: Double
    let used: Int
    let dropped: [DroppedData]

    init(_ request: ProcedureRequest) throws {
        let columns = (try request.labelColumn("group"), try request.labelColumn("strata"))
        let rows = try CompetingRows(request, columns.0, columns.1)
        (used, dropped, groups) = (rows.times.count, rows.dropped, rows.groups)
        cause = try request.optionCount("cause") ?? 1
        let causes = rows.outcomes.max() ?? 0
        guard causes > 0 else { throw StatisticsFailure.noEvents }
        guard (1...causes).contains(cause) else { throw StatisticsFailure.invalidArgument }
        (level, rho) = (try request.level(), try request.optionNumber("rho") ?? 0)
        scale = try request.optionText("interval").flatMap(SurvivalScale.init) ?? .logLog
        pooled = try CompetingTable(times: rows.times, outcomes: rows.outcomes, causeCount: causes)
        grouped = try rows.groups.map { try rows.table(Array(rows.times.indices), causes, $0) }
        tables = try rows.groups.map { groups in try rows.parts.map { try rows.table($0, causes, groups) } } ?? []
    }

    func answer() throws -> ProcedureAnswer {
        var fields = fields(pooled.incidence(cause: cause, group: 0))
        fields.append(StatisticsField("causes", .list((1...pooled.causeCount).map { curve(pooled, $0, 0, nil) })))
        if let grouped, let groups {
            let curves = groups.names.indices.flatMap { group in
                (1...grouped.causeCount).map { curve(grouped, $0, group, groups.names[group]) }
            }
            fields.append(StatisticsField("groups", .list(curves)))
            fields += gray("gray", cause)
            fields.append(StatisticsField("gray", .list((1...grouped.causeCount).map { .fields(gray("gray", $0)) })))
        }
        return ProcedureAnswer(fields, used: used, dropped: dropped)
    }

    private func gray(_ name: String, _ cause: Int) -> [StatisticsField] {
        let result = GrayTest(rho: rho).result(ofStrata: tables, cause: cause).value
        return [
            StatisticsField("\(name)_cause", .count(cause)), StatisticsField("\(name)_chi_square", .optional(result?.chiSquare)),
            StatisticsField("\(name)_df", .optional(result.map { Double($0.degreesOfFreedom) })),
            StatisticsField("\(name)_p", .optional(result?.p)),
        ]
    }

    private func curve(_ table: CompetingTable, _ cause: Int, _ group: Int, _ name: String?) -> StatisticsValue {
        let head = name.map { [StatisticsField("group", SurvivalGroups.value($0))] } ?? []
        return .fields(head + [StatisticsField("cause", .count(cause))] + fields(table.incidence(cause: cause, group: group)))
    }

    private func fields(_ curve: CumulativeIncidence) -> [StatisticsField] {
        let band = curve.band(scale, level: level)
        return [
            StatisticsField("times", .numbers(curve.times)), StatisticsField("n_risk", .list(curve.atRisk.map(StatisticsValue.count))),
            StatisticsField("n_event", .list(curve.events.map(StatisticsValue.count))),
            StatisticsField("cumulative_incidence", .numbers(curve.incidence)), StatisticsField("se", .numbers(curve.standardErrors)),
            StatisticsField("lower", .numbers(band.lower)), StatisticsField("upper", .numbers(band.upper)),
            StatisticsField("events", .count(curve.events.reduce(0, +))), StatisticsField("competing_events", .count(curve.otherEvents)),
        ]
    }
}

/// The complete rows of a request with competing events.
private struct CompetingRows {
    let times: [Double]
    let outcomes: [Int]
    let groups: SurvivalGroups?
    /// Places of the rows of each stratum.
    let parts: [[Int]]
    let dropped: [DroppedData]

    typealias Labels = (labels: [String?], isThere: [Bool])

    init(_ request: ProcedureRequest, _ group: Labels?, _ strata: Labels?) throws {
        let (times, events) = (try request.numbers("time"), try request.numbers("event"))
        guard [events.count, group?.labels.count ?? times.count, strata?.labels.count ?? times.count].allSatisfy({ $0 == times.count })
        else {
            throw StatisticsFailure.lengthMismatch
        }
        let kept = times.indices.filter { row in
            times[row] != nil && events[row] != nil && group?.isThere[row] ?? true && strata?.isThere[row] ?? true
        }
        self.times = kept.compactMap { times[$0] }
        outcomes = try kept.map { row in
            guard let event = events[row], let outcome = Int(exactly: event), (0...1000).contains(outcome) else {
                throw StatisticsFailure.invalidArgument
            }
            return outcome
        }
        groups = group.map { group in SurvivalGroups(kept.compactMap { group.labels[$0] }) }
        var parts: [Int: [Int]] = [:]
        let codes = strata.map { strata in SurvivalGroups(kept.compactMap { strata.labels[$0] }).codes }
        for place in kept.indices { parts[codes?[place] ?? 0, default: []].append(place) }
        self.parts = parts.sorted { $0.key < $1.key }.map(\.value)
        dropped = [DroppedData(times.count - kept.count, "time, event, group or stratum missing")]
        if kept.isEmpty { throw StatisticsFailure.emptySample }
    }

    func table(_ rows: [Int], _ causes: Int, _ groups: SurvivalGroups) throws -> CompetingTable {
        try CompetingTable(
            times: rows.map { times[$0] }, outcomes: rows.map { outcomes[$0] }, causeCount: causes, groups: rows.map { groups.codes[$0] },
            groupCount: groups.names.count)
    }
}
