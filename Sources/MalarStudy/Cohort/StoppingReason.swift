// SPDX-License-Identifier: Apache-2.0

/// Why a patient's follow-up on the index drug ended, as coarse as a model of few patients can use.
enum StoppingReason: String, Sendable, CaseIterable {
    case inefficacy, harm, other

    /// The reason of the stop, at whatever time it was; `nil` while the drug goes on and visits do.
    init?(_ member: CohortMember, _ points: [TimePoint]) {
        switch member.stop?.reason {
        case "inefficacy": self = .inefficacy
        case "adverseEvent", "intolerance", "infection": self = .harm
        case _ where member.stop != nil: self = .other
        default:
            guard points.contains(where: { member.absence($0) == .lost }) else { return nil }
            self = .other
        }
    }

    /// The reason as a list of covariates names it.
    var words: String {
        switch self {
        case .inefficacy: "stopped for inefficacy"
        case .harm: "stopped for adverse event, intolerance or infection"
        case .other: "stopped for another or no stated reason, or lost"
        }
    }
}
