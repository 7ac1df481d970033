// SPDX-License-Identifier: Apache-2.0

/// The form by which two people take the same facts from every study, as the review declares it in `extraction/form.yaml`.
public struct ExtractionForm: Sendable, Hashable {
    /// A group of fields, such as "Study design" or "Articular outcomes".
    public struct Section: Sendable, Hashable {
        /// Unique among the sections.
        public var id: String
        /// The heading.
        public var title: String
        /// In the order of the form.
        public var fields: [ExtractionField]
    }

    /// Names the form; data files say which form they follow.
    public var id: String
    /// From 1; raised with every change of the form, so that values of an older form can be told.
    public var version: Int
    /// The heading of tables made from it.
    public var title: String
    /// In the order of the form.
    public var sections: [Section]
    /// Sums and limits that hold between numbers of one study.
    public var checks: [ExtractionSumRule]

    /// All fields in the order of the form.
    public var fields: [ExtractionField] { sections.flatMap(\.fields) }

    /// The field of this id, or the one that had it in an older version; `nil` where there is none.
    public func field(_ id: String) -> ExtractionField? {
        fields.first { $0.id == id } ?? fields.first { $0.formerIDs.contains(id) }
    }
}

/// One question of the form.
public struct ExtractionField: Sendable, Hashable {
    /// What kind of answer a field takes. The raw value stands in the form.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case text, integer, number, choice, multiChoice, yesNo, date
        /// Events among a total, with the percentage as printed where there is one.
        case proportion
        /// A mean with its standard deviation.
        case meanSD
        /// A median with its quartiles.
        case medianQuartiles
        /// An estimate with its confidence interval.
        case effect
    }

    /// Unique in the form: letters, digits, `_` and `-`.
    public var id: String
    /// The question in print.
    public var label: String
    /// What kind of answer it takes.
    public var kind: Kind
    /// Whether every study needs an answer; "not reported" is one.
    public var isRequired = false
    /// The unit of numbers, such as "mg/day"; empty for none.
    public var unit = ""
    /// The least and the greatest number that can be; `nil` for no limit. Holds for means and medians, not for their spread.
    public var least: Double?, greatest: Double?
    /// The answers of `choice` and `multiChoice`, in the order of the form.
    public var options: [Option] = []
    /// How to answer, for the two who extract.
    public var help = ""
    /// Ids that the field had in older versions.
    public var formerIDs: [String] = []
    /// The line of the form, from 1.
    public var line = 0

    /// One answer of a choice.
    public struct Option: Sendable, Hashable {
        /// What stands in the data file.
        public var id: String
        /// What is printed.
        public var label: String
    }
}

/// A sum or a limit that holds between the numbers of one study.
public struct ExtractionSumRule: Sendable, Hashable {
    /// How the sum is compared.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equals, atMost
    }

    /// The numbers that are added: ids of fields, of a proportion `id.events` or `id.total`.
    public var terms: [String]
    /// How the sum is compared.
    public var comparison: Comparison
    /// What the sum is compared with, named in the same way.
    public var limit: String
    /// The line of the form, from 1.
    public var line: Int

    /// "clinical + ultrasound = patients".
    public var formula: String {
        terms.joined(separator: " + ") + (comparison == .equals ? " = " : " ≤ ") + limit
    }
}

/// All that is wrong in the files of an extraction.
public struct ExtractionFileErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// In the order of files and lines.
    public var errors: [RecordFileError]

    /// Errors of one or of several files.
    public init(_ errors: [RecordFileError]) {
        self.errors = errors.sorted { ($0.file, $0.line, $0.message) < ($1.file, $1.line, $1.message) }
    }

    /// One line for each error.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
