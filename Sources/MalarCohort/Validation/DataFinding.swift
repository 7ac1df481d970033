// SPDX-License-Identifier: Apache-2.0

/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Looked at by someone and explained in the study file.
    case acknowledged
    /// Good to know.
    case note
    /// Probably wrong: to be looked at.
    case warning
    /// Wrong: the value cannot be used.
    case error

    /// The graver one is the greater: acknowledged, note, warning, error.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .acknowledged: 0
        case .note: 1
        case .warning: 2
        case .error: 3
        }
    }
}

/// A rule that data are held against. The raw value is its id in outputs and in acknowledgements.
public enum DataRule: String, Sendable, CaseIterable {
    // Reading
    case unreadableFile = "unreadable-file"
    case malformedRow = "malformed-row"
    case unknownColumn = "unknown-column"
    case missingColumn = "missing-column"
    case missingValue = "missing-value"
    case wrongType = "wrong-type"
    case outOfRange = "out-of-range"
    case unknownWord = "unknown-word"
    case unknownDrug = "unknown-drug"
    case missingUnit = "missing-unit"
    case unknownUnit = "unknown-unit"
    case duplicateKey = "duplicate-key"
    case orphanRow = "orphan-row"
    case conflictingValues = "conflicting-values"
    case mapping = "mapping"
    // Sense
    case implausibleValue = "implausible-value"
    case dateBeforeBirth = "date-before-birth"
    case datesOutOfOrder = "dates-out-of-order"
    case dateAfterDataCut = "date-after-data-cut"
    case ageDisagrees = "age-disagrees"
    case durationDisagrees = "duration-disagrees"
    case recordedScoreDisagrees = "recorded-score-disagrees"
    case recordedScoreUnattainable = "recorded-score-unattainable"
    case countDisagrees = "count-disagrees"
    case findingContradictsMeasurement = "finding-contradicts-measurement"
    case recordedStateContradicted = "recorded-state-contradicted"
    case damageFalls = "damage-falls"
    case weeklyDrugDaily = "weekly-drug-daily"
    case doseAboveMaximum = "dose-above-maximum"
    case doseIncomplete = "dose-incomplete"
    case noIndexDrug = "no-index-drug"
    case overlappingIndexCourses = "overlapping-index-courses"
    case noVisits = "no-visits"

    /// What the rule holds, in a sentence; the data dictionary's page lists them.
    public var meaning: String {
        switch self {
        case .unreadableFile: "A file can be opened and is UTF-8 text."
        case .malformedRow: "Every row has as many fields as the header, and quotes are closed."
        case .unknownColumn: "Every column is a variable of the data dictionary."
        case .missingColumn: "The columns that identify a row are there."
        case .missingValue: "The values that identify a row are there."
        case .wrongType: "A value can be read as what its variable holds."
        case .outOfRange: "A number lies in its variable's range."
        case .unknownWord: "A word is one of its variable's levels."
        case .unknownDrug: "A drug is in the drug table."
        case .missingUnit: "A measurement has a unit, in its column or in the study file."
        case .unknownUnit: "A unit belongs to its analyte."
        case .duplicateKey: "A patient has one row in patients.csv, and one visit a day."
        case .orphanRow: "A row's patient is in patients.csv."
        case .conflictingValues: "Two rows or files give the same value for the same patient and date."
        case .mapping:
            "A centre's mapping file fits the dictionary and the centre's files, and every column is mapped or ignored on purpose."
        case .implausibleValue: "A measurement lies in the range that is seen in patients."
        case .dateBeforeBirth: "Nothing happens before the patient's birth."
        case .datesOutOfOrder:
            "A course or an event does not end before it begins, and treatment for lupus does not begin before its diagnosis."
        case .dateAfterDataCut: "Nothing happens after the last day of the data."
        case .ageDisagrees: "Recorded age agrees with year of birth and start of the index drug."
        case .durationDisagrees: "Recorded disease duration agrees with diagnosis and start of the index drug."
        case .recordedScoreDisagrees: "A score on the chart equals the score of its items."
        case .recordedScoreUnattainable: "A score on the chart lies in the range that its known items leave open."
        case .countDisagrees: "A joint count equals its joint map."
        case .findingContradictsMeasurement:
            "A finding agrees with the measurement of the same visit, and no dose stands where no drug is taken."
        case .recordedStateContradicted: "A state on the chart agrees with the dose, the scores and the findings of the same visit."
        case .damageFalls: "The damage index never falls, because damage is what does not go."
        case .weeklyDrugDaily: "A drug that is given once a week is not written per day."
        case .doseAboveMaximum: "A dose does not exceed the highest usual dose."
        case .doseIncomplete: "A dose has an amount, a unit and a frequency."
        case .noIndexDrug: "Every patient has a course of the index drug with a start."
        case .overlappingIndexCourses: "Courses of the index drug follow each other."
        case .noVisits: "Every patient has a visit."
        }
    }
}

/// Something that data are found to be, with its place.
public struct DataFinding: Sendable, Hashable {
    /// The rule.
    public let rule: DataRule
    /// How much it weighs.
    public var severity: Severity
    /// Where it stands.
    public let place: Place
    /// The patient whom it concerns.
    public let patient: String?
    /// The value as it stands in the file, for the person at the keyboard; never part of `message`.
    public let value: String?
    /// What is wrong and what to do, without the value.
    public let message: String
    /// Why it stands, where someone has acknowledged it.
    public var reason: String?
    /// The variable, where the column of the place has another name.
    public var variable: String?

    /// A finding at a place.
    public init(_ rule: DataRule, _ severity: Severity, at place: Place, patient: String? = nil, value: String? = nil, _ message: String) {
        self.rule = rule
        self.severity = severity
        self.place = place
        self.patient = patient
        self.value = value
        self.message = message
    }
}

extension [DataFinding] {
    /// The findings with those acknowledged that an acknowledgement covers, in order of place.
    public func acknowledging(_ acknowledgements: [Acknowledgement]) -> [DataFinding] {
        map { finding in
            guard let match = acknowledgements.first(where: { $0.covers(finding) }) else { return finding }
            var finding = finding
            finding.severity = .acknowledged
            finding.reason = match.reason
            return finding
        }.sorted { ($0.place, $0.rule.rawValue) < ($1.place, $1.rule.rawValue) }
    }

    /// How many findings have a severity.
    public func count(_ severity: Severity) -> Int {
        reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
    }
}
