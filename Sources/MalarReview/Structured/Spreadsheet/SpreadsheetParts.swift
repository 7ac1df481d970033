// SPDX-License-Identifier: Apache-2.0

/// The parts of a spreadsheet that tell where its sheets and texts are.
enum SpreadsheetParts {
    /// The names of the sheets and the paths of their parts, in the order of the workbook.
    static func sheets(of archive: ZipReader, file: String) throws(RecordFileError) -> [(name: String, path: String)] {
        var sheets: [(name: String, id: String)] = []
        _ = try MarkupRecords.read(try archive.content("xl/workbook.xml"), file: file, names: ["sheet"]) { element in
            let id = element.attributes.first { $0.key == "r:id" || $0.key.hasSuffix(":id") }?.value ?? ""
            sheets.append((element.attributes["name"] ?? "", id))
        }
        var targets: [String: String] = [:]
        let relations = "xl/_rels/workbook.xml.rels"
        if archive.holds(relations) {
            _ = try MarkupRecords.read(try archive.content(relations), file: file, names: ["Relationship"]) { element in
                targets[element.attributes["Id"] ?? ""] = element.attributes["Target"] ?? ""
            }
        }
        return sheets.enumerated().map { index, sheet in
            let target = targets[sheet.id] ?? "worksheets/sheet\(index + 1).xml"
            return (sheet.name, target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target)
        }
    }

    /// The texts that cells name by number; none where the spreadsheet has no such part.
    static func sharedStrings(of archive: ZipReader, file: String) throws(RecordFileError) -> [String] {
        let path = "xl/sharedStrings.xml"
        guard archive.holds(path) else { return [] }
        var strings: [String] = []
        _ = try MarkupRecords.read(try archive.content(path), file: file, names: ["si"]) { strings.append(text(of: $0)) }
        return strings
    }

    /// The text of a string with or without runs of type; readings of Japanese, `rPh`, are no part of it.
    static func text(of element: MarkupElement) -> String {
        let pieces = element.elements.flatMap { $0.name == "r" ? $0.all("t") : $0.name == "t" ? [$0] : [] }
        return decodingEscapes(pieces.map(\.rawText).joined())
    }

    /// `_x000D_` stands for the character of that number.
    private static func decodingEscapes(_ text: String) -> String {
        guard text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "_x") {
            let code = rest[start.upperBound...].prefix(5)
            result += rest[..<start.lowerBound]
            if code.last == "_", code.count == 5, let value = UInt32(code.dropLast(), radix: 16), let scalar = Unicode.Scalar(value) {
                result.unicodeScalars.append(scalar)
                rest = rest[code.endIndex...]
            } else {
                result += "_x"
                rest = rest[start.upperBound...]
            }
        }
        return result + rest
    }
}
