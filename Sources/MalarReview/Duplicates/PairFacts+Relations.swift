// SPDX-License-Identifier: Apache-2.0

extension PairFacts {
    /// How the records belong together where they are not duplicates.
    func relationKind(_ veto: DuplicateVeto?) -> RecordRelationKind? {
        let namesOther =
            left.relatedPMIDs.contains { $0 == right.pmid && $0 != 0 } || right.relatedPMIDs.contains { $0 == left.pmid && $0 != 0 }
        guard title.relation >= .contained || namesOther || title.relation == .changed && veto == .numbers else { return nil }
        if isGeneric, !namesOther { return nil }
        switch veto {
        case .marker: return markerRelation
        case .numbers: return partRelation
        case .version: return authors.relation >= .similar ? .version : nil
        case .preprint: return authors.relation >= .similar ? .preprintAndArticle : nil
        case .kind: return authors.relation >= .similar ? .conferenceAndArticle : nil
        case .place, .identifiers, nil: return elsewhere
        default: return namesOther ? .comment : nil
        }
    }

    private var markerRelation: RecordRelationKind? {
        guard journal != .different else { return nil }
        let markers = left.title.markers.union(right.title.markers)
        let kinds = [left.kind, right.kind]
        if markers.contains(.retraction) || kinds.contains(.retraction) { return .retraction }
        if markers.contains(.erratum) || kinds.contains(.erratum) { return .erratum }
        if markers.isDisjoint(with: .telling) { return authors.relation >= .similar ? .protocolAndReport : nil }
        return .comment
    }

    private var partRelation: RecordRelationKind? {
        guard authors.relation == .same, journal != .different, (years ?? 0) <= 2, title.similarity >= 0.8 || title.relation >= .contained
        else {
            return nil
        }
        return .part
    }

    private var elsewhere: RecordRelationKind? {
        guard title.relation >= .near, authors.relation >= .similar, (years ?? 0) <= 4 else { return nil }
        let isElsewhere = journal == .different && (volume == .conflict || pages == .conflict || volume == .missing) || isOtherPlace
        guard isElsewhere || journal == .same && pages == .conflict && looksLikeAbstract != nil else { return nil }
        return looksLikeAbstract == nil ? .reportElsewhere : .conferenceAndArticle
    }

    /// Whether one of the two, by its supplement or single page, looks like an abstract and the other like an article.
    private var looksLikeAbstract: Bool? {
        let isLeft = left.kind.isConference || left.place.isSupplement
        let isRight = right.kind.isConference || right.place.isSupplement
        if isLeft != isRight { return true }
        return nil
    }

    // MARK: Questions

    func question(_ veto: DuplicateVeto?, _ options: DuplicateOptions) -> DuplicateRule? {
        if pmid == .same || doi == .same && title.relation >= .weak || sharesAccession, veto != .marker, veto != .numbers {
            if !(isGeneric && pages == .conflict) { return .sameIdentifier }
        }
        if doi == .conflict, pages == .conflict || title.relation < .near { return nil }
        // Headings differ by their place alone, and one part of it that differs is enough.
        if isGeneric, [volume, issue, pages].contains(.conflict) { return nil }
        switch veto {
        case nil, .year, .place, .identifiers: break
        case .authors where title.relation >= .near && isSamePlace: break
        case .heading where title.relation >= .near && authors.relation >= .similar && journal == .same && pages != .conflict:
            return .likely
        default: return nil
        }
        if isSamePlace, authors.relation == .same, veto == nil, title.relation < .changed { return left.place.isSpan ? .samePlace : nil }
        guard title.relation >= .contained || title.relation == .changed && title.similarity >= options.askedTitle, !isOtherPlace else {
            return nil
        }
        guard (years ?? 0) <= 2, authors.relation != .different || isSamePlace else { return nil }
        if authors.relation == .missing, title.relation < .near, !isSamePlace { return nil }
        return journal == .different && pages == .conflict ? nil : .likely
    }
}
