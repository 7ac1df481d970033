// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview
internal import MalarUnits

/// Takes the exported files of a search into a review, with an entry in the search log.
public struct ImportSearch: Sendable {
    /// What is told about a search; everything but the source may be left out and written into the log later.
    public struct Details: Sendable, Hashable {
        /// The id of the source in the protocol.
        public var source: String
        /// A short id for the search; source and day where there is none.
        public var id: String?
        /// The day of the search, as 2025-06-30; today where there is none.
        public var date: String?
        /// The strategy exactly as it was run.
        public var strategy = ""
        /// Hits that the source displayed.
        public var hits: Int?
        /// Who ran it.
        public var person = ""
        /// The id of the search that this one repeats.
        public var rerunOf: String?
        /// Limits, "none" where there were none.
        public var limits = ""
        /// Why counts differ, and whatever else is to be known.
        public var remarks = ""

        /// A search in a source.
        public init(source: String) { self.source = source }
    }

    /// Imports searches.
    public init() {}

    /// Copies the files into `searches/`, writes the log with their checksums, and reads the whole review again.
    ///
    /// - Parameters:
    ///   - paths: the files that the source exported, in any format that is read.
    ///   - despiteErrors: import what can be read, although some records cannot; the log's count still holds them all.
    /// - Throws: ``RequestError``, and nothing is imported, where a file or a record cannot be read, the source is not of the protocol, or
    ///   the search is there already.
    public func callAsFunction(
        _ folder: String, _ paths: [String], _ details: Details, despiteErrors: Bool = false
    ) throws(RequestError) -> SearchOutcome {
        let before = try ReviewReading(folder)
        var run = try Self.run(details, before.review)
        try NewFile.checkIsFree(folder.path(of: "searches").path(of: run.id + ".yaml"))
        let files = try RecordFiles(paths)
        let balance = RecordsBalance(files)
        guard balance.refused.isEmpty || despiteErrors else {
            let words = "nothing was imported; correct the file, or import the rest with --despite-errors"
            throw RequestError(.unreadableRecords, (balance.refused + [words]).joined(separator: "\n"))
        }
        run.hitsExported = balance.inFiles
        run.format = Set(files.readings.map(\.format.rawValue)).sorted().joined(separator: ", ")
        let query = files.readings.lazy.compactMap(\.searchQuery).first
        if run.strategy.isEmpty, let query { run.strategy = query }
        let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        var stored = StoredSearch(folder: folder, run: run, exports: Array(zip(names, files.contents)).map { (name: $0, bytes: $1) })
        stored.nameFiles()
        let (written, reading) = try stored.put()
        let notes = Self.notes(run, files.records, before.review)
        return SearchOutcome(stored.run, written, reading, refused: balance.refused, notes: balance.notes + notes)
    }

    private static func run(_ details: Details, _ review: Review) throws(RequestError) -> SearchRun {
        let source = try ReviewNames.source(details.source, review)
        let date = try ReviewNames.day(details.date)
        if let earlier = details.rerunOf { _ = try ReviewNames.search(earlier, review) }
        var run = SearchRun(id: details.id ?? "\(source.id)-\(date)", source: source.id, kind: source.kind, date: date)
        if review.searches.contains(where: { $0.id == run.id }) {
            throw RequestError(.inTheWay, "there is a search `\(run.id)` already; give this one another name with --id")
        }
        (run.strategy, run.hitsShown, run.person) = (details.strategy, details.hits, details.person)
        (run.rerunOf, run.limits, run.remarks) = (details.rerunOf, details.limits, details.remarks)
        return run
    }

    /// Whether the same records came before, though this is not said to be a repetition.
    private static func notes(_ run: SearchRun, _ records: [BibliographicRecord], _ review: Review) -> [String] {
        var notes: [String] = []
        if run.strategy.isEmpty { notes.append("the strategy is not told: write it under `strategy` in searches/\(run.id).yaml") }
        guard run.rerunOf == nil else { return notes }
        let names = Set(records.flatMap(ReviewNames.identifiers))
        for search in review.searches.reversed() where search.source == run.source {
            let known = review.records.values.filter { $0.key.search == search.id }
            let again = known.count { ReviewNames.identifiers($0.record).contains(where: names.contains) }
            guard again > 0 else { continue }
            notes.append(
                "\(again) of the records are in \(search.id) too; if this search repeats that one, import it with --rerun \(search.id), so that they are not counted twice"
            )
            break
        }
        return notes
    }
}

/// Names that a request gives, found in a review.
enum ReviewNames {
    static func source(_ id: String, _ review: Review) throws(RequestError) -> ReviewSource {
        if let source = review.protocol.source(id) { return source }
        let ids = review.protocol.sources.map(\.id)
        let hint =
            suggestion(for: id, among: ids)
            ?? (ids.isEmpty ? "list it under `sources` in review.yaml" : "it has \(ids.joined(separator: ", "))")
        throw RequestError(.unknownInReview, "the protocol has no source `\(id.shortened)`; \(hint)")
    }

    static func search(_ id: String, _ review: Review) throws(RequestError) -> SearchRun {
        if let run = review.searches.first(where: { $0.id == id }) { return run }
        let ids = review.searches.map(\.id)
        let hint = suggestion(for: id, among: ids) ?? (ids.isEmpty ? "none is logged yet" : "there are \(ids.joined(separator: ", "))")
        throw RequestError(.unknownInReview, "there is no search `\(id.shortened)`; \(hint)")
    }

    static func person(_ id: String, _ review: Review) throws(RequestError) -> ReviewPerson {
        if let person = review.protocol.person(id) { return person }
        let ids = review.protocol.people.map(\.id)
        let hint = suggestion(for: id, among: ids) ?? "it has \(ids.joined(separator: ", "))"
        throw RequestError(.unknownInReview, "the protocol has no person `\(id.shortened)`; \(hint)")
    }

    static func record(_ text: String, _ review: Review) throws(RequestError) -> RecordKey {
        if let key = RecordKey(text), let record = review.records[key] { return record.seenBefore ?? key }
        throw RequestError(
            .unknownInReview, "there is no record `\(text.shortened)`; a record is named search/identifier, as the lists show it")
    }

    /// A day such as 2025-06-30; today, by the machine's time zone, for none.
    static func day(_ text: String?) throws(RequestError) -> CalendarDate {
        guard let text else {
            let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
            return CalendarDate(year: parts.year ?? 1970, month: parts.month ?? 1, day: parts.day ?? 1) ?? CalendarDate(dayNumber: 0)
        }
        if let day = DateFormat.iso.parse(text)?.day { return day }
        throw RequestError(.impossibleNumber, "`\(text.shortened)` is no day; write it as 2025-06-30")
    }

    /// The identifiers of databases by which an entry is known again.
    static func identifiers(_ record: BibliographicRecord) -> [String] {
        let known = record.identifiers
        return [known.pmid, known.embase, known.webOfScience, known.scopus, known.cochrane, known.openAlex].filter { !$0.isEmpty }
    }
}
