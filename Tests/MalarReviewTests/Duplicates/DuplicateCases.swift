// SPDX-License-Identifier: Apache-2.0

import MalarReview

/// A record of our own making; what is not given takes the values of an ordinary article.
func sample(
    _ id: String, title: String = "Joint involvement in lupus treated with a new antibody: an observational study",
    authors: String = "Moreau, A; Lindqvist, B; Tanaka, C", year: Int? = 2019, journal: String = "Journal of Rheumatic Inquiry",
    volume: String = "12", issue: String = "3", pages: String = "288-297", doi: String = "", pmid: String = "", abstract: String = "",
    kind: PublicationKind = .article, file: String = "a.ris"
) -> BibliographicRecord {
    var record = BibliographicRecord(id: id, origin: RecordOrigin(file: file, position: 1, line: 1), kind: kind)
    record.title = title
    record.authors = authors.split(separator: ";").map { name in
        let parts = name.split(separator: ",").map { $0.drop { $0 == " " } }
        return AuthorName(family: String(parts.first ?? ""), given: parts.count > 1 ? String(parts[1]) : "")
    }
    record.year = year
    record.journal = journal
    record.volume = volume
    record.issue = issue
    record.pages = pages
    record.abstract = abstract
    record.identifiers.doi = doi
    record.identifiers.pmid = pmid
    return record
}

/// What the rules make of two records.
func pair(
    _ left: BibliographicRecord, _ right: BibliographicRecord, _ options: DuplicateOptions = DuplicateOptions()
) -> DuplicatePair? {
    DuplicateFinder(options).find(in: [left, right]).pairs.first
}

/// Fifty invented words.
let longAbstract = (1...50).map { "word\($0 * 37 % 101)" }.joined(separator: " ")
