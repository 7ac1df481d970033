// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarReview

/// Files of records by their paths, read together; no two records have the same id.
struct RecordFiles {
    /// One reading for each path, in the order given.
    let readings: [RecordReading]
    /// The bytes of each file.
    let contents: [[UInt8]]

    /// - Throws: ``RequestError`` with every file that cannot be used, with its line where there is one.
    init(_ paths: [String]) throws(RequestError) {
        var (files, errors): ([RecordFile], [String]) = ([], [])
        for path in paths {
            do throws(RequestError) {
                files.append(RecordFile(name: path, bytes: try Self.bytes(path)))
            } catch {
                errors.append(error.description)
            }
        }
        let reading = RecordFileReader.read(files: files)
        errors += reading.failures.map(\.description)
        guard errors.isEmpty else { throw RequestError(.unreadableFile, errors.joined(separator: "\n")) }
        (readings, contents) = (reading.readings, files.map(\.bytes))
    }

    /// All records in the order of files and places.
    var records: [BibliographicRecord] { readings.flatMap(\.records) }

    /// "hits.ris, line 12: …" of each remark of a severity.
    func remarks(_ severity: ReadingRemark.Severity) -> [String] {
        readings.flatMap { reading in reading.remarks.filter { $0.severity == severity }.map { Self.text($0, reading.file) } }
    }

    static func text(_ remark: ReadingRemark, _ file: String) -> String {
        let shown = remark.lines.prefix(10).map(String.init).joined(separator: ", ")
        let more = remark.lines.count > 10 ? " and \(remark.lines.count - 10) more" : ""
        let place = remark.lines.isEmpty ? "" : remark.lines.count == 1 ? ", line \(shown)" : ", lines \(shown)\(more)"
        return "\(file)\(place): \(remark.message)"
    }

    private static func bytes(_ path: String) throws(RequestError) -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
        guard let attributes else { throw RequestError(.unreadableFile, "\(path): there is no such file") }
        guard attributes[.type] as? FileAttributeType != .typeDirectory else {
            throw RequestError(.unreadableFile, "\(path): this is a folder; name the files in it")
        }
        guard (attributes[.size] as? NSNumber)?.intValue ?? 0 <= RecordFileReader.fileLimit else {
            throw RequestError(.unreadableFile, "\(path): the file is larger than 1 GB; divide it, or export fewer records at a time")
        }
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw RequestError(.unreadableFile, "\(path): the file cannot be read; check that you may read it")
        }
        return [UInt8](data)
    }
}

/// What became of the records of files: nothing is dropped without a word.
public struct RecordsBalance: Sendable, Hashable {
    /// Records that the files hold.
    public let inFiles: Int
    /// Records that were read.
    public let read: Int
    /// Each record that could not be read, and each departure from a format that costs content: file, line and reason.
    public let refused: [String]
    /// Tolerances that were used, with their lines.
    public let notes: [String]

    init(_ files: RecordFiles) {
        inFiles = files.readings.reduce(0) { $0 + $1.recordsInFile }
        read = files.readings.reduce(0) { $0 + $1.records.count }
        (refused, notes) = (files.remarks(.error), files.remarks(.note))
    }
}

extension RequestError.Code {
    /// Some records of a file cannot be read, and the whole is therefore left undone.
    public static let unreadableRecords = Self(description: "unreadableRecords")
    /// The review has no source, search, person or record of that name.
    public static let unknownInReview = Self(description: "unknownInReview")
    /// A search of PubMed did not come to its end.
    public static let failedSearch = Self(description: "failedSearch")
}
