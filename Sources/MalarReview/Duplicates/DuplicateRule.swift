// SPDX-License-Identifier: Apache-2.0

/// A named reason for calling two records duplicates, in the order in which the rules are tried.
///
/// The raw value is the id that reports carry and that `DuplicateOptions.disabledRules` takes.
public enum DuplicateRule: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case decision = "D0-decision"
    case pubmed = "D1-pubmed"
    case accession = "D2-accession"
    case doi = "D3-doi"
    case place = "D4-place"
    case pages = "D5-pages"
    case abstract = "D6-abstract"
    case twoNames = "D7-two-names"
    case titleAndJournal = "D8-title-journal"
    case neighbouringPages = "D9-neighbouring-pages"
    case span = "D10-span"
    case bare = "D11-bare"
    case likely = "Q1-likely"
    case sameIdentifier = "Q2-same-identifier"
    case samePlace = "Q3-same-place"
    case bridged = "Q4-bridged"

    /// Whether the rule merges of itself; the others put the pair before a person.
    public var isCertain: Bool { rawValue.hasPrefix("D") }

    /// The order of the table.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// What the rule says, as a sentence for documentation.
    public var summary: String { row.summary }

    /// What must hold beside the absence of every veto.
    public var requires: String { row.requires }

    /// The rules as rows (id, summary, requirements), for a page of documentation.
    public static var table: [(id: String, summary: String, requires: String)] {
        allCases.map { ($0.rawValue, $0.summary, $0.requires) }
    }

    private var row: (summary: String, requires: String) {
        switch self {
        case .decision: ("A person decided that the records are one", "a decision to merge")
        case .pubmed: ("The same PubMed record", "PubMed id equal; titles share three fifths of their words or more")
        case .accession: ("The same record of another database", "accession number equal; titles equal or differing in spelling")
        case .doi:
            (
                "The same DOI and title",
                "DOI equal; title equal, differing in spelling or cut; authors not different; pages not in conflict (or authors equal and "
                    + "title equal, or pages next to each other)"
            )
        case .place:
            (
                "The same title at the same place",
                "title equal, differing in spelling or cut; journal, first page and volume equal (or volume missing, same year); "
                    + "authors not different; years at most one apart"
            )
        case .pages:
            (
                "The same title, authors, journal, year and page, with the volume in conflict",
                "title equal or differing in spelling; authors, journal, year and first page equal; not a shared heading"
            )
        case .abstract:
            (
                "The same title and abstract",
                "title equal or differing in spelling; abstracts alike; journal equal and authors not different, or journal missing, authors and "
                    + "year equal and nothing given at a congress; volume and pages not in conflict; years at most one apart"
            )
        case .twoNames:
            (
                "The same title, authors, volume and page in a journal under two names",
                "title equal or differing in spelling; authors, volume and first page equal, and that page not 1; years at most one apart (or the "
                    + "same span of pages with the volume missing)"
            )
        case .titleAndJournal:
            (
                "The same title, authors, journal and year where a page is missing",
                "title equal or differing in spelling (or cut, with the volume equal); authors and journal equal; volume not in conflict; "
                    + "a page missing; same year, or volume equal and years one apart, or papers of one congress; issue not in conflict; one not a supplement beside a regular issue"
            )
        case .neighbouringPages:
            (
                "The same title, authors, journal and volume on overlapping pages",
                "title equal or differing in spelling; authors, journal and volume equal; issue not in conflict; years at most one apart; ranges of "
                    + "pages that share the end or overlap (or title equal with eight words, and lettered pages of one issue)"
            )
        case .span:
            (
                "The same three or more pages under another title, as translations bear it",
                "authors, journal, year, first and last page equal; volume and issue not in conflict; plain page numbers; titles that "
                    + "share a third of their words or are in two languages; not a shared heading"
            )
        case .bare:
            (
                "The same title, authors and year with nothing else known",
                "title equal, at least six words; authors, their number and the year equal; neither record names journal, volume, issue or pages"
            )
        case .likely:
            (
                "Much agrees, and something is missing or in conflict",
                "title equal, similar or cut; authors not different; years at most two apart"
            )
        case .sameIdentifier: ("An identifier is equal and the rest disagrees", "DOI, PubMed id or accession number equal")
        case .samePlace: ("Two titles at one place", "authors, journal, volume and first page equal")
        case .bridged: ("Duplicates of one record that contradict each other", "a certain pair whose clusters hold a pair under a veto")
        }
    }
}

/// A named reason against calling two records duplicates, however much agrees.
public enum DuplicateVeto: String, Sendable, Hashable, Codable, CaseIterable {
    case decision = "V0-decision"
    case sameSource = "V1-same-source"
    case marker = "V2-marker"
    case numbers = "V3-numbers"
    case identifiers = "V4-identifiers"
    case authors = "V5-authors"
    case place = "V6-place"
    case kind = "V7-kind"
    case preprint = "V8-preprint"
    case version = "V9-version"
    case heading = "V10-heading"
    case year = "V11-year"
    case journal = "V12-journal"
    case title = "V13-title"

    /// What the veto says, as a sentence for documentation.
    public var summary: String {
        switch self {
        case .decision: "A person decided to keep the records apart or to relate them"
        case .sameSource: "Both come from one file, and the option says that a file holds no duplicates"
        case .marker: "One is an erratum, a retraction, a reply, a comment or a protocol and the other is not the same"
        case .numbers: "The titles differ in their numbers: parts, phases, doses, years"
        case .identifiers: "PubMed ids differ, or DOIs differ and title, authors, journal, volume and page are not all equal"
        case .authors: "The authors are others, and title, journal, volume and page are not all equal"
        case .place: "Volume and pages are both in conflict"
        case .kind: "One is a contribution to a congress and the other an article, at different places"
        case .preprint: "One is a preprint and the other is not"
        case .version: "The records are versions of one review that are published apart"
        case .heading: "The title is a heading that many items share, and page or volume is not known to be equal"
        case .year: "The years are more than one apart (two, with the same DOI)"
        case .journal: "The journals are others, and volume and page are not both equal"
        case .title: "The titles say different things"
        }
    }

    /// The vetoes as rows (id, summary), for a page of documentation.
    public static var table: [(id: String, summary: String)] { allCases.map { ($0.rawValue, $0.summary) } }
}

/// How two records that are not duplicates belong together: they are reports of one study and are counted as such.
public enum RecordRelationKind: String, Sendable, Hashable, Codable, CaseIterable {
    case conferenceAndArticle
    case preprintAndArticle
    case erratum
    case retraction
    case comment
    case version
    case part
    case protocolAndReport
    /// The same title and authors at another place, such as an abstract given at two congresses.
    case reportElsewhere
}
