// SPDX-License-Identifier: Apache-2.0

/// The keys under which records meet for comparison.
enum CandidateKeys {
    /// The passes, each with one key or a few per record.
    static let passCount = 11

    /// The keys of a record in a pass; none where a part of the key is missing.
    static func keys(_ record: ComparableRecord, pass: Int) -> [UInt64] {
        switch pass {
        case 0: record.title.forms.map { $0.compact }
        case 1: [record.doi, record.pmid, record.pmcid].filter { $0 != 0 } + record.accessions.filter { $0 != 0 }
        case 2: record.title.forms.compactMap { head($0, from: 0, seed: 2) }
        case 3: record.title.forms.compactMap { tail($0) }
        case 4: record.title.forms.compactMap { longest($0) }
        case 5: place(record).map { [$0] } ?? []
        case 6: authorAndPage(record)
        case 7: span(record).map { [$0] } ?? []
        case 8: authorAndYear(record)
        case 9: record.title.forms.compactMap { head($0, from: 2, seed: 9) }
        default: record.relatedPMIDs + (record.pmid == 0 ? [] : [record.pmid])
        }
    }

    /// A key that divides a group which is too large, by year and first author.
    static func second(_ record: ComparableRecord) -> UInt64 {
        mix(UInt64(UInt32(bitPattern: record.year)), UInt64(record.authors.first.first ?? 0), 77)
    }

    /// A key that divides it once more, by volume and page.
    static func third(_ record: ComparableRecord) -> UInt64 {
        mix(UInt64(record.place.volume), UInt64(record.place.first), 78)
    }

    private static func mix(_ values: UInt64...) -> UInt64 {
        var result: UInt64 = 0xCBF2_9CE4_8422_2325
        for value in values {
            result = (result ^ value) &* 0x9E37_79B9_7F4A_7C15
            result ^= result >> 29
        }
        return max(result, 1)
    }

    private static func head(_ form: TitleForm, from start: Int, seed: UInt64) -> UInt64? {
        let tokens = form.tokens.dropFirst(start).prefix(4)
        guard tokens.count >= 3 else { return nil }
        return tokens.reduce(seed) { mix($0, UInt64($1)) }
    }

    private static func tail(_ form: TitleForm) -> UInt64? {
        guard form.tokens.count >= 4 else { return nil }
        return form.tokens.suffix(4).reduce(3) { mix($0, UInt64($1)) }
    }

    /// The four longest words, whatever their order.
    private static func longest(_ form: TitleForm) -> UInt64? {
        guard form.tokens.count >= 4 else { return nil }
        let ranges = FoldedText.ranges(form.words)
        let chosen = zip(ranges, form.tokens).sorted { ($0.0.count, $0.1) > ($1.0.count, $1.1) }.prefix(4).map(\.1).sorted()
        return chosen.reduce(4) { mix($0, UInt64($1)) }
    }

    private static func place(_ record: ComparableRecord) -> UInt64? {
        let place = record.place
        guard place.first > 1, place.volume > 0 else { return nil }
        return mix(5, UInt64(place.first), UInt64(place.volume), UInt64(record.authors.first.first ?? 0))
    }

    private static func authorAndPage(_ record: ComparableRecord) -> [UInt64] {
        guard record.place.first > 0, record.year != 0 else { return [] }
        return record.authors.first.prefix(3).map {
            mix(6, UInt64($0), UInt64(record.place.first), UInt64(UInt32(bitPattern: record.year)))
        }
    }

    private static func span(_ record: ComparableRecord) -> UInt64? {
        let place = record.place
        guard place.isSpan, place.volume > 0, record.year != 0 else { return nil }
        return mix(7, UInt64(place.first), UInt64(place.last), UInt64(place.volume), UInt64(UInt32(bitPattern: record.year)))
    }

    /// First author, year and the longest word of the title.
    private static func authorAndYear(_ record: ComparableRecord) -> [UInt64] {
        guard record.year != 0, let form = record.title.main, let author = record.authors.first.first else { return [] }
        let ranges = FoldedText.ranges(form.words)
        guard let word = zip(ranges, form.tokens).max(by: { ($0.0.count, $0.1) < ($1.0.count, $1.1) })?.1 else { return [] }
        return [mix(8, UInt64(author), UInt64(UInt32(bitPattern: record.year)), UInt64(word))]
    }
}
