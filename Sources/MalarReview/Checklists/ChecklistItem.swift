// SPDX-License-Identifier: Apache-2.0

/// Where the answer to a requirement of a checklist is kept.
public enum ChecklistSource: String, Sendable, Hashable, CaseIterable {
    case protocolText = "protocol"
    case searchLog = "search log"
    case screeningLog = "screening log"
    case extractionForm = "extraction form"
    case extractionLog = "extraction log"
    case appraisals = "appraisals"
    case analysisPlan = "analysis plan"
    case analysis = "analysis"
    case reviewFolder = "review folder"
    /// Nothing that is stored answers it: it is written in the report.
    case authors = "authors"

    /// Whether a stored fact can answer it.
    public var isStored: Bool { self != .authors }
}

/// One item of a reporting checklist, in words of our own, with all that it asks for.
public struct ChecklistItem: Sendable, Hashable {
    /// One thing that the item asks for.
    public struct Requirement: Sendable, Hashable {
        /// By which a fact is given: the item's id, and where the item asks for several things a word behind a full stop, such as `8.tools`.
        public var key: String
        /// What is asked for, as a phrase without a full stop.
        public var text: String
        /// Where the answer is kept.
        public var source: ChecklistSource
    }

    /// As the checklist numbers it, such as `13a`.
    public var id: String
    /// The part of the report, such as "Methods".
    public var section: String
    /// What the item is about, in a few words.
    public var topic: String
    /// At least one.
    public var requirements: [Requirement]

    /// The number without the letter; 0 where the id does not begin with one.
    public var number: Int { Int(id.prefix { $0.isASCII && $0.isNumber }) ?? 0 }

    /// An item that asks for one thing.
    init(_ id: String, _ section: String, _ topic: String, _ text: String, _ source: ChecklistSource) {
        (self.id, self.section, self.topic) = (id, section, topic)
        requirements = [Requirement(key: id, text: text, source: source)]
    }

    /// An item that asks for several things.
    init(_ id: String, _ section: String, _ topic: String, _ parts: [(word: String, text: String, source: ChecklistSource)]) {
        (self.id, self.section, self.topic) = (id, section, topic)
        requirements = parts.map { Requirement(key: "\(id).\($0.word)", text: $0.text, source: $0.source) }
    }
}

/// A published reporting checklist.
public struct Checklist: Sendable, Hashable {
    /// Stable, such as `prisma-2020`.
    public var id: String
    /// The name in print.
    public var name: String
    /// Where it was published.
    public var citation: String
    /// Without the address of the resolver.
    public var doi: String
    /// In the order of the publication.
    public var items: [ChecklistItem]

    /// The keys that facts can be given for, in the order of the items.
    public var keys: [String] { items.flatMap(\.requirements).map(\.key) }

    /// All checklists.
    public static let all: [Checklist] = [.prisma2020, .prisma2020Abstract, .prismaS]
}
