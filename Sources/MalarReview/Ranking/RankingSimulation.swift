// SPDX-License-Identifier: Apache-2.0

/// Replays a review whose decisions are known, to see how early a ranking would have found the relevant records.
public struct RankingSimulation: Sendable {
    /// One replay.
    public struct Run: Sendable, Hashable, Codable {
        /// The records whose decisions were known at the start.
        public let priors: [String]
        /// The ids in the order in which they were read, without the priors.
        public let order: [String]
        /// How the relevant records were found, without the priors.
        public let curve: RecallCurve
        /// How often the ranking learnt.
        public let trainings: Int
    }

    private let fresh: RelevanceRanking
    private let labels: [String: Bool]

    /// A review of known decisions, `true` for included.
    ///
    /// - Throws: `RankingError` where a record has no label or a label no record, or where records cannot be ranked.
    public init(
        _ documents: [RankingDocument], labels: [String: Bool], settings: RelevanceRanking.Settings = .init()
    ) throws(RankingError) {
        fresh = try RelevanceRanking(documents, settings: settings)
        for id in fresh.ids where labels[id] == nil { throw .withoutLabel(id) }
        for id in labels.keys where fresh.places[id] == nil { throw .withoutLabel(id) }
        self.labels = labels
    }

    /// A draw of included and excluded records to begin with, the same for the same seed.
    ///
    /// - Throws: `RankingError.tooFewLabels` where there are not as many.
    public func priors(includes: Int = 1, excludes: Int = 1, seed: UInt64) throws(RankingError) -> [String] {
        let included = fresh.ids.filter { labels[$0] == true }
        let excluded = fresh.ids.filter { labels[$0] == false }
        guard (0...included.count).contains(includes), (0...excluded.count).contains(excludes) else {
            throw .tooFewLabels(includes: included.count, excludes: excluded.count)
        }
        var random = RankingRandom(seed: seed)
        return random.sample(includes, of: included) + random.sample(excludes, of: excluded)
    }

    /// Reads the records in the order of relevance, learning from each before the next is chosen.
    ///
    /// Once all relevant records are found, no choice changes the curve any more; the rest is then read without learning.
    /// - Parameters:
    ///   - priors: the records whose decisions are known at the start, an included and an excluded one at least for an order by decisions.
    ///   - batch: how many records are read before the ranking learns again; 1 as in use.
    /// - Throws: `RankingError.withoutLabel` for a prior that is no record.
    /// - Complexity: O(records / batch) trainings.
    public func run(priors: [String], batch: Int = 1) throws(RankingError) -> Run {
        var ranking = fresh
        for id in priors {
            guard let place = ranking.places[id] else { throw .withoutLabel(id) }
            ranking.sides[place] = labels[id] == true ? 1 : -1
        }
        let relevant = labels.values.count { $0 }
        var (order, trainings) = ([String](), 0)
        while ranking.includes < relevant {
            ranking.train()
            trainings += 1
            for entry in ranking.places(by: ranking.basis).prefix(max(batch, 1)) {
                let id = ranking.ids[entry.place]
                ranking.sides[entry.place] = labels[id] == true ? 1 : -1
                order.append(id)
            }
        }
        order += ranking.places(by: ranking.basis).map { ranking.ids[$0.place] }
        return Run(priors: priors, order: order, curve: RecallCurve(order.map { labels[$0] == true }), trainings: trainings)
    }
}

/// The figures of several runs of a simulation that differ in their priors.
public struct RankingSummary: Sendable, Hashable, Codable {
    /// The mean, the smallest and the largest of a figure.
    public struct Spread: Sendable, Hashable, Codable {
        /// The arithmetic mean of the runs.
        public let mean: Double
        /// The smallest of the runs.
        public let lowest: Double
        /// The largest of the runs.
        public let highest: Double

        init?(_ values: [Double?]) {
            let known = values.compactMap(\.self)
            guard !known.isEmpty, known.count == values.count, let lowest = known.min(), let highest = known.max() else { return nil }
            (mean, self.lowest, self.highest) = (known.reduce(0, +) / Double(known.count), lowest, highest)
        }
    }

    /// How many runs there are.
    public let runs: Int
    /// Work saved over sampling at a recall of 95 %; `nil`, like the others, where it cannot be computed in each run.
    public let workSaved95: Spread?
    /// Work saved over sampling at a recall of 100 %.
    public let workSaved100: Spread?
    /// Recall after a tenth of the records.
    public let relevantFound10: Spread?
    /// The area that is missing from the best curve.
    public let loss: Spread?
    /// Normalised discounted cumulative gain.
    public let normalisedGain: Spread?

    /// The figures of these curves.
    public init(_ curves: [RecallCurve]) {
        runs = curves.count
        workSaved95 = Spread(curves.map { $0.workSaved(atRecall: 0.95) })
        workSaved100 = Spread(curves.map { $0.workSaved(atRecall: 1) })
        relevantFound10 = Spread(curves.map { $0.relevantFound(atShare: 0.1) })
        loss = Spread(curves.map(\.loss))
        normalisedGain = Spread(curves.map(\.normalisedGain))
    }
}
