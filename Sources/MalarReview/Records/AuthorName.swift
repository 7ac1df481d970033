// SPDX-License-Identifier: Apache-2.0

/// A person or a group as the source names it.
public struct AuthorName: Sendable, Hashable, Codable {
    /// The family name, or the whole name of a group, or all that is known.
    public var family: String
    /// Given names or initials; empty for a group.
    public var given: String
    /// "Jr", "III".
    public var suffix: String
    /// Whether this is a group, a society or a study.
    public var isCollective: Bool

    /// A name; a group has a family name alone.
    public init(family: String, given: String = "", suffix: String = "", isCollective: Bool = false) {
        self.family = family
        self.given = given
        self.suffix = suffix
        self.isCollective = isCollective
    }

    /// "Family, Given, Suffix", the form of RIS and BibTeX.
    public var inverted: String {
        [family, given, suffix].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
