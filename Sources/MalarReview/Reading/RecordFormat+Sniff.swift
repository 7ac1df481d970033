// SPDX-License-Identifier: Apache-2.0

extension RecordFormat {
    /// How far into a file its format is looked for.
    private static let reach = 262_144

    /// The format that the content of a file shows; `nil` where it shows none that is read here.
    ///
    /// The ending of the name is not asked: PubMed's tagged text comes as `.nbib`, `.txt` and `.ris`. The first line that only one format
    /// can have decides; tables are what has a delimiter in its first line and nothing of the others. A byte order mark may stand first.
    /// Complexity: linear in the first 256 KiB.
    public static func sniff(_ bytes: [UInt8]) -> RecordFormat? {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .xlsx }
        let head = Array(bytes.prefix(reach))
        var start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while start < head.count, head[start] <= 0x20 { start += 1 }
        guard start < head.count else { return nil }
        switch head[start] {
        case UInt8(ascii: "<"): if let format = xml(head) { return format }
        case UInt8(ascii: "["), UInt8(ascii: "{"): return .cslJSON
        default: break
        }
        return tagged(head) ?? (isTable(head, from: start) ? .csv : nil)
    }

    private static func xml(_ head: [UInt8]) -> RecordFormat? {
        if head.holds("<Pubmed") || head.holds("<MedlineCitation") { return .pubmedXML }
        return head.holds("<records") || head.holds("<record>") ? .endnoteXML : nil
    }

    private static func tagged(_ head: [UInt8]) -> RecordFormat? {
        var lines = ByteLines(head)
        var loose = 0
        var table = false
        while let line = lines.next() {
            if let format = decisive(head, line) { return format }
            if lines.number == 1 { table = RISTagLine(head, line) == nil && isTable(head, from: line.lowerBound) }
            if !table, RISTagLine(head, line) != nil { loose += 1 }
            if loose >= 3 { return .ris }
        }
        return loose > 0 ? .ris : nil
    }

    private static func decisive(_ head: [UInt8], _ line: Range<Int>) -> RecordFormat? {
        let text = head[line]
        if let tag = RISTagLine(head, line), tag.name == "TY" { return .ris }
        if text.starts(with: Array("PMID- ".utf8)) || text.starts(with: Array("STAT- ".utf8)) || text.starts(with: Array("OWN - ".utf8)) {
            return .nbib
        }
        if text.starts(with: Array("FN ".utf8)) && (head.holds("\nVR ") || head.holds("\rVR ")) { return .webOfScienceTagged }
        if text.starts(with: Array("PT ".utf8)), text.count == 4, head.holds("\nUT ") || head.holds("\nSO ") || head.holds("\nTI ") {
            return .webOfScienceTagged
        }
        return isBibTeX(text) ? .bibtex : nil
    }

    private static func isBibTeX(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: "@") else { return false }
        let rest = text.dropFirst().drop { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        let bracket = rest.first { $0 > 0x20 }
        return rest.startIndex - text.startIndex > 2 && (bracket == UInt8(ascii: "{") || bracket == UInt8(ascii: "("))
    }

    private static func isTable(_ head: [UInt8], from start: Int) -> Bool {
        let line = head[start...].prefix { $0 != 10 && $0 != 13 }
        return line.first == UInt8(ascii: "\"") || line.contains { $0 == 44 || $0 == 59 || $0 == 9 }
    }
}
