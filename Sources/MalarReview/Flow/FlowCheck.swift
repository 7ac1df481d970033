// SPDX-License-Identifier: Apache-2.0

/// The fifteen rules applied to a review.
public struct FlowCheck: Sendable, Hashable {
    /// What was found, at least one finding for every rule, in the order of the rules.
    public let findings: [FlowFinding]

    /// Checks all rules.
    public init(_ evidence: FlowEvidence) {
        findings = Self.run(evidence)
    }

    /// Whether the numbers contradict each other, so that no diagram may be drawn. An incomplete round is no contradiction.
    public var isImpossible: Bool { findings.contains { $0.refuses && $0.rule != .r15 } }

    /// Whether the diagram may be called final: no hard rule is broken. Rules that cannot be checked do not forbid it, but are told.
    public var isFinal: Bool { !findings.contains(where: \.refuses) }

    /// The findings that something is to be done about.
    public var problems: [FlowFinding] { findings.filter { $0.outcome == .violated } }

    /// What each rule gives. A count that is not known makes a rule one that cannot be checked, never one that holds.
    public static func run(_ evidence: FlowEvidence) -> [FlowFinding] {
        FlowRule.allCases.flatMap { rule in
            let found = check(rule, evidence)
            return found.isEmpty ? [FlowFinding(rule, .cannotBeChecked, "nothing of it is reported")] : found
        }
    }

    private static func check(_ rule: FlowRule, _ evidence: FlowEvidence) -> [FlowFinding] {
        let counts = evidence.counts
        return switch rule {
        case .r1: sources(counts)
        case .r2: screened(counts)
        case .r3: sought(counts)
        case .r4: assessed(counts)
        case .r5: reasons(counts, evidence.lineage)
        case .r6: included(counts)
        case .r7: studies(evidence)
        case .r8: totals(counts, isUpdate: evidence.isUpdate)
        case .r9: synthesis(evidence)
        case .r10: exclusions(counts)
        case .r11: duplicates(evidence)
        case .r12: files(evidence)
        case .r13: possible(counts)
        case .r14: units(evidence)
        case .r15: rounds(evidence)
        }
    }

    /// A count with its name in a sentence.
    struct Term {
        let words: String
        let count: Int?

        init(_ words: String, _ count: Int?) {
            self.words = words
            self.count = count
        }
    }

    /// Checks that the first term less the others is the last.
    static func difference(_ rule: FlowRule, _ whole: Term, less: [Term], equals result: Term) -> FlowFinding {
        let unknown = ([whole] + less + [result]).filter { $0.count == nil }.map(\.words)
        guard unknown.isEmpty, let start = whole.count, let wanted = result.count else {
            return FlowFinding(rule, .cannotBeChecked, "not reported: \(unknown.joined(separator: ", "))")
        }
        let gone = FlowCounts.sum(less.map { $0.count ?? 0 })
        let (left, overflows) = start.subtractingReportingOverflow(gone)
        let terms = ["\(start) \(whole.words)"] + less.filter { $0.count != 0 }.map { "\($0.count ?? 0) \($0.words)" }
        let sum = terms.joined(separator: " − ")
        if !overflows, left == wanted { return FlowFinding(rule, .holds, "\(sum) = \(wanted) \(result.words)") }
        return FlowFinding(rule, .violated, "\(sum) = \(left), but \(wanted) \(result.words)")
    }

    /// Checks that parts add up to a whole.
    static func sum(_ rule: FlowRule, _ parts: [Term], equals whole: Term) -> FlowFinding {
        let unknown = (parts + [whole]).filter { $0.count == nil }.map(\.words)
        guard unknown.isEmpty, let wanted = whole.count else {
            return FlowFinding(rule, .cannotBeChecked, "not reported: \(unknown.joined(separator: ", "))")
        }
        let sum = FlowCounts.sum(parts.map { $0.count ?? 0 })
        let terms = parts.map { "\($0.count ?? 0) \($0.words)" }.joined(separator: " + ")
        let outcome: FlowFinding.Outcome = sum == wanted ? .holds : .violated
        return FlowFinding(rule, outcome, "\(terms) = \(sum)\(sum == wanted ? "" : ", but \(wanted)") \(whole.words)")
    }
}
