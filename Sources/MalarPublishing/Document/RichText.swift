// SPDX-License-Identifier: Apache-2.0

/// A run of text with light emphasis and links. A string literal is plain text.
public struct RichText: Sendable, Hashable {
    /// The pieces in reading order, set without a space between them.
    public var runs: [Inline]

    /// Text from pieces, which have to bring their own spaces.
    public init(_ runs: [Inline]) { self.runs = runs }
    /// Plain text in one piece; nothing in it is read as markup.
    public init(_ text: String) { runs = [.text(text)] }

    /// The words alone, without emphasis and link targets.
    public var plain: String { runs.map(\.plain).joined() }
}

extension RichText: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    /// Plain text in one piece; nothing in it is read as markup.
    public init(stringLiteral value: String) { self.init(value) }
    /// Text from pieces, which have to bring their own spaces.
    public init(arrayLiteral elements: Inline...) { self.init(elements) }
}

/// A piece of running text.
public enum Inline: Sendable, Hashable {
    case text(String)
    case strong(String)
    case emphasis(String)
    case code(String)
    case link(String, to: LinkTarget)

    /// The words without emphasis; of a link its text, not where it leads.
    public var plain: String {
        switch self {
        case .text(let text), .strong(let text), .emphasis(let text), .code(let text), .link(let text, _): text
        }
    }
}

extension Inline: ExpressibleByStringInterpolation {
    /// A piece without emphasis; nothing in it is read as markup.
    public init(stringLiteral value: String) { self = .text(value) }
}

/// Where a link leads.
public enum LinkTarget: Sendable, Hashable {
    /// The id of a section, table or figure of the same document.
    case part(String)
    /// An address on the web. Only `https:` and `http:` become links; anything else is printed as text.
    case web(String)
}
