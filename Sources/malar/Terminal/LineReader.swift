// SPDX-License-Identifier: Apache-2.0

/// The lines of standard input, one at a time, as somebody types them.
struct LineReader {
    private var bytes: [UInt8] = []
    private var isAtEnd = false

    /// The next line without its end; `nil` where the input has ended.
    mutating func next() throws -> String? {
        while true {
            if let end = bytes.firstIndex(of: 10) {
                let line = String(decoding: bytes[..<end], as: UTF8.self)
                bytes.removeFirst(end + 1)
                return line
            }
            // Nobody types a line as long as this.
            guard !isAtEnd, bytes.count < 1_000_000, let more = try Console.read() else {
                isAtEnd = true
                defer { bytes = [] }
                return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
            }
            bytes += more
        }
    }
}
