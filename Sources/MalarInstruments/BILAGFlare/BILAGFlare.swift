// SPDX-License-Identifier: Apache-2.0

/// BILAG-2004 flare by severity, on grades: severe with a new A, moderate with two new B, mild with one new B or three new C.
///
/// - Source: `petri2013`, `isenberg2011`.
public enum BILAGFlare: LongitudinalInstrument {
    /// The levels as numbers.
    public static let levelBands = BandScheme(
        "bilagFlareLevels", source: "petri2013", [.through(0, "none"), .through(1, "mild"), .through(2, "moderate"), .above("severe")])

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "bilagFlare", name: "BILAG-2004 flare by severity (on grades)",
        purpose: "No, mild, moderate or severe flare since the previous visit, from grades entered for nine systems.",
        references: ["petri2013", "isenberg2011"], verification: .oneSource,
        items: BILAG2004.gradeForm,
        rule: [
            VisitSeries.previousRule,
            "newA: a system is A now and was not before. newB: B now and C, D or E before. newC: C now and D or E before.",
            "severe (3): at least one new A. moderate (2): at least two new B. mild (1): one new B, or at least three new C. none (0): otherwise.",
            "The state is met where there is a flare of any severity.",
        ],
        bands: [levelBands],
        notes: [
            "The definition of 2011 asks for items recorded as new or worse. Grades alone do not show a system that worsened within its grade, nor an A or B that is not due to new or worse items: the result is an approximation.",
            "Agreement between observers was better for severe flare and no flare than for mild and moderate (Isenberg 2011).",
            "The grades are entered; they are not derived from the 97 items here.", BILAG2004.Change.note,
        ])

    /// 0 none to 3 severe; a range while grades are unknown.
    public static func level(previous: BILAG2004.Grades, current: BILAG2004.Grades) -> Bounds {
        level(BILAG2004.Change(from: previous, to: current).criteria)
    }

    fileprivate static func level(_ criteria: [Criterion]) -> Bounds {
        let levels = zip([3.0, 2, 1, 1], criteria)
        return Bounds(
            levels.first { $1.state == .met }?.0 ?? 0, levels.first { $1.state != .notMet }?.0 ?? 0)
    }

    /// The severity, with the systems that made it.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let change = BILAG2004.Change(from: series.previous.map { .init(entered: $0.answers) }, to: .init(entered: visit.answers))
        let criteria = change.criteria
        return Assessment(
            score: PartialScore("bilagFlare", level(criteria), in: levelBands), missing: change.current.missing,
            state: .any(criteria.map(\.state)), criteria: criteria, flags: series.firstFlags + change.flags + ["gradesOnly"])
    }
}

extension BILAG2004.Change {
    /// The criteria of severity, from severe to mild.
    fileprivate var criteria: [Criterion] {
        let (newA, newB, newC) = (new(.a), new(.b), new(.c))
        return [
            Criterion("severe", "at least one new A", newA.count.isAtLeast(1), decidedBy: "new A: \(newA.words)"),
            Criterion("moderate", "at least two new B", newB.count.isAtLeast(2), decidedBy: "new B: \(newB.words)"),
            Criterion("mildB", "at least one new B", newB.count.isAtLeast(1), decidedBy: "new B: \(newB.words)"),
            Criterion("mildC", "at least three new C", newC.count.isAtLeast(3), decidedBy: "new C: \(newC.words)"),
        ]
    }
}
