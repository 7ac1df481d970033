// SPDX-License-Identifier: Apache-2.0

extension RISMapping {
    /// The journal in full and abbreviated. Exports swap and repeat the tags; of two forms the abbreviated one is that with points, or the
    /// shorter.
    func applyJournal(to record: inout BibliographicRecord) {
        let hasTitle = !source.values(["TI", "T1", "CT"]).isEmpty
        var full = source.first("JF", "T2")
        var short = source.first("J2", "JA", "JI", "J1")
        let other = source.first("JO")
        if full.isEmpty { full = other } else if short.isEmpty { short = other }
        if full.isEmpty, hasTitle { full = source.first("BT") }
        if full.isEmpty { full = short }
        if short.isEmpty { short = source.first("NL", "J9") }
        if Self.isSwapped(full, short) { swap(&full, &short) }
        record.journal = full
        record.journalAbbreviation = short == full && !source.values(["JF", "T2", "JO"]).isEmpty ? "" : short
    }

    private static func isSwapped(_ full: String, _ short: String) -> Bool {
        guard !short.isEmpty, short.utf8.count > full.utf8.count else { return false }
        return full.utf8.contains(0x2E) && !short.utf8.contains(0x2E)
    }

    func applyDate(to record: inout BibliographicRecord, _ remarks: inout TaggedRemarks) {
        let stated = ["PY", "Y1", "YR", "DA", "PD"].map { source.first($0) }.filter { !$0.isEmpty }
        record.year = stated.lazy.compactMap(Self.year).first
        if record.year == nil, !stated.isEmpty { remarks.note(.unreadableYear, line: source.line(of: "PY", "Y1", "YR", "DA", "PD")) }
        record.date = source.first("DA", "Y1", "PY", "YR")
    }

    /// The year in a date; eight digits are year, month and day.
    static func year(_ text: String) -> Int? {
        if text.utf8.count == 8, text.isDigits { return IdentifierForms.year(String(text.prefix(4))) }
        return IdentifierForms.year(text)
    }

    func applyPlace(to record: inout BibliographicRecord, _ remarks: inout TaggedRemarks) {
        record.volume = source.first("VL", "VO")
        let issue = source.first("IS", "IP")
        if Self.isIssue(issue) { record.issue = issue } else { remarks.note(.issueOfText, line: source.line(of: "IS", "IP")) }
        if record.issue.isEmpty, !dialect.isEmbase, !dialect.isOvid { record.issue = issueInM1 }
        let stated = pages
        if stated.isEmpty || Self.isPage(stated) {
            record.pages = stated.isEmpty ? source.first("C7") : stated
        } else {
            remarks.note(.pagesInWords, line: source.line(of: "SP", "PG"))
            record.pages = source.first("C7")
        }
        applyConference(to: &record)
    }

    /// Whether a text may be an issue: neither an affiliation or citation, nor a number of a catalogue of journals, which reference managers
    /// put there.
    private static func isIssue(_ text: String) -> Bool {
        text.utf8.count <= 30 && !text.utf8.split(whereSeparator: { !(48...57).contains($0) }).contains { $0.count > 6 }
    }

    /// `M1` where it is as short as an issue and holds a digit.
    private var issueInM1: String {
        let value = source.first("M1")
        return value.utf8.count <= 6 && value.hasDigit && !source.first("VL").isEmpty ? value : ""
    }

    private var pages: String {
        let first = source.first("SP", "PG")
        let last = source.first("EP")
        guard !first.isEmpty, !last.isEmpty, first != last else { return first.isEmpty ? last : first }
        return first.contains { "-–‐".contains($0) } ? first : "\(first)-\(last)"
    }

    /// Whether a text has a number, Arabic or Roman.
    static func isPage(_ text: String) -> Bool {
        if text.hasDigit { return true }
        return text.utf8.contains { $0 != 0x2D } && text.utf8.allSatisfy { "ivxlcdmIVXLCDM-".utf8.contains($0) }
    }

    private func applyConference(to record: inout BibliographicRecord) {
        let isConference = ["CONF", "CPAPER", "ABST"].contains(source.first("TY"))
        record.conference = source.first("CL")
        if record.conference.isEmpty, dialect.isWebOfScience { record.conference = source.first("CP") }
        guard record.conference.isEmpty, isConference else { return }
        let candidates = [source.first("C3"), source.first("T3"), source.first("T2"), source.first("BT")]
        record.conference = candidates.first(where: Self.isMeeting) ?? ""
    }

    private static func isMeeting(_ text: String) -> Bool {
        let words = text.lowercased()
        return ["conference", "congress", "meeting", "symposium", "workshop", "annual", "convention"].contains { words.contains($0) }
    }

    /// The kind by the tag of type and the words of the database, and by a title that begins as that of an erratum does.
    func applyKind(to record: inout BibliographicRecord) {
        let type = source.first("TY")
        record.statedTypes = statedTypes
        record.kind = PublicationKind.kind(of: record.statedTypes + [type])
        if record.kind == .unstated, !type.isEmpty { record.kind = .other }
        if record.kind == .article || record.kind == .unstated, let kind = Self.kind(byTitle: record.title) { record.kind = kind }
    }

    private var statedTypes: [String] {
        var words = source.lines("M3").filter { !$0.hasPrefix("10.") && !$0.holds("doi.org") }
        if dialect.isOvid { words.removeAll { $0.hasSuffix("]") } }
        words += source.lines("PT")
        words += source.lines("M1").filter { PublicationKind(stated: $0) != nil }
        return words.withoutRepetition
    }

    static func kind(byTitle title: String) -> PublicationKind? {
        let start = title.prefix(40).lowercased()
        let errata = ["erratum", "corrigendum", "author correction", "publisher correction", "correction to", "correction:", "errata"]
        if errata.contains(where: start.hasPrefix) { return .erratum }
        return ["retraction notice", "retraction:", "retraction note"].contains(where: start.hasPrefix) ? .retraction : nil
    }
}
