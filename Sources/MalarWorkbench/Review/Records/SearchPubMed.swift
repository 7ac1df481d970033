// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview
internal import MalarUnits

/// Runs a strategy in PubMed through NCBI's E-utilities, for a review or into a file.
public struct SearchPubMed: Sendable {
    /// How PubMed is reached.
    public struct Access: Sendable, Hashable {
        /// A person's address that NCBI can write to; empty for none.
        public var email = ""
        /// Another address of the E-utilities, as tests use; `nil` for NCBI's own.
        public var address: String?

        /// NCBI's own address, with the key that `NCBI_API_KEY` holds, if any.
        public init() {}
    }

    /// What PubMed says of a strategy.
    public struct Hits: Sendable, Hashable, Codable {
        /// Records that it finds.
        public let count: Int
        /// The strategy as PubMed understood it.
        public let translation: String
        /// Phrases that PubMed did not find and left out, and other warnings.
        public let warnings: [String]
    }

    /// A search that was stored.
    public struct Output: Sendable, Hashable, Codable {
        /// What PubMed says of the strategy.
        public let hits: Hits
        /// Records that were fetched.
        public let fetched: Int
        /// When the search was run: ISO 8601, UTC.
        public let searchedAt: String
        /// What a person should know.
        public let remarks: [String]
        /// The search in its review; `nil` for one that went into a file.
        public let outcome: SearchOutcome?
    }

    private let search: PubMedSearch

    /// A way to PubMed.
    public init(_ access: Access = Access()) {
        let place = access.address.map { PubMedAccess(email: access.email, address: $0) } ?? PubMedAccess(email: access.email)
        search = PubMedSearch(access: place)
    }

    /// What a strategy finds, without fetching it.
    public func hits(of strategy: String) async throws -> Hits {
        do {
            let hits = try await search.hits(of: strategy)
            return Hits(count: hits.count, translation: hits.translation, warnings: Self.warnings(hits.notFound, hits.warnings))
        } catch {
            throw Self.failure(error)
        }
    }

    /// Runs a strategy and writes what it finds into a new file, in PubMed's own tagged form.
    ///
    /// - Parameter progress: called with a line for the person who waits.
    /// - Throws: ``RequestError`` where PubMed fails or something stands at the path. What was fetched is taken up by the same call.
    public func callAsFunction(
        _ strategy: String, out: String, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Output {
        try NewFile.checkIsFree(out)
        let keep = PubMedFolder(path: out + ".unfinished")
        let download = try await run(strategy, keep, progress)
        try NewFile.write(download.bytes, to: out)
        Self.remove(keep)
        return Output(download, outcome: nil)
    }

    /// Runs a strategy, stores what it finds in a review, and logs the search.
    ///
    /// - Parameters:
    ///   - strategy: the strategy; `nil` to run that of `rerunOf` again.
    ///   - rerunOf: the search that is run again: only what no earlier run brought is then new.
    ///   - details: source, id and person; the day and the hits are PubMed's.
    /// - Throws: ``RequestError`` where the review cannot be read, PubMed fails, or the search is there already.
    public func callAsFunction(
        folder: String, strategy: String?, rerunOf: String? = nil, details: ImportSearch.Details,
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) async throws -> Output {
        let review = try ReviewReading(folder).review
        let source = try Self.source(details.source, review)
        let earlier = try rerunOf.map { id throws(RequestError) in try ReviewNames.search(id, review) }
        let strategy = strategy ?? earlier?.strategy ?? ""
        guard strategy.contains(where: { !$0.isWhitespace }) else {
            throw RequestError(
                .unknownInReview, "there is no strategy to run; give one with --strategy, or name an earlier search with --rerun")
        }
        let keep = PubMedFolder(path: folder.path(of: "searches/.unfinished-\(source.id)"))
        let download = try await run(strategy, keep, progress)
        var run = SearchRun(
            id: details.id ?? Self.freeID(source.id, download.searchedOn, review, after: earlier), source: source.id, kind: source.kind,
            date: download.searchedOn)
        run.describe(download, details, rerunOf: rerunOf)
        let exports = download.bytes.isEmpty ? [] : [(name: "pubmed.nbib", bytes: download.bytes)]
        var stored = StoredSearch(folder: folder, run: run, exports: exports)
        stored.nameFiles()
        let (files, reading) = try stored.put()
        Self.remove(keep)
        return Output(download, outcome: SearchOutcome(stored.run, files, reading, refused: [], notes: []))
    }

    private func run(_ strategy: String, _ keep: PubMedFolder, _ progress: @escaping @Sendable (String) -> Void) async throws
        -> PubMedDownload
    {
        do {
            return try await search.run(strategy, folder: keep) { progress(Self.line($0)) }
        } catch {
            throw Self.failure(error)
        }
    }

    private static func line(_ progress: PubMedProgress) -> String {
        let note = progress.note.isEmpty ? "" : progress.note
        switch progress.step {
        case .searched: return "PubMed finds \(progress.count) records" + (note.isEmpty ? "" : "; \(note)")
        case .fetched: return "\(progress.fetched) of \(progress.count) records fetched"
        case .foundInFolder: return "\(progress.fetched) of \(progress.count) records, some of an interrupted download"
        case .waiting: return note
        }
    }

    private static func failure(_ failure: PubMedFailure) -> RequestError { RequestError(.failedSearch, failure.description) }

    static func warnings(_ notFound: [String], _ warnings: [String]) -> [String] {
        notFound.map { "PubMed did not find `\($0.shortened)` and left it out" } + warnings
    }

    /// The folder of pages, once the download is stored.
    private static func remove(_ folder: PubMedFolder) {
        try? folder.clear()
        // Only an empty folder goes: what else may be there is not ours.
        let manager = FileManager.default
        if let left = try? manager.contentsOfDirectory(atPath: folder.path), left.isEmpty { try? manager.removeItem(atPath: folder.path) }
    }

    private static func source(_ id: String, _ review: Review) throws(RequestError) -> ReviewSource {
        if !id.isEmpty { return try ReviewNames.source(id, review) }
        let found = review.protocol.sources.filter { ($0.id + " " + $0.name).lowercased().contains("pubmed") }
        if found.count == 1 { return found[0] }
        throw RequestError(
            .unknownInReview,
            found.isEmpty
                ? "the protocol has no source named PubMed: add `- { id: pubmed, name: PubMed }` under sources in review.yaml"
                : "the protocol has several sources named PubMed; say which with --source")
    }

    /// `pubmed-2025-06-30`, or with a number where that is taken; after the run that it repeats, also by its name.
    private static func freeID(_ source: String, _ day: CalendarDate, _ review: Review, after earlier: SearchRun?) -> String {
        let taken = Set(review.searches.map(\.id))
        let plain = earlier?.date == day ? earlier?.id ?? "" : "\(source)-\(day)"
        if !taken.contains(plain) { return plain }
        var number = 2
        while taken.contains("\(plain)-\(number)") { number += 1 }
        return "\(plain)-\(number)"
    }
}
