// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension AnalysisVariable {
    static let times = [
        AnalysisVariable("ageAtStart", "Age at start", unit: "years", age),
        AnalysisVariable("diseaseDuration", "Disease duration at start", unit: "months", diseaseDuration),
        AnalysisVariable("diagnosis", "Diagnosis", diagnosis),
        AnalysisVariable("start", "First dose") { course in
            guard let start = course.start, let first = course.indexCourses.first else {
                return Derived(.unknown("no course of the index drug"), method: "as recorded")
            }
            return Derived(
                .word(code: start.description, label: start.description), records: [first.record.reference], method: "as recorded")
        },
        AnalysisVariable("monthsOnIndexDrug", "Time on treatment", unit: "months", monthsOnIndexDrug),
    ]

    private static func age(_ course: PatientCourse) -> Derived {
        let patient = course.patient
        let derived = patient.birthYear.flatMap { birth in course.start.map { Bounds(Double($0.year - birth - 1), Double($0.year - birth)) }
        }
        return chosen(recorded: patient.recordedAge, derived: derived, from: "year of birth and first dose", course)
    }

    private static func diseaseDuration(_ course: PatientCourse) -> Derived {
        let patient = course.patient
        let derived = patient.diagnosis.flatMap { diagnosis in
            course.start.map { start -> Bounds in
                let months = start.months(since: diagnosis)
                return Bounds(Double(months.lowerBound), Double(months.upperBound))
            }
        }
        return chosen(recorded: patient.recordedDiseaseDuration, derived: derived, from: "diagnosis and first dose", course)
    }

    private static func diagnosis(_ course: PatientCourse) -> Derived {
        let records = [course.patient.record.reference]
        guard let date = course.patient.diagnosis else { return Derived(.unknown("not recorded"), records: records, method: "as recorded") }
        return Derived(.word(code: date.description, label: date.description), records: records, method: "as recorded")
    }

    /// The recorded or the derived value, as the protocol prefers, with the other one named where it differs.
    private static func chosen(recorded: Double?, derived: Bounds?, from sources: String, _ course: PatientCourse) -> Derived {
        let records = [course.patient.record.reference] + course.indexCourses.prefix(1).map(\.record.reference)
        let usesRecorded = recorded != nil && (course.study.times == .recorded || derived?.value == nil)
        if usesRecorded, let recorded {
            let differs = derived.map { !$0.admits(recorded) } ?? false
            return Derived(
                .number(Bounds(recorded)), records: [course.patient.record.reference], method: "as recorded",
                note: differs ? "\(sources) give \(derived?.text(0) ?? "")" : nil)
        }
        guard let derived else { return Derived(.unknown("not recorded"), records: records, method: "derived from \(sources)") }
        let note = recorded.flatMap { derived.admits($0) ? nil : "recorded as \($0.short)" }
        return Derived(.number(derived), records: records, method: "derived from \(sources)", note: note)
    }

    /// Months from the first dose to the last one, or to the last evaluation while treatment goes on.
    private static func monthsOnIndexDrug(_ course: PatientCourse) -> Derived {
        guard let lastCourse = course.indexCourses.last, course.start != nil else {
            return Derived(.unknown("no course of the index drug"), method: "derived from dates")
        }
        let end = lastCourse.stop ?? course.last?.date
        guard let end, let months = course.months(to: end) else {
            return Derived(.unknown("no visit after the first dose"), records: [lastCourse.record.reference], method: "derived from dates")
        }
        let records =
            course.indexCourses.map(\.record.reference) + (lastCourse.stop == nil ? course.last.map { [$0.record.reference] } ?? [] : [])
        return Derived(
            .number(months), records: records, method: lastCourse.stop == nil ? "first dose to last evaluation" : "first dose to last dose")
    }
}
