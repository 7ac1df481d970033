// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

extension CohortCheck {
    /// Measurements outside what is seen in patients.
    func measurements(_ visit: Visit, of patient: Patient) -> [DataFinding] {
        Analyte.table.compactMap { analyte in
            guard let measurement = visit.measurement(analyte.id), let value = measurement.canonicalValue,
                !analyte.plausible.contains(value)
            else { return nil }
            return finding(
                .implausibleValue, .warning, visit.record, analyte.id, of: patient,
                "\(analyte.label.lowercased()) is usually \(analyte.plausible.lowerBound.trimmed) to \(analyte.plausible.upperBound.trimmed) \(analyte.canonicalUnit.ucum); check value and unit\(analyte.fittingUnit(measurement))"
            )
        }
    }
}

extension Analyte {
    /// The one other unit in which the number would be usual, in words; empty where none or more than one is.
    fileprivate func fittingUnit(_ measurement: Measurement) -> String {
        let fitting = units.filter { unit in
            guard unit != measurement.unit, let factor = unit.perCanonical else { return false }
            return plausible.contains(measurement.value * factor)
        }
        return fitting.count == 1 ? "; in \(fitting[0].ucum) the same number would be usual" : ""
    }
}

extension Value {
    /// The value as a person would write it.
    public var text: String {
        switch self {
        case .finding(let finding): finding.rawValue
        case .number(let number): number.trimmed
        case .measurement(let measurement): "\(measurement.bound.sign)\(measurement.value.trimmed) \(measurement.unit.ucum)"
        case .date(let date): date.description
        case .word(let word): word
        case .words(let words): words.joined(separator: " | ")
        case .drug(let drug): drug.id
        case .interval(let interval): interval.description
        case .doseUnit(let unit): unit.rawValue
        case .text(let text): text
        }
    }
}

extension Measurement.Bound {
    /// The sign before the value.
    var sign: String {
        switch self {
        case .exact: ""
        case .below: "<"
        case .above: ">"
        }
    }
}
