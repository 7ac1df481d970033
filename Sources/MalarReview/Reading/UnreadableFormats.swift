// SPDX-License-Identifier: Apache-2.0

/// Files that people give though they hold no records in a form that can be read, and what to do about each.
enum UnreadableFormats {
    static func message(for bytes: [UInt8]) -> String? {
        for (start, message) in beginnings where bytes.starts(with: start) { return message }
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let head = Array(bytes[mark...].prefix(4096).drop { $0 <= 0x20 })
        if head.starts(with: Array("%0 ".utf8)) { return "this is EndNote's Refer format; export as RIS or EndNote XML" }
        if head.starts(with: Array("RT ".utf8)) { return "this is RefWorks' tagged format; export as RIS" }
        guard head.first == UInt8(ascii: "<") else { return nil }
        if head.holds("<html") || head.holds("<HTML") || head.holds("<!DOCTYPE html") {
            return "this is a web page, as after an expired login; export the records again"
        }
        return "this is XML, but neither of PubMed nor of EndNote; export as RIS"
    }

    private static let beginnings: [([UInt8], String)] = [
        (Array("%PDF".utf8), "this is a PDF; export the records as RIS"),
        ([0x1F, 0x8B], "this is a compressed file (gzip); unpack it first"),
        ([0x42, 0x5A, 0x68], "this is a compressed file (bzip2); unpack it first"),
        ([0x37, 0x7A, 0xBC, 0xAF], "this is a compressed file (7z); unpack it first"),
        ([0xD0, 0xCF, 0x11, 0xE0], "this is a file of an old Office version; save it as .xlsx or CSV"),
        (Array("SQLite format 3".utf8), "this is a database file; export the library as RIS"),
        (Array("{\\rtf".utf8), "this is a word processor's text (RTF); export the records as RIS"),
    ]
}
