// SPDX-License-Identifier: Apache-2.0

/// A typed property of a record as a list of texts, so that all can be compared, written and read in one way.
struct RecordProperty: Sendable {
    let name: String
    let read: @Sendable (BibliographicRecord) -> [String]
    /// Sets the property; texts that are no value of it are passed over.
    let write: @Sendable (inout BibliographicRecord, [String]) -> Void

    static let all: [RecordProperty] =
        [
            text("id", \.id), text("title", \.title), text("originalTitle", \.originalTitle), text("date", \.date),
            text("journal", \.journal),
            text("journalAbbreviation", \.journalAbbreviation), text("volume", \.volume), text("issue", \.issue), text("pages", \.pages),
            text("conference", \.conference), text("publisher", \.publisher), text("abstract", \.abstract),
            texts("statedTypes", \.statedTypes), texts("keywords", \.keywords), texts("languages", \.languages), texts("links", \.links),
            texts("databases", \.databases), texts("affiliations", \.affiliations), texts("notes", \.notes),
            kind, year, authors, relations,
        ] + identifiers

    static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

    private static let identifiers: [RecordProperty] = [
        text("doi", \.identifiers.doi), text("pmid", \.identifiers.pmid), text("pmcid", \.identifiers.pmcid),
        text("embase", \.identifiers.embase), text("scopus", \.identifiers.scopus), text("webOfScience", \.identifiers.webOfScience),
        text("cochrane", \.identifiers.cochrane), text("openAlex", \.identifiers.openAlex), texts("issn", \.identifiers.issn),
        texts("isbn", \.identifiers.isbn), texts("registrations", \.identifiers.registrations), texts("accession", \.identifiers.accession),
    ]

    private static func text(_ name: String, _ path: any WritableKeyPath<BibliographicRecord, String> & Sendable) -> RecordProperty {
        RecordProperty(name: name) { record in
            record[keyPath: path].isEmpty ? [] : [record[keyPath: path]]
        } write: { record, values in
            record[keyPath: path] = values.first ?? ""
        }
    }

    private static func texts(_ name: String, _ path: any WritableKeyPath<BibliographicRecord, [String]> & Sendable) -> RecordProperty {
        RecordProperty(name: name) { record in
            record[keyPath: path]
        } write: { record, values in
            record[keyPath: path] = values
        }
    }

    private static let kind = RecordProperty(name: "kind") { record in
        [record.kind.rawValue]
    } write: { record, values in
        if let kind = values.first.flatMap(PublicationKind.init(rawValue:)) { record.kind = kind }
    }

    private static let year = RecordProperty(name: "year") { record in
        record.year.map { [String($0)] } ?? []
    } write: { record, values in
        record.year = values.first.flatMap { Int($0) }
    }

    private static let authors = RecordProperty(name: "authors") { record in
        record.authors.map { RISEscapes.joined([$0.family, $0.given, $0.suffix, $0.isCollective ? "group" : ""]) }
    } write: { record, values in
        record.authors = values.map { value in
            let parts = RISEscapes.parts(value, 4)
            return AuthorName(family: parts[0], given: parts[1], suffix: parts[2], isCollective: parts[3] == "group")
        }
    }

    private static let relations = RecordProperty(name: "relations") { record in
        record.relations.map { RISEscapes.joined([$0.kind.rawValue, $0.pmid, $0.text]) }
    } write: { record, values in
        record.relations = values.map { value in
            let parts = RISEscapes.parts(value, 3)
            return StatedRelation(StatedRelation.Kind(rawValue: parts[0]) ?? .other, text: parts[2], pmid: parts[1])
        }
    }
}
