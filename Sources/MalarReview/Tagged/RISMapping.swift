// SPDX-License-Identifier: Apache-2.0

/// What the fields of a RIS record mean, whichever program wrote them.
///
/// The dialects differ in the tags for numbers of their own: `M1` is an issue, an affiliation (Embase) or a cited reference (PsycInfo), `M3` a
/// type or a DOI, `C5` the PubMed id (Embase), `C2` too (Scopus). A value is therefore taken for what its tag may say only where it has the
/// form of that, and the traces of a dialect (`U2`, database, links, accession numbers) decide the rest.
struct RISMapping {
    let source: TaggedFields
    let dialect: RISDialect

    init(_ fields: [SourceField]) {
        source = TaggedFields(fields)
        dialect = RISDialect(source)
    }

    /// Fills the typed properties.
    func apply(to record: inout BibliographicRecord, remarks: inout TaggedRemarks) {
        applyTitles(to: &record)
        record.authors = authors
        applyJournal(to: &record)
        applyDate(to: &record, &remarks)
        applyPlace(to: &record, &remarks)
        applyText(to: &record)
        applyKind(to: &record)
        RISIdentifiers(source, dialect, links: record.links).apply(to: &record.identifiers)
        record.identifiers.registrations = Self.registrations(record.title, record.abstract)
        record.relations = RISRelations.stated(in: source.lines("N1", "T3", "RI"))
    }

    private func applyTitles(to record: inout BibliographicRecord) {
        record.title = source.first("TI", "T1", "CT", "BT", "ST")
    }

    private var authors: [AuthorName] {
        let main = source.lines("AU")
        let first = source.lines("A1")
        let known = Set(main)
        let all = main.isEmpty ? first : main + first.filter { !known.contains($0) }
        return all.flatMap(Self.separated).map { AuthorName(stated: $0) }
    }

    /// Names that one line gives with semicolons between.
    private static func separated(_ line: String) -> [String] {
        line.utf8.contains(0x3B) ? line.parts(by: 0x3B) : [line]
    }

    private func applyText(to record: inout BibliographicRecord) {
        var abstracts = source.values("AB")
        for other in source.values("N2") where !abstracts.contains(other) {
            abstracts.append(other)
        }
        let rights = abstracts.filter(Self.isRights)
        let texts = abstracts.filter { !Self.isRights($0) }
        record.abstract = texts.joined(separator: "\n")
        record.notes = source.values(["N1", "RN"]) + rights
        record.keywords = keywords
        record.languages = source.lines("LA").flatMap { $0.parts(by: 0x3B) }.flatMap { $0.parts(by: 0x2C) }.withoutRepetition
        record.databases = source.lines("DB").withoutRepetition
        record.affiliations = affiliations
        record.publisher = source.first("PB", "PU")
        record.links = links
    }

    private static func isRights(_ text: String) -> Bool {
        text.hasPrefix("Copyright of ") || text.hasPrefix("Copyright ©")
    }

    private var keywords: [String] {
        let lines = source.lines("KW")
        if lines.count == 1, let only = lines.first, only.utf8.contains(0x3B) { return only.parts(by: 0x3B) }
        return lines
    }

    private var affiliations: [String] {
        var places = source.lines("AD")
        if dialect.isEmbase { places += source.lines("M1") }
        let stray = source.first("IS")
        if stray.hasPrefix("("), stray.utf8.count > 30 { places.append(stray) }
        if !dialect.isEmbase { places += source.lines("C1").filter { $0.utf8.count > 15 && $0.utf8.contains(0x2C) } }
        return places.withoutRepetition
    }

    private var links: [String] {
        let lines = source.lines("UR", "L1", "L2", "L3", "L4", "LK")
        return lines.flatMap(Self.separatedLinks).withoutRepetition
    }

    private static func separatedLinks(_ line: String) -> [String] {
        guard line.utf8.contains(0x3A) || line.hasPrefix("www.") else { return [] }
        var found: [String] = []
        for word in line.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 9 }).map({ String(Substring($0)) }) {
            for part in word.utf8.contains(0x3B) ? splitAtLinks(word) : [word] where part.holds("://") || part.hasPrefix("www.") {
                found.append(part)
            }
        }
        return found
    }

    /// A semicolon parts links only where another link follows; it also stands inside of them.
    private static func splitAtLinks(_ word: String) -> [String] {
        var parts: [String] = []
        for part in word.parts(by: 0x3B) {
            if part.hasPrefix("http") || part.hasPrefix("www.") || parts.isEmpty {
                parts.append(part)
            } else {
                parts[parts.count - 1] += ";" + part
            }
        }
        return parts
    }

    static func registrations(_ texts: String...) -> [String] {
        let telling = texts.filter { $0.holds("NCT") || $0.holds("ISRCTN") || $0.holds("EudraCT") }
        return telling.flatMap { IdentifierForms.registrations($0) }.withoutRepetition
    }
}
