// SPDX-License-Identifier: Apache-2.0

/// Prolonged remission: at least five consecutive years at a level of Zen 2015 or a better one.
///
/// - Source: `zen2015`.
public enum ZenProlonged: LongitudinalInstrument {
    /// Months of a prolonged remission.
    public static let months = 60.0

    /// Whether a run of visits in remission lasted at least five years.
    public static func isProlonged(_ run: StateRun) -> Truth { !Limit.lessThan(months).holds(for: run.months) }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "zenProlonged", name: "Prolonged remission, Zen 2015",
        purpose: "How long a patient has been in remission without a break up to a visit, by level, and whether it is five years.",
        references: ["zen2015", "saccon2020"], verification: .twoSources,
        items: ZenRemission.description.items + [VisitSeries.gap],
        rule: [
            "All earlier visits count, back from this one: the run ends at the visit before which the level was not met.",
            "monthsComplete: months of complete remission. monthsOffGc: of complete or clinical remission off glucocorticoids. monthsAny: of remission at any level.",
            "prolongedComplete, prolongedOffGc, prolongedAny: at least 60 whole months. The state is prolongedAny.",
            "A run begins at its first visit. With indeterminate visits, or visits further apart than maxGapDays, its length is a range.",
        ],
        parts: [
            PartDescription("monthsComplete", "Months of complete remission"), PartDescription("monthsOffGc", "Months off glucocorticoids"),
            PartDescription("monthsAny", "Months of remission"),
        ],
        notes: [
            "Five years in 2015; later work by the group uses one to five years, and found two consecutive years protective: read the months.",
            "No paper names a longest gap between visits; the flag maxGapDays.<days> says which was used.",
        ])

    /// The months of remission as score, whether they are five years as state.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = try ZenRemission.assess(visit.answers)
        let before = series.earlier.map { ($0.date, Criteria(all: (try? ZenRemission.assess($0.answers))?.criteria ?? [])) }
        let visits = before + [(visit.date, Criteria(all: now.criteria))]
        func run(_ state: (Criteria) -> Truth) -> StateRun {
            StateRun(of: visits.map { ($0.0, state($0.1)) }, maxGapDays: series.maxGapDays)
        }
        let runs: [(name: String, run: StateRun)] = [
            ("Complete", run { $0["complete"] }), ("OffGc", run { Truth.all([$0["cSledaiZero"], $0["gcNone"]]) }),
            ("Any", run { !$0["unremitted"] }),
        ]
        let parts = runs.map { PartialScore("months\($0.name)", $0.run.months) }
        let criteria = runs.map { name, run in
            Criterion("prolonged\(name)", "at least 60 months", isProlonged(run), decidedBy: words(run))
        }
        return Assessment(
            score: parts.last, missing: now.missing, parts: parts, state: criteria.last?.state, criteria: criteria,
            flags: series.gapFlags + now.flags)
    }

    /// The criteria of a visit by id.
    private struct Criteria {
        let all: [Criterion]
        subscript(id: String) -> Truth { all.first { $0.id == id }?.state ?? .indeterminate }
    }

    private static func words(_ run: StateRun) -> String {
        guard let lowest = run.months.lowest, let highest = run.months.highest else { return "no visit" }
        return lowest == highest ? "\(lowest.inWords) months" : "\(lowest.inWords) to \(highest.inWords) months"
    }
}
