// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// Relations that a search for duplicates found, in the words of a review.
struct DuplicateRelations {
    let report: DuplicateReport
    let records: [RecordKey: BibliographicRecord]

    struct Relation {
        var record: RecordKey
        var relation: RecordRelation
        var other: RecordKey
        var rule: String
    }

    /// Relations between documents that nobody has related, kept apart or merged yet.
    func new(beside clusters: DuplicateClusters) -> [Relation] {
        var known = Set(clusters.relations.map { Set([clusters.kept($0.record), clusters.kept($0.other)]) })
        return report.relations.compactMap { pair in
            guard case .related(let kind) = pair.outcome, let first = RecordKey(pair.first), let second = RecordKey(pair.second),
                known.insert([clusters.kept(first), clusters.kept(second)]).inserted, clusters.kept(first) != clusters.kept(second)
            else { return nil }
            return relation(kind, first, second)
        }
    }

    /// The relation in the direction of the review's words: the abstract before the report, the erratum before the article.
    private func relation(_ kind: RecordRelationKind, _ first: RecordKey, _ second: RecordKey) -> Relation {
        let (relation, isFirst) = Self.direction(kind)
        let rule = "L-\(kind.rawValue)"
        guard let left = records[first], let right = records[second] else {
            return Relation(record: first, relation: .reportOfSameStudy, other: second, rule: rule)
        }
        switch (isFirst(left), isFirst(right)) {
        case (true, false): return Relation(record: first, relation: relation, other: second, rule: rule)
        case (false, true): return Relation(record: second, relation: relation, other: first, rule: rule)
        default:
            guard relation == .updateOf, let early = left.year, let late = right.year, early != late else {
                // A comment is no report of the study, whichever of the two it is; other kinds are.
                let word: RecordRelation = relation == .commentOn ? .commentOn : .reportOfSameStudy
                return Relation(record: first, relation: word, other: second, rule: rule)
            }
            return Relation(record: late > early ? second : first, relation: relation, other: late > early ? first : second, rule: rule)
        }
    }

    private static func direction(_ kind: RecordRelationKind) -> (RecordRelation, (BibliographicRecord) -> Bool) {
        switch kind {
        case .conferenceAndArticle: (.abstractOf, { $0.kind.isConference })
        case .preprintAndArticle: (.preprintOf, { $0.kind == .preprint })
        case .erratum: (.erratumOf, { $0.kind == .erratum })
        case .retraction: (.retractionOf, { $0.kind == .retraction })
        case .comment: (.commentOn, { [.comment, .letter, .editorial].contains($0.kind) })
        case .version: (.updateOf, { _ in false })
        case .part, .protocolAndReport, .reportElsewhere: (.reportOfSameStudy, { _ in false })
        }
    }
}
