// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// Orders the records of a review that are not yet decided by how like the included ones they are.
///
/// The order is advice: nothing is left out by it. It learns from decisions that are settled, so that it tells nobody how another voted on
/// a record that is still blinded; with a person named, from that person's own votes as well.
public struct RankRecords: Sendable {
    /// A record with its place.
    public struct Row: Sendable, Hashable, Codable {
        /// From 1, the record to read first.
        public let position: Int
        /// The key of the record.
        public let record: String
        /// Above 0 for a record more like the included ones.
        public let score: Double
        /// The title.
        public let title: String
        /// The words that speak for inclusion, the strongest first.
        public let wordsFor: [String]
        /// The words that speak against it.
        public let wordsAgainst: [String]
    }

    /// The order and what it rests on.
    public struct Output: Sendable, Hashable, Codable {
        /// "decisions", "terms" (of the protocol) or "givenOrder".
        public let basis: String
        /// Included records that were learnt from.
        public let included: Int
        /// Excluded records that were learnt from.
        public let excluded: Int
        /// All records that are not yet decided.
        public let unscreened: Int
        /// The first of them.
        public let rows: [Row]
        /// What may be said of stopping; empty where nothing can be.
        public let stopping: [String]
    }

    /// Orders records.
    public init() {}

    /// - Parameters:
    ///   - limit: how many records are given, the most relevant first.
    ///   - person: whose own votes count too, and whose voted records are left out.
    ///   - sample: records read in random order after reading by relevance, and the relevant ones among them; for the stopping rule.
    /// - Throws: ``RequestError`` where the review cannot be read, or there is no such person.
    public func callAsFunction(
        _ folder: String, limit: Int = 20, person: String? = nil, sample: (read: Int, relevant: Int)? = nil
    ) throws(RequestError) -> Output {
        let reading = try ReviewReading(folder)
        if let person { _ = try ReviewNames.person(person, reading.review) }
        let state = try reading.state()
        let records = state.records(in: .titleAbstract)
        var decisions: [String: Bool] = [:]
        for record in records { decisions[record.key.description] = Self.decision(record, person) }
        let ranking = try Self.ranking(records, reading.review, decisions)
        let titles = { (id: String) in RecordKey(id).flatMap { reading.review.record($0)?.title } ?? "" }
        let rows = ranking.order().prefix(max(0, limit)).map { Self.row($0, ranking, titles($0.id)) }
        return Output(
            basis: ranking.basis.rawValue, included: ranking.includes, excluded: ranking.excludes, unscreened: ranking.unscreened,
            rows: Array(rows), stopping: try Self.stopping(ranking, sample))
    }

    /// A settled decision of the first round, or the person's own vote.
    private static func decision(_ record: ScreenedRecord, _ person: String?) -> Bool? {
        if let settled = record.titleAbstract.status.decision { return settled.verdict.goesOn }
        return record.titleAbstract.votes.first { $0.person == person }?.verdict.goesOn
    }

    private static func ranking(
        _ records: [ScreenedRecord], _ review: Review, _ decisions: [String: Bool]
    ) throws(RequestError) -> RelevanceRanking {
        let documents = records.map { record in
            let entries = record.members.compactMap { review.record($0) }
            return RankingDocument(
                id: record.key.description, title: entries.first { !$0.title.isEmpty }?.title ?? "",
                abstract: entries.map(\.abstract).max { $0.utf8.count < $1.utf8.count } ?? "")
        }
        let terms = review.protocol.question.elements.flatMap(\.highlight)
        do throws(RankingError) {
            var ranking = try RelevanceRanking(documents, terms: terms)
            ranking.learn(decisions)
            return ranking
        } catch {
            throw RequestError(.unreadableFile, error.description)
        }
    }

    private static func row(_ record: RankedRecord, _ ranking: RelevanceRanking, _ title: String) -> Row {
        let words = ranking.influences(on: record.id, limit: 12)
        return Row(
            position: record.position, record: record.id, score: record.score, title: title,
            wordsFor: Array(words.filter { $0.influence > 0 }.map(\.term).prefix(6)),
            wordsAgainst: Array(words.filter { $0.influence < 0 }.map(\.term).prefix(4)))
    }
}

extension RankRecords {
    /// What the stopping rule says: the price of certainty before a random sample, the verdict and the recall after one.
    private static func stopping(_ ranking: RelevanceRanking, _ sample: (read: Int, relevant: Int)?) throws(RequestError) -> [String] {
        guard let rule = StoppingRule() else { return [] }
        guard let sample else { return price(ranking, rule) }
        let remaining = ranking.unscreened + sample.read
        let before = ranking.includes - sample.relevant
        guard let drawn = ScreeningSample(foundBefore: before, remaining: remaining, sampled: sample.read, foundInSample: sample.relevant)
        else {
            throw RequestError(
                .impossibleNumber,
                "the sample does not fit: \(sample.relevant) relevant of \(sample.read) read, with \(ranking.includes) found in all and \(ranking.unscreened) unread"
            )
        }
        let verdict = rule.verdict(on: drawn)
        let said = verdict.mayStop ? "reading may stop" : "go on reading"
        var lines = [
            "After \(sample.read) records in random order with \(sample.relevant) relevant: p = \(Printed.decimals(verdict.pValue, 4)) for a recall below 95 %; \(said)"
        ]
        if drawn.found > 0, let recall = drawn.recallEstimate(level: 0.95) {
            let share = { (value: Double) in Printed.decimals(value * 100, 1) }
            lines.append(
                "Estimated recall \(share(recall.recall)) % (95 % interval \(share(recall.lower)) to \(share(recall.upper)) %); relevant records not found: \(recall.missedAtLeast) to \(recall.missedAtMost)"
            )
        }
        return lines + [advice]
    }

    private static func price(_ ranking: RelevanceRanking, _ rule: StoppingRule) -> [String] {
        guard ranking.includes > 0, let needed = rule.sampleNeeded(foundBefore: ranking.includes, remaining: ranking.unscreened) else {
            return []
        }
        return [
            "To show with 95 % confidence that 95 % of the relevant records are found, \(needed) of the \(ranking.unscreened) unread records must be read in random order without a further relevant one",
            advice,
        ]
    }

    private static let advice =
        "The rule is advice (Callaghan and Müller-Hansen 2020, doi:10.1186/s13643-020-01521-4); no record is excluded by it"
}
