// SPDX-License-Identifier: Apache-2.0

/// A review as a folder of plain text, fit for version control.
///
/// `review.yaml` is the protocol, `searches/` holds one file per run of a search with the exported files beside it, `decisions/` one file
/// per person, `studies.yaml` groups reports into studies. Nothing outside of the folder is read.
public enum ReviewFolder {
    /// The largest exported file that is read, in bytes.
    public static let largestExport = 2_000_000_000

    /// Reads a whole review.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - reading: reads the bytes of an exported file of the name given.
    /// - Throws: ``ReviewFileErrors`` with all that is wrong in protocol, search log, checksums and exported files together. Lines of
    ///   decisions
    ///   that do not count are no error but remarks of the review.
    public static func read(
        at path: String, reading: (_ bytes: [UInt8], _ name: String) throws -> RecordReading
    ) throws(ReviewFileErrors) -> Review {
        let files = try FolderFiles(path)
        let plan = try readProtocol(files)
        var reader = Reader(files: files, plan: plan)
        reader.readSearches(reading)
        reader.readDecisions()
        reader.readStudies()
        guard reader.errors.isEmpty else { throw ReviewFileErrors(reader.errors) }
        var review = Review(
            protocol: plan, searches: reader.searches, readings: reader.readings, events: reader.events, studies: reader.studies)
        review.remarks = reader.remarks
        return review
    }

    /// Reads the protocol alone.
    ///
    /// - Throws: ``ReviewFileErrors`` with every error and its line.
    public static func readProtocol(at path: String) throws(ReviewFileErrors) -> ReviewProtocol {
        try readProtocol(try FolderFiles(path))
    }

    private static func readProtocol(_ files: FolderFiles) throws(ReviewFileErrors) -> ReviewProtocol {
        let text: String
        do throws(ReviewFileError) {
            text = try files.text("review.yaml")
        } catch {
            throw ReviewFileErrors([error])
        }
        return try ReviewProtocol(yaml: text)
    }

    struct Reader {
        let files: FolderFiles
        let plan: ReviewProtocol
        var searches: [SearchRun] = []
        var readings: [String: [RecordReading]] = [:]
        var events: [ReviewEvent] = []
        var studies: [ReviewStudy] = []
        var remarks: [ReviewRemark] = []
        var errors: [ReviewFileError] = []

        init(files: FolderFiles, plan: ReviewProtocol) {
            self.files = files
            self.plan = plan
        }

        /// Does something that may fail, and gathers its errors.
        mutating func gather<Value>(_ work: () throws -> Value) -> Value? {
            do {
                return try work()
            } catch let error as ReviewFileErrors {
                errors += error.errors
            } catch let error as ReviewFileError {
                errors.append(error)
            } catch let error as RecordFileError {
                errors.append(ReviewFileError(file: error.file, line: error.line > 0 ? error.line : nil, error.message))
            } catch {
                errors.append(ReviewFileError(file: "searches", "\(error)"))
            }
            return nil
        }

        mutating func readDecisions() {
            for name in files.names(in: "decisions", ending: ".csv") {
                let (file, person) = ("decisions/" + name, String(name.dropLast(4)))
                guard ReviewID.isValid(person) else {
                    errors.append(ReviewFileError(file: file, "the name of the file is the id of a person: \(ReviewID.rule)"))
                    continue
                }
                if plan.person(person) == nil {
                    let hint = NearestName.hint(person, among: plan.people.map(\.id))
                    remarks.append(
                        ReviewRemark(.error, file: file, "the protocol has no person `\(person)`, whose votes do not count\(hint)"))
                }
                let (files, limit) = (files, LogFile.limit)
                guard let bytes = gather({ try files.bytes(file, limit: limit) }) else { continue }
                let reading = DecisionLogReading(bytes: bytes, person: person, file: file)
                events += reading.events
                remarks += reading.remarks
            }
        }

        mutating func readStudies() {
            let files = files
            guard files.exists("studies.yaml"), let text = gather({ try files.text("studies.yaml") }) else { return }
            studies = gather { try ReviewStudy.list(yaml: text) } ?? []
        }
    }
}
