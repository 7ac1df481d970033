// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarReview

/// Turns lists of known outcomes into labels for the records of a review, for teaching and for replaying a review that others did.
///
/// A record of the review is on a list where the two are certain duplicates. What is only likely is left off and told.
public struct LabelRecords: Sendable {
    /// The labels, and what could not be matched.
    public struct Output: Sendable, Hashable {
        /// A CSV table with the columns record, titleAbstract, fullText and reason.
        public let table: String
        /// Documents of the review, and of these those that passed the first round and those that were included.
        public let records: Int, passed: Int, included: Int
        /// Entries of the two lists that no record of the review matches.
        public let unmatched: [String]
    }

    /// Labels records.
    public init() {}

    /// Labels the records of a review.
    ///
    /// - Parameters:
    ///   - folder: the review.
    ///   - passed: a file with the records that passed the first round.
    ///   - included: a file with the records that were included; these have passed the first round too.
    ///   - reason: the criterion given for the exclusion of every other full text, since lists do not tell reasons.
    /// - Throws: ``RequestError`` where a file cannot be used or the reason is none of the protocol.
    public func callAsFunction(_ folder: String, passed: String, included: String, reason: String) throws(RequestError) -> Output {
        let reading = try ReviewReading(folder)
        let state = try reading.state()
        guard state.plan.reasons(in: .fullText).contains(where: { $0.id == reason }) else {
            let known = state.plan.reasons(in: .fullText).map(\.id).joined(separator: ", ")
            throw RequestError(.unknownInReview, "the protocol has no reason `\(reason)` for full texts; it has \(known)")
        }
        let lists = [try RecordFiles([passed]).records, try RecordFiles([included]).records]
        let found = lists.map { Self.matches($0, state, reading.review) }
        let kept = state.records.map(\.key)
        let included = Set(found[1].keys), passed = Set(found[0].keys).union(included)
        let rows = kept.map { key -> [String] in
            let isPassed = passed.contains(key), isIncluded = included.contains(key)
            return [
                key.description, isPassed ? "include" : "exclude", isPassed ? (isIncluded ? "include" : "exclude") : "",
                isPassed && !isIncluded ? reason : "",
            ]
        }
        return Output(
            table: CSVWriter(lineEnd: "\n").text(of: [["record", "titleAbstract", "fullText", "reason"]] + rows), records: kept.count,
            passed: passed.count, included: included.count, unmatched: found[0].unmatched + found[1].unmatched)
    }

    /// The documents that a list names, and the titles on it that name none.
    private static func matches(
        _ list: [BibliographicRecord], _ state: ReviewState, _ review: Review
    ) -> (keys: [RecordKey], unmatched: [String]) {
        var entries: [BibliographicRecord] = []
        for (index, record) in list.enumerated() {
            var copy = record
            copy.id = "list#\(index)"
            entries.append(copy)
        }
        var keyOf: [String: RecordKey] = [:]
        for document in state.records {
            for member in document.members {
                guard var record = review.record(member) else { continue }
                record.id = "review#\(member)"
                keyOf[record.id] = document.key
                entries.append(record)
            }
        }
        let clusters = DuplicateFinder().find(in: entries).clusters
        var (keys, named): (Set<RecordKey>, Set<String>) = ([], [])
        for cluster in clusters where cluster.contains(where: { $0.hasPrefix("list#") }) {
            let found = cluster.compactMap { keyOf[$0] }
            if found.isEmpty { continue }
            keys.formUnion(found)
            named.formUnion(cluster)
        }
        return (keys.sorted(), entries.filter { $0.id.hasPrefix("list#") && !named.contains($0.id) }.map(\.title))
    }
}
