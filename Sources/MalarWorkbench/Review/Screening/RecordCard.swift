// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// A record as it is read while screening.
struct RecordCard {
    let record: BibliographicRecord
    let screened: ScreenedRecord
    let highlighter: TermHighlighter

    /// Title, authors, place, identifiers and kind.
    func head(_ width: Int) -> [PageText] {
        var lines = highlighter.text(record.title.isEmpty ? "No title" : record.title, .strong).wrapped(width)
        for text in [authors, place, facts] where !text.isEmpty { lines += PageText(text).wrapped(width, indent: 2) }
        if record.kind.isConference {
            let where_ = record.conference.isEmpty ? "" : ": \(record.conference)"
            lines += PageText((record.kind == .conferenceAbstract ? "CONGRESS ABSTRACT" : "CONGRESS PAPER") + where_, .notice).wrapped(
                width, indent: 2)
        }
        return lines
    }

    /// The abstract with its parts, and the keywords.
    func body(_ width: Int) -> [PageText] {
        var lines: [PageText] = []
        if record.abstract.isEmpty { lines.append(PageText("No abstract.", .faint)) }
        for part in record.abstract.split(separator: "\n") { lines += highlighter.text(String(part)).wrapped(width) }
        if !record.keywords.isEmpty {
            lines.append(PageText())
            lines += (PageText("Keywords: ", .faint) + highlighter.text(record.keywords.joined(separator: "; "), .faint)).wrapped(
                width, indent: 2)
        }
        return lines
    }

    private var authors: String {
        let names = record.authors.prefix(6).map { [$0.family, $0.given, $0.suffix].filter { !$0.isEmpty }.joined(separator: " ") }
        let more = record.authors.count - names.count
        return names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private var place: String {
        let issue = record.issue.isEmpty ? "" : "(\(record.issue))"
        let volume = record.volume + issue + (record.pages.isEmpty ? "" : ":\(record.pages)")
        let journal = record.journal.isEmpty ? record.journalAbbreviation : record.journal
        let date = record.year.map(String.init) ?? record.date
        return [journal, [date, volume].filter { !$0.isEmpty }.joined(separator: "; ")].filter { !$0.isEmpty }.joined(separator: ". ")
    }

    private var facts: String {
        let known = record.identifiers
        let types =
            record.statedTypes.isEmpty ? (record.kind == .unstated ? [] : [record.kind.rawValue]) : Array(record.statedTypes.prefix(4))
        let parts = [
            types.joined(separator: ", "), record.languages.joined(separator: ", "), known.pmid.isEmpty ? "" : "PMID \(known.pmid)",
            known.embase.isEmpty ? "" : "Embase \(known.embase)", known.doi.isEmpty ? "" : "doi:\(known.doi)",
        ]
        let keys = screened.members.map(\.description).joined(separator: " = ")
        return (parts + known.registrations.prefix(2) + [keys]).filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
