// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension AnalysisVariable {
    /// A score at baseline, at the last evaluation, or its change (last minus baseline).
    static func scoreVariable(_ score: OutcomeScore, _ moment: String) -> AnalysisVariable? {
        switch moment {
        case "baseline": AnalysisVariable("\(score.rawValue).baseline", "\(score.label) before") { Self.score(score, at: .baseline, $0) }
        case "last":
            AnalysisVariable("\(score.rawValue).last", "\(score.label) at the last evaluation") { Self.score(score, at: .last, $0) }
        case "change":
            AnalysisVariable("\(score.rawValue).change", "Change of \(score.label)") { course in
                change(Self.score(score, at: .baseline, course), Self.score(score, at: .last, course), decimals: score.decimals)
            }
        default: nil
        }
    }

    private static func score(_ score: OutcomeScore, at moment: PatientCourse.Moment, _ course: PatientCourse) -> Derived {
        guard let visit = course.visit(moment) else {
            return Derived(.unknown(noVisit(moment)), method: "no visit", decimals: score.decimals)
        }
        let values = visit.score(score)
        let records = [visit.record.reference]
        guard values.used.lowest != nil || values.used.highest != nil else {
            return Derived(.unknown("not recorded at this visit"), records: records, method: "not recorded", decimals: score.decimals)
        }
        let differs = values.recorded.map { recorded in values.derived?.value.map { abs($0 - recorded) > 0.005 } ?? false } ?? false
        return Derived(
            .number(values.used), records: records, method: values.isRecorded ? "as recorded" : "derived from items",
            decimals: score.decimals,
            note: differs ? "recorded as \(values.recorded?.fixed(score.decimals) ?? "")" : nil)
    }

    private static func noVisit(_ moment: PatientCourse.Moment) -> String {
        moment == .baseline ? "no visit at baseline" : "no visit after the first dose"
    }

    /// The difference last minus baseline, with the rows of both.
    static func change(_ baseline: Derived, _ last: Derived, decimals: Int) -> Derived {
        let records = baseline.records + last.records
        guard let first = baseline.number, let second = last.number else {
            return Derived(
                .unknown(baseline.reason ?? last.reason ?? "not recorded"), records: records, method: "last minus baseline",
                decimals: decimals)
        }
        return Derived(.number(Bounds(second - first)), records: records, method: "last minus baseline", decimals: decimals)
    }

    static let outcomes = [
        AnalysisVariable("eularResponse", "EULAR response", eularResponse),
        AnalysisVariable("response", "Response", response),
        AnalysisVariable("recordedResponse", "Response as recorded") { course in
            guard let last = course.last else { return Derived(.unknown(noVisit(.last)), method: "as recorded") }
            return Derived(.finding(last.finding("recorded.response")), records: [last.record.reference], method: "as recorded")
        },
        AnalysisVariable("doris.baseline", "DORIS remission before") { state(DORIS2021.self, at: .baseline, $0) },
        AnalysisVariable("doris.last", "DORIS remission at the last evaluation") { state(DORIS2021.self, at: .last, $0) },
        AnalysisVariable("lldas.baseline", "LLDAS before") { state(LLDAS.self, at: .baseline, $0) },
        AnalysisVariable("lldas.last", "LLDAS at the last evaluation") { state(LLDAS.self, at: .last, $0) },
        AnalysisVariable("monthsToJointRemission", "Time to DAS28 below 2.6", unit: "months", monthsToJointRemission),
    ]

    private static func eularResponse(_ course: PatientCourse) -> Derived {
        let (baseline, last) = (score(course.das28, at: .baseline, course), score(course.das28, at: .last, course))
        guard let first = baseline.number, let second = last.number else {
            return Derived(.unknown(baseline.reason ?? last.reason ?? "not recorded"), method: "EULAR response")
        }
        let level = EULARResponse.response(baseline: first, current: second)
        return Derived(
            .word(code: level.rawValue, label: level.rawValue.capitalizedFirst), records: baseline.records + last.records,
            method: "EULAR response")
    }

    private static func response(_ course: PatientCourse) -> Derived {
        guard let rule = course.study.response else { return Derived(.unknown("the protocol states no rule"), method: "protocol") }
        let results = rule.conditions.map { $0.evaluate(course) }
        let records = results.flatMap(\.records).uniqued()
        switch Truth.all(results.map(\.truth)) {
        case .met: return Derived(.finding(.present), records: records, method: rule.name)
        case .notMet: return Derived(.finding(.absent), records: records, method: rule.name)
        case .indeterminate: return Derived(.unknown("a condition of the rule cannot be decided"), records: records, method: rule.name)
        }
    }

    private static func state(_ instrument: any Instrument.Type, at moment: PatientCourse.Moment, _ course: PatientCourse) -> Derived {
        guard let visit = course.visit(moment), let assessment = course.assessment(instrument, at: visit), let state = assessment.state
        else {
            return Derived(.unknown(noVisit(moment)), method: instrument.description.name)
        }
        let deciding = assessment.criteria.filter { $0.state == state || state == .indeterminate && $0.state != .met }
        let note = state == .met ? nil : deciding.map(\.decidedBy).joined(separator: "; ")
        return Derived(.truth(state), records: [visit.record.reference], method: instrument.description.name, note: note)
    }

    /// Months to the first visit with DAS28 below 2.6. Between the last visit above and the first below it may have come at any time.
    private static func monthsToJointRemission(_ course: PatientCourse) -> Derived {
        let method = "first visit with DAS28 below 2.6"
        var earliest = 0.0
        var records: [String] = []
        for visit in course.patient.visits where visit == course.baseline || course.start.map({ $0.mayBeOnOrBefore(visit.date) }) == true {
            guard let score = visit.score(course.das28).used.value, let months = course.months(to: visit.date) else { continue }
            records.append(visit.record.reference)
            if score.isBelow(2.6) {
                let latest = visit == course.baseline ? 0 : months.highest ?? 0
                return Derived(.number(Bounds(min(earliest, latest), latest)), records: records, method: method)
            }
            earliest = visit == course.baseline ? 0 : months.lowest ?? 0
        }
        return Derived(.number(Bounds(earliest, nil)), records: records, method: method, note: "DAS28 not below 2.6 at any visit")
    }
}

extension PatientCourse {
    /// The DAS28 that the study follows: the first one among its outcomes, otherwise the one with sedimentation rate.
    var das28: OutcomeScore {
        study.outcomes.compactMap(OutcomeScore.init).first { $0.rawValue.hasPrefix("das28") } ?? .das28Esr4
    }
}

extension String {
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Array where Element: Hashable {
    /// The elements without repetitions, in their order.
    func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
