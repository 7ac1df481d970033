// SPDX-License-Identifier: Apache-2.0

/// What exports do to a record, and doubles that are no duplicates.
enum SyntheticErrors {
    /// The same publication as another database has it, with two to five differences.
    static func vary(_ record: BibliographicRecord, _ random: inout SeededRandom, short: String) -> BibliographicRecord {
        var copy = record
        copy.origin.file = "synthetic-\(random.next(2...4))"
        if random.chance(0.6) { copy.authors = copy.authors.map { AuthorName(family: $0.family, given: initials($0.given)) } }
        if random.chance(0.5) { copy.journal = short }
        if random.chance(0.5) { copy.pages = shortened(copy.pages) }
        switch random.next(0...7) {
        case 0: copy.title += ". [Review] [45 refs]"
        case 1: copy.title = copy.title.uppercased()
        case 2: copy.title = "[" + copy.title + "]."
        case 3: copy.title = misspelt(copy.title, &random)
        case 4: copy.title = copy.title.replacing(" and ", with: " & ") + "."
        default: break
        }
        switch random.next(0...6) {
        case 0: copy.identifiers.doi = ""
        case 1: copy.pages = ""
        case 2: copy.year = copy.year.map { $0 + 1 }
        case 3: copy.issue = ""
        case 4: copy.abstract = ""
        case 5: copy.authors = Array(copy.authors.prefix(6))
        default: break
        }
        if random.chance(0.5) { copy.identifiers.pmid = "" }
        return copy
    }

    /// Another publication that looks alike.
    static func double(of record: BibliographicRecord, _ random: inout SeededRandom, journal: String) -> BibliographicRecord {
        var double = record
        double.identifiers = RecordIdentifiers()
        double.abstract = ""
        let first = random.next(2_000...2_900)
        double.pages = "\(first)-\(first + 4)"
        switch random.next(0...4) {
        case 0: double.title += ". Part 2"
        case 1:
            double.title = "Erratum: " + double.title
            double.pages = String(first)
        case 2:
            double.kind = .conferenceAbstract
            double.journal = journal
            double.volume = String(random.next(91...120))
            double.pages = "S\(first)"
        case 3:
            double.title = "Editorial"
            double.volume = String(random.next(91...120))
        default:
            double.title = "Reply to: " + double.title
            double.pages = String(first)
        }
        return double
    }

    private static func initials(_ given: String) -> String {
        given.split(separator: " ").compactMap(\.first).map { "\($0)." }.joined(separator: " ")
    }

    /// "288-297" as "288-97".
    private static func shortened(_ pages: String) -> String {
        let ends = pages.split(separator: "-")
        guard ends.count == 2, ends[0].count == ends[1].count else { return pages }
        let shared = zip(ends[0], ends[1]).prefix { $0 == $1 }.count
        return "\(ends[0])-\(ends[1].dropFirst(min(shared, ends[1].count - 1)))"
    }

    /// One letter left out in the longest word.
    private static func misspelt(_ title: String, _ random: inout SeededRandom) -> String {
        var words = title.split(separator: " ").map(String.init)
        guard let place = words.indices.max(by: { words[$0].count < words[$1].count }), words[place].count > 6 else { return title }
        let offset = random.next(2...(words[place].count - 2))
        words[place].remove(at: words[place].index(words[place].startIndex, offsetBy: offset))
        return words.joined(separator: " ")
    }
}
