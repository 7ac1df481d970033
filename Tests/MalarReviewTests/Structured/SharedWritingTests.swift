// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

/// Real records are written and read again: their typed properties stay the same.
@Suite("Writing real records", .enabled(if: StructuredFixture.isThere))
struct SharedWritingTests {
    @Test(arguments: [
        "exports/asreview-demo/pubmed.xml", "dedupe-labelled/endnote-xml/tafenoquine.xml",
        "exports/citation-file-formatting/CSV/_baseline_embase.csv", "exports/citation-file-formatting/CSV/_baseline_scopus.csv",
        "exports/citation-file-formatting/TSV/_baseline_refworks.tsv", "exports/citation-file-formatting/CSV/_baseline_rayyan.csv",
        "exports/citation-file-formatting/CSV/_baseline.csv", "dedupe-labelled/bib-dedupe/special_cases/records_pre_merged.csv",
    ])
    func readsBack(_ path: String) throws {
        let records = try StructuredFixture.reading(path).records
        let texts = [
            (RecordCSVWriter.text(records), RecordFormat.csv), (BibTeXWriter.text(records), .bibtex), (CSLWriter.text(records), .cslJSON),
        ]
        for (text, format) in texts {
            let back = try StructuredFixture.read(text, format).records
            #expect(back.count == records.count)
            let changed = zip(records, back).filter { carried($0) != carried($1) }
            #expect(
                changed.isEmpty, "\(format): \(changed.count) of \(records.count), first \(changed.first.map { difference($0, $1) } ?? "")")
        }
    }

    private func carried(_ record: BibliographicRecord) -> BibliographicRecord {
        var record = record
        record.fields = []
        record.relations = []
        record.origin = RecordOrigin(file: "", position: 0, line: 0)
        return record
    }

    /// The properties that differ.
    private func difference(_ left: BibliographicRecord, _ right: BibliographicRecord) -> String {
        zip(Mirror(reflecting: carried(left)).children, Mirror(reflecting: carried(right)).children)
            .filter { "\($0.value)" != "\($1.value)" }.map { "\($0.label ?? ""): \($0.value) -> \($1.value)" }.joined(separator: "; ")
    }
}
