// SPDX-License-Identifier: Apache-2.0

/// Finds anchors and aliases before a text is composed, since a few of them can stand for more than any memory holds.
///
/// It follows what the signs mean: quoted text, blocks of text and comments may hold any sign.
struct ExtractionYAMLGuard {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    /// Open brackets of lists and mappings in one line.
    private var depth = 0
    /// Whether a value may begin here.
    private var mayBegin = true

    /// The line of the first anchor or alias; `nil` for none.
    static func aliasLine(_ text: String) -> Int? {
        var guardian = ExtractionYAMLGuard(bytes: Array(text.utf8))
        return guardian.scan()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var last: UInt8 { index > 0 ? bytes[index - 1] : 10 }

    private mutating func scan() -> Int? {
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"): newLine()
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): mayBegin = mayBegin || endsKey
            case UInt8(ascii: "#") where last == 32 || last == 10 || last == 9: skipLine()
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quotation()
            case UInt8(ascii: "&"), UInt8(ascii: "*"):
                if mayBegin { return line }
            case UInt8(ascii: "|"), UInt8(ascii: ">"):
                if mayBegin, depth == 0 { skipBlock() }
            case UInt8(ascii: "["), UInt8(ascii: "{"): open()
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
            case UInt8(ascii: ","), UInt8(ascii: ":"): mayBegin = depth > 0
            default: mayBegin = mayBegin && [UInt8(ascii: "-"), UInt8(ascii: "?")].contains(bytes[index])
            }
            index += 1
        }
        return nil
    }

    private var endsKey: Bool { [UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?")].contains(last) && depth == 0 || last == 58 }

    private mutating func newLine() {
        line += 1
        mayBegin = true
    }

    private mutating func open() {
        if mayBegin || depth > 0 { depth += 1 }
    }

    private mutating func skipLine() {
        while index + 1 < bytes.count, bytes[index + 1] != 10 { index += 1 }
    }

    /// To the end of a quotation, over lines if need be. A quotation mark inside a word is a letter.
    private mutating func quotation() {
        guard mayBegin else { return }
        let mark = bytes[index]
        mayBegin = false
        index += 1
        while index < bytes.count {
            if bytes[index] == 10 { line += 1 }
            if bytes[index] == UInt8(ascii: "\\"), mark == UInt8(ascii: "\"") {
                index += 1
            } else if bytes[index] == mark {
                guard mark == UInt8(ascii: "'"), index + 1 < bytes.count, bytes[index + 1] == mark else { return }
                index += 1
            }
            index += 1
        }
    }

    /// A block of text: the lines below that are set in further than the line of its sign, and empty ones.
    private mutating func skipBlock() {
        var start = index
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        let indent = indentation(at: start)
        skipLine()
        index += 1
        while index < bytes.count {
            // Here stands a line feed; what follows decides whether the block goes on.
            let next = index + 1
            guard next < bytes.count, isBlank(from: next) || indentation(at: next) > indent else { break }
            line += 1
            index = next
            while index < bytes.count, bytes[index] != 10 { index += 1 }
        }
        index -= 1
    }

    private func indentation(at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == 32 { end += 1 }
        return end - start
    }

    private func isBlank(from start: Int) -> Bool {
        let end = start + indentation(at: start)
        return end >= bytes.count || bytes[end] == 10 || bytes[end] == 13
    }
}
