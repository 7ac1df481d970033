// SPDX-License-Identifier: Apache-2.0

/// Invented records with known duplicates, for tests and measurements of speed.
///
/// Words, names and journals are drawn from syllables, so that nothing describes a real publication. The same seed gives the same records.
public struct SyntheticRecords: Sendable {
    /// The records, duplicates spread among them.
    public private(set) var records: [BibliographicRecord] = []
    /// Clusters of ids that describe one publication, at least two each.
    public private(set) var truth: [[String]] = []

    private var random: SeededRandom
    private let words: [String]
    private let names: [String]
    private let journals: [(full: String, short: String)]
    private let short: [String: String]

    /// Draws records.
    ///
    /// About one original in four is followed somewhere by one to three duplicates with the errors of real exports: initials, abbreviated
    /// journals, shortened pages, notes in the title, misspellings, missing fields, years one apart. One in twelve has a double that is no
    /// duplicate: a second part, an erratum, an abstract elsewhere, a shared heading.
    /// - Parameters:
    ///   - count: how many records, duplicates included; negative counts as none.
    ///   - seed: what the sequence begins from.
    ///   - abstracts: whether records bear abstracts, which cost memory.
    public init(count: Int, seed: UInt64, abstracts: Bool = false) {
        random = SeededRandom(seed)
        var draw = SeededRandom(seed ^ 0xABCD)
        words = (0..<6_000).map { _ in draw.word(2...4) }
        names = (0..<4_000).map { _ in draw.word(2...3).capitalizedFirst }
        journals = (0..<400).map { _ in Self.journal(&draw) }
        short = Dictionary(journals.map { ($0.full, $0.short) }) { first, _ in first }
        var clusters: [[String]] = []
        while records.count < count { addPublication(abstracts, &clusters) }
        records.removeLast(max(0, records.count - max(0, count)))
        let kept = Set(records.map(\.id))
        truth = clusters.map { $0.filter(kept.contains) }.filter { $0.count > 1 }
        shuffle()
    }

    private static func journal(_ random: inout SeededRandom) -> (String, String) {
        let parts = (0..<random.next(2...4)).map { _ in random.word(3...4).capitalizedFirst }
        return ("Journal of " + parts.joined(separator: " "), "J " + parts.map { String($0.prefix(4)) }.joined(separator: " "))
    }

    private mutating func addPublication(_ abstracts: Bool, _ clusters: inout [[String]]) {
        let original = publication(abstracts)
        records.append(original)
        if random.chance(0.25) {
            var cluster = [original.id]
            for _ in 0..<random.next(1...3) {
                var copy = SyntheticErrors.vary(original, &random, short: shortName(original.journal))
                copy.id = nextID
                cluster.append(copy.id)
                records.append(copy)
            }
            clusters.append(cluster)
        }
        if random.chance(0.08) {
            var double = SyntheticErrors.double(of: original, &random, journal: random.element(journals, ("", "")).full)
            double.id = nextID
            records.append(double)
        }
    }

    private func shortName(_ full: String) -> String { short[full] ?? full }

    private var nextID: String { "s\(records.count + 1)" }

    private mutating func publication(_ abstracts: Bool) -> BibliographicRecord {
        var record = BibliographicRecord(
            id: nextID, origin: RecordOrigin(file: "synthetic", position: records.count + 1, line: 0), kind: .article)
        record.title = sentence(7...16).capitalizedFirst
        record.authors = (0..<random.next(1...8)).map { _ in
            AuthorName(
                family: random.element(names, "Nemo"),
                given: "\(random.word(2...2).capitalizedFirst) \(random.word(1...1).prefix(1).uppercased())")
        }
        record.year = random.next(1985...2024)
        record.journal = random.element(journals, ("", "")).full
        record.volume = String(random.next(1...90))
        record.issue = String(random.next(1...12))
        let first = random.next(2...1_900)
        record.pages = "\(first)-\(first + random.next(3...14))"
        if random.chance(0.7) { record.identifiers.doi = "10.5555/\(random.word(2...2)).\(records.count)" }
        if random.chance(0.4) { record.identifiers.pmid = String(30_000_000 + records.count) }
        if abstracts, random.chance(0.7) { record.abstract = sentence(60...110).capitalizedFirst + "." }
        return record
    }

    private mutating func sentence(_ length: ClosedRange<Int>) -> String {
        (0..<random.next(length)).map { place in
            place % 4 == 2 ? random.element(["of", "in", "and", "with", "for", "the"], "of") : random.frequent(words)
        }.joined(separator: " ")
    }

    private mutating func shuffle() {
        guard records.count > 1 else { return }
        for index in stride(from: records.count - 1, to: 0, by: -1) { records.swapAt(index, random.next(0...index)) }
    }
}

/// A small generator of numbers that gives the same sequence everywhere (SplitMix64, Steele 2014, doi:10.1145/2660193.2660195).
struct SeededRandom: Sendable {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func next(_ range: ClosedRange<Int>) -> Int {
        let width = UInt64(range.upperBound - range.lowerBound) + 1
        return range.lowerBound + Int(next() % width)
    }

    mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) / 9_007_199_254_740_992 < share }

    mutating func element<Value>(_ list: [Value], _ other: Value) -> Value { list.isEmpty ? other : list[next(0...(list.count - 1))] }

    /// An element, those at the beginning more often, as with words of a language.
    mutating func frequent(_ list: [String]) -> String {
        guard !list.isEmpty else { return "" }
        let share = Double(next() >> 11) / 9_007_199_254_740_992
        return list[min(list.count - 1, Int(Double(list.count) * share * share))]
    }

    private static let openings = [
        "b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl", "gr", "ch", "ph",
    ]
    private static let vowels = ["a", "e", "i", "o", "u", "ia", "eo"]
    private static let closings = ["", "", "n", "r", "s", "l", "x", "m"]

    /// A word of syllables.
    mutating func word(_ syllables: ClosedRange<Int>) -> String {
        (0..<next(syllables)).map { _ in element(Self.openings, "b") + element(Self.vowels, "a") + element(Self.closings, "") }.joined()
    }
}
