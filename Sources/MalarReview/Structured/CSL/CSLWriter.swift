// SPDX-License-Identifier: Apache-2.0

/// Writes records as CSL-JSON, the input of citation processors.
public enum CSLWriter {
    /// A list of items, one a line.
    ///
    /// What CSL has no variable for stands under `custom.malar`, as its schema provides, so that reading here gives every typed property
    /// back but `relations` and `fields`. Empty properties are left out.
    /// - Source: Citation Style Language 1.0.2, schema of the input data.
    public static func text(_ records: [BibliographicRecord]) -> String {
        "[\n" + records.map { item($0).text }.joined(separator: ",\n") + "\n]\n"
    }

    private static func item(_ record: BibliographicRecord) -> CSLValue {
        let ids = record.identifiers
        var issued: CSLValue = .object([])
        if let year = record.year { issued = .object([("date-parts", .list([.list([.number(year)])]))]) }
        return .object([
            ("id", .text(record.id)), ("type", .text(type(of: record.kind))), ("title", .text(record.title)),
            ("original-title", .text(record.originalTitle)), ("author", .list(record.authors.map(author))), ("issued", issued),
            ("container-title", .text(record.journal)), ("container-title-short", .text(record.journalAbbreviation)),
            ("volume", .text(record.volume)), ("issue", .text(record.issue)), ("page", .text(record.pages)),
            ("event-title", .text(record.conference)), ("publisher", .text(record.publisher)), ("abstract", .text(record.abstract)),
            ("keyword", .text(record.keywords.joined(separator: "; "))), ("language", .text(record.languages.first ?? "")),
            ("DOI", .text(ids.doi)), ("PMID", .text(ids.pmid)), ("PMCID", .text(ids.pmcid)),
            ("ISSN", .text(ids.issn.joined(separator: ", "))), ("ISBN", .text(ids.isbn.joined(separator: ", "))),
            ("URL", .text(record.links.first ?? "")), ("note", .text(record.notes.joined(separator: "\n"))),
            ("custom", .object([("malar", own(record))])),
        ])
    }

    private static func own(_ record: BibliographicRecord) -> CSLValue {
        let ids = record.identifiers
        return .object([
            ("kind", .text(record.kind.rawValue)), ("statedTypes", .texts(record.statedTypes)), ("date", .text(record.date)),
            ("keywords", .texts(record.keywords)), ("languages", .texts(record.languages)), ("links", .texts(record.links)),
            ("notes", .texts(record.notes)), ("databases", .texts(record.databases)), ("affiliations", .texts(record.affiliations)),
            ("embase", .text(ids.embase)), ("scopus", .text(ids.scopus)), ("webOfScience", .text(ids.webOfScience)),
            ("cochrane", .text(ids.cochrane)), ("openAlex", .text(ids.openAlex)), ("registrations", .texts(ids.registrations)),
            ("accession", .texts(ids.accession)),
        ])
    }

    private static func author(_ name: AuthorName) -> CSLValue {
        if name.isCollective { return .object([("literal", .text(name.family))]) }
        return .object([("family", .text(name.family)), ("given", .text(name.given)), ("suffix", .text(name.suffix))])
    }

    private static func type(of kind: PublicationKind) -> String {
        switch kind {
        case .article, .review, .letter, .editorial, .note, .erratum, .retraction, .comment: "article-journal"
        case .conferenceAbstract, .conferencePaper: "paper-conference"
        case .preprint: "article"
        case .book: "book"
        case .chapter: "chapter"
        case .thesis: "thesis"
        case .report: "report"
        case .dataset: "dataset"
        case .webPage: "webpage"
        case .registration, .other, .unstated: "document"
        }
    }
}

/// A value of JSON that keeps the order of its parts and leaves out what is empty.
enum CSLValue {
    case text(String)
    case number(Int)
    case list([CSLValue])
    case object([(String, CSLValue)])

    static func texts(_ texts: [String]) -> CSLValue { .list(texts.map { .text($0) }) }

    private var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .number: false
        case .list(let values): values.isEmpty
        case .object(let members): members.allSatisfy { $0.1.isEmpty }
        }
    }

    var text: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number(let number): String(number)
        case .list(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{" + members.filter { !$0.1.isEmpty }.map { Self.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where scalar.value < 32 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let hex = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
