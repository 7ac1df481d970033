// SPDX-License-Identifier: Apache-2.0

/// The name of a record within a review: `<search id>/<identifier or position>`, such as `pubmed-2025-06-01/38123456`.
///
/// The second part is the first that the record has of PubMed id, Embase number, Web of Science, Scopus, Cochrane and OpenAlex id, then its
/// first other accession number, then `doi:` and the DOI, then `r` and the place among the records of the search, from 1. The second record
/// of a search with the same second part gets `~2`, the third `~3`. Characters that are not printable ASCII, and blanks, commas, semicolons
/// and quotes become `_`. The files of a search never change, which their checksums prove, so neither do the keys.
public struct RecordKey: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The id of the search that brought the record.
    public var search: String
    /// The identifier or position within it.
    public var local: String

    /// A key of a search and an identifier or position.
    public init(search: String, local: String) {
        self.search = search
        self.local = local
    }

    /// Reads `search/local`; `nil` where a part is missing or holds a character that keys do not.
    public init?(_ text: String) {
        guard let slash = text.firstIndex(of: "/") else { return nil }
        let (search, local) = (String(text[..<slash]), String(text[text.index(after: slash)...]))
        guard ReviewID.isValid(search), !local.isEmpty, local.utf8.count <= 400, local == Self.plain(local) else { return nil }
        self.init(search: search, local: local)
    }

    /// `search/local`.
    public var description: String { "\(search)/\(local)" }

    /// By search, then by the rest.
    public static func < (left: Self, right: Self) -> Bool {
        (left.search, left.local) < (right.search, right.local)
    }

    /// Reads `search/local`.
    /// - Throws: `DecodingError` where the text is no key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let key = RecordKey(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a key is search/identifier")
        }
        self = key
    }

    /// Writes `search/local`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The second part of a record's key before repetition is told apart.
    static func local(of record: BibliographicRecord, position: Int) -> String {
        let known = record.identifiers
        let named =
            [known.pmid, known.embase, known.webOfScience, known.scopus, known.cochrane, known.openAlex] + known.accession.prefix(1)
        if let first = named.lazy.map({ plain($0.trimmedOfWhitespace) }).first(where: { !$0.isEmpty }) { return first }
        return known.doi.isEmpty ? "r\(position)" : plain("doi:" + known.doi)
    }

    /// At most 300 characters, all of them safe in tables, shells and names.
    private static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(400).map { scalar in
                    (0x21...0x7E).contains(scalar.value) && !",;\"'`".unicodeScalars.contains(scalar) ? scalar : "_"
                }))
    }
}
