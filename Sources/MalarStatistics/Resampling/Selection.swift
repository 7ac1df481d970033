// SPDX-License-Identifier: Apache-2.0

/// Order statistics without sorting everything.
enum Selection {
    /// The k-th smallest value, k from 1; the values are rearranged.
    /// - Precondition: k lies between 1 and the number of values, none of which is NaN.
    /// - Complexity: O(n) on average
    static func smallest(_ k: Int, in values: inout [Double]) -> Double {
        precondition(k >= 1 && k <= values.count, "there is no such value")
        return values.withUnsafeMutableBufferPointer { values in
            var (low, high) = (0, values.count - 1)
            let wanted = k - 1
            while low < high {
                let pivot = middle(values[low], values[low + (high - low) / 2], values[high])
                var (left, right) = (low, high)
                while left <= right {
                    while values[left] < pivot { left += 1 }
                    while values[right] > pivot { right -= 1 }
                    if left <= right {
                        values.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if wanted <= right { high = right } else if wanted >= left { low = left } else { return pivot }
            }
            return values[wanted]
        }
    }

    private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
        max(min(a, b), min(max(a, b), c))
    }
}
