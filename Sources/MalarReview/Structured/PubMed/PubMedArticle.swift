// SPDX-License-Identifier: Apache-2.0

/// What a `PubmedArticle` says, in our terms.
enum PubMedArticle {
    static func fill(_ record: inout BibliographicRecord, from element: MarkupElement) {
        guard let citation = element.first("MedlineCitation"), let article = citation.first("Article") else { return }
        PubMedParts.fillTitles(&record, article)
        record.authors = PubMedParts.authors(article.all("AuthorList"))
        record.affiliations = PubMedParts.affiliations(article.all("AuthorList"))
        record.abstract = PubMedParts.abstract(article.first("Abstract"))
        record.languages = article.all("Language").map(\.text)
        record.statedTypes = article.first("PublicationTypeList")?.all("PublicationType").map(\.text) ?? []
        record.kind = PublicationKind.kind(of: record.statedTypes)
        fillSource(&record, citation, article)
        fillIdentifiers(&record, citation, article, data: element.first("PubmedData"))
        record.keywords = PubMedParts.headings(citation) + PubMedParts.keywords(citation)
        record.notes = citation.all("GeneralNote").map(\.text)
        record.relations = PubMedParts.relations(citation)
    }

    private static func fillSource(_ record: inout BibliographicRecord, _ citation: MarkupElement, _ article: MarkupElement) {
        let journal = article.first("Journal")
        let issue = journal?.first("JournalIssue")
        record.journal = journal?.text("Title") ?? ""
        let abbreviation = journal?.text("ISOAbbreviation") ?? ""
        record.journalAbbreviation = abbreviation.isEmpty ? citation.text("MedlineJournalInfo", "MedlineTA") : abbreviation
        record.volume = issue?.text("Volume") ?? ""
        record.issue = issue?.text("Issue") ?? ""
        record.pages = PubMedParts.pages(article.first("Pagination"))
        record.date = PubMedParts.date(issue?.first("PubDate"))
        if record.date.isEmpty { record.date = PubMedParts.date(article.first("ArticleDate")) }
        record.year = IdentifierForms.year(record.date)
    }

    private static func fillIdentifiers(
        _ record: inout BibliographicRecord, _ citation: MarkupElement, _ article: MarkupElement, data: MarkupElement?
    ) {
        record.identifiers.pmid = IdentifierForms.pmid(citation.text("PMID")) ?? ""
        let locations = article.all("ELocationID").filter { $0.attributes["EIdType"] == "doi" && $0.attributes["ValidYN"] != "N" }
        record.identifiers.doi = locations.lazy.compactMap { IdentifierForms.doi($0.text) }.first ?? ""
        PubMedParts.fillIdentifiers(&record.identifiers, data?.first("ArticleIdList"))
        for number in [article.first("Journal", "ISSN"), citation.first("MedlineJournalInfo", "ISSNLinking")].compactMap(\.self) {
            for issn in IdentifierForms.issn(number.text) { record.identifiers.issn.appendOnce(issn) }
        }
        for bank in article.first("DataBankList")?.all("DataBank") ?? [] {
            for number in bank.first("AccessionNumberList")?.all("AccessionNumber") ?? [] {
                for trial in IdentifierForms.registrations(number.text) { record.identifiers.registrations.appendOnce(trial) }
            }
        }
    }
}
