// SPDX-License-Identifier: Apache-2.0

/// What a column of a table of records means.
enum TableRole: String, CaseIterable {
    case title, originalTitle, authors, year, date, journal, journalAbbreviation, volume, issue
    case pages, firstPage, lastPage, conference, publisher, abstract, keywords, languages, types
    case doi, pmid, pmcid, embase, scopus, webOfScience, cochrane, openAlex, serials, registrations, accession
    case links, databases, affiliations, notes, packedSource, identity

    /// Whether a table is one of records because it has such a column.
    var tellsRecords: Bool {
        switch self {
        case .title, .abstract, .doi, .pmid, .openAlex, .cochrane, .scopus, .webOfScience: true
        default: false
        }
    }

    /// Whether the values of all its columns are wanted, not only those of the first that has any.
    var isGathered: Bool {
        switch self {
        case .keywords, .serials, .links, .registrations, .affiliations, .notes: true
        default: false
        }
    }

    /// The names of columns, most telling first, in the form of `TableHeader.plain`.
    var aliases: [String] {
        switch self {
        case .title:
            [
                "title", "article title", "title primary", "primary title", "document title", "publication title and subtitle",
                "display name", "ti",
            ]
        case .originalTitle: ["original title", "original foreign title", "vernacular title"]
        case .authors:
            [
                "author full names", "authors", "author", "author names", "author s", "authors primary", "first authors", "author list",
                "authorships author display name", "authorships raw author name", "au", "creators",
            ]
        case .year: ["year", "publication year", "pub year", "published year", "year published", "py", "date year"]
        case .date:
            ["date of publication", "publication date", "date published", "published date", "date", "pub month day", "cover date"]
        case .journal:
            [
                "journal", "source title", "journal title", "publication title", "periodical full", "journal book", "journal name",
                "publication", "primary location source display name", "host venue display name", "secondary title", "container title",
                "booktitle", "book title", "periodical", "jt",
            ]
        case .journalAbbreviation:
            ["journal abbreviation", "abbreviated source title", "periodical abbrev", "iso abbreviation", "journal iso abbreviation"]
        case .volume: ["volume", "vol", "biblio volume", "vl"]
        case .issue: ["issue", "issue number", "number", "biblio issue", "issue no"]
        case .pages: ["pages", "page", "page range", "page numbers"]
        case .firstPage: ["first page", "start page", "page start", "biblio first page", "art no", "article number"]
        case .lastPage: ["last page", "end page", "page end", "biblio last page", "other pages"]
        case .conference: ["conference name", "meeting name", "conference", "conference title"]
        case .publisher: ["publisher", "book publisher", "publisher name"]
        case .abstract: ["abstract", "abstracts", "abstract note", "abstract text", "ab"]
        case .keywords:
            [
                "author keywords", "keywords", "keywords display name", "manual tags", "automatic tags", "index keywords", "mesh terms",
                "subjects", "emtree drug index terms major focus", "emtree drug index terms", "emtree medical index terms major focus",
                "emtree medical index terms", "keywords plus",
            ]
        case .languages: ["article language", "language", "language of original document", "output language", "languages"]
        case .types:
            [
                "item type", "publication type", "document type", "type of reference", "reference type", "doctype", "entrytype",
                "publication types", "ref type", "type",
            ]
        case .doi: ["doi", "doi link", "digital object identifier", "electronic resource number", "ids doi", "article doi"]
        case .pmid: ["pmid", "pubmed id", "medline pmid", "pubmedid", "ids pmid", "pm id"]
        case .pmcid: ["pmcid", "pmc id", "pmc", "ids pmcid"]
        case .embase: ["pui", "embase id", "embase accession id"]
        case .scopus: ["eid", "scopus id"]
        case .webOfScience: ["ut unique wos id", "ut unique id", "ut", "wos id", "accession number wos"]
        case .cochrane: ["central id", "cochrane id"]
        case .openAlex: ["openalex id", "ids openalex", "openalex"]
        case .serials: ["issn", "issns", "eissn", "isbn", "isbns", "issn isbn", "primary location source issn"]
        case .registrations: ["clinical trial numbers", "ctgov id", "ictrp id", "trial registration"]
        case .accession: ["accession number", "accession no", "lens id"]
        case .links:
            [
                "url", "urls", "link", "links", "full text link", "embase link", "open url link", "source urls", "external url", "plink",
                "article url", "primary location landing page url",
            ]
        case .databases: ["database", "database name", "databases", "archive", "sub file database"]
        case .affiliations: ["author addresses", "affiliations", "author address", "correspondence address", "affiliation"]
        case .notes: ["notes", "note", "research notes", "personal notes", "extra"]
        case .packedSource: ["source"]
        case .identity:
            ["record id", "recordid", "id", "key", "rayyan key", "internal id", "covidence", "reference id", "item id"]
        }
    }
}
