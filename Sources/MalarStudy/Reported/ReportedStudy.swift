// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// What a publication states about a study's patients: the content of `reported.yaml`.
public struct ReportedStudy: Sendable, Hashable {
    /// The publication.
    public var source: String
    /// Statements about the cohort.
    public var statements: [ReportedStatement]
    /// Statements about single patients, as text and tables print them.
    public var facts: [ReportedFact]
    /// Whole tables, as printed.
    public var tables: [PublishedTable] = []
    /// Numbers that stand in several places.
    public var repeated: [RepeatedStatement] = []
}

/// A statement about the cohort: value, statistic, variable and place.
public struct ReportedStatement: Sendable, Hashable {
    /// What is stated of the variable.
    public enum Statistic: Sendable, Hashable {
        /// How many patients meet all conditions.
        case count
        /// The value of one patient.
        case value
        /// The band in which the mean lies.
        case bandOfMean
        /// A statistic of a numeric variable.
        case describing(DescriptiveStatistic)
    }

    /// The id of the statement.
    public var id: String
    /// Where the publication makes it.
    public var place: String
    /// What it states, in our words.
    public var says: String
    /// What is stated of the variable.
    public var statistic: Statistic
    /// The variable, for statistics other than counts.
    public var variable: String?
    /// The conditions of a count, all of which must hold.
    public var conditions: [Condition]
    /// The patient, for the value of one patient.
    public var patient: String?
    /// The value as printed.
    public var printed: String
    /// The line of the file.
    public var line: Int?
}

/// One patient's value as printed in one place.
public struct ReportedFact: Sendable, Hashable {
    /// The patient.
    public var patient: String
    /// The variable.
    public var variable: String
    /// The value as printed: a number, a range (`63 to 74`), a date, `present`, `absent`, or a word.
    public var printed: String
    /// Where it is printed.
    public var place: String
    /// The year that a stated age belongs to, where it is not the first dose's.
    public var year: Int?
    /// What a reader must know beside it.
    public var note: String?
}

extension ReportedStatement.Statistic {
    /// `count`, `value`, `bandOfMean`, or the name of a descriptive statistic (`mean`, `median`, `minimum` ...).
    init?(name: String) {
        switch name {
        case "count": self = .count
        case "value": self = .value
        case "bandOfMean": self = .bandOfMean
        default:
            guard let statistic = DescriptiveStatistic(rawValue: name) else { return nil }
            self = .describing(statistic)
        }
    }

    /// Every name.
    static var names: [String] { ["count", "value", "bandOfMean"] + DescriptiveStatistic.allCases.map(\.rawValue) }

    /// The statistic in words.
    var words: String {
        switch self {
        case .count: "number of patients"
        case .value: "value"
        case .bandOfMean: "band of the mean"
        case .describing(let statistic): statistic.name
        }
    }
}
