// SPDX-License-Identifier: Apache-2.0

extension PairFacts {
    /// The first veto that holds.
    var veto: DuplicateVeto? {
        if left.title.markers.intersection(.telling) != right.title.markers.intersection(.telling) { return .marker }
        if isKindConflict { return .marker }
        if left.title.markers.contains(.plan) != right.title.markers.contains(.plan), title.relation < .near, !isSamePlace, doi != .same {
            return .marker
        }
        if title.numbersDiffer, !(isSameSpan && authors.relation == .same) { return .numbers }
        if authors.relation == .different, !isSameItemOfOthers { return .authors }
        if isVersions { return .version }
        if left.isPreprint != right.isPreprint, doi != .same, pmid != .same, !isSamePlace { return .preprint }
        if hasOtherIdentifiers { return .identifiers }
        if isOtherPlace, !isOneDOIElsewhere { return .place }
        if isCongressBesideArticle { return .kind }
        if isGeneric, !isKnownHeading { return .heading }
        if (years ?? 0) > (doi == .same || pmid == .same ? 2 : 1) { return .year }
        return nil
    }

    /// The same DOI over places that disagree: the title must be the same, or the pages next to each other.
    var isOneDOIElsewhere: Bool {
        doi == .same && authors.relation == .same && (title.relation == .exact || title.relation == .near && left.place.nearly(right.place))
    }

    private var isKindConflict: Bool {
        let apart: [PublicationKind] = [.erratum, .retraction]
        guard left.kind != right.kind, apart.contains(left.kind) != apart.contains(right.kind) else { return false }
        return !(left.title.markers.contains(.erratum) && right.title.markers.contains(.erratum))
    }

    private var hasOtherIdentifiers: Bool {
        if pmid == .conflict { return true }
        guard doi == .conflict else { return false }
        guard title.relation >= .near, authors.relation == .same, journal == .same, pages == .same, issue != .conflict, !isGeneric else {
            return true
        }
        return !(volume == .same || (abstract ?? 0) >= 0.75 && years == 0)
    }

    private var isSameItemOfOthers: Bool {
        title.relation == .exact && !isGeneric && (isSamePlace && left.place.first > 1 || doi == .same && pages == .same)
    }

    private var isVersions: Bool {
        guard left.version != right.version else { return false }
        return doi == .conflict
    }

    private var isCongressBesideArticle: Bool {
        guard left.kind.isConference != right.kind.isConference else { return false }
        let other = left.kind.isConference ? right.kind : left.kind
        guard other != .unstated, other != .other else { return false }
        if doi == .same || pages == .same && volume != .conflict || pmid == .same { return false }
        guard journal == .same, volume != .conflict, pages == .missing || left.place.nearly(right.place) else { return true }
        let article = left.kind.isConference ? right.place : left.place
        return article.isSpan && !article.isSupplement
    }

    private var isKnownHeading: Bool {
        guard authors.relation != .different else { return false }
        if doi == .same { return pages != .conflict && title.relation >= .near }
        guard title.relation >= .near, journal == .same, volume == .same, issue != .conflict else { return false }
        if pages == .same { return issue == .same || left.place.first > 30 && lastPage != .conflict }
        return isNamedSupplement
    }

    /// "Abstracts of the 79th congress": the same words for the same issue, without authors and pages.
    var isNamedSupplement: Bool {
        title.relation == .exact && years == 0 && issue == .same && volume == .same && journal == .same && left.authors.isEmpty
            && right.authors.isEmpty && left.place.first == 0 && right.place.first == 0 && (left.title.main?.tokens.count ?? 0) >= 5
    }
}
