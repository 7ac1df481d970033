// SPDX-License-Identifier: Apache-2.0

/// All comparisons of two records, made once and then judged.
struct PairFacts {
    var title: TitleComparison
    var authors: (relation: AuthorRelation, overlap: Double)
    var journal: JournalRelation
    var volume: FieldAgreement
    var issue: FieldAgreement
    var pages: FieldAgreement
    var lastPage: FieldAgreement
    var doi: FieldAgreement
    var pmid: FieldAgreement
    var sharesAccession: Bool
    var registrations: FieldAgreement
    var abstract: Double?
    /// `nil` where a year is missing.
    var years: Int?
    var isGeneric: Bool
    var left: ComparableRecord
    var right: ComparableRecord

    init(_ left: ComparableRecord, _ right: ComparableRecord, journals: [ComparableJournal]) {
        self.left = left
        self.right = right
        title = TitleComparison(left.title, right.title)
        authors = left.authors.compared(to: right.authors)
        journal = Self.journal(left, right, journals)
        volume = ComparablePlace.agreement(left.place.volume, right.place.volume)
        issue = left.place.issues(right.place)
        if journal == .different, volume == .same, issue != .conflict, left.journal >= 0, right.journal >= 0,
            journals[Int(left.journal)].sharesCongress(journals[Int(right.journal)])
        {
            journal = .same
        }
        pages = left.place.pages(right.place)
        lastPage = ComparablePlace.agreement(left.place.last, right.place.last)
        doi = Self.agreement(left.doi, right.doi)
        pmid = Self.agreement(left.pmid, right.pmid)
        if left.place.isShifted(right.place) {
            pages = .missing
            issue = .missing
        }
        if pmid == .missing, left.pmcid != 0, left.pmcid == right.pmcid { pmid = .same }
        sharesAccession = zip(left.accessions, right.accessions).contains { $0 != 0 && $0 == $1 }
        registrations = Self.agreement(left.registrations, right.registrations)
        abstract = left.abstract.resemblance(right.abstract)
        years = left.year == 0 || right.year == 0 ? nil : Int(abs(left.year - right.year))
        isGeneric = left.title.markers.contains(.generic) || right.title.markers.contains(.generic)
    }

    private static func journal(_ left: ComparableRecord, _ right: ComparableRecord, _ journals: [ComparableJournal]) -> JournalRelation {
        if left.issn.contains(where: right.issn.contains) { return .same }
        guard left.journal >= 0, right.journal >= 0 else { return .missing }
        if left.journal == right.journal { return .same }
        return journals[Int(left.journal)].compared(to: journals[Int(right.journal)])
    }

    private static func agreement(_ left: UInt64, _ right: UInt64) -> FieldAgreement {
        left == 0 || right == 0 ? .missing : left == right ? .same : .conflict
    }

    private static func agreement(_ left: [UInt64], _ right: [UInt64]) -> FieldAgreement {
        left.isEmpty || right.isEmpty ? .missing : left.contains(where: right.contains) ? .same : .conflict
    }

    /// Volume, first page and journal agree.
    var isSamePlace: Bool { journal == .same && volume == .same && pages == .same }

    /// The same three or more pages of the same volume, where nothing else can stand.
    var isSameSpan: Bool {
        journal == .same && volume != .conflict && pages == .same && lastPage == .same && left.place.isSpan && right.place.isSpan
            && (years ?? 1) == 0
    }

    /// Volume and pages both disagree.
    var isOtherPlace: Bool { volume == .conflict && pages == .conflict }

    var evidence: DuplicateEvidence {
        DuplicateEvidence(
            titleRelation: "\(title.relation)", title: title.similarity, authors: authors.relation == .missing ? nil : authors.overlap,
            abstract: abstract, journal: journal == .same ? .same : journal == .missing ? .missing : .conflict, volume: volume.stated,
            issue: issue.stated, pages: pages.stated, doi: doi.stated, pmid: pmid.stated, years: years)
    }
}

extension FieldAgreement {
    fileprivate var stated: DuplicateEvidence.Agreement {
        switch self {
        case .same: .same
        case .conflict: .conflict
        case .missing: .missing
        }
    }
}
