// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

/// The time that a patient was on the index drug and observed.
struct Exposure: Sendable, Hashable {
    /// Days from the first dose to the last dose of a patient who stopped, otherwise to the last visit. Of partial dates the middle counts.
    let days: Int
    /// Whether the drug was stopped for good.
    let hasStopped: Bool
    /// Whether the end is an event of drug survival: a stop, unless the patient was only lost to follow-up.
    let isEvent: Bool
    /// Why it was stopped, in print.
    let reason: String?
    /// The rows that say so.
    let records: [String]
}

extension PatientCourse {
    /// The time on the index drug; `nil` without a first dose. Pauses count as time on the drug.
    var exposure: Exposure? {
        guard let last = indexCourses.last, start != nil else { return nil }
        let stop = IndexStop(self)
        let hasStopped = stop != nil
        let end = hasStopped ? last.stop ?? self.last?.date : self.last?.date ?? last.stop
        let rows =
            indexCourses.map(\.record.reference) + (hasStopped && last.stop != nil ? [] : self.last.map { [$0.record.reference] } ?? [])
        return Exposure(
            days: max(0, end.flatMap { day(of: $0) } ?? 0), hasStopped: hasStopped,
            isEvent: hasStopped && stop?.reason != "lostToFollowUp", reason: stop?.label, records: rows)
    }

    /// Days from the first dose to a date; of partial dates the middle of what they may mean.
    func day(of date: PartialDate) -> Int? {
        start.map { start in
            let days = date.days(since: start)
            return (days.lowerBound + days.upperBound) / 2
        }
    }

    /// The last day on which the patient was observed: the last visit, or the last dose where that is later.
    var lastObservedDay: Int { max(followUpDays ?? 0, exposure?.days ?? 0) }
}
