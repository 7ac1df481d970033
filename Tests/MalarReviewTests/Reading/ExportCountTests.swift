// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Tagged exports of real programs", .enabled(if: SharedExports.areThere))
struct ExportCountTests {
    @Test("the list names the files that are meant")
    func list() {
        #expect(SharedExports.tagged.count >= 60)
    }

    @Test("every file reads with the records that the list counts", arguments: SharedExports.tagged)
    func counts(entry: SharedExports.Entry) throws {
        let reading = try SharedExports.read(entry.path)
        #expect(reading.records.count == entry.records)
        #expect(reading.recordsInFile == entry.records)
        #expect(Set(reading.records.map(\.id)).count == entry.records)
    }

    @Test("no line of any file is lost", arguments: SharedExports.tagged)
    func nothingLost(entry: SharedExports.Entry) throws {
        let reading = try SharedExports.read(entry.path)
        let kept = reading.records.flatMap(\.fields).map(\.value).joined(separator: " ").filter { $0.isLetter || $0.isNumber }
        var file = entry.bytes
        if file.starts(with: [0xEF, 0xBB, 0xBF]) { file.removeFirst(3) }
        let letters = String(decoding: file, as: UTF8.self).filter { $0.isLetter || $0.isNumber }.count
        let tags = reading.records.flatMap(\.fields).reduce(0) { $0 + $1.name.count }
        let ends = reading.format == .nbib ? 0 : 2 * (entry.records + 2)
        #expect(kept.count + tags + ends >= letters)
    }

    @Test("reading our RIS again loses nothing", arguments: SharedExports.tagged)
    func roundTrip(entry: SharedExports.Entry) throws {
        let reading = try SharedExports.read(entry.path)
        let text = RISWriter.text(of: reading.records)
        let again = try RecordFileReader.read(Array(text.utf8), file: entry.name)
        try RoundTrip.expectEqual(reading.records, again.records)
        #expect(again.remarks.isEmpty)
    }

    @Test("the ten-record baseline gives the same DOI, year and first author in every program")
    func baseline() throws {
        let folder = "exports/citation-file-formatting/RIS/_baseline_"
        let embase = try SharedExports.read(folder + "embase.ris").records
        let wanted = Dictionary(embase.map { ($0.identifiers.doi, $0) }) { first, _ in first }
        for program in ["endnote", "mendeley", "zotero", "refworks", "rayyan", "eppireviewer", "covidence_endnote", "covidence_refworks"] {
            var matched = 0
            for record in try SharedExports.read(folder + program + ".ris").records {
                guard let same = wanted[record.identifiers.doi] else { continue }
                matched += 1
                #expect(record.year == same.year && record.title == same.title && record.volume == same.volume, "\(program)")
                #expect(record.authors.first?.family == same.authors.first?.family, "\(program)")
            }
            #expect(matched >= 8, "\(program)")
        }
    }

    @Test("every Embase number of the baseline is found again after other programs")
    func embaseNumbers() throws {
        let folder = "exports/citation-file-formatting/RIS/_baseline_"
        let wanted = Set(try SharedExports.read(folder + "embase.ris").records.map(\.identifiers.embase))
        #expect(wanted.count == 10 && !wanted.contains(""))
        for program in ["endnote", "mendeley", "zotero", "refworks", "rayyan", "eppireviewer", "covidence_endnote"] {
            let found = Set(try SharedExports.read(folder + program + ".ris").records.map(\.identifiers.embase))
            #expect(found.count == 10 && !found.contains("") && found.intersection(wanted).count >= 8, "\(program)")
        }
    }
}

/// Compares records with those of a round trip.
enum RoundTrip {
    static func expectEqual(_ before: [BibliographicRecord], _ after: [BibliographicRecord]) throws {
        try #require(before.count == after.count)
        for (first, second) in zip(before, after) {
            #expect(bare(first) == bare(second))
            let lost = fields(first)
            let found = fields(second)
            #expect(lost == found, "\(first.origin.position)")
        }
    }

    /// The typed properties alone.
    private static func bare(_ record: BibliographicRecord) -> BibliographicRecord {
        var copy = record
        copy.fields = []
        copy.origin = RecordOrigin(file: "", position: 0, line: 0)
        return copy
    }

    private static func fields(_ record: BibliographicRecord) -> [String] {
        record.fields.map { "\($0.name)\u{1}\($0.value)" }.sorted()
    }
}
