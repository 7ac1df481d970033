// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarUnits

/// Which of two visits counts that are equally near to a target day.
public enum VisitTie: String, Sendable, Hashable, CaseIterable {
    case later, earlier
}

/// Which visit stands for which time point.
///
/// Of the visits in a window the nearest to the target day counts; of two equally near ones the later, or the earlier where the protocol
/// says so. A visit stands for one time point
/// only: where windows overlap, the pair of visit and time point that is nearest is matched first.
public struct VisitSchedule: Sendable, Hashable {
    /// In order of the target days.
    public var timePoints: [TimePoint]
    /// Which of two equally near visits counts.
    public var ties: VisitTie

    /// A schedule from its time points, in any order.
    public init(_ timePoints: [TimePoint], ties: VisitTie = .later) {
        self.timePoints = timePoints.sorted { $0.day < $1.day }
        self.ties = ties
    }

    /// The visits of a course by the name of their time point, of those that count at all. The baseline visit stands for none of them.
    public func visits(of course: PatientCourse, counting counts: (Visit) -> Bool = { _ in true }) -> [String: Visit] {
        let dated = course.patient.visits.enumerated().compactMap { index, visit -> (index: Int, day: Int, visit: Visit)? in
            guard visit != course.baseline, counts(visit), let day = course.day(of: visit) else { return nil }
            return (index, day, visit)
        }
        let pairs = timePoints.indices.flatMap { point in
            dated.filter { timePoints[point].window.contains($0.day) }
                .map { (point: point, visit: $0, distance: abs($0.day - timePoints[point].day)) }
        }
        .sorted { first, second in
            let sign = ties == .later ? -1 : 1
            return (first.distance, first.point, sign * first.visit.day) < (second.distance, second.point, sign * second.visit.day)
        }
        var found: [String: Visit] = [:]
        var taken: Set<Int> = []
        for pair in pairs where found[timePoints[pair.point].name] == nil && !taken.contains(pair.visit.index) {
            found[timePoints[pair.point].name] = pair.visit.visit
            taken.insert(pair.visit.index)
        }
        return found
    }
}

extension PatientCourse {
    /// Days from the first dose to a visit; `nil` without a first dose. Of partial dates the middle of what they may mean counts.
    public func day(of visit: Visit) -> Int? {
        start.map { start in
            let days = visit.date.days(since: start)
            return (days.lowerBound + days.upperBound) / 2
        }
    }

    /// Days from the first dose to the last visit; `nil` where there is no visit after it.
    public var followUpDays: Int? { last.flatMap(day) }
}
