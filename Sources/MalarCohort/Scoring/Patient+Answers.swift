// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
internal import MalarUnits

/// The glucocorticoids of one day, as the chart or the courses of treatment give them.
public struct GlucocorticoidsAtVisit: Sendable, Hashable {
    /// Milligrams a day, by drug.
    public let doses: [Drug: Double]
    /// In words, as the chart has it.
    public let text: String
    /// The rows that say so.
    public let records: [Record]

    /// Milligrams of prednisone a day; bounds where the drug is not named.
    public var prednisone: Bounds {
        doses.reduce(Bounds(0)) { sum, dose in
            sum
                + (Glucocorticoid(rawValue: dose.key.id).map { Bounds(Glucocorticoid.prednisoneEquivalent(of: $0, milligrams: dose.value)) }
                    ?? Glucocorticoid.prednisoneEquivalent(ofUnnamed: dose.value))
        }
    }

    /// Milligrams a day, whichever drug; `nil` where there are several drugs.
    public var milligrams: Double? {
        doses.count > 1 ? nil : doses.values.first ?? 0
    }
}

extension Patient {
    /// The glucocorticoids on the day of a visit: as charted at the visit, otherwise from the courses that include the day.
    ///
    /// - Returns: `nil` where neither says anything.
    public func glucocorticoids(at visit: Visit) -> GlucocorticoidsAtVisit? {
        if let charted = visit.glucocorticoid {
            let drug = charted.drug ?? Drug.named("glucocorticoid")
            guard charted.milligramsPerDay > 0, let drug else {
                return GlucocorticoidsAtVisit(doses: [:], text: "none", records: [visit.record])
            }
            let name = drug.id == "glucocorticoid" ? "glucocorticoid (not named)" : drug.id
            return GlucocorticoidsAtVisit(
                doses: [drug: charted.milligramsPerDay], text: "\(name) \(charted.milligramsPerDay.trimmed) mg/day", records: [visit.record]
            )
        }
        let courses = treatments(.concomitant).filter { $0.drug.drugClass == .glucocorticoid && $0.mayInclude(visit.date) == true }
        let regular = courses.filter { $0.dose?.milligramsPerDay != nil }
        guard !regular.isEmpty else { return nil }
        return GlucocorticoidsAtVisit(
            doses: regular.reduce(into: [:]) { $0[$1.drug, default: 0] += $1.dose?.milligramsPerDay ?? 0 },
            text: regular.map(\.inWords).joined(separator: ", "), records: regular.map(\.record))
    }

    /// The answers to an instrument's items at a visit: the visit's own, its glucocorticoids, and the doses of maintenance drugs.
    public func answers(for instrument: InstrumentDescription, at visit: Visit) -> Answers {
        var answers = visit.answers(for: instrument)
        if instrument.item("prednisone") != nil, let glucocorticoids = glucocorticoids(at: visit) {
            if glucocorticoids.doses.isEmpty { answers["prednisone"] = .number(0) }
            for (drug, dose) in glucocorticoids.doses { answers[drug.answerID] = .number(dose) }
        }
        for treatment in treatments where treatment.role != .previous && treatment.mayInclude(visit.date) == true {
            guard instrument.item(treatment.drug.id) != nil, treatment.drug.drugClass != .glucocorticoid else { continue }
            if let perDay = treatment.dose?.milligramsPerDay, !treatment.isWeeklyDrugWrittenDaily {
                answers[treatment.drug.id] = .number(perDay * (treatment.drug.isWeekly ? 7 : 1))
            } else if answers["maintenanceWithinStandard"] == nil, instrument.item("maintenanceWithinStandard") != nil {
                // The drug is taken, and its dose is not known or cannot be true.
                answers["maintenanceWithinStandard"] = .unknown
            }
        }
        if instrument.item("immunosuppressiveOrBiologic") != nil, takesImmunosuppressive(at: visit) {
            answers["immunosuppressiveOrBiologic"] = .finding(.present)
        }
        return answers
    }

    /// Whether a course of an immunosuppressant or a biologic, the index drug among them, includes the day of a visit.
    private func takesImmunosuppressive(at visit: Visit) -> Bool {
        treatments.contains { treatment in
            treatment.role != .previous && treatment.mayInclude(visit.date) == true
                && [.conventional, .biologic, .targetedSynthetic].contains(treatment.drug.drugClass)
        }
    }
}

extension Drug {
    /// The item of instruments that takes this glucocorticoid's dose.
    var answerID: String { id == "glucocorticoid" ? "glucocorticoidUnspecified" : id }
}

extension Treatment {
    /// Whether a drug that is given once a week is written as more than that: a slip, not a dose.
    var isWeeklyDrugWrittenDaily: Bool {
        guard drug.isWeekly, let perDay = dose?.interval.dosesPerDay else { return false }
        return perDay > 1.0 / 7 + 1e-9
    }

    /// Drug, dose, frequency and route in words: `methotrexate 15 mg weekly`.
    public var inWords: String {
        let amount = record.number("dose").map { "\($0.trimmed) \(record["unit"]?.text ?? "")" }
        let often = dose.map { "\($0.interval)" }
        return [drug.label.lowercased(), amount, often, route == "oral" ? nil : routeLabel?.lowercased()].compactMap(\.self).joined(
            separator: " ")
    }
}
