// SPDX-License-Identifier: Apache-2.0

/// What is too much for an XML file of records.
struct MarkupLimits: Sendable {
    /// Elements within elements. PubMed's files have about ten levels, some more with formulas.
    var depth = 100
    /// Elements of one record.
    var elements = 1_000_000
    /// Bytes of text of one record, attributes included.
    var textBytes = 64 << 20
}
