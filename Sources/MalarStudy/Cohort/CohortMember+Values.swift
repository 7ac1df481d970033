// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

extension CohortMember {
    /// A measure at a time point (`nil`: baseline) under a rule for what is missing. Without a value it says why.
    func value(_ measure: Measure, at point: TimePoint?, _ rule: MissingVisits = .observed) -> Derived {
        let observed = visit(point).map { measured(measure, at: $0) }
        guard let point, observed?.number == nil else {
            return observed ?? Derived(.unknown("no visit at baseline"), method: "no visit")
        }
        if let imputed = imputed(measure, at: point, rule) { return imputed }
        return observed ?? Derived(.unknown(absence(point)?.words ?? "not recorded"), method: "no visit")
    }

    private func imputed(_ measure: Measure, at point: TimePoint, _ rule: MissingVisits) -> Derived? {
        switch rule {
        case .observed: return nil
        case .locf:
            return before(point).reversed().lazy.map { measured(measure, at: $0).noting("carried forward from \($0.date)") }
                .first { $0.number != nil }
        case .nonResponder:
            guard absence(point)?.countsAsNoResponse ?? true, let baseline = course.baseline else { return nil }
            return measured(measure, at: baseline).noting("value of the baseline, \(absence(point)?.words.lowercased() ?? "not recorded")")
        }
    }

    /// The visits that count up to the end of a time point's window.
    private func before(_ point: TimePoint) -> [Visit] {
        visitsAfterStart.filter { visit in course.day(of: visit).map { $0 <= point.window.upperBound } ?? false }
    }

    /// A measure at a visit.
    func measured(_ measure: Measure, at visit: Visit) -> Derived { course.measured(measure, at: visit) }
}

extension CohortMember {
    /// What decides a state at a visit.
    typealias StateRule = @Sendable (PatientCourse, Visit) -> Derived

    /// A state at a time point (`nil`: baseline) under a rule for what is missing; `nil` where nobody looked.
    func state(_ rule: @escaping StateRule, at point: TimePoint?, _ missing: MissingVisits = .observed) -> Derived? {
        let observed = visit(point).map { rule(course, $0) }
        guard let point else { return observed }
        switch missing {
        case .observed: return observed
        case .locf:
            if let observed, observed.content != .truth(.indeterminate) { return observed }
            let carried = before(point).reversed().lazy.map { rule(course, $0).noting("carried forward from \($0.date)") }
            return carried.first { $0.content != .truth(.indeterminate) } ?? observed
        case .nonResponder:
            guard observed == nil, let absence = absence(point), absence.countsAsNoResponse else { return observed }
            return Derived(
                .truth(.notMet), records: [course.patient.record.reference], method: "non-responder imputation",
                note: absence.words.lowercased())
        }
    }
}

extension Derived {
    /// The value with a further remark.
    func noting(_ remark: String) -> Derived {
        Derived(
            content, records: records, method: method, decimals: decimals,
            note: [note, remark].compactMap(\.self).joined(separator: "; "))
    }

    /// Whether a state holds; indeterminate for anything that is no state.
    var truth: Truth {
        if case .truth(let truth) = content { truth } else { .indeterminate }
    }
}
