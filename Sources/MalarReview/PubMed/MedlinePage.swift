// SPDX-License-Identifier: Apache-2.0

/// A page of records in MEDLINE's tagged form, as EFetch sends it.
struct MedlinePage: Sendable {
    let bytes: [UInt8]
    /// The PubMed ids, in order.
    let pmids: [String]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        pmids = Self.pmids(bytes)
    }

    /// What the server says instead of records; `nil` for records, or nothing.
    var complaint: String? {
        guard let first = bytes.first(where: { $0 != 10 && $0 != 13 && $0 != 32 }), first == 60 || first == 123 else { return nil }
        return Self.plain(bytes)
    }

    /// Whether the last line is whole.
    var endsWithLine: Bool { bytes.last == 10 }

    /// The ids of the lines that begin with `PMID-`.
    static func pmids(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 10, omittingEmptySubsequences: true).compactMap { line in
            guard line.starts(with: Array("PMID-".utf8)) else { return nil }
            return IdentifierForms.pmid(String(decoding: line.dropFirst(5), as: UTF8.self))
        }
    }

    /// At most 300 characters of a text of the server, without the marks of XML and JSON.
    static func plain(_ bytes: [UInt8]) -> String {
        var (kept, isInTag) = ("", false)
        for character in String(decoding: bytes.prefix(4000), as: UTF8.self) {
            if character == "<" { isInTag = true }
            if !isInTag { kept.append(character.isWhitespace || "{}\"".contains(character) ? " " : character) }
            if character == ">" { isInTag = false }
        }
        return String(kept.split(separator: " ").joined(separator: " ").prefix(300))
    }

    /// Pages behind one another, as they came, with an empty line between two wherever none is.
    static func joined(_ pages: [[UInt8]]) -> [UInt8] {
        var all: [UInt8] = []
        for page in pages where !page.isEmpty {
            if !all.isEmpty, page.first != 10 {
                if all.last != 10 { all.append(10) }
                if !all.hasSuffix([10, 10]) { all.append(10) }
            }
            all += page
        }
        return all
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(_ tail: [UInt8]) -> Bool { suffix(tail.count).elementsEqual(tail) }
}
