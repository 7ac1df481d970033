// SPDX-License-Identifier: Apache-2.0

/// A format of bibliographic files, recognised by content and never by the ending of a name.
public enum RecordFormat: String, Sendable, Hashable, Codable, CaseIterable {
    /// Tags of MEDLINE, PubMed's `.nbib`.
    case nbib
    case pubmedXML
    case ris
    case endnoteXML
    case bibtex
    case csv
    /// Field tags of the Web of Science, `PT` to `ER` and `EF`.
    case webOfScienceTagged
    /// A spreadsheet of Office Open XML.
    case xlsx
    case cslJSON
}
