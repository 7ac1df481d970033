// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview

/// Looks for duplicates among the records of a review, beside the decisions that people made.
///
/// Certain pairs become decisions of the person who asks, each with its rule; what was decided before stands, and nothing is decided twice.
public final class MergeDuplicates {
    /// What a person says about two records.
    public enum Answer: Sendable, Hashable {
        /// They are one.
        case merge
        /// They are two, and stay so.
        case keepApart
    }

    /// What was written.
    public struct Output: Sendable, Hashable, Codable {
        /// Records that were merged into another.
        public let merged: Int
        /// Pairs that were linked as reports of one study.
        public let related: Int
        /// Pairs left for a person.
        public let questions: Int
        /// Documents to be screened.
        public let documents: Int
    }

    /// What was found, decisions of the past included.
    public let findings: DuplicateFindings
    private let folder: String
    private let plan: ReviewProtocol
    private let report: DuplicateReport
    private let records: [RecordKey: BibliographicRecord]
    private let identified: [RecordKey]
    private var clusters: DuplicateClusters
    private var log: DecisionLog?

    /// Reads a review and compares its records.
    ///
    /// - Throws: ``RequestError`` with every error of its files.
    public init(_ folder: String) throws(RequestError) {
        let reading = try ReviewReading(folder)
        let state = try reading.state()
        (self.folder, plan, clusters, identified) = (folder, reading.review.protocol, state.clusters, state.identified)
        let named = state.identified.compactMap { key in reading.review.record(key).map { (key, $0) } }
        records = Dictionary(named, uniquingKeysWith: { first, _ in first })
        let entries = named.map { key, record in
            var record = record
            record.id = key.description
            return record
        }
        let decisions = Self.decisions(reading.review, state)
        report = DuplicateFinder(DuplicateOptions(), decisions: decisions).find(in: entries)
        findings = DuplicateFindings(report, entries)
    }

    /// Whether a path is a folder, and thus no file of records.
    public static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Documents to be screened, as decided so far.
    public var documents: Int { identified.count { clusters.kept($0) == $0 } }

    /// The pairs that nobody has answered yet.
    public var openQuestions: [DuplicateComparison] {
        findings.questions.filter { isOpen($0) }
    }

    /// Whether a question is not answered by a decision made meanwhile.
    public func isOpen(_ question: DuplicateComparison) -> Bool {
        guard let first = RecordKey(question.first), let second = RecordKey(question.second) else { return false }
        return clusters.kept(first) != clusters.kept(second) && !clusters.isKeptApart(first, second)
    }

    /// Writes a decision for each certain pair and each relation that is new, in the name of a person.
    ///
    /// - Throws: ``RequestError`` where the protocol has no such person or the disk does not take it; what was written before stands.
    public func write(as person: String) throws(RequestError) -> Output {
        let merges = mergesToWrite()
        for merge in merges { try append(.merge(kept: merge.kept, [merge.other], rule: merge.rule), note: merge.note, as: person) }
        let relations = relationsToWrite()
        for relation in relations {
            try append(.relate(relation.record, relation.relation, relation.other, rule: relation.rule), note: "", as: person)
        }
        return Output(merged: merges.count, related: relations.count, questions: openQuestions.count, documents: documents)
    }

    /// Writes a person's answer to a question at once, so that nothing is lost if the session ends.
    public func answer(_ question: DuplicateComparison, _ answer: Answer, as person: String) throws(RequestError) {
        guard let first = RecordKey(question.first), let second = RecordKey(question.second) else { return }
        switch answer {
        case .merge: try append(.merge(kept: clusters.kept(first), [second], rule: ""), note: "asked by \(question.rule)", as: person)
        case .keepApart: try append(.keepApart(first, second, rule: ""), note: "asked by \(question.rule)", as: person)
        }
    }

    private func append(_ action: ReviewAction, note: String, as person: String) throws(RequestError) {
        if log == nil { log = try OpenedLog.of(person, plan, folder) }
        try OpenedLog.append(action, note: note, plan, log)
        clusters.follow(action)
    }

    private struct Merge {
        var kept: RecordKey
        var other: RecordKey
        var rule: String
        var note: String
    }

    /// One merge for each record that is not yet with the first of its cluster, with the strongest rule that leads to it.
    private func mergesToWrite() -> [Merge] {
        var links: [String: [DuplicatePair]] = [:]
        for pair in report.pairs where pair.outcome == .certain {
            links[pair.first, default: []].append(pair)
            links[pair.second, default: []].append(pair)
        }
        return report.clusters.flatMap { merges(in: $0, links) }
    }

    private func merges(in cluster: [String], _ links: [String: [DuplicatePair]]) -> [Merge] {
        let keys = cluster.compactMap { RecordKey($0) }
        guard let first = keys.first else { return [] }
        let kept = clusters.kept(first)
        var reached = Set(clusters.cluster(of: kept))
        var merges: [Merge] = []
        while let (pair, from, to) = strongest(reached, links) {
            let note = from == kept ? "" : "as \(from)"
            merges.append(Merge(kept: kept, other: to, rule: pair.rule?.rawValue ?? DuplicateRule.decision.rawValue, note: note))
            reached.formUnion(clusters.cluster(of: to))
        }
        return merges
    }

    /// The strongest pair that leads from the records reached to one that is not.
    private func strongest(_ reached: Set<RecordKey>, _ links: [String: [DuplicatePair]]) -> (DuplicatePair, RecordKey, RecordKey)? {
        let ways = reached.sorted().flatMap { from in
            (links[from.description] ?? []).compactMap { pair -> (DuplicatePair, RecordKey, RecordKey)? in
                let name = pair.first == from.description ? pair.second : pair.first
                guard let to = RecordKey(name), !reached.contains(to) else { return nil }
                return (pair, from, to)
            }
        }
        return ways.min { ($0.0.rule ?? .bridged) < ($1.0.rule ?? .bridged) }
    }
}

extension MergeDuplicates {
    private struct Relation {
        var record: RecordKey
        var relation: RecordRelation
        var other: RecordKey
        var rule: String
    }

    /// Relations between documents that nobody has related, kept apart or merged yet.
    private func relationsToWrite() -> [Relation] {
        var known = Set(clusters.relations.map { Set([clusters.kept($0.record), clusters.kept($0.other)]) })
        return report.relations.compactMap { pair in
            guard case .related(let kind) = pair.outcome, let first = RecordKey(pair.first), let second = RecordKey(pair.second),
                known.insert([clusters.kept(first), clusters.kept(second)]).inserted, clusters.kept(first) != clusters.kept(second)
            else { return nil }
            return relation(kind, first, second)
        }
    }

    /// The relation in the direction of the review's words: the abstract before the report, the erratum before the article.
    private func relation(_ kind: RecordRelationKind, _ first: RecordKey, _ second: RecordKey) -> Relation {
        let (relation, isFirst) = Self.direction(kind)
        let rule = "L-\(kind.rawValue)"
        guard let left = records[first], let right = records[second] else {
            return Relation(record: first, relation: .reportOfSameStudy, other: second, rule: rule)
        }
        switch (isFirst(left), isFirst(right)) {
        case (true, false): return Relation(record: first, relation: relation, other: second, rule: rule)
        case (false, true): return Relation(record: second, relation: relation, other: first, rule: rule)
        default:
            guard relation == .updateOf, let early = left.year, let late = right.year, early != late else {
                // A comment is no report of the study, whichever of the two it is; other kinds are.
                let word: RecordRelation = relation == .commentOn ? .commentOn : .reportOfSameStudy
                return Relation(record: first, relation: word, other: second, rule: rule)
            }
            return Relation(record: late > early ? second : first, relation: relation, other: late > early ? first : second, rule: rule)
        }
    }

    private static func direction(_ kind: RecordRelationKind) -> (RecordRelation, (BibliographicRecord) -> Bool) {
        switch kind {
        case .conferenceAndArticle: (.abstractOf, { $0.kind.isConference })
        case .preprintAndArticle: (.preprintOf, { $0.kind == .preprint })
        case .erratum: (.erratumOf, { $0.kind == .erratum })
        case .retraction: (.retractionOf, { $0.kind == .retraction })
        case .comment: (.commentOn, { [.comment, .letter, .editorial].contains($0.kind) })
        case .version: (.updateOf, { _ in false })
        case .part, .protocolAndReport, .reportElsewhere: (.reportOfSameStudy, { _ in false })
        }
    }

    /// What people and rules decided before, in the words of the search for duplicates.
    private static func decisions(_ review: Review, _ state: ReviewState) -> [DuplicateDecision] {
        let clusters = state.clusters
        let known = { (key: RecordKey) in review.records[key]?.seenBefore ?? key }
        var decisions: [DuplicateDecision] = []
        for key in state.identified where clusters.kept(key) != key {
            decisions.append(DuplicateDecision(clusters.kept(key).description, key.description, .merge))
        }
        for event in review.events {
            guard case .keepApart(let first, let second, _) = event.action, clusters.isKeptApart(known(first), known(second)) else {
                continue
            }
            decisions.append(DuplicateDecision(known(first).description, known(second).description, .keepApart))
        }
        return decisions
    }
}

/// A person's file of decisions, as use cases about duplicates open it.
enum OpenedLog {
    static func of(_ person: String, _ plan: ReviewProtocol, _ folder: String) throws(RequestError) -> DecisionLog {
        guard plan.person(person) != nil else {
            let ids = plan.people.map(\.id)
            let hint = suggestion(for: person, among: ids) ?? "it has \(ids.joined(separator: ", "))"
            throw RequestError(.unknownInReview, "the protocol has no person `\(person.shortened)`; \(hint)")
        }
        do throws(ReviewFileErrors) {
            return try DecisionLog(folder: folder, person: person)
        } catch {
            throw RequestError(.unwritable, error.description)
        }
    }

    static func append(_ action: ReviewAction, note: String, _ plan: ReviewProtocol, _ log: DecisionLog?) throws(RequestError) {
        do throws(ReviewFileError) {
            try log?.append(action, note: note, protocolVersion: plan.version)
        } catch {
            throw RequestError(.unwritable, error.description)
        }
    }
}
