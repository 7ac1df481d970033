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
        let relations = DuplicateRelations(report: report, records: records).new(beside: clusters)
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
