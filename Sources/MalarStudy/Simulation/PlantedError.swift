// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// An error that is planted on purpose, so that the check of a study can be tried out: one in every fifth patient, kind after kind.
enum PlantedError: CaseIterable {
    case complementAbsent, weeklyDrugDaily, eventEndsBeforeStart, plateletsPerMicrolitre, scoreAddedUpWrongly

    /// The error of the patient at a place, who is made such that it can be seen; `nil` for those who get none.
    init?(_ index: Int, in patient: inout SimulatedPatient) {
        guard index % 5 == 3 else { return nil }
        self = Self.allCases[index / 5 % Self.allCases.count]
        switch self {
        case .complementAbsent:
            guard let last = patient.visits.indices.last else { return nil }
            patient.visits[last].items = patient.visits[last].items.subtracting(ItemSet([.lowComplement]))
            patient.visits[last].laboratory.c3 = patient.visits[last].laboratory.c3Lower - 20
        case .weeklyDrugDaily:
            patient.traits.maintenance = (CohortTemplate.Maintenance(drug: "methotrexate", doses: [15], frequency: "week"), 15)
        case .eventEndsBeforeStart:
            var event = SimulatedEvent(category: "infection", term: "upper respiratory tract infection", day: 10)
            event.end = 15
            event.grade = 1
            patient.events = [event] + patient.events.filter { $0.isFlare || $0.action != "none" }
        case .plateletsPerMicrolitre:
            guard let last = patient.visits.indices.last else { return nil }
            patient.visits[last].items = patient.visits[last].items.subtracting(ItemSet([.thrombocytopenia]))
            patient.visits[last].laboratory.platelets = 210
        case .scoreAddedUpWrongly: break
        }
    }

    /// The line of the list: patient, file, rule of the check, what was done.
    func line(_ patient: SimulatedPatient) -> String {
        let (file, rule, what) =
            switch self {
            case .complementAbsent:
                ("visits.csv", "finding-contradicts-measurement", "last visit: C3 below the limit, low complement marked absent")
            case .weeklyDrugDaily: ("treatments.csv", "weekly-drug-daily", "methotrexate 15 mg a day")
            case .eventEndsBeforeStart: ("events.csv", "dates-out-of-order", "an event ends before it begins")
            case .plateletsPerMicrolitre: ("visits.csv", "implausible-value", "last visit: platelets per microlitre with the unit 10*9/L")
            case .scoreAddedUpWrongly: ("visits.csv", "recorded-score-disagrees", "last visit: SLEDAI-2K on the chart is 2 too high")
            }
        return "\(patient.id)  \(file)  \(rule)  \(what)"
    }
}
