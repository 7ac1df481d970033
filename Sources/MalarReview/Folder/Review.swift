// SPDX-License-Identifier: Apache-2.0

/// A systematic review as its folder tells it: protocol, searches, records, decisions and studies.
///
/// What follows from it at a given moment is a ``ReviewState``.
public struct Review: Sendable {
    /// What is asked and how.
    public var `protocol`: ReviewProtocol
    /// The search log, by date, then by id.
    public var searches: [SearchRun] = []
    /// Every record that was read, by key, those seen before included.
    public var records: [RecordKey: ReviewRecord] = [:]
    /// The keys in the order of identification: searches by date, records by place.
    public var order: [RecordKey] = []
    /// What became of each search's files, in the order of the searches.
    public var balances: [SearchBalance] = []
    /// All decisions of all people, by time, then person, then sequence.
    public private(set) var events: [ReviewEvent] = []
    /// How reports are grouped into studies.
    public var studies: [ReviewStudy] = []
    /// What a person must know about the files.
    public var remarks: [ReviewRemark] = []

    /// A review of parts in memory.
    ///
    /// - Parameters:
    ///   - searches: the search log in any order.
    ///   - readings: what was read of each search's files, by the id of the search, in the order of its files.
    ///   - events: decisions in any order; those of one person in the order of their sequence.
    public init(
        protocol: ReviewProtocol, searches: [SearchRun] = [], readings: [String: [RecordReading]] = [:], events: [ReviewEvent] = [],
        studies: [ReviewStudy] = []
    ) {
        self.protocol = `protocol`
        self.searches = searches.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
        self.studies = studies
        identify(readings)
        add(events)
    }

    /// Adds decisions, which take their place by time.
    public mutating func add(_ more: [ReviewEvent]) {
        let isLater = more.count == 1 && events.last.map { Self.precedes($0, more[0]) } ?? true
        events += more
        if !isLater || more.count > 1 { events.sort(by: Self.precedes) }
    }

    private static func precedes(_ left: ReviewEvent, _ right: ReviewEvent) -> Bool {
        (left.time, left.person, left.sequence) < (right.time, right.person, right.sequence)
    }

    /// The record of a key; `nil` where there is none.
    public func record(_ key: RecordKey) -> BibliographicRecord? { records[key]?.record }
}

/// A record within a review.
public struct ReviewRecord: Sendable, Hashable {
    /// Its name in the review.
    public var key: RecordKey
    /// The kind of source that it came from.
    public var kind: ReviewSource.Kind
    /// What was read.
    public var record: BibliographicRecord
    /// The record of an earlier run of the same search that this one repeats; `nil` for a new one.
    public var seenBefore: RecordKey?
}

/// What became of the records of one search: nothing is dropped without a word.
public struct SearchBalance: Sendable, Hashable {
    /// The id of the search.
    public var search: String
    /// Hits that the source displayed; `nil` where this was not noted.
    public var shown: Int?
    /// Records that were exported by the log; `nil` where this was not noted.
    public var logged: Int?
    /// Records that the files hold; `nil` where the search has no file.
    public var inFiles: Int?
    /// Records that could not be read.
    public var refused = 0
    /// Records that an earlier run of the same source brought, not counted as identified again.
    public var seenBefore: [RecordKey] = []
    /// Records that no earlier run brought.
    public var new: [RecordKey] = []
    /// Why counts differ, in the words of the log.
    public var explanation = ""

    /// The balance of a search without files.
    public init(search: String, shown: Int? = nil, logged: Int? = nil, inFiles: Int? = nil, explanation: String = "") {
        self.search = search
        self.shown = shown
        self.logged = logged
        self.inFiles = inFiles
        self.explanation = explanation
    }
}

/// Reports of one investigation.
public struct ReviewStudy: Sendable, Hashable {
    /// A short id.
    public var id: String
    /// The name in tables, such as "Tani 2024".
    public var label: String
    /// The keys of its reports.
    public var reports: [RecordKey]
    /// Whether it enters the synthesis; `nil` where this is not told.
    public var inSynthesis: Bool?
    /// Participants in the synthesis; `nil` where this is not told.
    public var participants: Int?
    /// The day from which this grouping holds, for counts at a past date; `nil` for always.
    public var since: ReviewInstant?

    /// A study with its reports.
    public init(id: String, label: String, reports: [RecordKey], inSynthesis: Bool? = nil, participants: Int? = nil) {
        self.id = id
        self.label = label
        self.reports = reports
        self.inSynthesis = inSynthesis
        self.participants = participants
    }
}
