// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

/// The real exports, read in place from the `shared` folder beside the package or beside a folder above it.
enum SharedExports {
    /// A file of the list that counts its records.
    struct Entry: Sendable, CustomTestStringConvertible {
        let path: String
        let records: Int
        let encoding: String

        var bytes: [UInt8] { SharedExports.bytes(path) }
        var name: String { String(path.split(separator: "/").last ?? "") }
        var testDescription: String { path }
    }

    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            let place = folder.appendingPathComponent("shared/reference/review")
            if FileManager.default.fileExists(atPath: place.appendingPathComponent("MANIFEST.csv").path) { return place }
            folder.deleteLastPathComponent()
        }
        print("The exports of the review were not found beside the package: the tests that need them are skipped.")
        return nil
    }()

    static var areThere: Bool { folder != nil }

    /// The tagged files of `exports` and `staged-search`, with the records that the list counts.
    static let tagged: [Entry] = entries.filter { entry in
        let isOurs = entry.path.hasPrefix("exports/") || entry.path.hasPrefix("staged-search/")
        return isOurs && (entry.path.hasSuffix(".ris") || entry.path.hasSuffix(".txt"))
    }

    static let entries: [Entry] = {
        guard let folder, let text = try? String(contentsOf: folder.appendingPathComponent("MANIFEST.csv"), encoding: .utf8) else {
            return []
        }
        return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard cells.count > 6, let records = Int(cells[6]) else { return nil }
            return Entry(path: cells[0], records: records, encoding: cells[3])
        }
    }()

    static func bytes(_ path: String) -> [UInt8] {
        guard let folder, let data = FileManager.default.contents(atPath: folder.appendingPathComponent(path).path) else { return [] }
        return [UInt8](data)
    }

    static func read(_ path: String) throws -> RecordReading {
        try RecordFileReader.read(bytes(path), file: path)
    }
}

extension RecordReading {
    /// The lines of the first remark whose message holds a text.
    func lines(of part: String) -> [Int]? { remarks.first { $0.message.contains(part) }?.lines }
}

/// Reads a small text of our own making.
func reading(_ text: String, _ file: String = "test.ris") throws -> RecordReading {
    try RecordFileReader.read(Array(text.utf8), file: file)
}

/// The only record of a small text.
func record(_ text: String, _ file: String = "test.ris") throws -> BibliographicRecord {
    try #require(try reading(text, file).records.first)
}
