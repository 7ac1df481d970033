// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// The systemic glucocorticoids of a patient over a period, as segments of days with one daily dose each.
public struct GlucocorticoidHistory: Sendable, Hashable {
    /// Days on one dose of one drug.
    public struct Segment: Sendable, Hashable {
        /// The first and the last day of the dose.
        public let days: ClosedRange<CalendarDate>
        /// The drug; `nil` where the chart does not name it.
        public let drug: Glucocorticoid?
        /// The mean dose of a day, in mg of the drug.
        public let milligramsPerDay: Double
        /// Whether the chart calls it a pulse.
        public let isCodedAsPulse: Bool

        /// Days on one dose of one drug; `drug` is `nil` where the chart does not name it.
        public init(_ days: ClosedRange<CalendarDate>, _ drug: Glucocorticoid?, milligramsPerDay: Double, pulse: Bool = false) {
            self.days = days
            self.drug = drug
            self.milligramsPerDay = milligramsPerDay
            self.isCodedAsPulse = pulse
        }

        /// Milligrams of prednisone per day; a range where the drug is not named.
        public var prednisone: Bounds {
            drug.map { Bounds(Glucocorticoid.prednisoneEquivalent(of: $0, milligrams: milligramsPerDay)) }
                ?? Glucocorticoid.prednisoneEquivalent(ofUnnamed: milligramsPerDay)
        }
    }

    /// The days on which the treatment is known; a day among them without a segment is a day without glucocorticoid.
    public let observed: ClosedRange<CalendarDate>
    /// The doses.
    public let segments: [Segment]

    /// A history; nothing is known outside of the observed days.
    public init(observed: ClosedRange<CalendarDate>, _ segments: [Segment]) {
        self.observed = observed
        self.segments = segments
    }

    /// Milligrams of prednisone on a day; unknown (at least 0) on a day that was not observed.
    ///
    /// Doses coded as pulses are part of it only where `includingPulses` is set: the maintenance dose is what targets ask for.
    public func dailyDose(on day: CalendarDate, includingPulses: Bool = false) -> Bounds {
        guard observed.contains(day) else { return Bounds(0, nil) }
        return segments.reduce(Bounds(0)) { sum, segment in
            segment.days.contains(day) && (includingPulses || !segment.isCodedAsPulse) ? sum + segment.prednisone : sum
        }
    }

    /// Milligrams of prednisone over a period, pulses included; without an upper bound where days were not observed.
    public func cumulativeDose(over period: ClosedRange<CalendarDate>) -> Bounds {
        let known = segments.reduce(Bounds(0)) { sum, segment in
            let days = Double(Self.days(segment.days, within: period, and: observed))
            return sum + Bounds(segment.prednisone.lowest.map { $0 * days }, segment.prednisone.highest.map { $0 * days })
        }
        return isObserved(period) ? known : Bounds(known.lowest, nil)
    }

    /// Mean milligrams of prednisone per day over a period, pulses included.
    public func meanDose(over period: ClosedRange<CalendarDate>) -> Bounds {
        cumulativeDose(over: period).divided(by: Double(period.upperBound.days(since: period.lowerBound) + 1))
    }

    /// Whether a pulse falls into a period: a dose coded as pulse, or 100 mg of prednisone and more in one day.
    public func hasPulse(in period: ClosedRange<CalendarDate>) -> Truth {
        let doses = segments.filter { Self.days($0.days, within: period, and: observed) > 0 }
        if doses.contains(where: { $0.isCodedAsPulse || ($0.prednisone.lowest ?? 0).isAtLeast(GlucocorticoidEquivalence.pulseFrom) }) {
            return .met
        }
        let mayBe = doses.contains { ($0.prednisone.highest ?? 0).isAtLeast(GlucocorticoidEquivalence.pulseFrom) }
        return mayBe || !isObserved(period) ? .indeterminate : .notMet
    }

    private func isObserved(_ period: ClosedRange<CalendarDate>) -> Bool {
        observed.contains(period.lowerBound) && observed.contains(period.upperBound)
    }

    private static func days(
        _ segment: ClosedRange<CalendarDate>, within period: ClosedRange<CalendarDate>, and observed: ClosedRange<CalendarDate>
    ) -> Int {
        let first = max(segment.lowerBound, period.lowerBound, observed.lowerBound)
        let last = min(segment.upperBound, period.upperBound, observed.upperBound)
        return max(0, last.days(since: first) + 1)
    }
}
