// SPDX-License-Identifier: Apache-2.0

/// The RIS that is written here, read again.
///
/// Beside standard tags such a record has three of its own, which other programs pass over: `XP` gives a typed property that the standard tags
/// cannot say exactly, `XF` a field of the source under its own name, `XD` names the standard lines that are no fields of the source.
struct RISOwnRecord {
    /// The tags of the writer itself.
    static let marks: Set<String> = ["XV", "XP", "XF", "XD"]

    private let source: TaggedFields

    init(_ source: TaggedFields) {
        self.source = source
    }

    func apply(to record: inout BibliographicRecord, _ remarks: inout TaggedRemarks) {
        applyStandard(to: &record)
        let exact = exactProperties
        for (name, values) in exact { RecordProperty.byName[name]?.write(&record, values) }
        record.fields = keptFields(exact, &remarks)
    }

    /// What the standard tags alone say.
    func applyStandard(to record: inout BibliographicRecord) {
        record.id = source.first("ID")
        record.title = source.first("TI")
        record.authors = source.values("AU").map { AuthorName(stated: $0) }
        record.year = IdentifierForms.year(source.first("PY"))
        record.date = source.first("DA", "PY")
        record.journal = source.first("T2")
        record.journalAbbreviation = source.first("J2")
        record.volume = source.first("VL")
        record.issue = source.first("IS")
        record.pages = [source.first("SP"), source.first("EP")].filter { !$0.isEmpty }.joined(separator: "-")
        record.conference = source.first("C3")
        record.publisher = source.first("PB")
        record.abstract = source.first("AB")
        applyLists(to: &record)
        applyIdentifiers(to: &record.identifiers)
    }

    private func applyLists(to record: inout BibliographicRecord) {
        record.keywords = source.values("KW")
        record.languages = source.values("LA")
        record.links = source.values("UR")
        record.databases = source.values("DB")
        record.affiliations = source.values("AD")
        record.notes = source.values("N1")
        record.statedTypes = source.values("M3")
        record.kind = PublicationKind.kind(of: record.statedTypes + [source.first("TY")])
    }

    private func applyIdentifiers(to ids: inout RecordIdentifiers) {
        ids.doi = source.first("DO")
        ids.pmid = source.first("C5")
        ids.pmcid = source.first("C2")
        ids.embase = source.first("U2")
        for number in source.values("SN") { if number.utf8.contains(0x2D) { ids.issn.append(number) } else { ids.isbn.append(number) } }
        for number in source.values("AN") {
            if number.hasPrefix("WOS:") {
                ids.webOfScience = number
            } else if number.hasPrefix("CN-") {
                ids.cochrane = number
            } else if number.hasPrefix("2-s2.0-") {
                ids.scopus = number
            } else {
                ids.accession.append(number)
            }
        }
    }

    /// The properties of the tag `XP`, each with all its values; a name alone is an empty property.
    private var exactProperties: [String: [String]] {
        var found: [String: [String]] = [:]
        for line in source.values("XP") {
            guard let (name, value) = Self.divided(line) else {
                found[line, default: []] += []
                continue
            }
            found[name, default: []].append(RISEscapes.unescaped(value))
        }
        return found
    }

    /// Name and value on both sides of the first colon that has no backslash before it.
    ///
    /// Bytes are taken and not characters: a value may begin with a combining mark, which would be one character with the space before it.
    private static func divided(_ line: String) -> (String, String)? {
        guard let place = mark(0x3A, in: line) else { return nil }
        let rest = line.utf8[line.utf8.index(after: place)...]
        return (String(Substring(line.utf8[..<place])), String(Substring(rest.first == 0x20 ? rest.dropFirst() : rest)))
    }

    private static func mark(_ byte: UInt8, in line: String) -> String.Index? {
        var isEscaped = false
        for place in line.utf8.indices {
            let found = line.utf8[place]
            if found == byte, !isEscaped { return place }
            isEscaped = found == 0x5C && !isEscaped
        }
        return nil
    }

    private func keptFields(_ exact: [String: [String]], _ remarks: inout TaggedRemarks) -> [SourceField] {
        let derived = Set(source.values("XD").flatMap { $0.split(separator: " ").map(String.init) })
        var counts: [String: Int] = [:]
        var kept: [SourceField] = []
        for field in source.fields where !Self.marks.contains(field.name) {
            counts[field.name, default: 0] += 1
            let isDerived = derived.contains(field.name) || derived.contains("\(field.name).\(counts[field.name] ?? 0)")
            if !isDerived { kept.append(field) }
        }
        for field in source.fields where field.name == "XF" {
            if let found = original(field, exact) { kept.append(found) } else { remarks.note(.danglingReference, line: field.line) }
        }
        return kept
    }

    /// `Name: value`, or `Name = TI.1` for a value that stands in another line.
    private func original(_ field: SourceField, _ exact: [String: [String]]) -> SourceField? {
        let line = field.value
        let colon = Self.mark(0x3A, in: line)
        if let equal = Self.mark(0x3D, in: line), colon.map({ equal < $0 }) ?? true {
            let before = line.utf8[..<equal]
            let name = String(Substring(before.last == 0x20 ? before.dropLast() : before))
            let place = String(Substring(line.utf8[line.utf8.index(after: equal)...])).trimmedOfWhitespace
            guard let value = value(at: place, exact) else { return nil }
            return SourceField(RISEscapes.unescaped(name), value, line: field.line)
        }
        guard let (name, value) = Self.divided(line) else { return nil }
        return SourceField(RISEscapes.unescaped(name), RISEscapes.unescaped(value), line: field.line)
    }

    private func value(at place: String, _ exact: [String: [String]]) -> String? {
        let parts = place.split(separator: ".")
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
        let values = exact[String(parts[0])] ?? source.values(String(parts[0]))
        return number <= values.count ? values[number - 1] : nil
    }
}
