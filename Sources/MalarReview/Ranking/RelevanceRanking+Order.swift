// SPDX-License-Identifier: Apache-2.0

/// What an order of records rests on.
public enum RankingBasis: String, Sendable, Hashable, Codable, CaseIterable {
    /// Decisions of both kinds.
    case decisions
    /// The protocol's terms, for want of decisions of both kinds.
    case terms
    /// Nothing: the records stand as they were given.
    case givenOrder
}

/// A record that is not yet screened, with its place in the order of relevance.
public struct RankedRecord: Sendable, Hashable, Codable {
    /// The id of the record.
    public let id: String
    /// From 1, the record to read first.
    public let position: Int
    /// Above 0 for a record more like the included ones; comparable within one order only; 0 where the order is as given.
    public let score: Double
}

extension RelevanceRanking {
    /// The included records so far.
    public var includes: Int { sides.count { $0 > 0 } }
    /// The excluded records so far.
    public var excludes: Int { sides.count { $0 < 0 } }
    /// The records without a decision.
    public var unscreened: Int { sides.count { $0 == 0 } }

    /// What the order rests on at present.
    public var basis: RankingBasis {
        if includes > 0, excludes > 0, settings.cost > 0, settings.ratio > 0 { return .decisions }
        return termScores.isEmpty ? .givenOrder : .terms
    }

    /// The unscreened records, the most relevant first; equal scores stand by id, and without a basis all stand as given.
    ///
    /// - Complexity: O(terms of the unscreened + unscreened log unscreened).
    public func order() -> [RankedRecord] {
        places(by: basis).enumerated().map { RankedRecord(id: ids[$1.place], position: $0 + 1, score: $1.score) }
    }

    /// The record to read next; `nil` where all are screened.
    public func next() -> RankedRecord? {
        let basis = self.basis
        let open = sides.indices.lazy.filter { sides[$0] == 0 }.map { (place: $0, score: score(place: $0, by: basis)) }
        let best = basis == .givenOrder ? open.first { _ in true } : open.min(by: isBefore)
        return best.map { RankedRecord(id: ids[$0.place], position: 1, score: $0.score) }
    }

    /// The score of a record, screened or not; `nil` for an id that no record has.
    public func score(of id: String) -> Double? {
        places[id].map { score(place: $0, by: basis) }
    }

    func places(by basis: RankingBasis) -> [(place: Int, score: Double)] {
        let open = sides.indices.filter { sides[$0] == 0 }.map { (place: $0, score: score(place: $0, by: basis)) }
        return basis == .givenOrder ? open : open.sorted(by: isBefore)
    }

    private func score(place: Int, by basis: RankingBasis) -> Double {
        switch basis {
        case .decisions: separator.value(row: place, in: matrix)
        case .terms: termScores[place]
        case .givenOrder: 0
        }
    }

    private func isBefore(_ left: (place: Int, score: Double), _ right: (place: Int, score: Double)) -> Bool {
        left.score == right.score ? ranks[left.place] < ranks[right.place] : left.score > right.score
    }
}
