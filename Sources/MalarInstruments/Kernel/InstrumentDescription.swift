// SPDX-License-Identifier: Apache-2.0

/// What a clinician would want to read of an instrument: the form, the documentation page, `malar instruments show` and the columns of
/// `malar score` are all made from this one value.
public struct InstrumentDescription: Sendable, Hashable {
    /// The id in code, CSV and JSON.
    public let id: String
    /// The published name with its version.
    public let name: String
    /// One sentence: what it measures, from which items, on which scale.
    public let purpose: String
    /// Keys of ``Reference`` values, the defining publication first.
    public let references: [String]
    /// How well the numbers in the table are sourced.
    public let verification: Verification
    /// What may be entered, in the order of the form.
    public let items: [ItemDescription]
    /// The rule in our words, one statement per line.
    public let rule: [String]
    /// How a score is read, by the name of the scheme.
    public let bands: [BandScheme]
    /// Names and units of the further results beside the score.
    public let parts: [PartDescription]
    /// Choices where publications differ, with the default and its reason.
    public let notes: [String]
    /// Other names under which it may be asked for.
    public let aliases: [String]

    /// A description; lists that an instrument does not need are empty.
    public init(
        id: String, name: String, purpose: String, references: [String], verification: Verification, items: [ItemDescription],
        rule: [String],
        bands: [BandScheme] = [], parts: [PartDescription] = [], notes: [String] = [], aliases: [String] = []
    ) {
        self.id = id
        self.name = name
        self.purpose = purpose
        self.references = references
        self.verification = verification
        self.items = items
        self.rule = rule
        self.bands = bands
        self.parts = parts
        self.notes = notes
        self.aliases = aliases
    }

    /// The item of an id; `nil` if the instrument has none.
    public func item(_ id: String) -> ItemDescription? {
        items.first { $0.id == id }
    }
}

/// How well an instrument's numbers are sourced.
public enum Verification: String, Sendable, Hashable {
    /// Read in at least two independent sources.
    case twoSources
    /// Read in one source.
    case oneSource
    /// Seen only in secondary material, supported by consistency checks.
    case secondarySource
    /// A decisive part is general knowledge that was not read in any source; what depends on it is off unless asked for by name.
    case unverified

    /// The status in words, as printed beside a result.
    public var words: String {
        switch self {
        case .twoSources: "confirmed in two independent sources"
        case .oneSource: "confirmed in one source"
        case .secondarySource: "from a secondary source; check against the paper before use"
        case .unverified: "not confirmed in any source; check against the paper before use"
        }
    }
}

/// What may be entered for an item.
public struct ItemDescription: Sendable, Hashable {
    /// The kind of answer an item takes.
    public enum Kind: Sendable, Hashable {
        /// Present, absent or unknown.
        case finding
        /// A whole number in a range.
        case count(ClosedRange<Int>)
        /// A number in a range, in a unit (UCUM code, or words where there is none).
        case number(ClosedRange<Double>, unit: String)
        /// One of a list of words.
        case choice([String])
    }

    /// Whether a missing answer leaves the score open.
    public enum Need: String, Sendable, Hashable {
        /// The score needs it: without an answer it is unknown.
        case required
        /// It stands in for other items, or derives one, where it is given.
        case alternative
        /// Where the data never ask for it, nothing unusual is assumed (no such activity, treatment as allowed), and the result says so;
        /// an empty answer is unknown.
        case assumedAbsent
    }

    /// The id in code, CSV and JSON: the column's name.
    public let id: String
    /// The name on the form.
    public let label: String
    /// The kind of answer.
    public let kind: Kind
    /// Points when present, for weighted checklists.
    public let weight: Double?
    /// The organ system or the group on the form.
    public let group: String
    /// What counts, in our words.
    public let definition: String
    /// What a missing answer means.
    public let need: Need

    /// An item of a form.
    public init(
        _ id: String, _ label: String, _ kind: Kind, weight: Double? = nil, group: String = "", need: Need = .required, _ definition: String
    ) {
        self.id = id
        self.label = label
        self.kind = kind
        self.weight = weight
        self.group = group
        self.definition = definition
        self.need = need
    }
}

/// A named result beside the score.
public struct PartDescription: Sendable, Hashable {
    /// The id in code, CSV and JSON.
    public let id: String
    /// What it is.
    public let label: String

    /// A named result beside the score.
    public init(_ id: String, _ label: String) {
        self.id = id
        self.label = label
    }
}
