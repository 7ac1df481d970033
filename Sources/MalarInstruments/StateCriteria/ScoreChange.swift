// SPDX-License-Identifier: Apache-2.0

/// The change of a score from an earlier visit to this one.
struct ScoreChange {
    /// The score at the earlier visit; unknown where there is none.
    let before: Bounds
    /// The score now.
    let now: Bounds

    /// Now minus before; a range while either is open.
    var bounds: Bounds {
        Bounds(
            now.lowest.flatMap { low in before.highest.map { low - $0 } },
            now.highest.flatMap { high in before.lowest.map { high - $0 } })
    }

    /// The two scores in a sentence.
    var words: String { "\(Self.words(before)) to \(Self.words(now))" }

    private static func words(_ score: Bounds) -> String {
        if let value = score.value { return value.inWords }
        guard let lowest = score.lowest else { return "unknown" }
        return score.highest.map { "\(lowest.inWords)-\($0.inWords)" } ?? "at least \(lowest.inWords)"
    }
}

/// The earlier visit with which a visit is compared.
enum ComparedVisit: String, CaseIterable {
    case previous, baseline

    /// The visit that counts for a visit; `nil` where there is none, and for a visit that is itself the baseline asked for.
    static func of(_ visit: DatedAnswers, after earlier: [DatedAnswers]) -> DatedAnswers? {
        let rows = StateSeries(visit, after: earlier).visits.dropLast()
        guard visit.answers.word(item.id) == baseline.rawValue else { return rows.last }
        return visit.answers.finding(mark.id) == .present ? nil : rows.last { $0.answers.finding(mark.id) == .present } ?? rows.first
    }

    static let item = ItemDescription(
        "comparedWith", "Compared with", .choice(allCases.map(\.rawValue)), group: "visit", need: .alternative,
        "the visit before, or the baseline; previous where not given")
    static let mark = ItemDescription(
        "isBaseline", "Baseline", .finding, group: "visit", need: .alternative,
        "marks the row that later rows are compared with; the first row where none is marked, the latest where several are")
    static let rule =
        "Compared with the previous visit (the row before), or with comparedWith baseline: the latest earlier row marked isBaseline, else the first row. Without such a row there is no change (flag noPreviousVisit)."
}
