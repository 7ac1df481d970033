// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// Treatment towards a target: whether a visit is in it, how long it took to reach it, and how long it was held.
///
/// - Source: `vanVollenhoven2014`; doses of glucocorticoids: `fanouriakis2019`, `fanouriakis2024`.
public enum TreatToTarget: LongitudinalInstrument {
    /// A state to aim for.
    public enum Target: String, CaseIterable, Sendable {
        case doris, lldas, sleDasRemission, sleDasLda
    }

    /// A patient's way to a target, from the first visit to the last.
    public struct Course: Sendable, Hashable {
        /// Whether the target was met at any visit.
        public let reached: Truth
        /// Days from the first visit to the first one in the target. Not reached yet: at least the days so far.
        public let timeToTarget: Bounds
        /// The same in whole months.
        public let monthsToTarget: Bounds
        /// Days in the target: a visit's state holds until the next one, at most for the longest gap.
        public let timeInTarget: Bounds

        /// The course over a series of visits; nothing is known where there is none.
        ///
        /// - Precondition: the visits are in order of time, and none lies after `end`.
        public init(of visits: [DatedState], until end: CalendarDate, maxGapDays: Int? = nil) {
            let share = StateShare(of: visits, until: end, maxGapDays: maxGapDays)
            let total = visits.first.map { end.days(since: $0.day) } ?? 0
            reached = Truth.any(visits.map(\.state))
            timeInTarget = Bounds(Double(share.daysMet), Double(total - (share.daysKnown - share.daysMet)))
            timeToTarget = Self.time(visits, until: end) { Double($0.days(since: $1)) }
            monthsToTarget = Self.time(visits, until: end) { Double($0.wholeMonths(since: $1)) }
        }

        private static func time(
            _ visits: [DatedState], until end: CalendarDate, _ measure: (CalendarDate, CalendarDate) -> Double
        ) -> Bounds {
            guard let start = visits.first?.day else { return .unknown }
            let possible = visits.first { $0.state != .notMet }?.day ?? end
            let certain = visits.first { $0.state == .met }?.day
            return Bounds(measure(possible, start), certain.map { measure($0, start) })
        }
    }

    /// Whether the answers of a visit are in a target.
    public static func status(_ target: Target, _ answers: Answers) throws(AnswerError) -> Truth {
        switch target {
        case .doris: try DORIS2021.assess(answers).state ?? .indeterminate
        case .lldas: try LLDAS50.state(answers)
        case .sleDasRemission: try sledas(answers) { SLEDAS.remissionIndex($0.score, prednisone: $0.intake.prednisone) }
        case .sleDasLda: try sledas(answers) { SLEDAS.lowDiseaseActivity($0.score, prednisone: $0.intake.prednisone) }
        }
    }

    private static func sledas(_ answers: Answers, _ state: (SLEDAS.Reading) -> Truth) throws(AnswerError) -> Truth {
        state(try SLEDAS.Reading(answers))
    }
}
