// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Everything that a report of a review is made from.
public struct ReviewMaterial: Sendable {
    /// Protocol, searches, records and decisions.
    public var review: Review
    /// Where the review stands at the moment that is reported on.
    public var state: ReviewState
    /// What was extracted; `nil` where there is no form.
    public var extraction: ReviewExtraction?
    /// Pooled counts that a publication states, to be held against the studies.
    public var stated: [StatedSum] = []
    /// The appraisals of each reviewer, by id, in alphabetical order; "consensus" settles differences.
    public var appraisals: [(reviewer: String, appraisals: [Appraisal])] = []
    /// Facts that a person wrote down for the checklists, in `checklist.yaml`.
    public var authorFacts: [AuthorFact] = []

    /// A review without extraction and appraisal.
    public init(_ review: Review, asOf moment: ReviewInstant? = nil) {
        self.review = review
        state = ReviewState(review, asOf: moment)
    }

    /// Adds what the folders `extraction` and `appraisal` and the file `checklist.yaml` hold.
    ///
    /// - Throws: ``ReviewFileErrors`` with every error of a form, of an extraction, of an appraisal.
    public mutating func read(folder path: String) throws(ReviewFileErrors) {
        let files = try FolderFiles(path)
        var errors: [ReviewFileError] = []
        readExtraction(path, files, &errors)
        readAppraisals(files, &errors)
        do throws(ReviewFileErrors) { authorFacts = try AuthorFact.read(files) } catch { errors += error.errors }
        guard errors.isEmpty else { throw ReviewFileErrors(errors) }
    }

    private mutating func readExtraction(_ path: String, _ files: FolderFiles, _ errors: inout [ReviewFileError]) {
        guard files.exists("extraction/form.yaml") else { return }
        do throws(ExtractionFileErrors) {
            let read = try ReviewExtraction.read(folder: URL(fileURLWithPath: path).appendingPathComponent("extraction"))
            errors += read.unread.map { ReviewFileError($0, in: "extraction/") }
            extraction = read
            if files.exists("extraction/stated.yaml"), let text = try? files.text("extraction/stated.yaml") {
                stated = try StatedSum.read(yaml: text, form: read.form)
            }
        } catch {
            errors += error.errors.map { ReviewFileError($0, in: "extraction/") }
        }
    }

    private mutating func readAppraisals(_ files: FolderFiles, _ errors: inout [ReviewFileError]) {
        for name in files.names(in: "appraisal", ending: ".csv") {
            let (file, reviewer) = ("appraisal/" + name, String(name.dropLast(4)))
            do {
                let bytes = try files.bytes(file, limit: 20_000_000)
                appraisals.append((reviewer, try AppraisalFile.read(csv: bytes, reviewer: reviewer, file: file)))
            } catch let error as AppraisalFileErrors {
                errors += error.errors.map { ReviewFileError($0, in: "") }
            } catch {
                errors.append(error as? ReviewFileError ?? ReviewFileError(file: file, "\(error)"))
            }
        }
    }
}

extension ReviewFileError {
    init(_ error: RecordFileError, in folder: String) {
        self.init(file: folder + error.file, line: error.line > 0 ? error.line : nil, error.message)
    }
}
