// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// Takes a record out of the group of duplicates that it was merged into.
public struct UnmergeRecord: Sendable {
    /// What was written.
    public struct Output: Sendable, Hashable, Codable {
        /// The record, by its key.
        public let record: String
        /// The records that it was merged with, which stay together.
        public let others: [String]
    }

    /// Takes merges back.
    public init() {}

    /// Writes that the record and the others of its group are different, which no rule can undo, only a person's later merge.
    ///
    /// - Throws: ``RequestError`` where there is no such record or person, or the record was not merged.
    public func callAsFunction(_ folder: String, record: String, as person: String, note: String = "") throws(RequestError) -> Output {
        let reading = try ReviewReading(folder)
        let clusters = try reading.state().clusters
        let key = try ReviewNames.record(record, reading.review)
        let group = clusters.cluster(of: key)
        let others = group.filter { $0 != key }
        guard let next = others.first else {
            throw RequestError(.unknownInReview, "\(key) was not merged with another record, so there is nothing to take back")
        }
        let log = try OpenedLog.of(person, reading.review.protocol, folder)
        let plan = reading.review.protocol
        // The kept record leaves only once another is kept in its place.
        if group.first == key { try OpenedLog.append(.merge(kept: next, [key], rule: ""), note: "kept in place of \(key)", plan, log) }
        try OpenedLog.append(.keepApart(key, next, rule: ""), note: note, plan, log)
        return Output(record: key.description, others: others.map(\.description))
    }
}
