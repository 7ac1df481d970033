// SPDX-License-Identifier: Apache-2.0

/// Asymptotic signed-rank tests of many rows, column by column.
public struct SignedRankBatch: Hashable, Sendable {
    /// Signed z of each row; 0 where no pair of the row changed.
    public internal(set) var z: [Double]
    /// p of each row; 1 where no pair of the row changed.
    public internal(set) var p: [Double]
    /// How many pairs of each row changed. Where it is 0 there is nothing to test, and p = 1 is only a place holder.
    public internal(set) var changed: [Int32]
}

extension SignedRankTest {
    /// The normal approximation for each row of a matrix of differences (second minus first), zeros dropped, ties given midranks.
    ///
    /// Uses the alternative and the continuity correction of this test. The same z as `result(of:)` gives for each row.
    /// - Parameters:
    ///   - differences: row after row; a value that is not a number is missing, an infinite one ranks highest.
    ///   - pairs: the length of a row.
    /// - Precondition: `pairs` is above 0 and divides the number of differences.
    /// - Complexity: O(rows times pairs) for whole numbers up to 127, else rows times pairs log pairs.
    public func asymptoticBatch(differences: [Double], pairs: Int) -> SignedRankBatch {
        precondition(pairs > 0 && differences.count.isMultiple(of: pairs), "the differences do not fill the rows")
        let rows = differences.count / pairs
        var batch = SignedRankBatch(
            z: [Double](repeating: 0, count: rows), p: [Double](repeating: 1, count: rows), changed: [Int32](repeating: 0, count: rows))
        var counter = SignedRankCounter(pairs: pairs)
        differences.withUnsafeBufferPointer { all in
            for row in 0..<rows {
                let sums = counter.sums(of: UnsafeBufferPointer(rebasing: all[(row * pairs)..<((row + 1) * pairs)]))
                batch.changed[row] = Int32(truncatingIfNeeded: sums.changed)
                guard sums.changed > 0 else { continue }
                let z = z(sums)
                batch.z[row] = z
                batch.p[row] = NormalDistribution.p(z, alternative)
            }
        }
        return batch
    }

    @inline(__always)
    private func z(_ sums: SignedRankCounter.Sums) -> Double {
        let deviation = sums.squares.squareRoot()
        let plain = sums.balance / deviation
        guard continuity else { return plain }
        return (sums.balance + 4 * SignedRankWorkings.correction(alternative, z: plain)) / deviation
    }
}

/// Rank sums of short rows: by counting where all differences are small whole numbers, else by sorting.
struct SignedRankCounter {
    struct Sums {
        /// Doubled ranks of positive differences less those of negative ones.
        var balance = 0.0
        /// Squares of all doubled ranks.
        var squares = 0.0
        var changed = 0
    }

    private static let largest = 127
    /// For each absolute value, how many differences have it, and above 32 bits how much more often it rose than fell.
    private var counts = [Int64](repeating: 0, count: largest + 1)
    private var sorted: [Double] = []

    init(pairs: Int) { sorted.reserveCapacity(pairs) }

    @inline(__always)
    mutating func sums(of row: UnsafeBufferPointer<Double>) -> Sums {
        counted(row) ?? ordered(row)
    }

    /// Counts in one word: a rise adds 2^32 + 1, a fall 1 - 2^32.
    @inline(__always)
    private mutating func counted(_ row: UnsafeBufferPointer<Double>) -> Sums? {
        counts.withUnsafeMutableBufferPointer { counts in
            var highest = 0
            var read = 0
            while read < row.count {
                let value = row[read]
                guard value.magnitude <= 127 else { break }
                let whole = Int(value)
                guard Double(whole) == value else { break }
                let magnitude = abs(whole)
                counts[magnitude] += whole < 0 ? 1 - (1 << 32) : 1 + (1 << 32)
                highest = max(highest, magnitude)
                read += 1
            }
            guard read == row.count else {
                for index in 0...highest { counts[index] = 0 }
                return nil
            }
            counts[0] = 0
            return Self.ranked(counts, upTo: highest)
        }
    }

    @inline(__always)
    private static func ranked(_ counts: UnsafeMutableBufferPointer<Int64>, upTo highest: Int) -> Sums {
        var (balance, squares, below): (Int64, Int64, Int64) = (0, 0, 0)
        var index = 1
        while index <= highest {
            let packed = counts[index]
            counts[index] = 0
            let count = Int64(Int32(truncatingIfNeeded: packed))
            let doubledRank = 2 * below + count + 1
            balance &+= ((packed - count) >> 32) * doubledRank
            squares &+= count * doubledRank * doubledRank
            below += count
            index += 1
        }
        return Sums(balance: Double(balance), squares: Double(squares), changed: Int(below))
    }

    private mutating func ordered(_ row: UnsafeBufferPointer<Double>) -> Sums {
        sorted.removeAll(keepingCapacity: true)
        for value in row where value != 0 && !value.isNaN { sorted.append(value) }
        sorted.sort { $0.magnitude < $1.magnitude }
        var sums = Sums()
        var start = 0
        while start < sorted.count {
            var end = start
            while end + 1 < sorted.count, sorted[end + 1].magnitude == sorted[start].magnitude { end += 1 }
            let doubledRank = Double(start + end + 2)
            for position in start...end { sums.balance += sorted[position] > 0 ? doubledRank : -doubledRank }
            sums.squares += Double(end - start + 1) * doubledRank * doubledRank
            start = end + 1
        }
        sums.changed = sorted.count
        return sums
    }
}
