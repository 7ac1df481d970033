// SPDX-License-Identifier: Apache-2.0

/// The number of insertions, deletions and substitutions between two texts, as bytes.
enum EditDistance {
    /// The distance where it is at most `limit`, else `nil`; only the band of that width is filled in.
    ///
    /// - Complexity: the shorter length times `limit`. - Source: Ukkonen 1985, doi:10.1016/S0019-9958(85)80046-2.
    static func within(_ limit: Int, _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int? {
        guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
        var (left, right) = (left, right)
        while let first = left.first, first == right.first {
            left = left.dropFirst()
            right = right.dropFirst()
        }
        while let last = left.last, last == right.last {
            left = left.dropLast()
            right = right.dropLast()
        }
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        return banded(limit, left, right)
    }

    private static func banded(_ limit: Int, _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int? {
        let far = limit + 1
        let width = right.count
        var previous = (0...width).map { min($0, far) }
        var current = Array(repeating: far, count: width + 1)
        for row in 1...left.count {
            let from = max(1, row - limit)
            let through = min(width, row + limit)
            guard from <= through else { return nil }
            current[from - 1] = from == 1 ? min(row, far) : far
            var lowest = current[from - 1]
            let byte = left[left.startIndex + row - 1]
            for column in from...through {
                let substituted = previous[column - 1] + (byte == right[right.startIndex + column - 1] ? 0 : 1)
                let value = min(substituted, min(previous[column], current[column - 1]) + 1, far)
                current[column] = value
                lowest = min(lowest, value)
            }
            if through < width { current[through + 1] = far }
            if lowest > limit { return nil }
            swap(&previous, &current)
        }
        return previous[width] <= limit ? previous[width] : nil
    }
}
