// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Time to first and to sustained remission and LLDAS: one table each, in this order.
    ///
    /// Sustained: met at a visit and at every later one, with at least two such visits. A visit whose state is open neither begins a state
    /// nor ends one. States and visits are those of the table of states.
    public func timeToStateTables() -> [Table] {
        let states: [(id: String, name: String, state: CohortState)] = [
            ("remission", "remission (DORIS 2021)", .doris), ("lldas", "LLDAS", .lldas),
        ]
        return states.flatMap { state in
            [false, true].map { sustained in
                let times = members.compactMap { $0.time(to: state.state, sustained: sustained) }
                let kind = sustained ? "sustained" : "first"
                return survivalTable(
                    times, id: "time-to-\(kind)-\(state.id)", label: "", caption: "Time to \(kind) \(state.name)",
                    event: "Reached so far", estimate: "Reached", isCumulative: true,
                    notes: [
                        sustained
                            ? "Sustained: met at a visit and at every later one where it can be decided, at least two in all."
                            : "The first visit after the first dose at which it is met.",
                        "Derived from items, as in the table of states, at every visit that counts, in a window or not. Patients in it at baseline count too; observation ends with the last visit at which it can be decided; \(members.count - times.count) of \(members.count) patients have none.",
                    ])
            }
        }
    }
}

extension CohortMember {
    /// `nil` for a patient without a first dose, or without a visit at which the state can be decided.
    fileprivate func time(to state: CohortState, sustained: Bool) -> TimeToEvent? {
        let decided = visitsAfterStart.compactMap { visit -> (day: Int, isMet: Bool, record: String)? in
            guard let day = course.day(of: visit) else { return nil }
            let truth = state.rule(course, visit).truth
            return truth == .indeterminate ? nil : (max(0, day), truth == .met, visit.record.reference)
        }
        guard let last = decided.last else { return nil }
        let run = decided.reversed().prefix { $0.isMet }
        let reached = sustained ? (run.count >= 2 ? run.last?.day : nil) : decided.first { $0.isMet }?.day
        return TimeToEvent(course: course, days: reached ?? last.day, isEvent: reached != nil, records: decided.map(\.record))
    }
}
