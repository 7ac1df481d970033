// SPDX-License-Identifier: Apache-2.0

/// One criterion of a composite, and what decided it.
public struct Criterion: Sendable, Hashable {
    /// The id of the criterion in the reference.
    public let id: String
    /// The criterion in words.
    public let label: String
    /// Whether it is met.
    public let state: Truth
    /// The value, item or absence that decided it, in words for a clinician ("PGA 0.7", "arthritis", "urinalysis unknown").
    public let decidedBy: String

    /// A criterion with what decided it.
    public init(_ id: String, _ label: String, _ state: Truth, decidedBy: String) {
        self.id = id
        self.label = label
        self.state = state
        self.decidedBy = decidedBy
    }
}

/// A named result beside the score, with its own range while it is open.
public struct PartialScore: Sendable, Hashable {
    /// The id in code, CSV and JSON.
    public let id: String
    /// The value, or `nil` while unknowns leave it open.
    public let value: Double?
    /// Lowest value that agrees with what is known; `nil` where no bound exists.
    public let lowest: Double?
    /// Highest value that agrees with what is known; `nil` where no bound exists.
    public let highest: Double?
    /// The band of the value under the default scheme.
    public let band: String?

    /// A named result; give either the value or the bounds that remain.
    public init(_ id: String, value: Double?, lowest: Double? = nil, highest: Double? = nil, band: String? = nil) {
        self.id = id
        self.value = value
        self.lowest = value ?? lowest
        self.highest = value ?? highest
        self.band = band
    }

    /// A named result with its bounds, and its band where one band of the scheme holds all of them.
    public init(_ id: String, _ bounds: Bounds, in scheme: BandScheme? = nil) {
        self.init(id, value: bounds.value, lowest: bounds.lowest, highest: bounds.highest, band: scheme?.band(of: bounds))
    }
}

/// The result of an instrument on one set of answers.
public struct Assessment: Sendable, Hashable {
    /// The score with its range; `nil` for instruments that give a state only.
    public var score: PartialScore?
    /// Required items without an answer, in the order of the form.
    public var missing: [String]
    /// Further named results.
    public var parts: [PartialScore]
    /// For composite states: whether the state holds.
    public var state: Truth?
    /// Every criterion with what decided it, in the order of the publication.
    public var criteria: [Criterion]
    /// Items that the data never asked for and whose absence was assumed.
    public var assumed: [String]
    /// What a reader must know of this result ("ghMissing", "derived.fever"), by id.
    public var flags: [String]

    /// A result; what an instrument does not give stays empty.
    public init(
        score: PartialScore? = nil, missing: [String] = [], parts: [PartialScore] = [], state: Truth? = nil, criteria: [Criterion] = [],
        assumed: [String] = [], flags: [String] = []
    ) {
        self.score = score
        self.missing = missing
        self.parts = parts
        self.state = state
        self.criteria = criteria
        self.assumed = assumed
        self.flags = flags
    }

    /// The band of the score under the default scheme, if the score or its whole range lies in one band.
    public var band: String? { score?.band }

    /// The named result of an id.
    public func part(_ id: String) -> PartialScore? {
        parts.first { $0.id == id }
    }
}
