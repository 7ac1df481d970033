// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// An endpoint that is asked only of patients who could reach it.
public enum EndpointState: Sendable, Hashable {
    /// The patient counts in the denominator, or may count in it; whether the endpoint was reached.
    case evaluated(Truth)
    /// The patient does not count in the denominator.
    case notInDenominator
}

extension GlucocorticoidHistory {
    /// Sustained reduction as in the TULIP trials: of patients on at least 10 mg of prednisone per day at baseline, those at 7.5 mg or less by
    /// week 40 and on every day from then through week 52.
    ///
    /// Pulses and rescue days count. Up to `graceDays` days above 7.5 mg are forgiven; the trials name none. Days that were not observed
    /// leave the endpoint indeterminate, unless a known day decides it.
    ///
    /// - Parameter baseline: The day of week 0; week n is the day 7 n later.
    public func tulipSustainedReduction(from baseline: CalendarDate, graceDays: Int = 0) -> EndpointState {
        switch Limit.lessThan(10).holds(for: dailyDose(on: baseline)) {
        case .met: return .notInDenominator
        case .indeterminate: return .evaluated(.indeterminate)
        case .notMet: break
        }
        let states = (40 * 7...52 * 7).map { day in
            Limit.lessOrEqual(7.5).holds(for: dailyDose(on: baseline.adding(days: day), includingPulses: true))
        }
        let above = states.count { $0 == .notMet }
        let open = states.count { $0 == .indeterminate }
        return .evaluated(above > graceDays ? .notMet : above + open <= graceDays ? .met : .indeterminate)
    }
}
