// SPDX-License-Identifier: Apache-2.0

/// What the tags of MEDLINE mean.
struct MEDLINEMapping {
    private let source: TaggedFields
    private let fields: [SourceField]

    init(_ fields: [SourceField]) {
        self.fields = fields
        source = TaggedFields(fields)
    }

    func apply(to record: inout BibliographicRecord) {
        record.title = source.first("TI", "BTI", "TT")
        record.originalTitle = source.values("TI").isEmpty ? "" : source.first("TT")
        record.authors = authors
        record.date = source.first("DP")
        record.year = RISMapping.year(record.date) ?? RISMapping.year(source.first("DEP"))
        record.journal = source.first("JT", "BTI", "CTI", "TA")
        record.journalAbbreviation = source.first("TA")
        record.volume = source.first("VI")
        record.issue = source.first("IP")
        record.pages = source.values("PG").isEmpty ? articleNumber : source.first("PG")
        record.publisher = source.first("PB")
        record.abstract = source.values(source.values("AB").isEmpty ? ["OAB"] : ["AB"]).joined(separator: "\n")
        record.keywords = source.values(["MH", "OT"])
        record.languages = source.values("LA")
        record.affiliations = source.values("AD").withoutRepetition
        record.notes = source.values("GN")
        record.statedTypes = source.values("PT")
        record.kind = PublicationKind.kind(of: record.statedTypes)
        applyIdentifiers(to: &record)
        record.relations = relations
    }

    /// Full names, each followed by its short form; short forms that stand alone; groups; in their order.
    private var authors: [AuthorName] {
        var found: [AuthorName] = []
        var isFullBefore = false
        for field in fields where !field.value.isEmpty {
            switch field.name {
            case "FAU": found.append(AuthorName(stated: field.value))
            case "AU" where !isFullBefore: found.append(AuthorName(stated: field.value))
            case "CN": found.append(AuthorName(family: field.value, isCollective: true))
            default: break
            }
            if field.name == "FAU" { isFullBefore = true } else if field.name == "AU" { isFullBefore = false }
        }
        return found
    }

    private var articleNumber: String {
        source.values("LID").first { !$0.utf8.contains(0x5B) } ?? ""
    }

    private func applyIdentifiers(to record: inout BibliographicRecord) {
        let located = source.values(["LID", "AID"]).filter { $0.hasSuffix("[doi]") }
        record.identifiers.doi = located.lazy.compactMap { IdentifierForms.doi($0) }.first ?? ""
        record.identifiers.pmid = IdentifierForms.pmid(source.first("PMID")) ?? ""
        record.identifiers.pmcid = IdentifierForms.pmcid(source.first("PMC")) ?? ""
        record.identifiers.issn = source.values("IS").flatMap { IdentifierForms.issn($0) }.withoutRepetition
        record.identifiers.isbn = source.values("ISBN").flatMap { IdentifierForms.isbn($0) }.withoutRepetition
        let trials = source.values("SI").joined(separator: " ")
        record.identifiers.registrations = RISMapping.registrations(trials, record.title, record.abstract)
    }

    private static let kinds: [String: StatedRelation.Kind] = [
        "CIN": .commentIn, "CON": .commentOn, "EIN": .erratumIn, "EFR": .erratumFor, "RIN": .retractionIn, "ROF": .retractionOf,
        "PRIN": .retractionIn, "PROF": .retractionOf, "UIN": .updateIn, "UOF": .updateOf, "RPI": .republishedIn, "RPF": .republishedFrom,
        "CRI": .republishedIn, "CRF": .republishedFrom, "ECI": .other, "ECF": .other, "SPIN": .other, "ORI": .other, "DDIN": .other,
        "DRIN": .other,
    ]

    private var relations: [StatedRelation] {
        fields.compactMap { field in
            guard let kind = Self.kinds[field.name], !field.value.isEmpty else { return nil }
            return StatedRelation(kind, text: field.value, pmid: RISRelations.pmid(in: field.value))
        }
    }
}
