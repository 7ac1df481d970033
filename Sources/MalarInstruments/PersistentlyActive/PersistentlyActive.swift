// SPDX-License-Identifier: Apache-2.0

/// Persistently active disease: a clinical SLEDAI-2K above 4 at consecutive visits.
///
/// - Source: `aplcPersistent`.
public enum PersistentlyActive: LongitudinalInstrument {
    /// The readings of how many consecutive visits it takes.
    public enum Reading: String, CaseIterable, Sendable {
        /// More than two, as the abstract prints: three or more.
        case moreThanTwoVisits
        /// Two or more, as other papers have it.
        case twoVisits

        /// The number of consecutive visits, this one included.
        public var visits: Int { self == .moreThanTwoVisits ? 3 : 2 }
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "persistentlyActive", name: "Persistently active disease",
        purpose: "Whether the clinical SLEDAI-2K has been above 4 at consecutive visits up to this one, in both published readings.",
        references: ["aplcPersistent"], verification: .oneSource,
        items: ClinicalActivity.form + [
            ItemDescription(
                "padReading", "Reading of the definition", .choice(Reading.allCases.map(\.rawValue)), need: .alternative,
                "moreThanTwoVisits where not given"),
        ],
        rule: [
            "A visit is active where SLEDAI-2K without its serological items is above 4.",
            "The score is the number of consecutive active visits up to this one; earlier visits with unknowns make it a range.",
            "moreThanTwoVisits: three or more consecutive active visits. twoVisits: two or more.",
            "A patient with fewer visits than the reading asks for is not persistently active, with the flag tooFewVisits.",
            "The state is the reading that the item padReading names; both are among the criteria.",
        ],
        parts: [PartDescription("clinicalSledai", "Clinical SLEDAI (0-101)")],
        notes: [
            "The abstract prints more than 2 consecutive visits, other papers 2 or more: both are given, and the default is the abstract's.",
            "No longest gap between consecutive visits is published; none is applied.",
        ],
        aliases: ["pad"])

    /// How many consecutive visits up to the last one are active; visits in order of date, each with its clinical SLEDAI.
    public static func consecutiveActive(_ clinicalSledai: [Bounds]) -> Bounds {
        let states = clinicalSledai.reversed().map { $0.isAbove(4) }
        return Bounds(Double(states.prefix { $0 == .met }.count), Double(states.prefix { $0 != .notMet }.count))
    }

    /// Whether so many consecutive visits are active as a reading asks for.
    public static func state(_ clinicalSledai: [Bounds], as reading: Reading = .moreThanTwoVisits) -> Truth {
        consecutiveActive(clinicalSledai).isAtLeast(Double(reading.visits))
    }

    /// The number of consecutive active visits, and both readings.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = ClinicalActivity(visit.answers)
        let run = consecutiveActive(series.earlier.map { ClinicalActivity($0.answers).score.best } + [now.score.best])
        let reading = visit.answers.word("padReading").flatMap(Reading.init) ?? .moreThanTwoVisits
        let criteria = Reading.allCases.map {
            Criterion(
                $0.rawValue, "at least \($0.visits) consecutive active visits", run.isAtLeast(Double($0.visits)),
                decidedBy: "clinical SLEDAI \(now.score.best.words); consecutive active visits: \(run.words)")
        }
        return Assessment(
            score: PartialScore("consecutiveActiveVisits", run),
            missing: now.missing,
            parts: [now.part],
            state: criteria.first { $0.id == reading.rawValue }?.state, criteria: criteria,
            flags: now.score.flags(ClinicalActivity.recorded) + ["reading.\(reading.rawValue)"]
                + (series.count + 1 < reading.visits ? ["tooFewVisits"] : []))
    }
}
