// SPDX-License-Identifier: Apache-2.0

extension Array where Element: Numeric {
    /// Zeros, as many as wanted, in place of an array of another length; an array of that length stays as it is.
    mutating func resize(to count: Int) {
        if self.count != count { self = Array(repeating: 0, count: count) }
    }
}
