// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarReview

/// Holds a review against the rules of the flow diagram, and its files against each other.
public struct CheckReview: Sendable {
    /// What was found.
    public struct Output: Sendable, Hashable {
        /// What is wrong or remarkable in protocol, search log and decisions.
        public let files: Table
        /// What each of the rules R1 to R15 gives.
        public let rules: Table
        /// Errors in files and rules violated, open rounds left out where they are allowed.
        public let violations: Int
        /// Whether a diagram drawn now may be called final.
        public let isFinal: Bool
        /// A sentence on the whole.
        public let summary: String
        /// All of it as data.
        public let json: JSONValue
    }

    /// Checks reviews.
    public init() {}

    /// Checks the review now, or as it was at the end of a past day.
    ///
    /// - Parameter allowsOpenRounds: whether rounds that are not complete (R15) are no violation, while screening goes on.
    /// - Throws: ``RequestError`` where the review cannot be read at all.
    public func callAsFunction(_ folder: String, asOf day: String? = nil, allowsOpenRounds: Bool = false) throws(RequestError) -> Output {
        let reading = try ReviewReading(folder)
        let state = try reading.state(asOf: day)
        let check = FlowCheck(FlowEvidence(state))
        let findings = FileFinding.list(reading.review, state)
        let violated = check.problems.filter { !(allowsOpenRounds && $0.rule == .r15) }
        let violations = violated.count + findings.count { $0.isError }
        return Output(
            files: Self.fileTable(findings), rules: Self.ruleTable(check), violations: violations, isFinal: check.isFinal,
            summary: Self.summary(violations, check),
            json: [
                "violations": .integer(violations), "final": .bool(check.isFinal), "files": .array(findings.map(\.json)),
                "rules": .array(check.findings.map(Self.json)),
            ])
    }

    private static func summary(_ violations: Int, _ check: FlowCheck) -> String {
        let count = violations == 0 ? "no violation" : violations == 1 ? "1 violation" : "\(violations) violations"
        return count + (check.isFinal ? "; a diagram drawn now may be called final" : "; a diagram drawn now may not be called final")
    }

    private static func fileTable(_ findings: [FileFinding]) -> Table {
        let rows = findings.map { Table.Row([$0.isError ? "error" : "note", $0.place, $0.message].map { Cell($0) }) }
        return Table(id: "files", label: "", caption: "", columns: ["Weight", "Place", "Finding"].map { Table.Column($0) }, rows: rows)
    }

    private static func ruleTable(_ check: FlowCheck) -> Table {
        let rows = check.findings.map { finding in
            let records = finding.records.prefix(5).map(\.description).joined(separator: ", ")
            let more = finding.records.count > 5 ? " and \(finding.records.count - 5) more" : ""
            let text = records.isEmpty ? finding.message : "\(finding.message): \(records)\(more)"
            return Table.Row([finding.rule.rawValue, finding.rule.title, finding.outcome.words, text].map { Cell($0) })
        }
        let columns = ["Rule", "", "Outcome", "Numbers"].map { Table.Column($0) }
        return Table(id: "rules", label: "", caption: "", columns: columns, rows: rows)
    }

    private static func json(_ finding: FlowFinding) -> JSONValue {
        [
            "rule": .string(finding.rule.rawValue), "title": .string(finding.rule.title), "outcome": .string(finding.outcome.rawValue),
            "hard": .bool(finding.rule.isHard), "message": .string(finding.message),
            "records": .strings(finding.records.map(\.description)),
        ]
    }
}

extension FlowFinding.Outcome {
    fileprivate var words: String {
        switch self {
        case .holds: "holds"
        case .violated: "violated"
        case .explained: "explained"
        case .cannotBeChecked: "not checkable"
        }
    }
}

/// Something that a person should know about protocol, search log or decisions.
struct FileFinding {
    let isError: Bool
    let place: String
    let message: String

    var json: JSONValue { ["error": .bool(isError), "place": .string(place), "message": .string(message)] }

    static func list(_ review: Review, _ state: ReviewState) -> [FileFinding] {
        plan(review.protocol) + searches(state)
            + review.remarks.map { remark in
                let line = remark.line.map { ", line \($0)" } ?? ""
                return FileFinding(isError: remark.severity == .error, place: remark.file + line, message: remark.message)
            }
            + state.ignored.map { ignored in
                let line = ignored.event.line > 0 ? ", line \(ignored.event.line)" : ""
                return FileFinding(
                    isError: false, place: "decisions/\(ignored.event.person).csv\(line)", message: "does not count: \(ignored.why)")
            }
    }

    private static func plan(_ plan: ReviewProtocol) -> [FileFinding] {
        guard plan.flow == nil else { return [] }
        var found: [FileFinding] = []
        let note = { (message: String) in found.append(FileFinding(isError: false, place: "review.yaml", message: message)) }
        let error = { (message: String) in found.append(FileFinding(isError: true, place: "review.yaml", message: message)) }
        for round in ReviewRound.allCases {
            let (voters, needed) = (plan.voters(in: round).count, plan.rule(of: round).votesNeeded)
            if voters < needed { error("the round \(round.label) needs \(needed) votes on each record, and \(voters) people may vote") }
            if needed < 2 { note("one person alone decides in the round \(round.label)") }
            if !plan.rule(of: round).isBlinded { note("the round \(round.label) is not blinded") }
        }
        if plan.reasons(in: .fullText).isEmpty {
            error("there is no reason for the exclusion of a full text: list them under criteria, exclusion")
        }
        if plan.inclusion.isEmpty { note("there is no criterion for inclusion") }
        if plan.registration == .notStated { note("it is not told whether the review is registered (PRISMA item 24a)") }
        return found
    }

    private static func searches(_ state: ReviewState) -> [FileFinding] {
        guard state.plan.flow == nil else { return [] }
        if state.searches.isEmpty { return [FileFinding(isError: false, place: "searches", message: "there is no search yet")] }
        return state.searches.flatMap { run -> [FileFinding] in
            var lacks: [String] = []
            if run.strategy.isEmpty { lacks.append("the strategy") }
            if run.hitsShown == nil { lacks.append("the hits that the source displayed") }
            if run.limits.isEmpty { lacks.append("the limits (write none where there were none)") }
            if run.peerReview.isEmpty { lacks.append("who checked the strategy") }
            if run.files.contains(where: \.sha256.isEmpty) { lacks.append("the checksum of a file") }
            guard !lacks.isEmpty else { return [] }
            return [
                FileFinding(isError: false, place: "searches/\(run.id).yaml", message: "does not tell: \(lacks.joined(separator: ", "))")
            ]
        }
    }
}
