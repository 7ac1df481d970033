// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

extension CohortCheck {
    /// Doses that a slip of the pen explains better than a prescription does.
    func doses(_ treatment: Treatment, of patient: Patient) -> [DataFinding] {
        let parts = ["dose", "unit", "frequency"]
        let given = parts.filter { treatment.record[$0] != nil }
        if !given.isEmpty, given.count < parts.count {
            let absent = parts.filter { treatment.record[$0] == nil }
            return [
                finding(
                    .doseIncomplete, .warning, treatment.record, absent[0], of: patient,
                    "a dose has an amount, a unit and a frequency; \(absent.joined(separator: " and ")) missing")
            ]
        }
        guard let dose = treatment.dose else { return [] }
        return [weekly(dose, treatment, of: patient) ?? aboveMaximum(dose, treatment, of: patient)].compactMap(\.self)
    }

    /// The glucocorticoid of a visit and its dose, which must not contradict each other.
    func glucocorticoid(_ visit: Visit, of patient: Patient) -> [DataFinding] {
        let dose = visit.number("glucocorticoidDose")
        switch visit.record["glucocorticoid"] {
        case .word where dose ?? 0 > 0:
            return [
                finding(
                    .findingContradictsMeasurement, .error, visit.record, "glucocorticoidDose", of: patient,
                    "the visit says that no glucocorticoid is taken and gives a dose; one of the two is wrong")
            ]
        case .drug where dose == nil:
            return [
                finding(
                    .doseIncomplete, .warning, visit.record, "glucocorticoidDose", of: patient,
                    "the visit names a glucocorticoid and no dose, so it says nothing of the dose; treatments.csv is used instead")
            ]
        default: return []
        }
    }

    private func weekly(_ dose: Dose, _ treatment: Treatment, of patient: Patient) -> DataFinding? {
        guard treatment.isWeeklyDrugWrittenDaily else { return nil }
        return finding(
            .weeklyDrugDaily, .error, treatment.record, "frequency", of: patient,
            "\(treatment.drug.label.lowercased()) is given once a week; written as \(dose.interval), it would be a dangerous dose: check the chart and write `week`"
        )
    }

    private func aboveMaximum(_ dose: Dose, _ treatment: Treatment, of patient: Patient) -> DataFinding? {
        guard let limit = treatment.drug.limit, let perDay = dose.milligramsPerDay, perDay > limit.milligrams / limit.days + 1e-9 else {
            return nil
        }
        let period = limit.days == 1 ? "a day" : limit.days == 7 ? "a week" : "in \(Int(limit.days)) days"
        return finding(
            .doseAboveMaximum, .warning, treatment.record, "dose", of: patient,
            "above the highest usual dose of \(treatment.drug.label.lowercased()), \(limit.milligrams.trimmed) mg \(period) (\(limit.source))"
        )
    }
}
