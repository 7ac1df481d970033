// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

/// What a condition gives for one patient.
struct ConditionResult: Sendable {
    let truth: Truth
    let records: [String]
    /// Why it is indeterminate.
    let reason: String?
}

extension Condition {
    /// Whether the condition holds for a patient, in three-valued logic.
    func evaluate(_ course: PatientCourse) -> ConditionResult {
        guard let value = AnalysisVariable.named(variable)?.value(course) else {
            return ConditionResult(truth: .indeterminate, records: [], reason: "there is no variable \(variable)")
        }
        let truth = evaluate(value)
        return ConditionResult(truth: truth, records: value.records, reason: truth == .indeterminate ? value.reason ?? "open" : nil)
    }

    private func evaluate(_ value: Derived) -> Truth {
        switch comparison {
        case .is(let word): value.matches(word)
        case .contains(let part): value.contains(part)
        case .below(let limit): Limit.lessThan(limit).holds(for: value.bounds)
        case .atMost(let limit): Limit.lessOrEqual(limit).holds(for: value.bounds)
        case .above(let limit): !Limit.lessOrEqual(limit).holds(for: value.bounds)
        case .atLeast(let limit): !Limit.lessThan(limit).holds(for: value.bounds)
        }
    }

    /// The condition with the variable's name in print: `age at start at least 18`.
    var inPrint: String {
        guard let label = AnalysisVariable.named(variable)?.label, words.hasPrefix(variable) else { return words }
        return label.lowercasedWord + words.dropFirst(variable.count)
    }

    /// The condition in words: `das28.last below 2.6`.
    var words: String {
        switch comparison {
        case .is(let word): "\(variable) is \(word)"
        case .contains(let part): "\(variable) contains \(part)"
        case .below(let limit): "\(variable) below \(limit.short)"
        case .atMost(let limit): "\(variable) at most \(limit.short)"
        case .above(let limit): "\(variable) above \(limit.short)"
        case .atLeast(let limit): "\(variable) at least \(limit.short)"
        }
    }
}

extension Derived {
    /// Whether the value is a word, ignoring letter case: a code or its label, `present`/`absent`, `met`/`notMet`.
    fileprivate func matches(_ word: String) -> Truth {
        let wanted = word.lowercased()
        switch content {
        case .word(let code, let label): return Truth(code.lowercased() == wanted || label.lowercased() == wanted)
        case .finding(.unknown), .unknown, .truth(.indeterminate): return .indeterminate
        case .finding(let finding): return Truth(finding.rawValue == wanted)
        case .truth(let truth): return Truth(truth.rawValue.lowercased() == wanted)
        case .words(let words): return Truth(words.contains { $0.lowercased() == wanted })
        case .number(let bounds): return bounds.value.map { Truth(Double(word) == $0) } ?? .indeterminate
        }
    }

    fileprivate func contains(_ part: String) -> Truth {
        let wanted = part.lowercased()
        switch content {
        case .word(let code, let label): return Truth(code.lowercased().contains(wanted) || label.lowercased().contains(wanted))
        case .words(let words): return Truth(words.contains { $0.lowercased().contains(wanted) })
        default: return .indeterminate
        }
    }
}
