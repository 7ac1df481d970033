// SPDX-License-Identifier: Apache-2.0

/// A document of sections, tables and figures, independent of how it will be shown.
///
/// The same value gives the web page, the spreadsheet, the terminal text and the machine-readable results.
/// A document holds no time stamp unless the caller gives one, so that the same document always gives the same bytes.
public struct Document: Sendable, Hashable {
    /// The main heading of the page and the name of its window.
    public var title: String
    /// A line under the title; `nil` for none.
    public var subtitle: String?
    /// Lines under the title: authors, centre, version, date. Printed as given.
    public var byline: [String]
    /// Short statements that must not be overlooked, such as "Synthetic data".
    public var notices: [Notice]
    /// The few numbers that a reader wants first; printed in the header.
    public var keyFigures: [KeyFigure]
    /// BCP 47 language tag of the text.
    public var language: String
    /// What a subject of a lineage is called.
    public var subjectNoun: Noun
    /// What a record of a lineage is called.
    public var recordNoun: Noun
    /// In reading order, which the list of contents follows.
    public var sections: [Section]
    /// Lines at the foot of the document: software version, how to cite.
    public var colophon: [String]
    /// Pages of subjects beside this one, by the subject's id: relative addresses, already encoded. A web page links to them.
    public var subjectPages: [String: String] = [:]
    /// Pages that a web page links to at its head, such as the report that a patient's page belongs to.
    public var pageLinks: [PageLink] = []

    /// A document of which only the title is required; parts left out are not printed, and the language is English.
    public init(
        title: String, subtitle: String? = nil, byline: [String] = [], notices: [Notice] = [], keyFigures: [KeyFigure] = [],
        language: String = "en", subjectNoun: Noun = .subject, recordNoun: Noun = .record, sections: [Section] = [],
        colophon: [String] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.byline = byline
        self.notices = notices
        self.keyFigures = keyFigures
        self.language = language
        self.subjectNoun = subjectNoun
        self.recordNoun = recordNoun
        self.sections = sections
        self.colophon = colophon
    }
}

extension Document {
    /// A statement that must not be overlooked, with how grave it is.
    public struct Notice: Sendable, Hashable {
        /// The statement itself, short enough for a badge in the header.
        public var text: String
        /// How grave it is; `.caution` unless told otherwise, because a notice must be seen.
        public var status: Status

        /// A notice; the status gives the colour, the text has to say it in words.
        public init(_ text: String, status: Status = .caution) {
            self.text = text
            self.status = status
        }
    }

    /// A link to a page beside this one.
    public struct PageLink: Sendable, Hashable {
        /// The words of the link.
        public var text: String
        /// The relative address, already encoded.
        public var address: String

        /// A link to a page in the same folder or near it.
        public init(_ text: String, to address: String) {
            self.text = text
            self.address = address
        }
    }

    /// All tables of the document in reading order, the data tables of figures left out.
    public var tables: [Table] {
        sections.flatMap(\.blocks).compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
    }

    /// All figures of the document in reading order.
    public var figures: [Figure] {
        sections.flatMap(\.blocks).compactMap { block in
            if case .figure(let figure) = block { figure } else { nil }
        }
    }
}

/// A noun in singular and plural, so that counts read as language.
public struct Noun: Sendable, Hashable {
    /// The form for a count of exactly 1.
    public var singular: String
    /// The form for every other count, 0 among them.
    public var plural: String

    /// A noun with both forms, since no rule derives the plural.
    public init(_ singular: String, plural: String) {
        self.singular = singular
        self.plural = plural
    }

    /// The neutral word for a person; a study may prefer "patient".
    public static let subject = Noun("subject", plural: "subjects")
    /// The neutral word for a row of the data; a study may prefer "visit".
    public static let record = Noun("record", plural: "records")

    /// The count with the fitting form: "1 record", "0 records".
    public func counted(_ count: Int) -> String { "\(count) \(count == 1 ? singular : plural)" }
}

/// How a value or a statement is to be taken. Always shown with words, never by colour alone.
public enum Status: String, Sendable, Hashable, CaseIterable {
    case positive, neutral, caution, problem
}
