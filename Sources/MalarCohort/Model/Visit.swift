// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
public import MalarUnits

/// One visit of one patient.
public struct Visit: Sendable, Hashable {
    /// The row of `visits.csv`.
    public let record: Record
    /// The day, or the month where the source gives no day.
    public let date: PartialDate

    /// A visit from its row; `nil` if the row has no date.
    public init?(_ record: Record) {
        guard let date = record.date("date") else { return nil }
        self.record = record
        self.date = date
    }
}

extension Visit {
    /// The visit's name in the source.
    public var name: String? { record.word("visit") }
    /// Physician global assessment, 0 to 3.
    public var pga: Double? { record.number("pga") }
    /// A finding of this visit, by variable id.
    public func finding(_ id: String) -> Finding { record.finding(id) }
    /// A number of this visit, by variable id.
    public func number(_ id: String) -> Double? { record.number(id) }
    /// A measurement of this visit, by analyte id.
    public func measurement(_ id: String) -> Measurement? { record.measurement(id) }

    /// A score as the chart has it, by instrument or part id (`sledai2k`, `das28` ...).
    public func recordedScore(_ id: String) -> Double? { record.number("recorded.\(id)") }

    /// The glucocorticoid taken on the day of the visit as written in the chart.
    public var glucocorticoid: ChartedGlucocorticoid? {
        if record.word("glucocorticoid") == "none" { return ChartedGlucocorticoid(drug: nil, milligramsPerDay: 0) }
        guard let dose = record.number("glucocorticoidDose") else { return nil }
        return ChartedGlucocorticoid(drug: record.drug("glucocorticoid"), milligramsPerDay: dose)
    }
}

/// A glucocorticoid dose as a chart states it.
public struct ChartedGlucocorticoid: Sendable, Hashable {
    /// The drug; `nil` where there is none, or where it is not named.
    public let drug: Drug?
    /// Milligrams of that drug a day.
    public let milligramsPerDay: Double

    /// A dose as a chart states it.
    public init(drug: Drug?, milligramsPerDay: Double) {
        self.drug = drug
        self.milligramsPerDay = milligramsPerDay
    }
}
