// SPDX-License-Identifier: Apache-2.0

/// The text of a record that relevance is learnt from.
public struct RankingDocument: Sendable, Hashable {
    /// The id of the record, one of its own within a ranking.
    public let id: String
    /// Title and abstract, divided by a space.
    public let text: String

    /// The text of a title and an abstract; either may be empty, and a record without any text keeps its place by id alone.
    public init(id: String, title: String, abstract: String) {
        self.id = id
        self.text = title + " " + abstract
    }

    /// The title and abstract of a record.
    public init(_ record: BibliographicRecord) {
        self.init(id: record.id, title: record.title, abstract: record.abstract)
    }
}

/// Why records cannot be ranked, or a ranking cannot be simulated.
public enum RankingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Two records have the same id.
    case repeatedID(String)
    /// A prior or a record has no label, or a label has no record.
    case withoutLabel(String)
    /// More text than the tables can number; the records have to be divided.
    case tooMuchText
    /// The labels do not hold as many included and excluded records as are asked for.
    case tooFewLabels(includes: Int, excludes: Int)

    /// What is wrong and what to do, without a full stop.
    public var description: String {
        switch self {
        case .repeatedID(let id): "two records have the id \(id); give each record an id of its own"
        case .withoutLabel(let id): "the record \(id) has no label, or there is no such record; label every record of a simulation"
        case .tooMuchText: "the texts are too long to be ranked together; divide the records"
        case .tooFewLabels(let includes, let excludes):
            "the labels hold \(includes) included and \(excludes) excluded records, which is fewer than are asked for"
        }
    }
}
