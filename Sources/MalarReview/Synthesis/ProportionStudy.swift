// SPDX-License-Identifier: Apache-2.0

/// One study of a synthesis of proportions: patients with the outcome among patients observed.
public struct ProportionStudy: Sendable, Hashable {
    /// Names the study in the review.
    public var id: String
    /// The name in print, "Tani 2024" as a rule.
    public var label: String
    /// Patients with the outcome, 0 to `total`.
    public var events: Int
    /// Patients observed, 1 to ``mostPatients``.
    public var total: Int
    /// The year of publication; `nil` where it is not known. Orders the forest plot.
    public var year: Int?
    /// Whether all that is known of the study is an abstract of a congress; `nil` where nobody said.
    public var isCongressAbstract: Bool?
    /// Why the count is assumed and not taken from a report; empty for a count that a report prints.
    public var assumption: String

    /// A study as extracted; it is checked where it is pooled.
    public init(
        id: String, label: String, events: Int, total: Int, year: Int? = nil, isCongressAbstract: Bool? = nil, assumption: String = ""
    ) {
        self.id = id
        self.label = label
        self.events = events
        self.total = total
        self.year = year
        self.isCongressAbstract = isCongressAbstract
        self.assumption = assumption
    }

    /// More patients than this in one study are taken for a slip.
    public static let mostPatients = 1_000_000_000

    /// "2/3".
    public var fraction: String { "\(events)/\(total)" }

    /// The share, from 0 to 1; only of a study that was checked.
    var share: Double { Double(events) / Double(total) }

    /// What forbids pooling the study, in words; `nil` for a sound study.
    var defect: String? {
        if total == 0 { return "has no patients (\(fraction)); leave it out and say why" }
        if total < 0 || events < 0 { return "has a negative count (\(fraction))" }
        if events > total { return "has more patients with the outcome than patients (\(fraction))" }
        if total > Self.mostPatients { return "has more than \(Self.mostPatients) patients, which is taken for a slip" }
        return nil
    }
}

/// A study of the review that has no number for the synthesis, with the reason.
public struct StudyWithoutNumber: Sendable, Hashable {
    /// Names the study in the review.
    public var id: String
    /// The name in print.
    public var label: String
    /// Why it has no number, such as "not reported".
    public var reason: String

    /// A study that is listed below the synthesis rather than dropped without a word.
    public init(id: String, label: String, reason: String) {
        self.id = id
        self.label = label
        self.reason = reason
    }
}

/// What keeps studies from being pooled at all: every faulty study by name.
public struct SynthesisInputError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One sentence for each fault, in the order of the studies.
    public var faults: [String]

    /// All faults of one synthesis.
    public init(_ faults: [String]) { self.faults = faults }

    /// One line for each fault.
    public var description: String { faults.joined(separator: "\n") }
}
