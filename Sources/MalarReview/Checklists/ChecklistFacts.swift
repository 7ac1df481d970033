// SPDX-License-Identifier: Apache-2.0

/// A stored fact that answers one requirement of a checklist.
public struct ChecklistFact: Sendable, Hashable {
    /// The fact as a sentence, with its full stop.
    public var sentence: String
    /// Where the report tells it, such as "Methods, Search".
    public var location: String
    /// The id of the section, table or figure that tells it; `nil` for none.
    public var part: String?

    /// A fact. Without a sentence or a location it answers nothing.
    public init(_ sentence: String, at location: String, part: String? = nil) {
        self.sentence = sentence
        self.location = location
        self.part = part
    }

    /// Whether there is a sentence and a place to read it.
    public var answers: Bool { !sentence.trimmedOfWhitespace.isEmpty && !location.trimmedOfWhitespace.isEmpty }
}

/// What is stored for one checklist, by the keys of its requirements.
public struct ChecklistFacts: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    /// The facts by key, such as `8.tools`.
    public var facts: [String: ChecklistFact]

    /// Facts by key; a key that a checklist does not know answers nothing there, and `Checklist.unknownKeys` names it.
    public init(_ facts: [String: ChecklistFact] = [:]) { self.facts = facts }

    /// The same; of a key given twice the last fact stays.
    public init(dictionaryLiteral elements: (String, ChecklistFact)...) {
        facts = Dictionary(elements) { _, last in last }
    }

    /// The fact for a key.
    public subscript(key: String) -> ChecklistFact? {
        get { facts[key] }
        set { facts[key] = newValue }
    }
}

/// One item of a checklist with what is stored for it.
public struct ChecklistEntry: Sendable, Hashable {
    /// How far stored facts answer an item. Only `answered` needs no words of the authors.
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case answered, partly, open

        /// The word in print.
        public var word: String {
            switch self {
            case .answered: "answered"
            case .partly: "in part"
            case .open: "to be written"
            }
        }
    }

    /// The item.
    public var item: ChecklistItem
    /// The facts that answer requirements, in the order of these.
    public var facts: [ChecklistFact]
    /// The requirements that no fact answers.
    public var missing: [ChecklistItem.Requirement]

    /// Answered where every requirement has a fact, open where none has.
    public var status: Status { missing.isEmpty ? .answered : facts.isEmpty ? .open : .partly }

    /// The places where the report tells it, each once, in the order of the requirements; empty for none.
    public var location: String {
        var seen: Set<String> = []
        return facts.map(\.location).filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    /// The facts, then what the authors still have to write.
    public var text: String {
        let open = missing.map(\.text).joined(separator: "; ")
        return (facts.map(\.sentence) + (open.isEmpty ? [] : ["To be written by the authors: \(open)."])).joined(separator: " ")
    }
}
