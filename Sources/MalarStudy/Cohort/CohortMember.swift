// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

/// A patient of a cohort: which visit stands for which time point, and why none does.
struct CohortMember: Sendable {
    let course: PatientCourse
    let stop: IndexStop?
    /// The visits after the first dose that count, in order of date.
    let visitsAfterStart: [Visit]
    private let visits: [String: Visit]
    /// Whether the patient belongs to the populations that the endpoints name: asked of many tables, decided once.
    private let populations: [EndpointPopulation: Truth]

    init(_ course: PatientCourse, _ design: CohortDesign) {
        let stop = IndexStop(course)
        func counts(_ visit: Visit) -> Bool {
            design.afterStop == .include || !(stop?.date.map { $0.isCertainlyBefore(visit.date) } ?? false)
        }
        self.course = course
        self.stop = stop
        visits = VisitSchedule(design.timePoints, ties: design.ties).visits(of: course, counting: counts)
        visitsAfterStart = course.visitsAfterStart.filter(counts)
        let named = Set(design.endpoints.map(\.population))
        populations = Dictionary(named.map { ($0, course.belongs(to: $0)) }) { first, _ in first }
    }

    /// Whether the patient belongs to a population of the baseline; indeterminate where nothing says so.
    func belongs(to population: EndpointPopulation) -> Truth { populations[population] ?? course.belongs(to: population) }

    var id: String { course.id }
    /// The last visit after the first dose that counts.
    var last: Visit? { visitsAfterStart.last }

    /// The visit of a time point, or of the baseline where there is none.
    func visit(_ point: TimePoint?) -> Visit? {
        point.map { visits[$0.name] } ?? course.baseline
    }

    /// Days from the first dose to the last visit that counts.
    var followUpDays: Int? { last.flatMap { course.day(of: $0) } }

    /// Whether follow-up is at least so long: by its days, or by a visit that stands for a time point as late as that.
    func isFollowed(weeks: Int, _ design: CohortDesign) -> Bool {
        (followUpDays ?? 0) >= weeks * 7 || design.timePoints.contains { $0.day >= weeks * 7 && visits[$0.name] != nil }
    }

    /// Why no visit stands for a time point; `nil` where one does.
    func absence(_ point: TimePoint) -> Absence? {
        guard visits[point.name] == nil else { return nil }
        guard let start = course.start else { return .noStart }
        if let stop, stop.day(since: start).map({ $0 <= point.window.upperBound }) ?? true { return .stopped(stop.label) }
        if let day = course.followUpDays, day > point.window.upperBound { return .noVisit }
        if let cut = course.study.data.dataCut, cut.days(since: start).lowerBound >= point.window.upperBound { return .lost }
        return .notReached
    }
}

/// Why no visit stands for a time point.
enum Absence: Sendable, Hashable {
    case stopped(String)
    /// There are later visits, but none in the window.
    case noVisit
    /// The data reach beyond the time point, the patient's visits do not.
    case lost
    /// Follow-up ends before, on treatment.
    case notReached
    case noStart

    /// The reason as a row names it.
    var words: String {
        switch self {
        case .stopped(let reason): "Stopped: \(reason.lowercased())"
        case .noVisit: "No visit in the window, seen later"
        case .lost: "No visit, though the data reach so far"
        case .notReached: "Follow-up ends before, on treatment"
        case .noStart: "No first dose recorded"
        }
    }

    /// Whether the patient could have been assessed, so that imputation as non-responder counts the patient.
    var countsAsNoResponse: Bool {
        switch self {
        case .stopped, .noVisit, .lost: true
        case .notReached, .noStart: false
        }
    }
}

/// The end of the index drug.
struct IndexStop: Sendable, Hashable {
    /// The last dose; `nil` where it is not recorded.
    let date: PartialDate?
    /// The code of the reason.
    let reason: String?
    /// The reason in print.
    let label: String
    /// The row that says so.
    let record: String

    /// The end of a patient's last course; `nil` while it goes on or is paused.
    init?(_ course: PatientCourse) {
        guard let last = course.indexCourses.last else { return nil }
        guard last.status == .stopped || (last.status == nil && last.stop != nil) else { return nil }
        (date, reason, label) = (last.stop, last.stopReason, last.stopReasonLabel ?? "Not stated")
        record = last.record.reference
    }

    /// Days from the first dose to the last, the middle of what they may be.
    func day(since start: PartialDate) -> Int? {
        date.map { date in
            let days = date.days(since: start)
            return (days.lowerBound + days.upperBound) / 2
        }
    }
}

extension PatientCourse {
    /// The visits after the first dose, the baseline left out.
    var visitsAfterStart: [Visit] {
        guard let start else { return [] }
        return patient.visits.filter { $0 != baseline && start.mayBeOnOrBefore($0.date) && $0.date >= baseline?.date ?? start }
    }
}
