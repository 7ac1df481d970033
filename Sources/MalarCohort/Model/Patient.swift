// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
public import MalarUnits

/// A patient of a cohort, with everything that was recorded over time.
///
/// All properties are read from the patient's rows; what a row does not hold is `nil` or unknown.
public struct Patient: Sendable, Hashable, Identifiable {
    /// The row of `patients.csv`.
    public let record: Record
    /// The visits in order of date.
    public let visits: [Visit]
    /// The courses of drugs in order of start, those without a start first.
    public let treatments: [Treatment]
    /// Adverse events and flares in order of start.
    public let events: [Event]

    /// A patient from the rows of the four tables, in any order.
    public init(record: Record, visits: [Visit], treatments: [Treatment], events: [Event]) {
        self.record = record
        self.visits = visits.sorted { $0.date < $1.date }
        self.treatments = treatments.sorted { Self.order($0.start, $0.record, $1.start, $1.record) }
        self.events = events.sorted { Self.order($0.start, $0.record, $1.start, $1.record) }
    }

    private static func order(_ left: PartialDate?, _ leftRecord: Record, _ right: PartialDate?, _ rightRecord: Record) -> Bool {
        let leftDay = left?.earliest.dayNumber ?? .min
        let rightDay = right?.earliest.dayNumber ?? .min
        return leftDay == rightDay ? leftRecord.place < rightRecord.place : leftDay < rightDay
    }
}

extension Patient {
    /// The pseudonymous id.
    public var id: String { record.word("patient") ?? "" }
    /// The centre.
    public var centre: String? { record.word("centre") }
    /// `female`, `male` or `other`.
    public var sex: String? { record.word("sex") }
    /// Ethnicity as recorded.
    public var ethnicity: String? { record.word("ethnicity") }
    /// Year of birth.
    public var birthYear: Int? { record.count("birthYear") }
    /// Age at the first dose of the index drug, in years, as recorded.
    public var recordedAge: Double? { record.number("ageAtStart") }
    /// Month or year of diagnosis.
    public var diagnosis: PartialDate? { record.date("diagnosis") }
    /// Months from diagnosis to the first dose of the index drug, as recorded.
    public var recordedDiseaseDuration: Double? { record.number("diseaseDuration") }
    /// SLICC/ACR Damage Index at start, 0 to 47.
    public var damageIndex: Int? { record.count("damageIndex") }
    /// A finding of the patient's row (an autoantibody, an organ domain, a syndrome), by variable id.
    public func finding(_ id: String) -> Finding { record.finding(id) }
    /// A list of the patient's row (comorbidities, vaccinations ...), by variable id; `nil` where unknown.
    public func list(_ id: String) -> [String]? { record.words(id) }
    /// The label of a choice of the patient's row, by variable id.
    public func choice(_ id: String) -> String? { record.label(id) }

    /// The courses of a role, in order of start.
    public func treatments(_ role: Treatment.Role) -> [Treatment] { treatments.filter { $0.role == role } }
}

extension Record {
    /// The label in print of a choice; `nil` where unknown.
    func label(_ id: String) -> String? {
        guard let code = word(id), case .choice(let levels) = DataDictionary.variable(id, in: table)?.kind else { return nil }
        return levels.first { $0.code == code }?.label
    }
}
