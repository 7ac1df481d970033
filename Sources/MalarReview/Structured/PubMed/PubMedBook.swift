// SPDX-License-Identifier: Apache-2.0

/// What a `PubmedBookArticle` says, in our terms: a book or one of its chapters.
enum PubMedBook {
    static func fill(_ record: inout BibliographicRecord, from element: MarkupElement) {
        guard let document = element.first("BookDocument") else { return }
        let book = document.first("Book")
        PubMedParts.fillTitles(&record, document)
        let bookTitle = book?.text("BookTitle") ?? ""
        let isChapter = !record.title.isEmpty
        if isChapter { record.journal = bookTitle } else { record.title = bookTitle }
        record.authors = PubMedParts.authors(document.all("AuthorList"))
        if record.authors.isEmpty { record.authors = PubMedParts.authors(book?.all("AuthorList") ?? []) }
        record.affiliations = PubMedParts.affiliations(document.all("AuthorList"))
        record.abstract = PubMedParts.abstract(document.first("Abstract"))
        record.languages = document.all("Language").map(\.text)
        record.statedTypes = document.all("PublicationType").map(\.text)
        let stated = PublicationKind.kind(of: record.statedTypes)
        record.kind = stated == .unstated ? (isChapter ? .chapter : .book) : stated
        record.publisher = book?.text("Publisher", "PublisherName") ?? ""
        record.volume = book?.text("Volume") ?? ""
        record.pages = PubMedParts.pages(document.first("Pagination"))
        record.date = PubMedParts.date(book?.first("PubDate"))
        record.year = IdentifierForms.year(record.date)
        record.keywords = PubMedParts.keywords(document)
        record.identifiers.pmid = IdentifierForms.pmid(document.text("PMID")) ?? ""
        PubMedParts.fillIdentifiers(&record.identifiers, document.first("ArticleIdList"))
        PubMedParts.fillIdentifiers(&record.identifiers, element.first("PubmedBookData", "ArticleIdList"))
        for number in book?.all("Isbn") ?? [] {
            for isbn in IdentifierForms.isbn(number.text) { record.identifiers.isbn.appendOnce(isbn) }
        }
    }
}
