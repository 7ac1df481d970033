// SPDX-License-Identifier: Apache-2.0

/// Which records describe the same document, as it follows from decisions in their order.
///
/// A merge joins whole clusters and names the record that is kept. Two records that a person keeps apart are never joined by a rule, only
/// by a person's later merge. Nothing is lost: keeping apart takes a merge back.
public struct DuplicateClusters: Sendable, Hashable {
    /// Removed records with the record that is kept in their place.
    public private(set) var keptFor: [RecordKey: RecordKey] = [:]
    /// Relations in the order of decisions.
    public private(set) var relations: [Relation] = []
    private var members: [RecordKey: [RecordKey]] = [:]
    private var apart: Set<Pair> = []

    /// Two records that are related without being the same document.
    public struct Relation: Sendable, Hashable {
        /// The record that is, say, the abstract.
        public var record: RecordKey
        /// What it is to the other.
        public var relation: RecordRelation
        /// The record that is, say, the full report.
        public var other: RecordKey
    }

    private struct Pair: Hashable {
        let low: RecordKey
        let high: RecordKey

        init(_ a: RecordKey, _ b: RecordKey) { (low, high) = a < b ? (a, b) : (b, a) }
    }

    /// No duplicates.
    public init() {}

    /// The record kept for a record, which is itself where nothing was merged.
    public func kept(_ key: RecordKey) -> RecordKey { keptFor[key] ?? key }

    /// All records of the cluster of a record, the kept one first.
    public func cluster(of key: RecordKey) -> [RecordKey] {
        let kept = kept(key)
        return [kept] + (members[kept] ?? [])
    }

    /// Whether a person said that two records are different.
    public func isKeptApart(_ a: RecordKey, _ b: RecordKey) -> Bool { apart.contains(Pair(a, b)) }

    /// Follows one decision; others than those about duplicates change nothing.
    ///
    /// - Returns: why it has no effect; `nil` where it has.
    @discardableResult
    public mutating func follow(_ action: ReviewAction) -> String? {
        switch action {
        case .merge(let kept, let others, let rule):
            let refused = others.filter { !merge($0, into: kept, byPerson: rule.isEmpty) }
            promote(kept)
            return refused.isEmpty ? nil : "a person keeps apart: \(refused.map(\.description).joined(separator: ", "))"
        case .keepApart(let a, let b, _):
            guard a != b else { return "a record cannot be kept apart from itself" }
            separate(a, b)
            return nil
        case .relate(let a, let relation, let b, _):
            guard a != b else { return "a record is not related to itself" }
            relations.removeAll { Pair($0.record, $0.other) == Pair(a, b) }
            relations.append(Relation(record: a, relation: relation, other: b))
            return nil
        case .unrelate(let a, let b):
            let before = relations.count
            relations.removeAll { Pair($0.record, $0.other) == Pair(a, b) }
            return relations.count == before ? "the records were not related" : nil
        default: return nil
        }
    }

    /// Makes a record the kept one of its cluster.
    mutating func promote(_ key: RecordKey) {
        let old = kept(key)
        guard old != key else { return }
        let all = cluster(of: key)
        members[old] = nil
        install(all.filter { $0 != key }, under: key)
    }

    private mutating func merge(_ key: RecordKey, into other: RecordKey, byPerson: Bool) -> Bool {
        let (from, to) = (kept(key), kept(other))
        guard from != to else { return true }
        let (left, right) = (cluster(of: from), cluster(of: to))
        // A cluster is small, the pairs kept apart are few.
        let pairs = apart.isEmpty ? [] : left.flatMap { a in right.map { Pair(a, $0) } }.filter(apart.contains)
        if !pairs.isEmpty {
            guard byPerson else { return false }
            apart.subtract(pairs)
        }
        members[from] = nil
        install(Array(right.dropFirst()) + left, under: to)
        return true
    }

    private mutating func separate(_ a: RecordKey, _ b: RecordKey) {
        apart.insert(Pair(a, b))
        let root = kept(a)
        guard root == kept(b) else { return }
        let leaving = b == root ? a : b
        let staying = cluster(of: root).dropFirst().filter { $0 != leaving }
        keptFor[leaving] = nil
        install(Array(staying), under: root)
    }

    private mutating func install(_ removed: [RecordKey], under kept: RecordKey) {
        keptFor[kept] = nil
        members[kept] = removed.isEmpty ? nil : removed
        for key in removed { keptFor[key] = kept }
    }
}
