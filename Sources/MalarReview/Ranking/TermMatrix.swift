// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Texts as sparse rows of weighted words and pairs of neighbouring words, each row of length 1.
///
/// The weight is (1 + ln tf)(1 + ln((1 + n) / (1 + df))), with tf the count within the text, df the number of texts that hold the term and
/// n the number of texts; terms in more than `maximumShare` of the texts are left out. Columns are numbered as terms are met, so that the
/// same texts in the same order give the same matrix.
/// - Source: G. Salton, C. Buckley, Inf Process Manage 24 (1988) 513-523, doi:10.1016/0306-4573(88)90021-0; smoothing and sublinear
///   counts as in scikit-learn's `TfidfVectorizer`, which ASReview's model ELAS u4 uses.
struct TermMatrix: Sendable {
    /// Where each row begins in `columns` and `values`; one more than there are rows.
    private(set) var starts: [Int] = [0]
    private(set) var columns: [Int32] = []
    private(set) var values: [Float] = []
    /// The squared length of each row: 1, but for rounding, or 0 for a text without words.
    private(set) var squaredLengths: [Double] = []
    /// 1 + ln((1 + n) / (1 + df)) of each column; 0 for a term left out.
    private(set) var rarity: [Double] = []
    /// The words of each column: the first above, the second (or 0) below; each is its number plus 1.
    private var keys: [UInt64] = []
    private var words: [String] = []

    var rowCount: Int { starts.count - 1 }
    var columnCount: Int { keys.count }

    /// - Complexity: O(words log words) of the longest text, summed over the texts.
    init(_ texts: [String], maximumShare: Double) throws(RankingError) {
        var dictionary = RankingWords()
        var numbers: [UInt64: Int32] = [:]
        var holders: [Int32] = []
        for text in texts {
            try count(dictionary.numbering(text), into: &numbers, &holders)
            starts.append(columns.count)
        }
        words = dictionary.names
        let all = Double(texts.count)
        rarity = holders.map { Double($0) > maximumShare * all ? 0 : 1 + log((1 + all) / (1 + Double($0))) }
        weigh()
        squaredLengths = (0..<rowCount).map { row in
            values[starts[row]..<starts[row + 1]].reduce(0) { $0 + Double($1) * Double($1) }
        }
    }

    /// The term of a column: a word, or two with a space between.
    func term(_ column: Int) -> String {
        let (first, second) = (Int(keys[column] >> 32), Int(keys[column] & 0xFFFF_FFFF))
        return second == 0 ? words[first - 1] : words[first - 1] + " " + words[second - 1]
    }

    private mutating func count(_ text: [Int32], into numbers: inout [UInt64: Int32], _ holders: inout [Int32]) throws(RankingError) {
        var found = text.map { UInt64($0 + 1) << 32 }
        for (first, second) in zip(text, text.dropFirst()) { found.append(UInt64(first + 1) << 32 | UInt64(second + 1)) }
        found.sort()
        var index = 0
        while index < found.count {
            let key = found[index]
            var times = 0
            while index < found.count, found[index] == key { (times, index) = (times + 1, index + 1) }
            guard let next = Int32(exactly: keys.count) else { throw .tooMuchText }
            let column = numbers[key, default: next]
            if column == next {
                numbers[key] = next
                keys.append(key)
                holders.append(0)
            }
            holders[Int(column)] += 1
            columns.append(column)
            values.append(Float(times))
        }
    }

    /// Turns counts into weights and drops the terms left out.
    private mutating func weigh() {
        var (kept, begin) = (0, 0)
        for row in 0..<rowCount {
            let (end, first) = (starts[row + 1], kept)
            var square = 0.0
            for place in begin..<end where rarity[Int(columns[place])] > 0 {
                let weight = (1 + log(Double(values[place]))) * rarity[Int(columns[place])]
                square += weight * weight
                (columns[kept], values[kept]) = (columns[place], Float(weight))
                kept += 1
            }
            let length = Float(square.squareRoot())
            for place in first..<kept { values[place] /= length }
            begin = end
            starts[row + 1] = kept
        }
        columns.removeLast(columns.count - kept)
        values.removeLast(values.count - kept)
    }
}

extension TermMatrix {
    /// The sum over a row of weight times its column's factor.
    @inline(__always)
    func product(row: Int, _ factors: UnsafeBufferPointer<Double>) -> Double {
        var sum = 0.0
        columns.withUnsafeBufferPointer { columns in
            values.withUnsafeBufferPointer { values in
                for place in starts[row]..<starts[row + 1] { sum += Double(values[place]) * factors[Int(columns[place])] }
            }
        }
        return sum
    }

    /// Adds `scale` times a row to the factors of the columns.
    @inline(__always)
    func add(row: Int, times scale: Double, to factors: UnsafeMutableBufferPointer<Double>) {
        columns.withUnsafeBufferPointer { columns in
            values.withUnsafeBufferPointer { values in
                for place in starts[row]..<starts[row + 1] { factors[Int(columns[place])] += scale * Double(values[place]) }
            }
        }
    }

    /// A factor for each column: its rarity where a wanted term holds it, else 0.
    ///
    /// A term of several words stands for its words and pairs of words; a word with a `*` behind it stands for all that begin so.
    func factors(of terms: [String]) -> [Double] {
        var exact: Set<String> = []
        var beginnings: [String] = []
        for term in terms {
            var cut: [String] = []
            RankingWords.cut(term) { cut.append($0) }
            if term.last == "*", let last = cut.popLast() { beginnings.append(last) }
            exact.formUnion(cut)
            exact.formUnion(zip(cut, cut.dropFirst()).map { $0 + " " + $1 })
        }
        return (0..<columnCount).map { column in
            let name = term(column)
            let isWanted = exact.contains(name) || !name.contains(" ") && beginnings.contains { name.hasPrefix($0) }
            return isWanted ? rarity[column] : 0
        }
    }
}
