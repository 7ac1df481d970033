// SPDX-License-Identifier: Apache-2.0

/// Reads PubMed's XML: `PubmedArticleSet` with articles and chapters of books.
///
/// - Source: NLM, PubMed DTD 2019 and later; the elements that are read are named in `PubMedArticle` and `PubMedBook`.
enum PubMedReader {
    static func read(_ bytes: [UInt8], file: String) throws(RecordFileError) -> RecordReading {
        var reading = RecordReading(file: file, format: .pubmedXML)
        var fields = MarkupFields(inlineNames: ["i", "b", "u", "sup", "sub", "em", "strong", "math", "DispFormula"])
        let summary = try MarkupRecords.read(bytes, file: file, names: ["PubmedArticle", "PubmedBookArticle"]) { element in
            let origin = RecordOrigin(file: file, position: reading.records.count + 1, line: element.line)
            var record = BibliographicRecord(id: "", origin: origin)
            if element.name == "PubmedArticle" {
                PubMedArticle.fill(&record, from: element)
            } else {
                PubMedBook.fill(&record, from: element)
            }
            record.fields = fields.fields(of: element)
            reading.records.append(record)
        }
        if reading.records.isEmpty, summary.root != "PubmedArticleSet", summary.root != "PubmedBookArticleSet" {
            throw RecordFileError(
                file: file, line: 1,
                "the XML begins with <\(summary.root.prefix(60))>, not with PubMed's <PubmedArticleSet>, and holds no article")
        }
        if !summary.forbiddenLines.isEmpty { reading.remarks.append(.forbiddenCharacters(summary.forbiddenLines)) }
        RecordNaming.apply(reading.records.map(\.identifiers.pmid), to: &reading.records)
        return reading
    }
}

extension ReadingRemark {
    static func forbiddenCharacters(_ lines: [Int]) -> ReadingRemark {
        ReadingRemark(.note, lines: lines, "control characters, which XML does not allow, are read as spaces")
    }
}
