// SPDX-License-Identifier: Apache-2.0

/// A word, or two neighbouring ones, that moved a record's score.
public struct TermInfluence: Sendable, Hashable, Codable {
    /// The word, or both with a space between, in lower case.
    public let term: String
    /// What it adds to the score: above 0 toward inclusion, below 0 toward exclusion.
    public let influence: Double
}

extension RelevanceRanking {
    /// The terms that moved a record's score most, the strongest first, at most `limit`; equal ones in the order of the alphabet.
    ///
    /// All terms of a record and the intercept together make up its score. Empty where the order does not rest on decisions, and for an
    /// id that no record has.
    public func influences(on id: String, limit: Int = 10) -> [TermInfluence] {
        guard let place = places[id], basis == .decisions, limit > 0 else { return [] }
        let range = matrix.starts[place]..<matrix.starts[place + 1]
        let all = range.map { index in
            let column = Int(matrix.columns[index])
            return TermInfluence(term: matrix.term(column), influence: Double(matrix.values[index]) * separator.factors[column])
        }
        let ordered = all.filter { $0.influence != 0 }.sorted {
            $0.influence.magnitude == $1.influence.magnitude ? $0.term < $1.term : $0.influence.magnitude > $1.influence.magnitude
        }
        return Array(ordered.prefix(limit))
    }

    /// The part of every score that no word explains.
    public var intercept: Double { basis == .decisions ? separator.intercept : 0 }
}
