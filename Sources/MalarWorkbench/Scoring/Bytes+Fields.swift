// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// Fields of a record, written straight into the bytes of the output.
extension [UInt8] {
    /// Appends a field with the comma before it, quoted where it must be.
    mutating func append(next field: String) {
        append(.comma)
        append(field: field)
    }

    /// Appends ids with a comma before them and `|` between them.
    mutating func append(next ids: [String]) {
        append(.comma)
        for (index, id) in ids.enumerated() {
            if index > 0 { append(UInt8(ascii: "|")) }
            append(contentsOf: id.utf8)
        }
    }

    /// Appends a number with a comma before it; nothing behind the comma where there is none.
    mutating func append(next number: Double?) {
        append(.comma)
        guard let number else { return }
        if let whole = UInt8(exactly: number), whole < 100 {
            if whole >= 10 { append(UInt8(ascii: "0") + whole / 10) }
            append(UInt8(ascii: "0") + whole % 10)
        } else {
            append(contentsOf: number.numeral.utf8)
        }
    }

    /// Appends a field, quoted where it must be.
    mutating func append(field: String) {
        let isPlain = field.utf8.allSatisfy(\.isPlain)
        append(contentsOf: isPlain ? field.utf8 : CSVWriter(lineEnd: "").text(of: [[field]]).utf8)
    }
}

extension Span<UInt8> {
    /// Whether a field is written as it is, without quotes.
    var isPlainField: Bool { indices.allSatisfy { self[$0].isPlain } }
}

extension UInt8 {
    /// Whether a field of such bytes is written without quotes.
    var isPlain: Bool { self > 0x20 && self < 0x7F && self != .comma && self != UInt8(ascii: "\"") }

    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
}

extension Double {
    /// The shortest numeral that reads back to the same number; a whole one has no decimals.
    ///
    /// - Precondition: the number is finite.
    var numeral: String {
        precondition(isFinite, "results are finite")
        return magnitude < 1e15 && self == rounded() ? "\(Int(self))" : "\(self)"
    }
}
