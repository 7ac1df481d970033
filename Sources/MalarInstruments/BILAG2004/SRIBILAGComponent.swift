// SPDX-License-Identifier: Apache-2.0

/// What response indices take from BILAG-2004, against baseline: no new A and at most one new B (`sriBilagComponent`), and, for BICLA,
/// improvement of every A and B (`bilagImprovement`).
///
/// - Source: `furie2009` for SRI, `wallace2011` for BICLA.
public enum SRIBILAGComponent: LongitudinalInstrument {
    /// Whether there is no new A and at most one new B since baseline.
    public static func holds(baseline: BILAG2004.Grades, current: BILAG2004.Grades) -> Truth {
        !BILAG2004.Change(from: baseline, to: current).worsened
    }

    /// Whether every A at baseline is B, C or D now and every B is C or D; indeterminate where there was neither at baseline.
    public static func bilagImprovement(baseline: BILAG2004.Grades, current: BILAG2004.Grades) -> Truth {
        BILAG2004.Change(from: baseline, to: current).improved
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sriBilagComponent", name: "BILAG-2004 component of response indices",
        purpose: "Whether BILAG-2004 allows a response against baseline: no worsening (SRI and BICLA), and improvement of every A and B (BICLA).",
        references: ["furie2009", "wallace2011", "isenberg2005"], verification: .twoSources,
        items: BILAG2004.description.items,
        rule: [
            "The earlier visit that counts is the baseline: the first one.",
            "noNewA: no system is A that was not A at baseline.",
            "atMostOneNewB: at most one system is B that was C, D or E at baseline.",
            "The state is met where both are met: this is the component of SRI, and noBilagWorsening of BICLA.",
            "bilagImprovement, for BICLA and outside of the state: every A at baseline is B, C or D now, every B is C or D. Without an A or B at baseline it is not evaluable.",
        ],
        parts: [PartDescription("newA", "Systems with a new A (0-9)"), PartDescription("newB", "Systems with a new B (0-9)")],
        notes: [
            "From A to B is an improvement, not a new B.",
            "BICLA asks for more: SLEDAI not higher, physician global not worse, no treatment failure.",
            "E cannot follow A to D; where it does, it counts as D and the flag gradeEAfterInvolvement.<system> says so.",
            "Grades may be derived from items by unverified rules where gradesFromItems asks for it at the visit; the flag unverifiedGrades then stands for this visit, baseline.unverifiedGrades for the first one.",
        ],
        aliases: ["bilagResponse"])

    /// The state against the first of the earlier visits; indeterminate without one.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let pair = BILAGPair(visit, comparator: series.first, named: "baseline")
        let (newA, newB) = (pair.newA(atLeast: 1), pair.newB(atLeast: 2))
        return Assessment(
            missing: pair.missing, parts: pair.parts, state: !pair.change.worsened,
            criteria: [
                Criterion("noNewA", "no new A since baseline", !newA.state, decidedBy: newA.decidedBy),
                Criterion("atMostOneNewB", "at most one new B since baseline", !newB.state, decidedBy: newB.decidedBy),
                improvement(pair),
            ], flags: pair.flags)
    }

    private static func improvement(_ pair: BILAGPair) -> Criterion {
        let change = pair.change
        let words =
            change.earlier.map {
                change.isEvaluable == .notMet
                    ? "not evaluable: neither A nor B at baseline"
                    : "baseline \(BILAG2004.inWords($0)); now \(BILAG2004.inWords(change.current))"
            } ?? "no visit to compare with"
        return Criterion("bilagImprovement", "every A and B of baseline improved (BICLA)", change.improved, decidedBy: words)
    }
}
