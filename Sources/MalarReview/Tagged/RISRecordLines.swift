// SPDX-License-Identifier: Apache-2.0

/// The lines of one record.
struct RISRecordLines {
    private let record: BibliographicRecord
    /// The standard lines.
    private var standard: [SourceField] = []
    /// Values shorter than this are written again, not referred to.
    private static let shortest = 24

    init(_ record: BibliographicRecord) {
        self.record = record
        addBibliography()
        addIdentifiers()
        addText()
    }

    func write(to text: inout String, withOwnTags: Bool) {
        for field in standard { Self.write(field.name, field.value, to: &text) }
        if withOwnTags { writeOwn(to: &text) }
        text += "ER  - \r\n\r\n"
    }

    private static func write(_ tag: String, _ value: String, to text: inout String) {
        text += tag
        text += "  - "
        text += value
        text += "\r\n"
    }

    private mutating func add(_ tag: String, _ value: String) {
        let plain = Self.plain(value)
        if !plain.isEmpty { standard.append(SourceField(tag, plain)) }
    }

    /// A value on one line: white space and control characters as single spaces where it has any that end a line.
    private static func plain(_ value: String) -> String {
        let isPlain = !value.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0xE2 } && value.utf8.first != 0x20 && value.utf8.last != 0x20
        if isPlain { return value }
        let words = value.unicodeScalars.split { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0x2028 || $0.value == 0x2029 }
        return words.map { String(Substring($0)).trimmedOfWhitespace }.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private mutating func addBibliography() {
        let stated = record.fields.first { $0.name == "TY" && !$0.value.isEmpty && !$0.value.utf8.contains(10) }
        add("TY", stated?.value ?? record.kind.risType)
        add("ID", record.id)
        add("TI", record.title)
        for author in record.authors { add("AU", author.inverted) }
        if let year = record.year { add("PY", String(year)) }
        if record.date != record.year.map(String.init) { add("DA", record.date) }
        add("T2", record.journal)
        add("J2", record.journalAbbreviation)
        add("VL", record.volume)
        add("IS", record.issue)
        addPages()
        add("C3", record.conference)
        add("PB", record.publisher)
    }

    private mutating func addPages() {
        let parts = record.pages.utf8.split(separator: 0x2D, omittingEmptySubsequences: false).map { String(Substring($0)) }
        if parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty {
            add("SP", parts[0])
            add("EP", parts[1])
        } else {
            add("SP", record.pages)
        }
    }

    private mutating func addIdentifiers() {
        let ids = record.identifiers
        for number in ids.issn + ids.isbn { add("SN", number) }
        add("DO", ids.doi)
        add("C5", ids.pmid)
        add("C2", ids.pmcid)
        add("U2", ids.embase)
        for number in [ids.webOfScience, ids.cochrane, ids.scopus] + ids.accession { add("AN", number) }
        for link in record.links { add("UR", link) }
    }

    private mutating func addText() {
        for place in record.affiliations { add("AD", place) }
        for language in record.languages { add("LA", language) }
        for database in record.databases { add("DB", database) }
        for type in record.statedTypes { add("M3", type) }
        for word in record.keywords { add("KW", word) }
        for note in record.notes { add("N1", note) }
        add("AB", record.abstract)
    }

    private func writeOwn(to text: inout String) {
        Self.write("XV", "1", to: &text)
        let exact = exactProperties
        for (name, values) in exact {
            if values.isEmpty { Self.write("XP", name, to: &text) }
            for value in values { Self.write("XP", name + ": " + RISEscapes.escaped(value), to: &text) }
        }
        var missing = FieldCounts(record.fields)
        let derived = derivedLines(&missing)
        if !derived.isEmpty { Self.write("XD", derived.joined(separator: " "), to: &text) }
        let places = placesOfValues(exact)
        for field in record.fields where missing.take(field) {
            let name = RISEscapes.escaped(field.name, more: ":=")
            if let place = places[field.value] {
                Self.write("XF", name + " = " + place, to: &text)
            } else {
                Self.write("XF", name + ": " + RISEscapes.escaped(field.value), to: &text)
            }
        }
    }

    /// The properties that the standard lines, read again, do not give.
    private var exactProperties: [(name: String, values: [String])] {
        var read = BibliographicRecord(id: "", origin: record.origin)
        RISOwnRecord(TaggedFields(standard)).applyStandard(to: &read)
        return RecordProperty.all.compactMap { property in
            let wanted = property.read(record)
            return wanted == property.read(read) ? nil : (property.name, wanted)
        }
    }

    /// The standard lines that no field of the source says, by tag, or by tag and number where others of the tag are fields.
    private func derivedLines(_ missing: inout FieldCounts) -> [String] {
        var numbers: [String: Int] = [:]
        var derived: [String: [Int]] = [:]
        var order: [String] = []
        for field in standard {
            numbers[field.name, default: 0] += 1
            if missing.take(field) { continue }
            if derived[field.name] == nil { order.append(field.name) }
            derived[field.name, default: []].append(numbers[field.name] ?? 0)
        }
        return order.flatMap { tag in
            let places = derived[tag] ?? []
            return places.count == numbers[tag] ? [tag] : places.map { "\(tag).\($0)" }
        }
    }

    private func placesOfValues(_ exact: [(name: String, values: [String])]) -> [String: String] {
        var places: [String: String] = [:]
        var numbers: [String: Int] = [:]
        for field in standard {
            numbers[field.name, default: 0] += 1
            if field.value.utf8.count >= Self.shortest { places[field.value] = "\(field.name).\(numbers[field.name] ?? 0)" }
        }
        for (name, values) in exact {
            for (place, value) in values.enumerated() where value.utf8.count >= Self.shortest { places[value] = "\(name).\(place + 1)" }
        }
        return places
    }
}

/// How often each field is still to be written.
private struct FieldCounts {
    private var counts: [String: [String: Int]] = [:]

    init(_ fields: [SourceField]) {
        for field in fields { counts[field.name, default: [:]][field.value, default: 0] += 1 }
    }

    /// Counts a field off; false where it is not, or no longer, among them.
    mutating func take(_ field: SourceField) -> Bool {
        guard let count = counts[field.name]?[field.value], count > 0 else { return false }
        counts[field.name]?[field.value] = count - 1
        return true
    }
}
