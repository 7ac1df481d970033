// SPDX-License-Identifier: Apache-2.0

/// A publication that a rule, a weight or a cut-off comes from.
public struct Reference: Sendable, Hashable {
    /// The key used in the code.
    public let key: String
    /// Authors, title, journal, year, pages.
    public let citation: String
    /// The DOI, where known.
    public let doi: String?

    /// A publication by key.
    public init(_ key: String, _ citation: String, doi: String? = nil) {
        self.key = key
        self.citation = citation
        self.doi = doi
    }

    /// The publication of a key; `nil` if there is none. A test holds that every key in use has one.
    public static func named(_ key: String) -> Reference? {
        table.first { $0.key == key }
    }
}
