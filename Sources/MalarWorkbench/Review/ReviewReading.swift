// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview

/// A review as its folder gives it.
struct ReviewReading {
    let folder: String
    let review: Review

    /// Reads protocol, search log, exported files, decisions and studies of a folder.
    ///
    /// - Throws: ``RequestError`` with every error of its files.
    init(_ folder: String) throws(RequestError) {
        self.folder = folder
        try Self.checkIsFolder(folder)
        do throws(ReviewFileErrors) {
            review = try ReviewFolder.read(at: folder) { bytes, name in try RecordFileReader.read(bytes, file: name) }
        } catch {
            throw RequestError(.unreadableFile, error.description)
        }
    }

    /// Where the review stands, now or at the end of a past day.
    func state(asOf day: String? = nil) throws(RequestError) -> ReviewState {
        guard let day else { return ReviewState(review) }
        if let moment = ReviewInstant(day) { return ReviewState(review, asOf: moment) }
        guard let moment = ReviewInstant(day + "T23:59:59.999Z") else {
            throw RequestError(
                .impossibleNumber, "`\(day.prefix(40))` is no day; write it as 2025-06-30, or a moment as 2025-06-30T12:00:00Z")
        }
        return ReviewState(review, asOf: moment)
    }

    static func checkIsFolder(_ path: String) throws(RequestError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw RequestError(.unreadableFile, "\(path): there is no such folder; `malar review init \(path)` makes one")
        }
        guard isFolder.boolValue else {
            throw RequestError(.unreadableFile, "\(path): this is a file, not a folder; a review is a folder with review.yaml in it")
        }
    }
}
