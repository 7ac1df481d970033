// SPDX-License-Identifier: Apache-2.0

/// The identifiers of a record, each in one normal form; empty where the source gives none.
public struct RecordIdentifiers: Sendable, Hashable, Codable {
    /// Lower case, without resolver, "doi:" and percent signs: `10.1038/s41467-024-48400-3`.
    public var doi = ""
    /// Digits.
    public var pmid = ""
    /// `PMC` and digits.
    public var pmcid = ""
    /// Embase's number: `L` and digits.
    public var embase = ""
    /// Scopus: `2-s2.0-` and digits.
    public var scopus = ""
    /// Web of Science: `WOS:` and what follows.
    public var webOfScience = ""
    /// The Cochrane library's `CN-` number.
    public var cochrane = ""
    /// OpenAlex: `W` and digits.
    public var openAlex = ""
    /// ISSN, each `1234-567X`.
    public var issn: [String] = []
    /// ISBN, digits and X alone.
    public var isbn: [String] = []
    /// Trial registrations, such as `NCT02446912`, upper case.
    public var registrations: [String] = []
    /// Accession numbers that are none of the above, as they stand.
    public var accession: [String] = []

    /// No identifier yet.
    public init() {}
}
