// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

/// A condition that a patient must fulfil to be analysed.
public struct EligibilityCriterion: Sendable, Hashable {
    /// The condition.
    public var condition: Condition
    /// Why a patient who does not fulfil it is left out, in words: "younger than 18 years at the first dose".
    public var reason: String
    /// Whether a patient stays of whom it is not known.
    public var admitsUnknown: Bool
}

/// What became of a patient who was screened.
struct Screening: Sendable {
    let course: PatientCourse
    /// The first condition that the patient does not fulfil, with whether it is only not known; `nil` for a patient who is analysed.
    let exclusion: Exclusion?

    struct Exclusion: Sendable {
        let criterion: EligibilityCriterion
        let result: ConditionResult
        /// The reason, with a word where it could not be decided.
        var words: String {
            result.truth == .notMet ? criterion.reason : "not known whether: \(criterion.reason)"
        }
    }

    init(_ course: PatientCourse, _ criteria: [EligibilityCriterion]) {
        self.course = course
        exclusion =
            criteria.lazy.compactMap { criterion in
                let result = criterion.condition.evaluate(course)
                let isLeftOut = result.truth == .notMet || (result.truth == .indeterminate && !criterion.admitsUnknown)
                return isLeftOut ? Exclusion(criterion: criterion, result: result) : nil
            }.first
    }
}

/// What happens to a patient of whom a condition of eligibility is not known.
private enum UnknownEligibility: String, CaseIterable {
    case exclude, include
}

extension EligibilityCriterion {
    /// A condition written as `{ variable: ageAtStart, atLeast: 18, reason: "younger than 18 years", ifUnknown: include }`.
    init?(_ settings: Settings) {
        guard let condition = Condition(settings, further: ["reason", "ifUnknown"]) else { return nil }
        let reason = settings.text("reason") ?? "not: \(condition.words)"
        let unknown = settings.choice("ifUnknown", UnknownEligibility.self) ?? .exclude
        self.init(condition: condition, reason: reason, admitsUnknown: unknown == .include)
    }
}
