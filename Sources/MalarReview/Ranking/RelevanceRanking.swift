// SPDX-License-Identifier: Apache-2.0

/// Orders the records not yet screened by how like the included ones they are, learning from each decision.
///
/// The order is advice: it says what to read first. It excludes nothing, and where few records are screened, everybody reads them all.
/// Words and pairs of neighbouring words of title and abstract are weighted by tf-idf; a linear support vector machine separates included
/// from excluded records, with the classes weighted. The settings are those of ASReview's model ELAS u4. Until there is a decision of each
/// kind, the order is by the protocol's terms, or as given. The same records, decisions in the same order and settings give the same
/// order; a ranking learnt step by step and one learnt at once differ by no more than the tolerance allows.
/// - Source: ASReview LAB, doi:10.1038/s42256-020-00287-7, model ELAS u4 (2025); the classifier: doi:10.1145/1390156.1390208.
public struct RelevanceRanking: Sendable {
    /// How relevance is learnt.
    public struct Settings: Sendable, Hashable, Codable {
        /// The weight of errors against simplicity, above 0.
        public var cost = 0.11
        /// How much less all excluded records weigh together than all included ones, above 0.
        public var ratio = 9.8
        /// Terms in a larger share of the records than this are left out, 0 to 1.
        public var maximumShare = 0.95
        /// Where the solution is good enough: the largest difference between projected gradients.
        public var tolerance = 1e-4
        /// The seed of the order in which the examples are visited.
        public var seed: UInt64 = 1

        /// The settings of ELAS u4.
        public init() {}
    }

    let ids: [String]
    let places: [String: Int]
    /// The place of each id in the order of ids, which decides between equal scores.
    let ranks: [Int32]
    let matrix: TermMatrix
    let settings: Settings
    /// The score of each record by the protocol's terms; empty without terms.
    let termScores: [Double]
    /// 1 included, -1 excluded, 0 undecided.
    var sides: [Int8]
    var separator: LinearSeparator

    /// A ranking without decisions.
    ///
    /// - Parameter terms: words of the protocol that order the records until there are decisions of both kinds; `arthr*` stands for all
    ///   words that begin so.
    /// - Throws: `RankingError` where an id is repeated or there is too much text.
    /// - Complexity: linear in the text, but for a logarithm of the longest.
    public init(
        _ documents: [RankingDocument], terms: [String] = [], settings: Settings = Settings()
    ) throws(RankingError) {
        var places: [String: Int] = [:]
        for (place, document) in documents.enumerated() {
            guard places.updateValue(place, forKey: document.id) == nil else { throw .repeatedID(document.id) }
        }
        self.settings = settings
        self.places = places
        ids = documents.map(\.id)
        ranks = Self.ranks(of: ids)
        let matrix = try TermMatrix(documents.map(\.text), maximumShare: settings.maximumShare)
        let factors = terms.isEmpty ? [] : matrix.factors(of: terms)
        termScores = factors.contains { $0 > 0 } ? Self.products(matrix, factors) : []
        sides = Array(repeating: 0, count: documents.count)
        separator = LinearSeparator(rows: documents.count, columns: matrix.columnCount)
        self.matrix = matrix
    }

    /// Takes these decisions in place of all before, `true` for included, and learns from them.
    ///
    /// - Returns: the ids that no record of the ranking has, in their order; they are not used.
    /// - Complexity: as for one decision.
    @discardableResult
    public mutating func learn(_ decisions: [String: Bool]) -> [String] {
        sides = Array(repeating: 0, count: ids.count)
        var unknown: [String] = []
        for (id, isIncluded) in decisions {
            if let place = places[id] { sides[place] = isIncluded ? 1 : -1 } else { unknown.append(id) }
        }
        train()
        return unknown.sorted()
    }

    /// Takes one decision, or takes it back with `nil`, and learns from it, beginning at what was learnt before.
    ///
    /// - Returns: whether there is such a record.
    /// - Complexity: O(passes × terms of the screened records + terms); a few passes as a rule.
    @discardableResult
    public mutating func learn(_ id: String, isIncluded: Bool?) -> Bool {
        guard let place = places[id] else { return false }
        sides[place] = isIncluded.map { $0 ? 1 : -1 } ?? 0
        train()
        return true
    }

    /// Learns from the decisions as they stand; without decisions of both kinds there is nothing to learn.
    mutating func train() {
        let examples = self.examples
        guard !examples.isEmpty else { return }
        var random = RankingRandom(seed: settings.seed, stream: examples.count)
        separator.solve(examples, in: matrix, tolerance: settings.tolerance, random: &random)
    }

    /// The screened records with their weights: 1 for an included and n₁ / (ratio n₀) for an excluded one, scaled to a mean of 1, times
    /// the cost; empty without both kinds.
    var examples: [LinearSeparator.Example] {
        let (included, excluded) = (Double(includes), Double(excludes))
        guard included > 0, excluded > 0, settings.cost > 0, settings.ratio > 0 else { return [] }
        let lower = included / (settings.ratio * excluded)
        let scale = settings.cost * (included + excluded) / (included + lower * excluded)
        return sides.indices.filter { sides[$0] != 0 }.map { row in
            .init(row: row, side: Double(sides[row]), cost: sides[row] > 0 ? scale : scale * lower)
        }
    }

    private static func ranks(of ids: [String]) -> [Int32] {
        var ranks = [Int32](repeating: 0, count: ids.count)
        for (rank, place) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() { ranks[place] = Int32(truncatingIfNeeded: rank) }
        return ranks
    }

    private static func products(_ matrix: TermMatrix, _ factors: [Double]) -> [Double] {
        factors.withUnsafeBufferPointer { factors in (0..<matrix.rowCount).map { matrix.product(row: $0, factors) } }
    }
}
