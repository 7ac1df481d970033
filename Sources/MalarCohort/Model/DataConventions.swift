// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// How a study's data files are written and read.
public struct DataConventions: Sendable, Hashable {
    /// How dates are written; ISO dates are read in any case.
    public var dates: DateFormat
    /// `.` or `,`.
    public var decimalMark: Character
    /// `,`, `;` or tab; `nil` to find out from the file.
    public var delimiter: Character?
    /// Units for analytes whose columns give none, by analyte id (UCUM codes).
    public var units: [String: String]
    /// Whether `events.csv` lists every event, so that a patient without a row had none.
    public var eventsAreComplete: Bool
    /// Findings that someone has looked at and explained.
    public var acknowledgements: [Acknowledgement]
    /// The last day of the data; later dates are errors.
    public var dataCut: PartialDate?

    /// Conventions; by default ISO dates, a decimal point, the delimiter found out from the file.
    public init(
        dates: DateFormat = .iso, decimalMark: Character = ".", delimiter: Character? = nil, units: [String: String] = [:],
        eventsAreComplete: Bool = false, acknowledgements: [Acknowledgement] = [], dataCut: PartialDate? = nil
    ) {
        self.dates = dates
        self.decimalMark = decimalMark
        self.delimiter = delimiter
        self.units = units
        self.eventsAreComplete = eventsAreComplete
        self.acknowledgements = acknowledgements
        self.dataCut = dataCut
    }
}

/// A finding that someone has looked at, with the reason why it stands.
///
/// It no longer counts as an error or a warning, and it stays visible in every check and report.
public struct Acknowledgement: Sendable, Hashable {
    /// The rule of the finding.
    public let rule: String
    /// The patient whom it concerns; `nil` for any.
    public let patient: String?
    /// The file; `nil` for any.
    public let file: String?
    /// The column; `nil` for any.
    public let column: String?
    /// Why the value stands.
    public let reason: String

    /// A finding that stands, with its reason.
    public init(rule: String, patient: String? = nil, file: String? = nil, column: String? = nil, reason: String) {
        self.rule = rule
        self.patient = patient
        self.file = file
        self.column = column
        self.reason = reason
    }

    func covers(_ finding: DataFinding) -> Bool {
        rule == finding.rule.rawValue && (patient == nil || patient == finding.patient) && (file == nil || file == finding.place.file)
            && (column == nil || column == finding.place.column || column == finding.variable)
    }
}
