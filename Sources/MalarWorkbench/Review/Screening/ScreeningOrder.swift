// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// In which order records are shown.
public enum ScreeningOrder: String, Sendable, Hashable, CaseIterable {
    /// The order in which the searches brought them, the same for everybody.
    case fixed
    /// The most like the own inclusions first, learning from each decision.
    case relevance
    /// By lot, to estimate what reading by relevance has left.
    case random
}

/// The ranking of a person's unread records, learnt from the person's own votes alone: those of others would unblind.
struct PersonalRanking {
    private var ranking: RelevanceRanking

    /// `nil` where the records cannot be ranked.
    init?(_ review: Review, _ records: [ScreenedRecord], own votes: [RecordKey: Verdict]) {
        let documents = records.map { record in
            let entry = review.record(record.key)
            return RankingDocument(id: record.key.description, title: entry?.title ?? "", abstract: entry?.abstract ?? "")
        }
        let plan = review.protocol
        let terms = plan.question.elements.flatMap(\.highlight) + plan.inclusion.flatMap(\.highlight)
        guard let ranking = try? RelevanceRanking(documents, terms: terms) else { return nil }
        self.ranking = ranking
        self.ranking.learn(Dictionary(votes.map { ($0.key.description, $0.value.goesOn) }, uniquingKeysWith: { $1 }))
    }

    mutating func learn(_ key: RecordKey, _ verdict: Verdict?) {
        ranking.learn(key.description, isIncluded: verdict.map(\.goesOn))
    }

    /// The unread records, the most relevant first.
    var order: [RecordKey] { ranking.order().compactMap { RecordKey($0.id) } }

    /// What the order rests on, in words.
    var basis: String {
        switch ranking.basis {
        case .decisions: "by relevance, learnt from \(ranking.includes + ranking.excludes) of your votes"
        case .terms: "by the terms of the protocol, until you have included and excluded one record each"
        case .givenOrder: "as found, until you have included and excluded one record each"
        }
    }
}
