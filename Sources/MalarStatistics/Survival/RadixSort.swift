// SPDX-License-Identifier: Apache-2.0

/// Sorting of words by some of their bits, by counting.
enum RadixSort {
    /// Sorts by the bits of a range, stably, 11 at a time from the lowest.
    /// - Complexity: O(n) for each 11 bits
    static func sort(_ words: inout [UInt64], bits: Range<Int>) {
        let passes = (bits.count + 10) / 11
        var spare = [UInt64](unsafeUninitializedCapacity: passes == 0 ? 0 : words.count) { $1 = $0.count }
        for pass in 0..<passes {
            let from = bits.lowerBound + bits.count * pass / passes
            let to = bits.lowerBound + bits.count * (pass + 1) / passes
            distribute(words, into: &spare, bits: from..<to)
            swap(&words, &spare)
        }
    }

    private static func distribute(_ words: [UInt64], into target: inout [UInt64], bits: Range<Int>) {
        let (shift, mask) = (UInt64(bits.lowerBound), (UInt64(1) << UInt64(bits.count)) - 1)
        var places = [Int](repeating: 0, count: 1 << bits.count)
        words.withUnsafeBufferPointer { words in
            target.withUnsafeMutableBufferPointer { target in
                places.withUnsafeMutableBufferPointer { places in
                    for word in words { places[Int((word &>> shift) & mask)] &+= 1 }
                    var sum = 0
                    for digit in places.indices {
                        let count = places[digit]
                        places[digit] = sum
                        sum += count
                    }
                    for word in words {
                        let digit = Int((word &>> shift) & mask)
                        let place = places[digit]
                        target[place] = word
                        places[digit] = place &+ 1
                    }
                }
            }
        }
    }

    /// Puts words in order that are nearly so, by all bits from one on; words equal in these stay as they are.
    static func refine(_ words: inout [UInt64], from bit: Int) {
        let shift = UInt64(bit)
        let isDone = words.withUnsafeMutableBufferPointer { words in
            var moves = 0
            for index in 1..<max(1, words.count) {
                let word = words[index]
                var place = index
                while place > 0, words[place &- 1] &>> shift > word &>> shift {
                    words[place] = words[place &- 1]
                    place &-= 1
                }
                words[place] = word
                moves += index - place
                if moves > 8 * words.count { return false }
            }
            return true
        }
        // Many words that agree in their leading bits: by comparison instead.
        if !isDone { words.sort { $0 &>> shift < $1 &>> shift } }
    }
}
