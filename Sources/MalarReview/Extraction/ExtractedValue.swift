// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// What a study says to one question.
public enum ExtractedContent: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case number(Double)
    /// The id of one option, or of several in the order of the form.
    case choice(String)
    case choices([String])
    case yesNo(Bool)
    case date(PartialDate)
    case proportion(events: Int, total: Int)
    /// `count` is the number of patients behind it, where told.
    case meanSD(mean: Double, sd: Double, count: Int?)
    case medianQuartiles(median: Double, lower: Double, upper: Double, count: Int?)
    /// `level` from 0 to 1.
    case effect(measure: String, estimate: Double, lower: Double, upper: Double, level: Double)
    /// The report does not say.
    case notReported
    /// The report can be read in more than one way; the words say how.
    case unclear(String)
    /// A value that was entered under an older form and does not fit the present one, as it stands.
    case older(String)

    /// Whether there is an answer that can be tabulated or pooled.
    public var isReported: Bool {
        switch self {
        case .notReported, .unclear, .older: false
        default: true
        }
    }
}

/// An answer bound to the words it was taken from.
public struct ExtractedValue: Sendable, Hashable {
    /// The id of the field in the present form, or of the older one where the present has none.
    public var field: String
    /// The answer.
    public var content: ExtractedContent
    /// The percentage as printed beside a count, such as "55"; empty for none.
    public var printedPercent = ""
    /// The words of the report that the answer rests on; empty for none.
    public var quote = ""
    /// Where they stand: a page, "Table 3".
    public var page = ""
    /// A remark of the person who extracted.
    public var note = ""
    /// The line of the file, from 1.
    public var line = 0

    /// Whether the answer can be followed to its place in the report. An answer that nothing is reported needs none.
    public var hasSource: Bool { content == .notReported || !quote.isEmpty || !page.isEmpty }
}

/// What one person took from one study, or two agreed on.
public struct StudyExtraction: Sendable, Hashable {
    /// Names the study in the review.
    public var study: String
    /// The initials of the person, or ``consensusName``.
    public var reviewer: String
    /// The name in print, "Tani 2024"; the id of the study where none is given.
    public var label: String
    /// The year of publication; `nil` where the file does not say.
    public var year: Int?
    /// Whether all that is known is an abstract of a congress; `nil` where the file does not say.
    public var isCongressAbstract: Bool?
    /// The version of the form that the values follow.
    public var formVersion: Int
    /// In the order of the file.
    public var values: [ExtractedValue]
    /// The file, with its folder.
    public var file: String
    /// What a person should know of the reading: values of an older form.
    public var remarks: [ReadingRemark] = []

    /// The reviewer's name of what was agreed on.
    public static let consensusName = "consensus"

    /// The answer to a field; `nil` where there is none.
    public func value(_ field: String) -> ExtractedValue? { values.first { $0.field == field } }
}
