// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarDelimited
import MalarReview

/// The labelled sets of the shared data, beside the package.
enum LabelledSets {
    static let folder: URL? = {
        var place = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<8 {
            place.deleteLastPathComponent()
            guard FileManager.default.fileExists(atPath: place.appendingPathComponent("Package.swift").path) else { continue }
            let shared = place.deletingLastPathComponent().appendingPathComponent("shared/reference/review/dedupe-labelled")
            return FileManager.default.fileExists(atPath: shared.path) ? shared : nil
        }
        return nil
    }()

    static var isPresent: Bool {
        if folder == nil { print("Labelled sets of duplicates are not here; their tests are passed over.") }
        return folder != nil
    }

    static func text(_ path: String, isLatin1: Bool = false) throws -> DelimitedText {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        var bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
        if isLatin1 { bytes = Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8) }
        var options = DelimitedTextOptions(delimiter: .comma, skipsComments: false)
        options.limits.fieldCharacters = 1_000_000
        options.limits.recordBytes = 10_000_000
        return try DelimitedText(bytes: bytes, fileName: path, options: options)
    }

    static func records(_ set: String) throws -> [BibliographicRecord] {
        let isDiabetes = set == "diabetes"
        let path = isDiabetes ? "ASySD-diabetes/labelled_test_set.csv" : "bib-dedupe/\(set)/records_pre_merged.csv"
        return try text(path, isLatin1: isDiabetes).records.enumerated().map { record($0.element, $0.offset + 1) }
    }

    static func truth(_ set: String) throws -> [[String]] {
        try text("bib-dedupe/\(set)/merged_record_ids.csv").records.map { $0[0].text.split(separator: ";").map(String.init) }
    }

    private static func record(_ row: DelimitedRecord, _ position: Int) -> BibliographicRecord {
        func field(_ name: String) -> String {
            let text = row[name]?.text ?? ""
            return text == "NA" ? "" : text
        }
        let number = field("record_id")
        let id = number.isEmpty ? field("ID") : "id_" + String(repeating: "0", count: max(0, 7 - number.count)) + number
        var record = BibliographicRecord(id: id, origin: RecordOrigin(file: "set", position: position, line: row.line))
        record.title = field("title")
        record.year = Int(field("year"))
        record.authors = field("author").components(separatedBy: " and ").filter { !$0.isEmpty }.map(author)
        record.journal = field("journal").isEmpty ? field("booktitle") : field("journal")
        record.volume = field("volume")
        record.issue = field("number").isEmpty ? field("issue") : field("number")
        record.pages = field("pages")
        record.abstract = field("abstract")
        record.identifiers.doi = IdentifierForms.doi(field("doi")) ?? ""
        record.identifiers.issn = IdentifierForms.issn(field("isbn"))
        record.kind = PublicationKind(stated: field("ENTRYTYPE")) ?? .unstated
        return record
    }

    private static func author(_ text: String) -> AuthorName {
        let parts = text.split(separator: ",", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        return AuthorName(family: parts.first ?? "", given: parts.count > 1 ? parts[1] : "")
    }
}
