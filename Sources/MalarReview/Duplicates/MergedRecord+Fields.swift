// SPDX-License-Identifier: Apache-2.0

extension MergedRecord {
    mutating func takeKind(_ ranked: [BibliographicRecord]) {
        let telling = ranked.first { ![.unstated, .other, .article].contains($0.kind) } ?? ranked.first { $0.kind != .unstated }
        guard let winner = telling else { return }
        record.kind = winner.kind
        note(.kind, winner)
    }

    mutating func takeTexts(_ ranked: [BibliographicRecord]) {
        take(.title, \.title, ranked) { Self.isShouted($0) ? 0 : 1 }
        take(.originalTitle, \.originalTitle, ranked)
        take(.abstract, \.abstract, ranked) { $0.utf8.count }
        take(.publisher, \.publisher, ranked)
        take(.conference, \.conference, ranked)
        let authors = ranked.filter { !$0.authors.isEmpty }
        if let winner = Self.best(authors, by: { Self.completeness($0.authors) }) {
            record.authors = winner.authors
            note(.authors, winner)
        }
    }

    mutating func takePlace(_ ranked: [BibliographicRecord]) {
        if let winner = Self.best(ranked.filter { $0.year != nil }, by: { $0.volume.isEmpty ? 0 : 1 }) {
            record.year = winner.year
            note(.year, winner)
        }
        take(.date, \.date, ranked)
        take(.journal, \.journal, ranked) { $0.contains(".") || $0.utf8.count < 12 ? 0 : 1 }
        take(.journalAbbreviation, \.journalAbbreviation, ranked)
        take(.volume, \.volume, ranked)
        take(.issue, \.issue, ranked)
        take(.pages, \.pages, ranked) { $0.contains("-") || $0.contains("\u{2010}") || $0.contains("\u{2013}") ? 1 : 0 }
    }

    mutating func takeIdentifiers(_ ranked: [BibliographicRecord]) {
        takeIdentifier(.doi, \.doi, ranked)
        takeIdentifier(.pmid, \.pmid, ranked)
        takeIdentifier(.pmcid, \.pmcid, ranked)
        takeIdentifier(.embase, \.embase, ranked)
        takeIdentifier(.scopus, \.scopus, ranked)
        takeIdentifier(.webOfScience, \.webOfScience, ranked)
        takeIdentifier(.cochrane, \.cochrane, ranked)
        takeIdentifier(.openAlex, \.openAlex, ranked)
        for source in ranked {
            Self.unite(source.identifiers.issn, into: &record.identifiers.issn)
            Self.unite(source.identifiers.isbn, into: &record.identifiers.isbn)
            Self.unite(source.identifiers.registrations, into: &record.identifiers.registrations)
            Self.unite(source.identifiers.accession, into: &record.identifiers.accession)
        }
    }

    mutating func uniteLists(_ records: [BibliographicRecord]) {
        for source in records {
            Self.unite(source.statedTypes, into: &record.statedTypes)
            Self.unite(source.keywords, into: &record.keywords)
            Self.unite(source.languages, into: &record.languages)
            Self.unite(source.links, into: &record.links)
            Self.unite(source.databases, into: &record.databases)
            Self.unite(source.affiliations, into: &record.affiliations)
            Self.unite(source.notes, into: &record.notes)
            Self.unite(source.relations, into: &record.relations)
            record.fields += source.fields
        }
    }

    // MARK: Winners

    private mutating func take(
        _ field: Field, _ path: WritableKeyPath<BibliographicRecord, String>, _ ranked: [BibliographicRecord],
        by worth: (String) -> Int = { _ in 0 }
    ) {
        guard let winner = Self.best(ranked.filter({ !$0[keyPath: path].isEmpty }), by: { worth($0[keyPath: path]) }) else { return }
        record[keyPath: path] = winner[keyPath: path]
        note(field, winner)
    }

    private mutating func takeIdentifier(
        _ field: Field, _ path: WritableKeyPath<RecordIdentifiers, String>, _ ranked: [BibliographicRecord]
    ) {
        for source in ranked {
            let value = source.identifiers[keyPath: path]
            guard !value.isEmpty, value != record.identifiers[keyPath: path] else { continue }
            if record.identifiers[keyPath: path].isEmpty {
                record.identifiers[keyPath: path] = value
                note(field, source)
            } else if !otherIdentifiers.contains(where: { $0.field == field && $0.value == value }) {
                add(OtherIdentifier(field: field, value: value, record: source.id))
            }
        }
    }

    /// The first of the highest worth.
    private static func best(_ ranked: [BibliographicRecord], by worth: (BibliographicRecord) -> Int) -> BibliographicRecord? {
        var winner: (record: BibliographicRecord, worth: Int)?
        for source in ranked {
            let value = worth(source)
            if winner.map({ value > $0.worth }) ?? true { winner = (source, value) }
        }
        return winner?.record
    }

    private static func unite<Value: Hashable>(_ values: [Value], into list: inout [Value]) {
        var known = Set(list)
        for value in values where known.insert(value).inserted { list.append(value) }
    }

    private static func isShouted(_ text: String) -> Bool { !text.unicodeScalars.contains { $0.properties.isLowercase } }

    /// More authors, then full given names rather than initials.
    private static func completeness(_ authors: [AuthorName]) -> Int {
        authors.count * 1_000 + min(999, authors.reduce(0) { $0 + $1.given.count })
    }
}
