// SPDX-License-Identifier: Apache-2.0

/// One entry of a database or of a reference manager's file, as it was read.
///
/// The typed properties are what the rest of the room works with. `fields` holds everything that stood in the file, in its order, so that
/// nothing is lost where a format says more than we understand. Text is as in the source: trimmed, entities decoded, nothing normalised.
public struct BibliographicRecord: Sendable, Hashable {
    /// Names the record within the files that were read together.
    public var id: String
    /// Where the record stands.
    public var origin: RecordOrigin
    /// What the record describes, as far as the source says.
    public var kind: PublicationKind
    /// The types as the source words them, such as "Conference Abstract" or "Published Erratum".
    public var statedTypes: [String] = []
    /// The title; empty where the source gives none, as all text here.
    public var title = ""
    /// The title in the original language, where the source gives both.
    public var originalTitle = ""
    /// In the order of the source.
    public var authors: [AuthorName] = []
    /// The year of publication; `nil` where none can be read.
    public var year: Int?
    /// The date of publication as it stands, such as "2019 Jan 11".
    public var date = ""
    /// The full name of the journal, or of the book or proceedings.
    public var journal = ""
    /// The abbreviated name of the journal.
    public var journalAbbreviation = ""
    /// As it stands.
    public var volume = ""
    /// As it stands.
    public var issue = ""
    /// First to last page, or an article number, as it stands.
    public var pages = ""
    /// The congress that a contribution was given at.
    public var conference = ""
    /// As it stands.
    public var publisher = ""
    /// The abstract, its parts divided by line feeds, with their labels.
    public var abstract = ""
    /// Author keywords and index terms, in the order of the source.
    public var keywords: [String] = []
    /// As the source names them.
    public var languages: [String] = []
    /// Addresses of pages and files.
    public var links: [String] = []
    /// The databases that the source says the record is from.
    public var databases: [String] = []
    /// As they stand.
    public var affiliations: [String] = []
    /// As they stand.
    public var notes: [String] = []
    /// In their normal forms.
    public var identifiers = RecordIdentifiers()
    /// Other records that this one names as its comment, erratum, retraction or update.
    public var relations: [StatedRelation] = []
    /// Everything that stood in the file, in its order.
    public var fields: [SourceField] = []

    /// An empty record of a place in a file.
    public init(id: String, origin: RecordOrigin, kind: PublicationKind = .unstated) {
        self.id = id
        self.origin = origin
        self.kind = kind
    }
}

/// The place of a record: file, position and line.
public struct RecordOrigin: Sendable, Hashable, Codable {
    /// The name of the file, without folders.
    public var file: String
    /// The place among the records of the file, from 1.
    public var position: Int
    /// The line where the record begins, from 1.
    public var line: Int

    /// A place; positions and lines are counted from 1.
    public init(file: String, position: Int, line: Int) {
        self.file = file
        self.position = position
        self.line = line
    }
}

/// One field of a file, with its name there.
public struct SourceField: Sendable, Hashable, Codable {
    /// The tag, column or element path, such as `C5`, `Author Names` or `titles/title`.
    public var name: String
    /// The text, lines divided by line feeds.
    public var value: String
    /// The line where the field begins, from 1; 0 where the format has none.
    public var line: Int

    /// A field; without `line` for formats that have none.
    public init(_ name: String, _ value: String, line: Int = 0) {
        self.name = name
        self.value = value
        self.line = line
    }
}

/// Another record that a source names, in the words of MEDLINE.
public struct StatedRelation: Sendable, Hashable, Codable {
    /// What the other record is to this one.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case commentIn, commentOn, erratumIn, erratumFor, retractionIn, retractionOf, updateIn, updateOf, republishedIn, republishedFrom
        case other
    }

    /// What the other record is to this one.
    public var kind: Kind
    /// The citation as it stands.
    public var text: String
    /// The PubMed id, digits alone; empty where the source names none.
    public var pmid: String

    /// A relation; without `pmid` where the source names none.
    public init(_ kind: Kind, text: String, pmid: String = "") {
        self.kind = kind
        self.text = text
        self.pmid = pmid
    }
}
