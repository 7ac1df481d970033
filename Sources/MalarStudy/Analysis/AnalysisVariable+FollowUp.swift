// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension AnalysisVariable {
    /// What eligibility and subgroups ask for.
    static let followUp = [
        AnalysisVariable("startedIndexDrug", "Index drug started") { course in
            Derived(
                .finding(Finding(course.start != nil)),
                records: course.indexCourses.map(\.record.reference) + [course.patient.record.reference],
                method: "rows of treatments.csv with role index and a date of start")
        },
        AnalysisVariable("baselineVisit", "Visit at baseline") { course in
            Derived(
                .finding(Finding(course.baseline != nil)),
                records: [course.baseline?.record.reference ?? course.patient.record.reference],
                method: "last visit on or before the first dose, within \(course.study.baseline.withinDays) days")
        },
        AnalysisVariable("visitsAfterStart", "Visits after the first dose") { course in
            Derived(
                .number(Bounds(Double(course.visitsAfterStart.count))),
                records: [course.patient.record.reference] + course.visitsAfterStart.map(\.record.reference),
                method: "visits after the first dose")
        },
        AnalysisVariable("weeksOfFollowUp", "Follow-up", unit: "weeks") { course in
            let method = "first dose to the last visit"
            guard let days = course.followUpDays, let last = course.last else {
                let records = [course.patient.record.reference]
                guard course.start != nil else { return Derived(.unknown("no first dose"), records: records, method: method) }
                return Derived(.number(Bounds(0)), records: records, method: method, decimals: 1, note: "no visit after the first dose")
            }
            return Derived(.number(Bounds(Double(max(0, days)) / 7)), records: [last.record.reference], method: method, decimals: 1)
        },
        AnalysisVariable("damage.baseline", "Damage index at baseline") { course in
            StudyAnalysis.damage(course) ?? Derived(.unknown("not recorded"), method: "as recorded")
        },
    ]
}
