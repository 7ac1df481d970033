// SPDX-License-Identifier: Apache-2.0

/// The group that a drug is counted under in tables.
public enum DrugClass: String, Sendable, CaseIterable, Hashable {
    case glucocorticoid, antimalarial, conventional, biologic, targetedSynthetic, other

    /// The group in print.
    public var label: String {
        switch self {
        case .glucocorticoid: "Glucocorticoid"
        case .antimalarial: "Antimalarial"
        case .conventional: "Conventional immunosuppressant"
        case .biologic: "Biologic"
        case .targetedSynthetic: "Targeted synthetic"
        case .other: "Other"
        }
    }
}

/// The highest dose that is licensed or accepted as maintenance, to find slips of the pen.
public struct DoseLimit: Sendable, Hashable {
    /// Milligrams.
    public let milligrams: Double
    /// Over so many days: 1 for a daily, 7 for a weekly limit.
    public let days: Double
    /// Where the limit stands.
    public let source: String
}

/// A drug of the drug table.
public struct Drug: Sendable, Hashable {
    /// The id in code, CSV and JSON: the generic name.
    public let id: String
    /// The name in print.
    public let label: String
    /// The abbreviation in tables.
    public let abbreviation: String
    /// The group it is counted under.
    public let drugClass: DrugClass
    /// Other names that charts use, in lower case.
    public let synonyms: [String]
    /// The highest usual dose, where one is known.
    public let limit: DoseLimit?
    /// Whether it is given once a week, so that a daily dose is a slip that harms.
    public let isWeekly: Bool

    init(
        _ id: String, _ abbreviation: String, _ drugClass: DrugClass, _ synonyms: [String] = [], label: String? = nil,
        limit: DoseLimit? = nil, weekly: Bool = false
    ) {
        self.id = id
        self.label = label ?? id.prefix(1).uppercased() + id.dropFirst()
        self.abbreviation = abbreviation
        self.drugClass = drugClass
        self.synonyms = synonyms
        self.limit = limit
        self.isWeekly = weekly
    }

    /// The drug of a generic name, abbreviation or synonym, ignoring letter case, hyphens and blanks; `nil` if the table has none.
    public static func named(_ text: String) -> Drug? {
        byName[folded(text)]
    }

    private static func folded(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static let byName: [String: Drug] = table.reduce(into: [:]) { names, drug in
        for name in [drug.id, drug.label, drug.abbreviation] + drug.synonyms { names[folded(name)] = names[folded(name)] ?? drug }
    }
}
