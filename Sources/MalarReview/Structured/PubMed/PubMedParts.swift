// SPDX-License-Identifier: Apache-2.0

/// The parts that articles and chapters of books have in common.
enum PubMedParts {
    /// The title with the text of its inline elements; the title in the original language stands in for one that PubMed does not have.
    static func fillTitles(_ record: inout BibliographicRecord, _ article: MarkupElement) {
        record.originalTitle = article.text("VernacularTitle")
        record.title = article.text("ArticleTitle")
        let isMissing = record.title.isEmpty || record.title.lowercased().hasPrefix("[not available]")
        if isMissing, !record.originalTitle.isEmpty { record.title = record.originalTitle }
    }

    /// Authors that are valid; lists of editors are left to the fields.
    static func authors(_ lists: [MarkupElement]) -> [AuthorName] {
        lists.filter { $0.attributes["Type"] != "editors" }.flatMap { $0.all("Author") }.filter { $0.attributes["ValidYN"] != "N" }
            .compactMap(author)
    }

    private static func author(_ element: MarkupElement) -> AuthorName? {
        let group = element.text("CollectiveName")
        if !group.isEmpty { return AuthorName(family: group, isCollective: true) }
        let family = element.text("LastName")
        let fore = element.text("ForeName")
        let given = fore.isEmpty ? element.text("Initials") : fore
        guard !family.isEmpty || !given.isEmpty else { return nil }
        return AuthorName(family: family.isEmpty ? given : family, given: family.isEmpty ? "" : given, suffix: element.text("Suffix"))
    }

    /// Every affiliation once, in the order of the authors.
    static func affiliations(_ lists: [MarkupElement]) -> [String] {
        var seen: Set<String> = []
        let all = lists.flatMap { $0.all("Author") }.flatMap { $0.all("AffiliationInfo") }.map { $0.text("Affiliation") }
        return all.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    /// One line for each section, its label before it.
    static func abstract(_ element: MarkupElement?) -> String {
        let sections = element?.all("AbstractText") ?? []
        return sections.map { section in
            let label = section.attributes["Label"]?.trimmedOfWhitespace ?? ""
            return label.isEmpty || label.uppercased() == "UNLABELLED" ? section.text : "\(label): \(section.text)"
        }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    static func pages(_ pagination: MarkupElement?) -> String {
        let printed = pagination?.text("MedlinePgn") ?? ""
        guard printed.isEmpty, let pagination else { return printed }
        return [pagination.text("StartPage"), pagination.text("EndPage")].filter { !$0.isEmpty }.joined(separator: "-")
    }

    /// "2019 Nov 2", or the free text that stands instead.
    static func date(_ element: MarkupElement?) -> String {
        guard let element else { return "" }
        let free = element.text("MedlineDate")
        guard free.isEmpty else { return free }
        return ["Year", "Season", "Month", "Day"].map { element.text($0) }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The ids of a list that is the article's own; lists within references are not handed to this.
    static func fillIdentifiers(_ identifiers: inout RecordIdentifiers, _ list: MarkupElement?) {
        for id in list?.all("ArticleId") ?? [] {
            switch id.attributes["IdType"] {
            case "doi" where identifiers.doi.isEmpty: identifiers.doi = IdentifierForms.doi(id.text) ?? ""
            case "pmc" where identifiers.pmcid.isEmpty: identifiers.pmcid = IdentifierForms.pmcid(id.text) ?? ""
            case "pubmed" where identifiers.pmid.isEmpty: identifiers.pmid = IdentifierForms.pmid(id.text) ?? ""
            default: break
            }
        }
    }

    /// MeSH headings as MEDLINE prints them: `Lupus Erythematosus, Systemic/*drug therapy`, a star before what is major.
    static func headings(_ citation: MarkupElement) -> [String] {
        (citation.first("MeshHeadingList")?.all("MeshHeading") ?? []).map { heading in
            heading.elements.map { ($0.attributes["MajorTopicYN"] == "Y" ? "*" : "") + $0.text }.joined(separator: "/")
        }
    }

    static func keywords(_ citation: MarkupElement) -> [String] {
        citation.all("KeywordList").flatMap { $0.all("Keyword") }.map(\.text).filter { !$0.isEmpty }
    }

    static func relations(_ citation: MarkupElement) -> [StatedRelation] {
        (citation.first("CommentsCorrectionsList")?.all("CommentsCorrections") ?? []).compactMap { element in
            let type = element.attributes["RefType"] ?? ""
            // The works that an article cites are no statement about the article.
            guard type != "Cites" else { return nil }
            let pmid = IdentifierForms.pmid(element.text("PMID")) ?? ""
            return StatedRelation(kinds[type] ?? .other, text: element.text("RefSource"), pmid: pmid)
        }
    }

    private static let kinds: [String: StatedRelation.Kind] = [
        "CommentIn": .commentIn, "CommentOn": .commentOn, "ErratumIn": .erratumIn, "ErratumFor": .erratumFor,
        "RetractionIn": .retractionIn, "RetractionOf": .retractionOf, "PartialRetractionIn": .retractionIn,
        "PartialRetractionOf": .retractionOf, "UpdateIn": .updateIn, "UpdateOf": .updateOf, "RepublishedIn": .republishedIn,
        "RepublishedFrom": .republishedFrom, "CorrectedandRepublishedIn": .republishedIn, "CorrectedandRepublishedFrom": .republishedFrom,
    ]
}
