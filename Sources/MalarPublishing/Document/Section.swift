// SPDX-License-Identifier: Apache-2.0

/// A titled part of a document.
public struct Section: Sendable, Hashable {
    /// Unique in the document; the target of links.
    public var id: String
    public var title: String
    public var blocks: [Block]

    public init(id: String, title: String, blocks: [Block] = []) {
        self.id = id
        self.title = title
        self.blocks = blocks
    }
}

/// One thing that stands in a section.
public enum Block: Sendable, Hashable {
    /// A heading below the section's own.
    case subheading(String)
    case paragraph(RichText)
    case bulletList([RichText])
    case definitions([Definition])
    case keyFigures([KeyFigure])
    case callout(Callout)
    case table(Table)
    case figure(Figure)
}

/// A term and what it means.
public struct Definition: Sendable, Hashable {
    public var term: String
    public var meaning: RichText

    public init(_ term: String, _ meaning: RichText) {
        self.term = term
        self.meaning = meaning
    }
}

/// A number that is shown large, with its label and, where needed, its denominator or interval in `note`.
public struct KeyFigure: Sendable, Hashable {
    public var label: String
    public var value: String
    public var note: String?
    public var lineage: Lineage?

    public init(_ label: String, value: String, note: String? = nil, lineage: Lineage? = nil) {
        self.label = label
        self.value = value
        self.note = note
        self.lineage = lineage
    }
}

/// A statement set apart from the text.
public struct Callout: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case note, caution, problem
    }

    public var kind: Kind
    public var title: String
    public var body: [RichText]

    public init(_ kind: Kind, title: String, body: [RichText] = []) {
        self.kind = kind
        self.title = title
        self.body = body
    }
}
