// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension PatientCourse {
    /// Whether an organ is active at baseline: by the items of the baseline visit where they decide it, otherwise as the patient's row has it,
    /// otherwise skin and joints by their scores.
    ///
    /// - Parameter organ: an organ of `OrganActivity2024`; `serology` has no column in the patient's row.
    func activity(of organ: String) -> Derived {
        if let baseline, let criterion = organCriteria(at: baseline)["\(organ).active"], criterion.state != .indeterminate {
            return Derived(
                .truth(criterion.state), records: [baseline.record.reference], method: "items of the baseline visit",
                note: criterion.decidedBy)
        }
        let recorded = patient.finding("ongoing.\(organ)")
        guard recorded != .unknown else {
            if let byScores = activityByScores(of: organ) { return byScores }
            return Derived(.unknown(baseline == nil ? "no visit at baseline" : "items not recorded"), method: "items of the baseline visit")
        }
        return Derived(
            .truth(recorded == .present ? .met : .notMet), records: [patient.record.reference], method: "ongoing involvement, as recorded")
    }

    /// Skin and joints by the scores of the baseline visit; `nil` where they leave it open.
    private func activityByScores(of organ: String) -> Derived? {
        let scores: [String: [OutcomeScore]] = ["mucocutaneous": [.clasiActivity], "articular": [.tjc28, .sjc28]]
        guard let baseline, let named = scores[organ] else { return nil }
        let truth = Truth.any(named.map { !Limit.lessOrEqual(0).holds(for: baseline.score($0).used) })
        guard truth != .indeterminate else { return nil }
        return Derived(
            .truth(truth), records: [baseline.record.reference],
            method: "\(named.map(\.label).joined(separator: " or ")) above 0 at baseline")
    }

    private func organCriteria(at visit: Visit) -> [String: Criterion] {
        memory.organs(index(of: visit).map { .organs(visit: $0) }) {
            let answers = longitudinalAnswers(for: OrganActivity2024.description, at: visit)
            guard let assessment = try? OrganActivity2024.assess(DatedAnswers(visit.date.earliest, answers), after: []) else { return [:] }
            return Dictionary(assessment.criteria.map { ($0.id, $0) }) { first, _ in first }
        }
    }

    /// The answers to an instrument that judges a visit by earlier ones: those to the same items of the instruments that judge one visit.
    func longitudinalAnswers(for description: InstrumentDescription, at visit: Visit) -> Answers {
        memory.answers(index(of: visit).map { .longitudinalAnswers(description.id, visit: $0) }) {
            computedLongitudinalAnswers(for: description, at: visit)
        }
    }

    private func computedLongitudinalAnswers(for description: InstrumentDescription, at visit: Visit) -> Answers {
        var found = Answers()
        for source in [SLEDAI2K.description, DORIS2021.description, LLDAS.description] {
            let answers = answers(for: source, at: visit)
            for id in answers.ids where description.item(id) != nil && found[id] ?? .unknown == .unknown { found[id] = answers[id] }
        }
        if description.item("sledai2k") != nil, let recorded = visit.recordedScore("sledai2k") { found["sledai2k"] = .number(recorded) }
        if description.item("weightKg") != nil, let weight = visit.measurement("weight")?.canonicalValue {
            found["weightKg"] = .number(weight)
        }
        return found
    }

    /// The treatment beside the index drug when it was started; courses without a start count.
    var concomitantAtStart: [Treatment] {
        guard let start else { return [] }
        return patient.treatments(.concomitant).filter { $0.mayInclude(start) ?? true }
    }
}
