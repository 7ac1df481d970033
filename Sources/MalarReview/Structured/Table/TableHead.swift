// SPDX-License-Identifier: Apache-2.0

/// Splits the rows above and including a header, before it is known what the table is.
enum TableHead {
    struct Row {
        var cells: [String]
        /// Where the next row begins.
        var end: Int
        /// The line ends that it takes, its own included.
        var lineEnds: Int
    }

    /// The longest row that may be a header, in bytes.
    static let byteLimit = 1 << 20

    /// The row that begins at a place, quoted fields as in RFC 4180; `nil` where it is longer than any header.
    static func record(_ bytes: [UInt8], from start: Int, delimiter: UInt8) -> Row? {
        var cells: [String] = []
        var cell: [UInt8] = []
        var position = start
        var lineEnds = 0
        var isQuoted = false
        while position < bytes.count {
            guard position - start < byteLimit else { return nil }
            let byte = bytes[position]
            position += 1
            if byte == 10 || (byte == 13 && !(position < bytes.count && bytes[position] == 10)) { lineEnds += 1 }
            if isQuoted {
                guard byte == UInt8(ascii: "\"") else { cell.append(byte); continue }
                if position < bytes.count, bytes[position] == byte { cell.append(byte); position += 1 } else { isQuoted = false }
            } else if byte == UInt8(ascii: "\""), cell.allSatisfy({ $0 == 32 }) {
                isQuoted = true
            } else if byte == delimiter {
                cells.append(String(decoding: cell, as: UTF8.self).trimmedOfWhitespace)
                cell.removeAll(keepingCapacity: true)
            } else if byte == 10 || byte == 13 {
                if byte == 13, position < bytes.count, bytes[position] == 10 { continue }
                return Row(cells: cells + [String(decoding: cell, as: UTF8.self).trimmedOfWhitespace], end: position, lineEnds: lineEnds)
            } else {
                cell.append(byte)
            }
        }
        return Row(cells: cells + [String(decoding: cell, as: UTF8.self).trimmedOfWhitespace], end: position, lineEnds: lineEnds + 1)
    }
}
