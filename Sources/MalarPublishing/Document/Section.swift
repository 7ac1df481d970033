// SPDX-License-Identifier: Apache-2.0

/// A titled part of a document.
public struct Section: Sendable, Hashable {
    /// Unique in the document; the target of links.
    public var id: String
    /// The heading, which also stands in the list of contents.
    public var title: String
    /// What stands below the heading, in reading order.
    public var blocks: [Block]

    /// A section; without blocks it is a heading alone.
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
    /// The word that is explained.
    public var term: String
    /// What it means, in text that may hold links.
    public var meaning: RichText

    /// A term with its meaning.
    public init(_ term: String, _ meaning: RichText) {
        self.term = term
        self.meaning = meaning
    }
}

/// A number that is shown large, with its label and, where needed, its denominator or interval in `note`.
public struct KeyFigure: Sendable, Hashable {
    /// What the number is, such as "Patients".
    public var label: String
    /// The number as it is printed, rounded, with its unit if it has one.
    public var value: String
    /// Denominator, interval or another remark, printed with the number; `nil` for none.
    public var note: String?
    /// What the number opens on a page; `nil` for a number without a source.
    public var lineage: Lineage?

    /// A key figure; its value is print alone and is not read back as a number.
    public init(_ label: String, value: String, note: String? = nil, lineage: Lineage? = nil) {
        self.label = label
        self.value = value
        self.note = note
        self.lineage = lineage
    }
}

/// A statement set apart from the text.
public struct Callout: Sendable, Hashable {
    /// How grave the statement is; a page prints the word before the title.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case note, caution, problem
    }

    /// How grave the statement is, in word and colour.
    public var kind: Kind
    /// The statement in short, printed behind the word of its kind.
    public var title: String
    /// The paragraphs below the title; empty for a title alone.
    public var body: [RichText]

    /// A callout; without a body it is a title alone.
    public init(_ kind: Kind, title: String, body: [RichText] = []) {
        self.kind = kind
        self.title = title
        self.body = body
    }
}
