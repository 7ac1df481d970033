// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What an item of CSL-JSON says, in our terms.
struct CSLItem {
    private let object: [String: Any]
    /// What this program adds under `custom`, so that its own files read back without a loss.
    private let own: [String: Any]?

    init(_ object: [String: Any]) {
        self.object = object
        own = (object["custom"] as? [String: Any])?["malar"] as? [String: Any]
    }

    func record(origin: RecordOrigin) -> BibliographicRecord {
        var record = BibliographicRecord(id: text("id"), origin: origin)
        let type = text("type")
        record.statedTypes = own.map { Self.list($0["statedTypes"]) } ?? [type, text("genre")].filter { !$0.isEmpty }
        record.kind = own.flatMap { PublicationKind(rawValue: Self.text($0["kind"])) } ?? PublicationKind.kind(of: record.statedTypes)
        record.title = text("title")
        record.originalTitle = text("original-title")
        record.authors = (object["author"] as? [Any] ?? []).compactMap { ($0 as? [String: Any]).flatMap(Self.author) }
        fillDate(&record)
        record.journal = text("container-title")
        record.journalAbbreviation = text("container-title-short", "journalAbbreviation")
        record.volume = text("volume")
        record.issue = text("issue", "number")
        record.pages = text("page")
        record.conference = text("event-title", "event")
        record.publisher = text("publisher")
        record.abstract = text("abstract")
        fillLists(&record)
        record.identifiers = identifiers
        record.fields = object.keys.sorted().map { SourceField($0, Self.plain(object[$0]), line: origin.line) }
        return record
    }

    private func fillDate(_ record: inout BibliographicRecord) {
        let issued = object["issued"] as? [String: Any]
        let parts = ((issued?["date-parts"] as? [Any])?.first as? [Any] ?? []).map { Self.text($0) }
        let words = ["literal", "raw"].map { Self.text(issued?[$0]) }.first { !$0.isEmpty } ?? ""
        record.date = own.map { Self.text($0["date"]) } ?? (words.isEmpty ? parts.joined(separator: "-") : words)
        record.year = parts.first.flatMap { IdentifierForms.year($0) } ?? (own == nil ? IdentifierForms.year(words) : nil)
    }

    private func fillLists(_ record: inout BibliographicRecord) {
        let keyword = text("keyword")
        record.keywords = own.map { Self.list($0["keywords"]) } ?? TableRow.divided(keyword)
        record.languages = own.map { Self.list($0["languages"]) } ?? [text("language")].filter { !$0.isEmpty }
        record.links = own.map { Self.list($0["links"]) } ?? [text("URL")].filter { !$0.isEmpty }
        record.notes = own.map { Self.list($0["notes"]) } ?? [text("note")].filter { !$0.isEmpty }
        record.databases = own.map { Self.list($0["databases"]) } ?? [text("source")].filter { !$0.isEmpty }
        record.affiliations = own.map { Self.list($0["affiliations"]) } ?? []
    }

    private var identifiers: RecordIdentifiers {
        var ids = RecordIdentifiers()
        ids.doi = IdentifierForms.doi(text("DOI")) ?? ""
        ids.pmid = IdentifierForms.pmid(text("PMID")) ?? ""
        ids.pmcid = IdentifierForms.pmcid(text("PMCID")) ?? ""
        ids.issn = IdentifierForms.issn(text("ISSN"))
        ids.isbn = IdentifierForms.isbn(text("ISBN"))
        guard let own else { return ids }
        ids.embase = Self.text(own["embase"])
        ids.scopus = Self.text(own["scopus"])
        ids.webOfScience = Self.text(own["webOfScience"])
        ids.cochrane = Self.text(own["cochrane"])
        ids.openAlex = Self.text(own["openAlex"])
        ids.registrations = Self.list(own["registrations"])
        ids.accession = Self.list(own["accession"])
        return ids
    }

    private static func author(_ object: [String: Any]) -> AuthorName? {
        let literal = text(object["literal"])
        if !literal.isEmpty { return AuthorName(family: literal, isCollective: true) }
        let particles = [text(object["dropping-particle"]), text(object["non-dropping-particle"])]
        let family = (particles + [text(object["family"])]).filter { !$0.isEmpty }.joined(separator: " ")
        let given = text(object["given"])
        guard !family.isEmpty || !given.isEmpty else { return nil }
        return AuthorName(family: family.isEmpty ? given : family, given: family.isEmpty ? "" : given, suffix: text(object["suffix"]))
    }

    private func text(_ names: String...) -> String {
        names.lazy.map { Self.text(object[$0]) }.first { !$0.isEmpty } ?? ""
    }

    /// A text, a number as it is printed, or the items of a list of texts.
    private static func text(_ value: Any?) -> String {
        switch value {
        case let text as String: text.trimmedOfWhitespace
        case let number as NSNumber: number.stringValue
        case let list as [Any]: list.map { text($0) }.filter { !$0.isEmpty }.joined(separator: "; ")
        default: ""
        }
    }

    private static func list(_ value: Any?) -> [String] { (value as? [Any] ?? []).compactMap { $0 as? String } }

    /// Any value as a field: texts and numbers as they are, all else as JSON.
    private static func plain(_ value: Any?) -> String {
        if let value, value is [Any] || value is [String: Any],
            let data = try? JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes])
        {
            return String(decoding: data, as: UTF8.self)
        }
        return text(value)
    }
}
