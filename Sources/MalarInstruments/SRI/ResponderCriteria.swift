// SPDX-License-Identifier: Apache-2.0

/// Criteria that the responder indices share, and what becomes of a component that is missing.
enum ResponderCriteria {
    /// SLEDAI fallen by a number of points since baseline.
    static func reduction(_ change: Change, by points: Int) -> Criterion {
        Criterion(
            "sledaiReduction", "\(change.name) down by \(points) or more",
            Limit.lessOrEqual(Double(-points)).holds(for: change.rise), decidedBy: change.words)
    }

    /// No new A and fewer than two new B. The systems that were A or B before are no new B by definition.
    static func noNewBilag(_ id: String, _ change: BILAG2004.Change) -> Criterion {
        let (newA, newB) = (change.new(.a), change.new(.b))
        return Criterion(
            id, "no new BILAG A, at most one new B", !change.worsened,
            decidedBy: "new A: \(newA.words); new B: \(newB.words)")
    }

    /// PGA risen by less than a limit, or at most by it.
    static func noPgaWorsening(_ change: Change, _ limit: Limit) -> Criterion {
        Criterion("noPgaWorsening", "PGA rise \(limit)", limit.holds(for: change.rise), decidedBy: change.words)
    }

    static func noTreatmentFailure(_ answers: Answers) -> Criterion {
        let failure = answers.finding(treatmentFailure.id, ifNeverAsked: .absent)
        let words =
            switch failure {
            case .present: "treatment failure"
            case .absent: answers.asks(for: treatmentFailure.id) ? "no treatment failure" : "not asked for, assumed none"
            case .unknown: "not known"
            }
        return Criterion("noTreatmentFailure", "no treatment failure", !Truth(failure), decidedBy: words)
    }

    static func pga(_ baseline: Answers, _ now: Answers) -> Change {
        Change(name: "PGA", earlier: Bounds(baseline.number(PhysicianGlobal.id)), now: Bounds(now.number(PhysicianGlobal.id)))
    }

    static let treatmentFailure = ItemDescription(
        "treatmentFailure", "Treatment failure", .finding, group: "treatment", need: .assumedAbsent,
        "left the study, stopped the treatment, or took a drug or dose that the protocol does not allow, up to this visit")
    static let missingRule = ItemDescription(
        "missingResponse", "Missing components", .choice(["indeterminate", "nonResponder"]), need: .alternative,
        "indeterminate where not given; nonResponder as in trials")
    static let missingLine =
        "A component that is not known leaves the response indeterminate, unless a known one already fails; with missingResponse nonResponder it is then no response (flag missingAsNonResponder)."
    static let missingNote =
        "That trials count a missing component as no response is recollection, not confirmed; it must be asked for."
    static let treatmentNote =
        "Which drugs and doses make a treatment failure is the protocol's; where the data never ask, none is assumed and the result says so."

    /// The state of a response, and a flag where missing components were counted as no response.
    static func settled(_ state: Truth, _ answers: Answers) -> (state: Truth, flags: [String]) {
        let isTrialRule = answers.word(missingRule.id) == "nonResponder"
        return state == .indeterminate && isTrialRule ? (.notMet, ["missingAsNonResponder"]) : (state, [])
    }
}
