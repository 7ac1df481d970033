// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

/// A state that is counted at the time points, with its rule at one visit.
struct CohortState: Sendable {
    let id: String
    let label: String
    let rule: CohortMember.StateRule

    static let doris = CohortState(id: "doris", label: "Remission (DORIS 2021)") { assessed(DORIS2021.self, $0, $1) }
    static let lldas = CohortState(id: "lldas", label: "Low disease activity (LLDAS)") { assessed(LLDAS.self, $0, $1) }
    static let serology = CohortState(id: "activeSerology", label: "Active serology", rule: activeSerology)
    static let prednisone5 = prednisone(atMost: 5)
    static let prednisone7half = prednisone(atMost: 7.5)

    /// The state of an instrument at a visit, with what decides it.
    static func assessed(
        _ instrument: any Instrument.Type, _ course: PatientCourse, _ visit: Visit, given: [String: Answer] = [:]
    ) -> Derived {
        let records = [visit.record.reference]
        guard let assessment = course.assessment(instrument, at: visit, given: given), let state = assessment.state else {
            return Derived(.truth(.indeterminate), records: records, method: instrument.description.name, note: "a value is not admitted")
        }
        let deciding = assessment.criteria.filter { $0.state == state || state == .indeterminate && $0.state != .met }
        let note = state == .met ? nil : deciding.map(\.decidedBy).joined(separator: "; ")
        return Derived(.truth(state), records: records, method: instrument.description.name, note: note)
    }

    /// Low complement or increased DNA binding: what SLEDAI-2K has beyond its clinical part.
    private static func activeSerology(_ course: PatientCourse, _ visit: Visit) -> Derived {
        let answers = course.assessment(SLEDAI2K.self, at: visit)
        let (whole, clinical) = (answers?.score, answers?.part("clinicalSledai"))
        let least = (whole?.lowest ?? 0) - (clinical?.lowest ?? 0)
        let most = (whole?.highest).flatMap { whole in clinical?.highest.map { whole - $0 } }
        var truth: Truth = least > 0 ? .met : most == 0 ? .notMet : .indeterminate
        if truth == .indeterminate, let total = visit.recordedScore("sledai2k"), let part = visit.recordedScore("clinicalSledai") {
            truth = Truth(total > part)
        }
        return Derived(
            .truth(truth), records: [visit.record.reference], method: "low complement or increased DNA binding (SLEDAI-2K)",
            note: truth == .indeterminate ? "complement or anti-DNA not recorded" : nil)
    }

    private static func prednisone(atMost milligrams: Double) -> CohortState {
        let words = "prednisone-equivalent ≤\u{A0}\(milligrams.short)\u{A0}mg/day"
        return CohortState(id: "prednisoneAtMost\(milligrams.short)", label: words.capitalizedFirst) { course, visit in
            let doses = course.patient.glucocorticoids(at: visit)
            let truth = Limit.lessOrEqual(milligrams).holds(for: doses?.prednisone ?? .unknown)
            return Derived(
                .truth(truth), records: doses?.records.map(\.reference) ?? [visit.record.reference], method: words,
                note: truth == .indeterminate ? "dose not recorded" : nil)
        }
    }
}

/// How many patients are in a state at a time point, of those in whom it is certain.
struct StateCount: Sendable {
    let met: [(member: CohortMember, value: Derived)]
    let notMet: [(member: CohortMember, value: Derived)]
    let open: [(member: CohortMember, value: Derived)]

    init(_ members: [CohortMember], _ state: CohortState, at point: TimePoint?, _ missing: MissingVisits) {
        let found = members.compactMap { member in
            member.state(state.rule, at: point, missing).map { (member: member, value: $0) }
        }
        met = found.filter { $0.value.truth == .met }
        notMet = found.filter { $0.value.truth == .notMet }
        open = found.filter { $0.value.truth == .indeterminate }
    }

    /// The patients in whom the state is certain.
    var certain: Int { met.count + notMet.count }
    var share: CountedShare { CountedShare(met.count, of: certain) }
}

/// A count out of a number, printed with both and a whole percentage.
struct CountedShare: Sendable, Hashable {
    let count: Int
    let total: Int

    init(_ count: Int, of total: Int) {
        (self.count, self.total) = (count, total)
    }

    /// The percentage, halves up; `nil` out of none. In whole numbers, so that 1/8 is 13 and not what a binary fraction makes of 12.5.
    var percent: Int? { total == 0 ? nil : (200 * count + total) / (2 * total) }

    /// `8/24 (33%)`; a dash out of none.
    var text: String { percent.map { "\(count)/\(total) (\($0)%)" } ?? "–" }
}
