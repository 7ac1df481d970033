// SPDX-License-Identifier: Apache-2.0

/// The question of a review by its elements.
public struct ReviewQuestion: Sendable, Hashable {
    /// The scheme of the elements.
    public enum Framework: String, Sendable, Hashable, Codable, CaseIterable {
        /// Population, exposure, outcome.
        case peo = "PEO"
        /// Population, intervention, comparator, outcome.
        case pico = "PICO"

        /// The names of the elements, in the order of their letters.
        public var elements: [String] {
            switch self {
            case .peo: ["population", "exposure", "outcome"]
            case .pico: ["population", "intervention", "comparator", "outcome"]
            }
        }
    }

    /// One element of the question.
    public struct Element: Sendable, Hashable {
        /// Its name, such as "population".
        public var name: String
        /// What it is in this review.
        public var text: String
        /// Terms to highlight while screening.
        public var highlight: [String]

        /// One element of the question.
        public init(name: String, text: String, highlight: [String] = []) {
            self.name = name
            self.text = text
            self.highlight = highlight
        }
    }

    /// The scheme.
    public var framework = Framework.peo
    /// The elements in the order of the scheme.
    public var elements: [Element] = []
    /// The question as a sentence; empty where it is not written out.
    public var text = ""

    /// A question without elements.
    public init() {}
}

/// A round of screening.
public enum ReviewRound: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case titleAbstract
    case fullText

    /// "title and abstract", "full text".
    public var label: String { self == .titleAbstract ? "title and abstract" : "full text" }

    /// Title and abstract come first.
    public static func < (left: Self, right: Self) -> Bool { left == .titleAbstract && right == .fullText }
}

/// How a round is done.
public struct RoundRule: Sendable, Hashable {
    /// How many people must vote on each record: 1 or 2, at most 5.
    public var votesNeeded: Int
    /// Whether nobody sees another's vote before the votes are complete.
    public var isBlinded: Bool
    /// The ids of those who vote; empty for all reviewers.
    public var people: [String]

    /// Two blinded reviewers unless told otherwise.
    public init(votesNeeded: Int = 2, isBlinded: Bool = true, people: [String] = []) {
        self.votesNeeded = votesNeeded
        self.isBlinded = isBlinded
        self.people = people
    }
}

/// A criterion of inclusion or exclusion.
public struct EligibilityRule: Sendable, Hashable {
    /// What a criterion can be tied to, so that records that it may concern are pointed out. Nothing is decided by it.
    public enum Trigger: String, Sendable, Hashable, Codable, CaseIterable {
        /// Records in a language that the protocol does not list.
        case language
        /// Abstracts given at congresses.
        case congressAbstract
        /// Records published outside of the protocol's dates.
        case date
    }

    /// A short id, written beside decisions.
    public var id: String
    /// What it says.
    public var label: String
    /// Terms to highlight while screening.
    public var highlight: [String]
    /// The rounds in which it may be given as a reason.
    public var rounds: Set<ReviewRound>
    /// Which records are pointed out under it; `nil` for none.
    public var trigger: Trigger?

    /// A criterion, which may be used in both rounds unless told otherwise.
    public init(
        id: String, label: String, highlight: [String] = [], rounds: Set<ReviewRound> = Set(ReviewRound.allCases), trigger: Trigger? = nil
    ) {
        self.id = id
        self.label = label
        self.highlight = highlight
        self.rounds = rounds
        self.trigger = trigger
    }
}

/// What becomes of congress abstracts.
public enum CongressAbstractRule: String, Sendable, Hashable, Codable, CaseIterable {
    case include
    case exclude
    /// Included unless a full report of the same study is among the records.
    case includeIfNoFullReport
}

/// A place that is searched.
public struct ReviewSource: Sendable, Hashable {
    /// What kind of place, after the boxes of the flow diagram.
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case database, register, website, organisation, citation

        /// Whether it belongs to the arm of databases and registers.
        public var isDatabaseOrRegister: Bool { self == .database || self == .register }
    }

    /// A short id, named by searches.
    public var id: String
    /// The name as it is printed, such as "Embase".
    public var name: String
    /// The platform, such as "Ovid"; empty where the source is its own.
    public var platform: String
    /// What kind of place.
    public var kind: Kind

    /// A place that is searched.
    public init(id: String, name: String, platform: String = "", kind: Kind = .database) {
        self.id = id
        self.name = name
        self.platform = platform
        self.kind = kind
    }
}
