// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

extension ReviewState {
    /// The kept record that a person means: by its key, or by the part of it behind the slash where no other record has the same.
    ///
    /// - Throws: ``RequestError`` where there is none or there are several.
    func named(_ text: String, of review: Review) throws(RequestError) -> RecordKey {
        if let key = RecordKey(text) {
            let first = review.records[key]?.seenBefore ?? key
            if let record = record(first) { return record.key }
        }
        let wanted = text.lowercased()
        let found = identified.filter { key in
            if key.local.lowercased() == wanted { return true }
            guard let known = review.record(key)?.identifiers else { return false }
            return known.pmid == wanted || (!known.doi.isEmpty && known.doi == wanted)
        }
        let kept = Set(found.compactMap { record($0)?.key }).sorted()
        if kept.count == 1 { return kept[0] }
        guard kept.isEmpty else {
            let names = kept.prefix(5).map(\.description).joined(separator: ", ")
            throw RequestError(.unknownRecord, "`\(text.shortened)` names several records: \(names); write the whole key")
        }
        let hint = identified.first.map { "; records are named as \($0)" } ?? "; the review has no records yet"
        throw RequestError(.unknownRecord, "there is no record `\(text.shortened)`\(hint)")
    }
}

extension ReviewRound {
    /// The round that is meant where none is named: the first one with something left to do.
    static func open(in state: ReviewState) -> ReviewRound {
        state.progress(of: .titleAbstract).isComplete && !state.records(in: .fullText).isEmpty ? .fullText : .titleAbstract
    }
}

extension BibliographicRecord {
    /// "Gupta SK et al., 1999"; the key of the record where neither is known.
    var byline: String {
        let names = authors.first.map { authors.count > 1 ? "\($0.family) et al." : $0.family } ?? ""
        return [names, year.map(String.init) ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
