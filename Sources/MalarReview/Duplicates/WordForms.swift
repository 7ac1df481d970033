// SPDX-License-Identifier: Apache-2.0

/// Which words say the same in another spelling, and which look alike and do not.
enum WordForms {
    private static let small: Set<[UInt8]> = Set(
        [
            "a", "an", "the", "of", "and", "in", "on", "to", "for", "by", "at", "or", "from", "as", "is", "s", "der", "die", "das", "de",
            "la", "le", "el",
        ]
        .map { Array($0.utf8) })

    /// Words that carry nothing on their own.
    static func isEmpty(_ word: ArraySlice<UInt8>) -> Bool { word.count <= 4 && small.contains(Array(word)) }

    /// Whether two words are spellings of one: a distance of one, or two from eight letters on, without digits and without opposite
    /// sense.
    static func areSpellings(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        let shorter = min(left.count, right.count)
        guard shorter >= 4 else { return false }
        if hasDigit(left) || hasDigit(right) { return false }
        if isOpposite(left, right) { return false }
        return EditDistance.within(shorter >= 8 ? 2 : 1, plain(left)[...], plain(right)[...]) != nil
    }

    /// Without the first letter of "ae" and "oe", so that British and American spellings meet.
    private static func plain(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in word {
            if byte == 101, let last = result.last, last == 97 || last == 111, result.count > 1 || word.count > 8 { result.removeLast() }
            result.append(byte)
        }
        return result
    }

    private static func hasDigit(_ word: ArraySlice<UInt8>) -> Bool { word.contains { (48...57).contains($0) } }

    private static let pairs: Set<Set<String>> = [
        ["male", "female"], ["males", "females"], ["increase", "decrease"], ["increased", "decreased"], ["increases", "decreases"],
        ["increasing", "decreasing"], ["internal", "external"], ["systolic", "diastolic"], ["efferent", "afferent"],
        ["prenatal", "perinatal"], ["prenatal", "postnatal"], ["perinatal", "postnatal"], ["maternal", "paternal"], ["include", "exclude"],
        ["inclusion", "exclusion"], ["eastern", "western"], ["north", "south"], ["northern", "southern"], ["induction", "reduction"],
        ["unilateral", "bilateral"], ["ipsilateral", "bilateral"], ["exogenous", "endogenous"], ["infection", "injection"],
        ["prednisone", "prednisolone"], ["clonidine", "quinidine"], ["absorption", "adsorption"], ["palpation", "palpitation"],
        ["mother", "father"], ["mothers", "fathers"], ["boys", "girls"], ["gain", "pain"], ["trial", "triad"], ["former", "latter"],
    ]
    private static let stems: [([UInt8], [UInt8])] = [
        ("hyper", "hypo"), ("hyper", "hyp"), ("micro", "macro"), ("inter", "intra"), ("endo", "exo"), ("uni", "bi"), ("pre", "post"),
        ("pre", "per"),
        ("in", "ex"), ("in", "de"), ("re", "in"), ("anti", "auto"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }
    private static let negations = ["non", "un", "in", "im", "a", "an", "dis", "ir", "de", "anti"].map { Array($0.utf8) }

    /// Whether two words that look alike mean different things: "hyper" and "hypo", "typical" and "atypical", "male" and "female".
    static func isOpposite(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        for negation in negations where long.count == short.count + negation.count && long.starts(with: negation) {
            if long.dropFirst(negation.count).elementsEqual(short) { return true }
        }
        for (first, second) in stems {
            for (one, other) in [(left, right), (right, left)] where one.starts(with: first) && other.starts(with: second) {
                if one.dropFirst(first.count).elementsEqual(other.dropFirst(second.count)) { return true }
            }
        }
        let words = Set([String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self)])
        return pairs.contains(words)
    }
}
