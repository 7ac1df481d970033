// SPDX-License-Identifier: Apache-2.0

/// A run of text with light emphasis and links. A string literal is plain text.
public struct RichText: Sendable, Hashable {
    public var runs: [Inline]

    public init(_ runs: [Inline]) { self.runs = runs }
    public init(_ text: String) { runs = [.text(text)] }

    /// The words alone, without emphasis and link targets.
    public var plain: String { runs.map(\.plain).joined() }
}

extension RichText: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    public init(stringLiteral value: String) { self.init(value) }
    public init(arrayLiteral elements: Inline...) { self.init(elements) }
}

/// A piece of running text.
public enum Inline: Sendable, Hashable {
    case text(String)
    case strong(String)
    case emphasis(String)
    case code(String)
    case link(String, to: LinkTarget)

    public var plain: String {
        switch self {
        case .text(let text), .strong(let text), .emphasis(let text), .code(let text), .link(let text, _): text
        }
    }
}

extension Inline: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .text(value) }
}

/// Where a link leads.
public enum LinkTarget: Sendable, Hashable {
    /// The id of a section, table or figure of the same document.
    case part(String)
    /// An address on the web. Only `https:` and `http:` become links; anything else is printed as text.
    case web(String)
}
