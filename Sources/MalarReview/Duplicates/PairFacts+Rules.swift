// SPDX-License-Identifier: Apache-2.0

extension PairFacts {
    /// Whether what a rule requires holds; vetoes come before.
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
        if title.relation == .contained, isAbstractLike, (abstract ?? 0) < 0.75 { return false }
        if title.relation >= .contained { return pages != .conflict || isOneDOIElsewhere }
        guard title.relation == .changed, authors.relation == .same, !isAbstractLike else { return false }
        if pages == .same { return true }
        return pages == .missing && journal == .same && volume == .same && title.similarity >= 0.8 && !isAbstractLike
    }

    private var meetsPlace: Bool {
        guard title.relation >= .contained, journal == .same, pages == .same, (years ?? 0) <= 1 else { return false }
        if title.relation == .contained, isAbstractLike { return false }
        guard issueAllows else { return false }
        if volume == .same { return true }
        return volume == .missing && (title.relation >= .near || isSameSpan) && authors.relation == .same && years == 0
    }

    /// The issues agree, or the title is so long that a column of many issues does not bear it.
    private var issueAllows: Bool { issue != .conflict || isLong && (lastPage != .conflict || left.place.first > 100) }

    private var meetsPages: Bool {
        title.relation >= .near && authors.relation == .same && journal == .same && years == 0 && pages == .same && !isGeneric
            && issue != .conflict
    }

    private func meetsAbstract(_ options: DuplicateOptions) -> Bool {
        guard let abstract, abstract >= options.sameAbstract, title.relation >= .near, authors.relation != .different else { return false }
        guard volume != .conflict, (years ?? 0) <= 1, !isGeneric else { return false }
        // One abstract may be given at two congresses, so that the text alone does not say where it stands.
        guard journal == .same || journal == .missing && authors.relation == .same && years == 0 && !isAbstractLike else { return false }
        guard authors.relation >= .similar || years == 0 else { return false }
        return pages != .conflict || left.place.nearly(right.place) && doi == .same
    }

    private var meetsTwoNames: Bool {
        guard title.relation >= .contained, authors.relation == .same, (years ?? 0) <= 1, !isGeneric, volume != .conflict,
            issueAllows
        else { return false }
        if pages == .same, volume == .same, title.relation >= .near { return left.place.first > 1 || left.place.prefix > 0 }
        if pages == .same, lastPage == .same, left.place.isSpan, right.place.isSpan {
            return title.relation >= .near && years == 0 || volume == .same
        }
        return false
    }

    /// A title of eight words or more.
    private var isLong: Bool { (left.title.main?.tokens.count ?? 0) >= 8 }

    /// One of the two is an abstract, stands in a supplement or bears a lettered page: several by the same people may share that page.
    private var isAbstractLike: Bool {
        left.place.isSupplement || right.place.isSupplement || left.kind == .conferenceAbstract || right.kind == .conferenceAbstract
            || left.place.isLettered || right.place.isLettered
    }

    private func meetsTitleAndJournal(_ options: DuplicateOptions) -> Bool {
        if isNamedSupplement { return true }
        guard authors.relation == .same, journal == .same, volume != .conflict, pages == .missing, !isGeneric else { return false }
        guard title.relation >= .near || title.relation == .contained && volume == .same && !title.hasOtherNumbers, issue != .conflict
        else { return false }
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
        guard left.journal < 0, right.journal < 0, left.place.isEmpty, right.place.isEmpty, doi != .conflict else { return false }
        guard abs(left.authors.families.count - right.authors.families.count) <= 1 else { return false }
        return (left.title.main?.tokens.count ?? 0) >= 6
    }
}
