// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// Time to first and to sustained remission and LLDAS: one table each, in this order.
    ///
    /// Sustained: met at a visit and at every later one, with at least two such visits. A visit whose state is open neither begins a state
    /// nor ends one.
    public func timeToStateTables(_ schedule: VisitSchedule) -> [Table] {
        let states: [(id: String, name: String, instrument: any Instrument.Type, recorded: String)] = [
            ("remission", "remission (DORIS 2021)", DORIS2021.self, "recorded.doris"), ("lldas", "LLDAS", LLDAS.self, "recorded.lldas"),
        ]
        return states.flatMap { state in
            [false, true].map { sustained in
                let times = courses.compactMap { $0.time(to: state.instrument, recorded: state.recorded, sustained: sustained) }
                let kind = sustained ? "sustained" : "first"
                return survivalTable(
                    times, schedule, id: "time-to-\(kind)-\(state.id)", label: "", caption: "Time to \(kind) \(state.name)",
                    event: "Reached so far", estimate: "Reached", isCumulative: true,
                    notes: [
                        sustained
                            ? "Sustained: met at a visit and at every later one where it can be decided, at least two in all."
                            : "The first visit after the first dose at which it is met.",
                        "Derived where the items decide it, otherwise as recorded. Patients in it at baseline count too; observation ends with the last visit at which it can be decided.",
                    ])
            }
        }
    }
}

extension PatientCourse {
    /// A state at a visit: derived where the items decide it, otherwise as recorded.
    func state(_ instrument: any Instrument.Type, recorded: String, at visit: Visit) -> Truth {
        let derived = assessment(instrument, at: visit)?.state ?? .indeterminate
        return derived == .indeterminate ? Truth(visit.finding(recorded).isPresent) : derived
    }

    /// `nil` for a patient without a first dose, or without a visit at which the state can be decided.
    fileprivate func time(to instrument: any Instrument.Type, recorded: String, sustained: Bool) -> TimeToEvent? {
        guard let start else { return nil }
        let decided = patient.visits.compactMap { visit -> (day: Int, isMet: Bool, record: String)? in
            guard visit != baseline, start.mayBeOnOrBefore(visit.date), let day = day(of: visit) else { return nil }
            let state = state(instrument, recorded: recorded, at: visit)
            return state == .indeterminate ? nil : (max(0, day), state == .met, visit.record.reference)
        }
        guard let last = decided.last else { return nil }
        let run = decided.reversed().prefix { $0.isMet }
        let reached = sustained ? (run.count >= 2 ? run.last?.day : nil) : decided.first { $0.isMet }?.day
        return TimeToEvent(course: self, days: reached ?? last.day, isEvent: reached != nil, records: decided.map(\.record))
    }
}
