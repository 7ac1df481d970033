// SPDX-License-Identifier: Apache-2.0

extension [UInt8] {
    /// The first place where some bytes stand, by trying each: the texts are short, and the general search of the library is slow on them.
    func place(of pattern: StaticString) -> Range<Int>? {
        let length = pattern.utf8CodeUnitCount
        guard length > 0, count >= length else { return nil }
        let needle = UnsafeBufferPointer(start: pattern.utf8Start, count: length)
        return withUnsafeBufferPointer { text in
            for start in 0...(text.count - length) where text[start] == needle[0] {
                var offset = 1
                while offset < length, text[start + offset] == needle[offset] { offset += 1 }
                if offset == length { return start..<(start + length) }
            }
            return nil
        }
    }

    /// Whether some bytes stand anywhere.
    func holds(_ pattern: StaticString) -> Bool { place(of: pattern) != nil }
}
