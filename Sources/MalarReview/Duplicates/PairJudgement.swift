// SPDX-License-Identifier: Apache-2.0

/// What the rules make of a pair.
struct PairJudgement {
    enum Outcome: Equatable {
        case certain(DuplicateRule)
        case ask(DuplicateRule)
        case related(RecordRelationKind)
        case different
    }

    var outcome: Outcome = .different
    var veto: DuplicateVeto?

    init(_ facts: PairFacts, _ options: DuplicateOptions) {
        veto = facts.veto
        if veto == nil,
            let rule = DuplicateRule.allCases.first(where: {
                $0.isCertain && !options.disabledRules.contains($0) && facts.meets($0, options)
            })
        {
            outcome = .certain(rule)
            return
        }
        if let kind = facts.relationKind(veto) {
            outcome = .related(kind)
        } else if let rule = facts.question(veto, options) {
            outcome = .ask(rule)
        }
    }
}

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
    private var isOneDOIElsewhere: Bool {
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

    // MARK: Rules

    func meets(_ rule: DuplicateRule, _ options: DuplicateOptions) -> Bool {
        switch rule {
        case .pubmed: pmid == .same && title.relation >= .changed
        case .accession: sharesAccession && title.relation >= .near && authors.relation != .different
        case .doi: meetsDOI
        case .place: meetsPlace
        case .pages: meetsPages
        case .abstract: meetsAbstract(options)
        case .twoNames: meetsTwoNames
        case .titleAndJournal: meetsTitleAndJournal(options)
        case .neighbouringPages: meetsNeighbouringPages
        case .span: meetsSpan
        case .bare: meetsBare
        case .decision, .likely, .sameIdentifier, .samePlace, .bridged: false
        }
    }

    private var meetsDOI: Bool {
        guard doi == .same, authors.relation != .different else { return false }
        if title.relation >= .contained { return pages != .conflict || isOneDOIElsewhere }
        guard title.relation == .changed, authors.relation == .same else { return false }
        if pages == .same { return true }
        return pages == .missing && journal == .same && volume == .same && title.similarity >= 0.8 && !saysAbstract
    }

    private var meetsPlace: Bool {
        guard title.relation >= .contained, journal == .same, pages == .same, (years ?? 0) <= 1 else { return false }
        if volume == .same { return true }
        return volume == .missing && (title.relation >= .near || isSameSpan) && authors.relation == .same && years == 0
    }

    private var meetsPages: Bool {
        title.relation >= .near && authors.relation == .same && journal == .same && years == 0 && pages == .same && !isGeneric
    }

    private func meetsAbstract(_ options: DuplicateOptions) -> Bool {
        guard let abstract, abstract >= options.sameAbstract, title.relation >= .near, authors.relation != .different else { return false }
        guard journal != .different, volume != .conflict, (years ?? 0) <= 1, !isGeneric else { return false }
        return pages != .conflict || left.place.nearly(right.place) && doi == .same
    }

    private var meetsTwoNames: Bool {
        guard title.relation >= .contained, authors.relation == .same, (years ?? 0) <= 1, !isGeneric, volume != .conflict else {
            return false
        }
        if pages == .same, volume == .same, title.relation >= .near { return left.place.first > 1 || left.place.prefix > 0 }
        if pages == .same, lastPage == .same, left.place.isSpan, right.place.isSpan {
            return title.relation >= .near && years == 0 || volume == .same
        }
        return false
    }

    /// A title of eight words or more.
    private var isLong: Bool { (left.title.main?.tokens.count ?? 0) >= 8 }

    /// One of the two is an abstract or stands in a supplement.
    private var saysAbstract: Bool {
        left.place.isSupplement || right.place.isSupplement || left.kind == .conferenceAbstract || right.kind == .conferenceAbstract
    }

    private func meetsTitleAndJournal(_ options: DuplicateOptions) -> Bool {
        if isNamedSupplement { return true }
        guard authors.relation == .same, journal == .same, volume != .conflict, pages == .missing, !isGeneric else { return false }
        guard title.relation >= .near || title.relation == .contained && volume == .same, issue != .conflict else { return false }
        guard years == 0 || volume == .same || isSameCongress, registrations != .conflict else { return false }
        if let abstract, abstract < options.otherAbstract { return false }
        return !isSupplementBesideIssue
    }

    /// A paper of a congress under a long title, dated by the congress and by its proceedings.
    private var isSameCongress: Bool {
        title.relation == .exact && (left.title.main?.tokens.count ?? 0) >= 6 && left.kind.isConference && right.kind.isConference
            && doi != .conflict
    }

    private var isSupplementBesideIssue: Bool {
        guard left.place.isSupplement != right.place.isSupplement else { return false }
        let regular = left.place.isSupplement ? right.place : left.place
        return regular.issue > 0 && regular.first > 0 && regular.last > regular.first + 1
    }

    private var meetsNeighbouringPages: Bool {
        guard authors.relation == .same, journal == .same, volume == .same, (years ?? 1) <= 1, issue != .conflict, !isGeneric else {
            return false
        }
        if title.relation >= .near, left.place.nearly(right.place) { return true }
        if title.relation == .contained { return lastPage == .same && left.place.isSpan && right.place.isSpan && years == 0 }
        return title.relation == .exact && issue == .same && years == 0 && isLong && left.place.prefix != 0
            && left.place.prefix == right.place.prefix
    }

    private var meetsSpan: Bool {
        guard isSameSpan, authors.relation == .same, !isGeneric, title.relation != .missing, issue != .conflict else { return false }
        return title.similarity >= 0.3 || volume == .same && TitleLanguage.differ(left.title, right.title)
    }

    private var meetsBare: Bool {
        guard title.relation == .exact, authors.relation == .same, years == 0, !isGeneric, registrations != .conflict else { return false }
        guard left.journal < 0, right.journal < 0, volume == .missing, pages == .missing else { return false }
        return (left.title.main?.tokens.count ?? 0) >= 6
    }

    // MARK: Relations

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
