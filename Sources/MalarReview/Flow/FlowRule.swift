// SPDX-License-Identifier: Apache-2.0

/// The rules by which the numbers of a flow diagram hang together.
///
/// - Source: PRISMA 2020, Page MJ et al. BMJ 2021;372:n71, doi:10.1136/bmj.n71, figure 1; what counts as what: Rethlefsen ML, Page MJ,
///   J Med Libr Assoc 2022;110:253-257, doi:10.5195/jmla.2022.1449.
public enum FlowRule: String, Sendable, Hashable, Codable, CaseIterable {
    case r1 = "R1", r2 = "R2", r3 = "R3", r4 = "R4", r5 = "R5", r6 = "R6", r7 = "R7", r8 = "R8", r9 = "R9", r10 = "R10", r11 = "R11"
    case r12 = "R12", r13 = "R13", r14 = "R14", r15 = "R15"

    /// A few words.
    public var title: String {
        switch self {
        case .r1: "Sources add up"
        case .r2: "Records screened"
        case .r3: "Reports sought"
        case .r4: "Reports assessed"
        case .r5: "Reasons add up"
        case .r6: "Reports included"
        case .r7: "Studies and their reports"
        case .r8: "Totals with the previous version"
        case .r9: "Synthesis"
        case .r10: "Exclusions by people and tools"
        case .r11: "Duplicates point to kept records"
        case .r12: "Files, log and hits"
        case .r13: "Counts are possible"
        case .r14: "Units"
        case .r15: "Rounds are complete"
        }
    }

    /// Whether a diagram that breaks it is refused; else the difference is to be explained.
    public var isHard: Bool { self != .r12 }

    /// What must hold.
    public var statement: String {
        switch self {
        case .r1: "The records of the single databases add up to those of databases, and likewise for registers."
        case .r2: "Records identified, less duplicates and records removed by tools or for other reasons, are the records screened."
        case .r3: "Records screened, less those excluded, are the reports sought, but for reports that are explicitly linked to a record."
        case .r4: "Reports sought, less those not retrieved, are the reports assessed, in both arms."
        case .r5: "The reasons add up to the reports excluded, and each report excluded has exactly one reason."
        case .r6: "Reports assessed, less those excluded, of both arms are the reports of new included studies."
        case .r7: "There are at least one and at most as many new studies as new reports, and each report belongs to exactly one study."
        case .r8: "Totals are the previous and the new ones; a review that is no update has no previous ones."
        case .r9: "The synthesis has no more studies than the review, and its participants and events are the sums over its studies."
        case .r10: "Records excluded are those excluded by people and those excluded by tools."
        case .r11: "Every removed duplicate points to a record that is kept, without cycles."
        case .r12: "Each file holds as many records as the search log says and the source displayed, or the difference is explained."
        case .r13: "No count is negative, and no part is larger than what it is a part of."
        case .r14: "The unit printed in each box is the one that is counted there."
        case .r15: "A final diagram needs both rounds complete: all votes, no open conflict, every full text retrieved or given up."
        }
    }
}

/// What a check of a rule found.
public struct FlowFinding: Sendable, Hashable, CustomStringConvertible {
    /// How it ended.
    public enum Outcome: String, Sendable, Hashable, Codable {
        case holds
        case violated
        /// It differs, and the difference is explained.
        case explained
        /// A count that it needs is not known.
        case cannotBeChecked
    }

    /// The rule.
    public var rule: FlowRule
    /// How it ended.
    public var outcome: Outcome
    /// The numbers in a sentence without a full stop.
    public var message: String
    /// Records that it is about; empty where it is about counts.
    public var records: [RecordKey]

    /// What a check found.
    public init(_ rule: FlowRule, _ outcome: Outcome, _ message: String, records: [RecordKey] = []) {
        self.rule = rule
        self.outcome = outcome
        self.message = message
        self.records = records
    }

    /// Whether the diagram must not be drawn, or not be called final, because of it.
    public var refuses: Bool { outcome == .violated && rule.isHard }

    /// "R2 violated: ...".
    public var description: String { "\(rule.rawValue) \(outcome.rawValue): \(message)" }
}
