// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// The prednisone equivalent of each day of the first year after baseline, for endpoints that are asked of weeks.
///
/// Day 0 is the baseline; week n begins on day 7 n; the last day is that of week 52. A day of which nothing is known is at least 0.
public struct DoseDays: Sendable, Hashable {
    /// The day of the baseline.
    public let baseline: CalendarDate
    /// Milligrams per day, from day 0 to day 364.
    public let doses: [Bounds]
    /// Periods in which a pulse was given on a day that is not known.
    public let pulses: [ClosedRange<Int>]

    /// The last day of week 52.
    static let last = 52 * 7

    /// The dose of each day, given the number of days since baseline.
    public init(from baseline: CalendarDate, pulses: [ClosedRange<Int>] = [], dose: (Int) -> Bounds) {
        self.baseline = baseline
        self.pulses = pulses
        doses = (0...Self.last).map(dose)
    }

    /// The days of a history, pulses included.
    public init(of history: GlucocorticoidHistory, from baseline: CalendarDate) {
        let maintenance = history.dailyDose(on: baseline)
        self.init(from: baseline) { day in
            day == 0 ? maintenance : history.dailyDose(on: baseline.adding(days: day), includingPulses: true)
        }
    }

    /// The first day of a week to the first day of another one.
    static func weeks(_ first: Int, _ last: Int) -> ClosedRange<Int> { first * 7...last * 7 }

    /// Sustained reduction as in the TULIP trials: of patients on at least 10 mg at baseline, those at 7.5 mg or less by week 40 and on every
    /// day from then through week 52. Up to `graceDays` days above are forgiven; the trials name none.
    ///
    /// - Parameter condition: A further condition of the endpoint, such as no worsening, or a response.
    public func tulipSustainedReduction(graceDays: Int = 0, and condition: Truth = .met) -> EndpointState {
        asked(of: doses[0].isAtLeast(10)) {
            let window = Self.weeks(40, 52)
            let states = doses[window].map { Limit.lessOrEqual(7.5).holds(for: $0) }
            let above = states.count { $0 == .notMet } + pulses.count { window.contains($0.lowerBound) && window.contains($0.upperBound) }
            let open = states.count { $0 == .indeterminate }
            let reduced: Truth = above > graceDays ? .notMet : above + open <= graceDays ? .met : .indeterminate
            return .all([reduced, condition])
        }
    }

    /// Glucocorticoid sparing as in the trials of tabalumab: a reduction by at least 25 %, to 7.5 mg or less, for at least three consecutive
    /// months within weeks 24 to 52, without an increase of antimalarial or immunosuppressive.
    public func illuminateSparing(treatmentIncreased: Truth) -> EndpointState {
        asked(of: doses[0].isAbove(0)) {
            let limit = doses[0].times(0.75)
            let states = Self.weeks(24, 52).map { day in
                Truth.all([Limit.lessOrEqual(7.5).holds(for: doses[day]), Limit.lessOrEqual(0).holds(for: doses[day].change(since: limit))])
            }
            let certain = hasThreeMonths(states.map { $0 == .met }), possible = hasThreeMonths(states.map { $0 != .notMet })
            return .all([certain ? .met : possible ? .indeterminate : .notMet, !treatmentIncreased])
        }
    }

    /// Reduction as in the BLISS trials: of patients above 7.5 mg at baseline, those whose mean dose of weeks 40 to 52 is at least 25 % lower
    /// and at most 7.5 mg. The wording is not confirmed in a stored source.
    public var blissReduction: EndpointState {
        asked(of: doses[0].isAbove(7.5)) {
            let days = Self.weeks(40, 52)
            let mean = doses[days].reduce(Bounds(0), +).divided(by: Double(days.count))
            return .all([
                Limit.lessOrEqual(7.5).holds(for: mean), Limit.lessOrEqual(0).holds(for: mean.change(since: doses[0].times(0.75))),
            ])
        }
    }

    /// The endpoint of those who count; indeterminate where it is not known whether the patient counts.
    private func asked(of denominator: Truth, _ endpoint: () -> Truth) -> EndpointState {
        switch denominator {
        case .notMet: .notInDenominator
        case .indeterminate: .evaluated(.indeterminate)
        case .met: .evaluated(endpoint())
        }
    }

    /// Whether three whole calendar months in a row hold, in the weeks 24 to 52.
    private func hasThreeMonths(_ days: [Bool]) -> Bool {
        var run = 0
        for (index, holds) in days.enumerated() {
            run = holds ? run + 1 : 0
            let next = baseline.adding(days: 24 * 7 + index + 1)
            if run >= 89, next.wholeMonths(since: next.adding(days: -run)) >= 3 { return true }
        }
        return false
    }
}

extension GlucocorticoidHistory {
    /// Grams of prednisone over a period, pulses included; without an upper bound where days were not observed.
    public func cumulativeGrams(over period: ClosedRange<CalendarDate>) -> Bounds { cumulativeDose(over: period).divided(by: 1000) }
}
