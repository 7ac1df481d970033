// SPDX-License-Identifier: Apache-2.0

/// Sets the dates in a PDF to 1 January 1980, for programs that do not let themselves be told the date.
///
/// Every digit is replaced by another, so that no place in the file moves. Dates in compressed parts stay.
enum DatelessPDF {
    private static let keys = ["/CreationDate (D:", "/ModDate (D:", "/CreationDate(D:", "/ModDate(D:"].map { Array($0.utf8) }
    private static let date = Array("19800101000000".utf8)

    /// - Complexity: linear in the bytes.
    static func bytes(_ bytes: [UInt8]) -> [UInt8] {
        var result = bytes
        for start in bytes.indices where bytes[start] == UInt8(ascii: "/") {
            guard let key = keys.first(where: { bytes[start...].starts(with: $0) }) else { continue }
            for (place, digit) in zip((start + key.count)..., date) {
                guard place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) else { break }
                result[place] = digit
            }
        }
        return result
    }
}
