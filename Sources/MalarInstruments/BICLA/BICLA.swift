// SPDX-License-Identifier: Apache-2.0

/// BILAG-based Combined Lupus Assessment: every system that was A or B at baseline has improved, no other one worsened, neither SLEDAI nor
/// PGA worsened, no treatment failure.
///
/// - Source: `wallace2011`; in TULIP-2: `morand2020`.
public enum BICLA: LongitudinalInstrument {
    /// The wordings of the PGA criterion.
    public enum PgaWording: String, CaseIterable, Sendable {
        /// Worsening of at most 10 % of the scale: a rise of at most 0.3.
        case original
        /// A rise of less than 0.3. Not confirmed in a stored source.
        case tulip

        /// By how much PGA may rise.
        public var limit: Limit { self == .original ? .lessOrEqual(0.3) : .lessThan(0.3) }
        /// The id of the response with this wording.
        public var part: String { self == .original ? "biclaOriginal" : "biclaTulip" }
    }

    /// Whether a patient counts: any system A or B at baseline.
    public static func isEvaluable(_ baseline: BILAG2004.Grades) -> Truth {
        BILAG2004.Change(from: baseline, to: baseline).isEvaluable
    }

    /// Whether a visit is a response, on plain values, for a patient who counts.
    public static func response(
        baseline: BILAG2004.Grades, now: BILAG2004.Grades, sledai: (baseline: Bounds, now: Bounds), pga: (baseline: Bounds, now: Bounds),
        treatmentFailure: Finding, wording: PgaWording = .original
    ) -> Truth {
        let change = BILAG2004.Change(from: baseline, to: now)
        return .all([
            improvement(change).state, ResponderCriteria.noNewBilag("noBilagWorsening", change).state,
            Limit.lessOrEqual(0).holds(for: sledai.now.change(since: sledai.baseline)),
            wording.limit.holds(for: pga.now.change(since: pga.baseline)), !Truth(treatmentFailure),
        ])
    }

    /// BICLA together with a sustained reduction of glucocorticoids (as in the TULIP trials), among those asked for the latter.
    public static func sparingGlucocorticoids(response: Truth, doses: DoseDays, graceDays: Int = 0) -> EndpointState {
        doses.tulipSustainedReduction(graceDays: graceDays, and: response)
    }

    /// Every A is now B, C or D, and every B is now C or D; E is read as D.
    static func improvement(_ change: BILAG2004.Change) -> Criterion {
        let unimproved = change.unimproved
        return Criterion(
            "bilagImprovement", "every A now B, C or D; every B now C or D", Limit.lessOrEqual(0).holds(for: unimproved.count),
            decidedBy: "not improved: \(unimproved.words)")
    }
}
