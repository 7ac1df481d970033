// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
public import MalarUnits

/// A value of the data model, as its variable's kind admits.
public enum Value: Sendable, Hashable {
    case finding(Finding)
    case number(Double)
    // Boxed, because they are ten times the size of the others and a row holds few of them.
    indirect case measurement(Measurement)
    case date(PartialDate)
    /// A word of the variable's levels, or an id.
    case word(String)
    case words([String])
    indirect case drug(Drug)
    case interval(DoseInterval)
    case doseUnit(DoseUnit)
    case text(String)
}

/// Where a value stands in the source.
public struct Place: Sendable, Hashable, Comparable {
    /// The file.
    public let file: String
    /// The line of the file on which the record begins, counted from 1; `nil` where a finding concerns the whole file.
    public let row: Int?
    /// The column's header; `nil` where a finding concerns the whole row.
    public let column: String?

    /// A place in a source file.
    public init(file: String, row: Int? = nil, column: String? = nil) {
        self.file = file
        self.row = row
        self.column = column
    }

    /// The place in words: `visits.csv, row 4, column pga`.
    public var inWords: String {
        [file, row.map { "row \($0)" }, column.map { "column \($0)" }].compactMap(\.self).joined(separator: ", ")
    }

    /// By file, then row, then column: a finding about a whole file stands before its rows, one about a whole row before its columns.
    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.row ?? 0, left.column ?? "") < (right.file, right.row ?? 0, right.column ?? "")
    }
}
