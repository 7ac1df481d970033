// SPDX-License-Identifier: Apache-2.0

/// What happened between two time points.
struct SafetyInterval {
    let name: String
    let events: [SafetyRecord]
    let discontinuations: [SafetyRecord]
    let suspensions: [SafetyRecord]
    /// Patients whose visit stands for the time point at its end; `nil` where there is none.
    let atVisit: [PatientCourse]?
    /// Patients followed into the interval; `nil` of what has no date.
    let atRisk: [PatientCourse]?
    /// `nil` of what has no date.
    let patientYears: Double?
}

extension SafetyInterval {
    /// The intervals of the time points in their order, then what came later and what has no date, where there is any.
    static func all(_ timePoints: [TimePoint], _ members: [CohortMember]) -> [SafetyInterval] {
        var intervals: [SafetyInterval] = []
        var previous = -1
        let courses = members.map(\.course)
        for point in timePoints {
            let atVisit = members.filter { $0.visit(point) != nil }.map(\.course)
            intervals.append(SafetyInterval(point.name, previous + 1...max(previous + 1, point.day), courses, atVisit: atVisit))
            previous = max(previous, point.day)
        }
        if courses.contains(where: { $0.lastObservedDay > previous })
            || courses.flatMap(\.safetyRecords).contains(where: { ($0.day ?? 0) > previous })
        {
            intervals.append(SafetyInterval("later", previous + 1...Int(Int32.max), courses, atVisit: nil))
        }
        let undated = SafetyInterval("date unknown", nil, courses, atVisit: nil)
        return undated.events.isEmpty && undated.discontinuations.isEmpty && undated.suspensions.isEmpty ? intervals : intervals + [undated]
    }

    /// Everything, with or without a date.
    static func total(_ courses: [PatientCourse]) -> SafetyInterval {
        SafetyInterval(
            name: "Total", events: courses.flatMap(\.adverseEvents), discontinuations: courses.flatMap(\.discontinuations),
            suspensions: courses.flatMap(\.suspensions), atVisit: nil, atRisk: courses.filter { $0.start != nil },
            patientYears: years(courses.reduce(0) { $0 + ($1.exposure?.days ?? 0) }))
    }

    private init(_ name: String, _ days: ClosedRange<Int>?, _ courses: [PatientCourse], atVisit: [PatientCourse]?) {
        func within(_ records: [SafetyRecord]) -> [SafetyRecord] {
            records.filter { record in
                guard let day = record.day, let days else { return record.day == nil && days == nil }
                return days.contains(day)
            }
        }
        self.name = name
        events = within(courses.flatMap(\.adverseEvents))
        discontinuations = within(courses.flatMap(\.discontinuations))
        suspensions = within(courses.flatMap(\.suspensions))
        self.atVisit = atVisit
        atRisk = days.map { days in courses.filter { $0.start != nil && $0.lastObservedDay >= days.lowerBound } }
        // An interval holds the time from the target day before it to its own: as many days as lie behind the patient at its end.
        patientYears = days.map { days in
            Self.years(
                courses.reduce(0) { sum, course in
                    sum + max(0, min(course.exposure?.days ?? 0, days.upperBound) - max(0, days.lowerBound - 1))
                })
        }
    }

    private static func years(_ days: Int) -> Double { Double(days) / 365.25 }
}

extension PatientCourse {
    /// Everything that the table of safety counts.
    fileprivate var safetyRecords: [SafetyRecord] { adverseEvents + discontinuations + suspensions }
}

extension SafetyRecord {
    /// Whether it lies in the time that the rates are over: dated, and not after the last dose or visit.
    func countsForRates(_ courses: [PatientCourse]) -> Bool {
        guard let day, let course = courses.first(where: { $0.id == patient }), let exposure = course.exposure else { return false }
        return day <= exposure.days
    }
}
