// SPDX-License-Identifier: Apache-2.0

extension RankSumTails {
    /// The ways to choose k of some ranks, for each k up to a limit, by the sum above the smallest sum of k of them.
    struct Half<Count: PatternCount> {
        /// The smallest sum of k ranks.
        let smallest: [Int]
        /// All rows one after another: the row of k begins at `starts[k]` and ends before `starts[k + 1]`.
        let starts: [Int]
        let counts: [Count]

        /// How many ranks can be chosen at most.
        var most: Int { starts.count - 2 }

        func row(_ k: Int) -> ArraySlice<Count> { counts[starts[k]..<starts[k + 1]] }

        /// - Parameter ranks: in ascending order; differences are multiples of `unit`.
        init(_ ranks: ArraySlice<Int>, upTo few: Int, unit: Int) {
            let ranks = Array(ranks)
            let most = min(few, ranks.count)
            var sums = [0]
            for rank in ranks { sums.append(sums[sums.count - 1] + rank) }
            var starts = [0]
            for k in 0...most {
                let largest = sums[ranks.count] - sums[ranks.count - k]
                starts.append(starts[k] + (largest - sums[k]) / unit + 1)
            }
            var counts = [Count](repeating: 0, count: starts[most + 1])
            counts.withUnsafeMutableBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                base[0] = 1
                for (index, rank) in ranks.enumerated() {
                    // With one rank more, the rows are renewed from the longest choice down, so that each still finds the one below as it was.
                    for k in stride(from: min(most, index + 1), through: 1, by: -1) {
                        let length = (sums[index] - sums[index - k + 1] - sums[k - 1]) / unit + 1
                        let shift = (rank - ranks[k - 1]) / unit
                        Count.add(base + starts[k - 1], to: base + starts[k] + shift, count: length)
                    }
                }
            }
            smallest = Array(sums[0...most])
            self.starts = starts
            self.counts = counts
        }
    }

    /// Both halves and how they are put together.
    struct Halves<Count: PatternCount> {
        let lower: Half<Count>
        let upper: Half<Count>
        let unit: Int
        let few: Int

        init(_ ranks: [Int], _ few: Int) {
            let middle = ranks.count / 2
            unit = RankSumTails.unit(of: ranks)
            self.few = few
            lower = Half(ranks[..<middle], upTo: few, unit: unit)
            upper = Half(ranks[middle...], upTo: few, unit: unit)
        }

        /// How many of the chosen can lie in the lower half.
        var choices: ClosedRange<Int> { max(0, few - upper.most)...min(few, lower.most) }

        func base(_ k: Int) -> Int { lower.smallest[k] + upper.smallest[few - k] }

        /// The largest step from the base at which a sum is at most `limit`; negative where there is none.
        func steps(upTo limit: Int, from base: Int) -> Int {
            limit < base ? -1 : (limit - base) / unit
        }

        /// The smallest step from the base at which a sum is at least `limit`.
        func steps(downTo limit: Int, from base: Int) -> Int {
            limit <= base ? 0 : (limit - base + unit - 1) / unit
        }
    }
}
