// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// A table of the data model, and the file of a study folder that holds it.
public enum DataTable: String, Sendable, CaseIterable, Hashable {
    case patients, visits, treatments, events

    /// The file's name in a study folder.
    public var fileName: String { "\(rawValue).csv" }

    /// The variables whose values together may occur only once in the table; empty where rows may repeat.
    public var key: [String] {
        switch self {
        case .patients: ["patient"]
        case .visits: ["patient", "date"]
        case .treatments, .events: []
        }
    }
}

/// A word that a variable may take, as stored and as printed.
public struct Level: Sendable, Hashable {
    /// The word in code, CSV and JSON.
    public let code: String
    /// The word in print.
    public let label: String

    /// A word as stored and as printed.
    public init(_ code: String, _ label: String) {
        self.code = code
        self.label = label
    }
}

/// The kind of value that a variable holds.
public enum VariableKind: Sendable, Hashable {
    /// A pseudonymous id: letters, digits, `-`, `_` and `.`.
    case identifier
    /// Present, absent or unknown.
    case finding
    /// A whole number in a range.
    case count(ClosedRange<Int>)
    /// A number in a range, in a unit given in words or as a UCUM code.
    case number(ClosedRange<Double>, unit: String)
    /// A laboratory value or bedside measurement with its unit.
    case measurement(Analyte)
    /// A reference limit of the measurement of the same row, in its unit.
    case limit(of: Analyte)
    /// The unit of the measurement of the same row.
    case unit(of: Analyte)
    /// A full or partial date.
    case date
    /// One of a list of words.
    case choice([Level])
    /// Several words, divided by `|`.
    case list
    /// A drug of the drug table.
    case drug
    /// How often a dose is given.
    case interval
    /// The unit of a dose.
    case doseUnit
    /// Free text.
    case text
}

/// An item of an instrument that a variable answers.
public struct InstrumentItem: Sendable, Hashable {
    /// The instrument's id.
    public let instrument: String
    /// The item's id.
    public let item: String

    /// An item of an instrument.
    public init(_ instrument: String, _ item: String) {
        self.instrument = instrument
        self.item = item
    }
}

/// One variable of the data dictionary. Import, validation, forms, exports and documentation are all read from it.
public struct Variable: Sendable, Hashable {
    /// The id: the column's name in CSV, the key in JSON.
    public let id: String
    /// The table it belongs to.
    public let table: DataTable
    /// The name in print.
    public let label: String
    /// The kind of value, with unit, range or levels.
    public let kind: VariableKind
    /// What it means and how to fill it in, in a sentence.
    public let meaning: String
    /// The section of the form it stands in.
    public let section: String
    /// Whether a row without it is an error.
    public let isRequired: Bool
    /// The instrument items it answers.
    public let feeds: [InstrumentItem]
    /// The code in LOINC, where there is one.
    public let loinc: String?

    init(
        _ id: String, _ table: DataTable, _ label: String, _ kind: VariableKind, section: String, required: Bool = false,
        feeds: [InstrumentItem] = [], loinc: String? = nil, _ meaning: String = ""
    ) {
        self.id = id
        self.table = table
        self.label = label
        self.kind = kind
        self.meaning = meaning
        self.section = section
        self.isRequired = required
        self.feeds = feeds
        self.loinc = loinc
    }
}

extension Variable {
    /// The kind in one word, for listings.
    public var kindName: String {
        switch kind {
        case .identifier: "id"
        case .finding: "finding"
        case .count: "count"
        case .number, .limit: "number"
        case .measurement: "measurement"
        case .unit, .doseUnit: "unit"
        case .date: "date"
        case .choice: "choice"
        case .list: "list"
        case .drug: "drug"
        case .interval: "interval"
        case .text: "text"
        }
    }

    /// The unit of the values, where they have one; for measurements the unit that they are compared in.
    public var unit: String? {
        switch kind {
        case .number(_, let unit): unit
        case .measurement(let analyte): analyte.canonicalUnit.ucum
        default: nil
        }
    }

    /// The permitted values in words: a range, a list of codes, or a format.
    public var permitted: String {
        switch kind {
        case .identifier: "letters, digits, - _ ."
        case .finding: "true, false, empty = unknown"
        case .count(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .number(let range, _): "\(range.lowerBound.trimmed) to \(range.upperBound.trimmed)"
        case .measurement(let analyte): "\(analyte.plausible.lowerBound.trimmed) to \(analyte.plausible.upperBound.trimmed); <x or >x"
        case .limit: "number"
        case .unit(let analyte): analyte.units.map(\.ucum).joined(separator: ", ")
        case .date: "2023-09-14, 2023-09 or 2023"
        case .choice(let levels): levels.map(\.code).joined(separator: ", ")
        case .list: "words divided by |"
        case .drug: "a drug of the drug table"
        case .interval: "day, week, every 4 weeks, twice daily, once ..."
        case .doseUnit: DoseUnit.allCases.map(\.rawValue).joined(separator: ", ")
        case .text: "text"
        }
    }
}

extension Double {
    /// The number without needless decimals: `0.5`, `30`.
    var trimmed: String {
        self == rounded() && abs(self) < 1e15 ? String(Int(self)) : "\(self)"
    }
}
