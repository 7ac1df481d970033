// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview
internal import MalarUnits

/// Puts a run of a search into a review: the files first, the log last, and nothing of it where the review could then not be read.
struct StoredSearch {
    let folder: String
    var run: SearchRun
    /// Bytes with the name that they came under.
    let exports: [(name: String, bytes: [UInt8])]

    /// The paths that were written, the log first, and the review as it now is.
    func put() throws(RequestError) -> (files: [String], reading: ReviewReading) {
        let paths = run.files.map { folder.path(of: "searches").path(of: $0.name) }
        let log = folder.path(of: "searches").path(of: run.id + ".yaml")
        for path in [log] + paths { try NewFile.checkIsFree(path) }
        var written: [String] = []
        do throws(RequestError) {
            for (path, export) in zip(paths, exports) {
                try NewFile.write(export.bytes, to: path)
                written.append(path)
            }
            try NewFile.write(Array(SearchLogText.of(run, originals: exports.map(\.name)).utf8), to: log)
            written.append(log)
            return ([log] + paths, try ReviewReading(folder))
        } catch {
            NewFile.remove(written)
            throw error
        }
    }

    /// Names the files of the run after its id, with the endings that they came with.
    mutating func nameFiles() {
        run.files = exports.enumerated().map { index, export in
            let number = exports.count > 1 ? "-\(index + 1)" : ""
            return SearchFile(name: run.id + number + Self.ending(of: export.name), sha256: ReviewFolder.checksum(of: export.bytes))
        }
    }

    /// ".ris"; ".txt" for a name without a plain ending.
    private static func ending(of name: String) -> String {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).last.map { $0.lowercased() } ?? ""
        let isPlain =
            name.contains(".") && (1...6).contains(ending.utf8.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        // A log ends in .yaml; an export must not be taken for one.
        return isPlain && ending != "yaml" ? "." + ending : ".txt"
    }
}

/// What became of the records of a search within its review.
public struct SearchOutcome: Sendable, Hashable, Codable {
    /// The id of the search.
    public let id: String
    /// The files that were written, the log first.
    public let files: [String]
    /// Hits that the source displayed; `nil` where this is not known.
    public let shown: Int?
    /// Records that the files hold.
    public let inFiles: Int
    /// Records that were read.
    public let read: Int
    /// Each record that could not be read: file, line, reason.
    public let refused: [String]
    /// Records that an earlier run of the same search brought, not counted again.
    public let seenBefore: Int
    /// Records that no earlier run brought.
    public let new: Int
    /// The run that this one repeats; `nil` for a first run.
    public let rerunOf: String?
    /// Of a rerun, records of earlier runs that the source no longer gives; they stay in the review.
    public let gone: Int
    /// What a person should know, without a full stop.
    public let notes: [String]

    init(_ run: SearchRun, _ files: [String], _ reading: ReviewReading, refused: [String], notes: [String]) {
        let balance = reading.review.balances.first { $0.search == run.id } ?? SearchBalance(search: run.id)
        (id, self.files, shown, rerunOf) = (run.id, files, run.hitsShown, run.rerunOf)
        inFiles = balance.inFiles ?? 0
        read = balance.seenBefore.count + balance.new.count
        (seenBefore, new) = (balance.seenBefore.count, balance.new.count)
        self.refused = refused
        gone = run.rerunOf == nil ? 0 : Self.gone(run, reading.review)
        var notes = notes
        if let shown = run.hitsShown, shown != inFiles, run.remarks.isEmpty {
            notes.append(
                "the source showed \(shown) hits and the files hold \(inFiles): say why under `remarks` in searches/\(run.id).yaml")
        }
        self.notes = notes
    }

    /// Records of earlier runs of the source that this run did not bring again.
    private static func gone(_ run: SearchRun, _ review: Review) -> Int {
        let again = Set(review.records.values.filter { $0.key.search == run.id }.compactMap(\.seenBefore))
        let earlier = review.searches.filter { $0.source == run.source && ($0.date, $0.id) < (run.date, run.id) }.map(\.id)
        return review.balances.filter { earlier.contains($0.search) }.reduce(0) { $0 + $1.new.count { !again.contains($0) } }
    }
}
