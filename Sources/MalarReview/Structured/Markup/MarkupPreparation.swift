// SPDX-License-Identifier: Apache-2.0

/// Takes out of an XML text what a parser need not see and could be harmed by.
///
/// The XML declaration and the document type are replaced by spaces, so that line numbers stay and no external file is ever named to the
/// parser. A document type that declares entities is refused: that is the only door to entity bombs and external entities.
/// - Source: XML 1.0 (fifth edition), sections 2.8 and 4.2.
struct MarkupPreparation {
    private(set) var bytes: [UInt8]
    /// The lines where a character that XML forbids was replaced by a space.
    private(set) var forbiddenLines: [Int] = []
    private let file: String

    init(_ bytes: [UInt8], file: String) throws(RecordFileError) {
        self.bytes = bytes
        self.file = file
        try blankProlog()
        replaceForbidden()
    }

    /// Passes over white space, declarations, comments and the document type that stand before the first element.
    private mutating func blankProlog() throws(RecordFileError) {
        var position = 0
        while position < bytes.count {
            if bytes[position] != UInt8(ascii: "<") {
                position += 1
            } else if starts("<!--", at: position) {
                position = try end(of: "-->", from: position + 4, named: "comment")
            } else if starts("<?", at: position) {
                let end = try end(of: "?>", from: position + 2, named: "declaration")
                blank(position..<end)
                position = end
            } else if starts("<!DOCTYPE", at: position) {
                let end = try endOfDocumentType(from: position)
                blank(position..<end)
                position = end
            } else {
                return
            }
        }
    }

    /// The end of a document type, with its internal part; an entity in it is refused.
    private func endOfDocumentType(from start: Int) throws(RecordFileError) -> Int {
        var position = start + 9
        var isInside = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = bytes[(position + 1)...].firstIndex(of: bytes[position]) else { break }
                position = close
            case UInt8(ascii: "["): isInside = true
            case UInt8(ascii: "]"): isInside = false
            case UInt8(ascii: "%") where isInside: throw entityError(at: position)
            case UInt8(ascii: "<") where starts("<!--", at: position):
                position = try end(of: "-->", from: position + 4, named: "comment") - 1
            case UInt8(ascii: "<") where starts("<!ENTITY", at: position): throw entityError(at: position)
            case UInt8(ascii: ">") where !isInside: return position + 1
            default: break
            }
            position += 1
        }
        throw RecordFileError(file: file, line: line(of: start), "the document type is not closed; the file is cut off or damaged")
    }

    private func entityError(at position: Int) -> RecordFileError {
        RecordFileError(
            file: file, line: line(of: position),
            "the file declares entities, which exports of records do not need and attacks use; it is not read")
    }

    private func end(of mark: String, from start: Int, named name: String) throws(RecordFileError) -> Int {
        var position = start
        while position < bytes.count {
            if starts(mark, at: position) { return position + mark.utf8.count }
            position += 1
        }
        throw RecordFileError(file: file, line: line(of: start), "a \(name) is not closed; the file is cut off or damaged")
    }

    private func starts(_ mark: String, at position: Int) -> Bool {
        guard position <= bytes.count - mark.utf8.count else { return false }
        return zip(mark.utf8, bytes[position...]).allSatisfy { $0 == $1 }
    }

    private func line(of position: Int) -> Int { bytes[..<min(position, bytes.count)].count { $0 == 10 } + 1 }

    private mutating func blank(_ range: Range<Int>) {
        for index in range where bytes[index] != 10 && bytes[index] != 13 { bytes[index] = 32 }
    }

    /// Control characters are no part of XML, yet exports hold them now and then.
    private mutating func replaceForbidden() {
        var line = 1
        for index in bytes.indices where bytes[index] < 32 {
            switch bytes[index] {
            case 10: line += 1
            case 9, 13: break
            default:
                bytes[index] = 32
                if forbiddenLines.last != line { forbiddenLines.append(line) }
            }
        }
    }
}
