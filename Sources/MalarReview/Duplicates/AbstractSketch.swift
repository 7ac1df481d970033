// SPDX-License-Identifier: Apache-2.0

/// The smallest hashes of an abstract's runs of three words: enough to estimate how much two abstracts share.
///
/// - Source: Broder 1997, On the resemblance and containment of documents, doi:10.1109/SEQUEN.1997.666900.
struct AbstractSketch: Sendable {
    /// Ascending; empty where there is no abstract of at least twenty words.
    var lowest: [UInt32] = []

    static let size = 24

    init(_ abstract: String) {
        guard abstract.utf8.count > 100 else { return }
        let words = FoldedText.words(of: abstract)
        let ranges = FoldedText.ranges(words)
        guard ranges.count >= 20 else { return }
        var hashes: [UInt32] = []
        let tokens = ranges.prefix(120).map { FoldedText.hash(words[$0]) }
        hashes.reserveCapacity(tokens.count)
        for index in 0..<(tokens.count - 2) {
            let mixed = (tokens[index] &* 31 ^ tokens[index + 1]) &* 31 ^ tokens[index + 2]
            hashes.append(mixed &* 2_654_435_761)
        }
        hashes.sort()
        var previous: UInt32?
        for hash in hashes where hash != previous {
            lowest.append(hash)
            previous = hash
            if lowest.count == Self.size { break }
        }
    }

    /// The estimated share of common runs, 0 to 1; `nil` where one abstract is missing.
    func resemblance(_ other: AbstractSketch) -> Double? {
        guard !lowest.isEmpty, !other.lowest.isEmpty else { return nil }
        var (i, j, seen, shared) = (0, 0, 0, 0)
        while seen < Self.size, i < lowest.count, j < other.lowest.count {
            if lowest[i] == other.lowest[j] {
                shared += 1
                i += 1
                j += 1
            } else if lowest[i] < other.lowest[j] {
                i += 1
            } else {
                j += 1
            }
            seen += 1
        }
        return seen == 0 ? 0 : Double(shared) / Double(seen)
    }
}
