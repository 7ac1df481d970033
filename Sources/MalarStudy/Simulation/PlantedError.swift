// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

/// An error that is planted on purpose, so that the check of a study can be tried out: one in every third patient, kind after kind.
enum PlantedError: CaseIterable {
    case complementAbsent, weeklyDrugDaily, eventEndsBeforeStart, plateletsPerMicrolitre, scoreAddedUpWrongly, proteinuriaAbsent,
        damageFalls,
        sameVisitTwice, stopBeforeStart

    /// The days of the event that is written as if it ended before it began.
    static let eventDay = 10, eventEnd = 15

    /// The error of the patient at a place, who is made such that it can be seen; `nil` for those who get none.
    init?(_ index: Int, in patient: inout SimulatedPatient) {
        guard index % 3 == 1 else { return nil }
        self = Self.allCases[index / 3 % Self.allCases.count]
        switch self {
        case .complementAbsent:
            guard let last = patient.visits.indices.last else { return nil }
            patient.visits[last].items = patient.visits[last].items.subtracting(ItemSet([.lowComplement]))
            patient.visits[last].laboratory.c3 = patient.visits[last].laboratory.c3Lower - 20
        case .weeklyDrugDaily:
            patient.traits.maintenance = (CohortTemplate.Maintenance(drug: "methotrexate", doses: [15], frequency: "week"), 15)
        case .eventEndsBeforeStart:
            var event = SimulatedEvent(category: "infection", term: "upper respiratory tract infection", day: Self.eventDay)
            event.end = Self.eventEnd
            event.grade = 1
            patient.events = [event] + patient.events.filter { $0.isFlare || $0.action != "none" }
        case .plateletsPerMicrolitre:
            guard let last = patient.visits.indices.last else { return nil }
            patient.visits[last].items = patient.visits[last].items.subtracting(ItemSet([.thrombocytopenia]))
            patient.visits[last].laboratory.platelets = 210
        case .proteinuriaAbsent:
            guard let last = patient.visits.indices.last else { return nil }
            patient.visits[last].items = patient.visits[last].items.subtracting(ItemSet([.proteinuria]))
            patient.visits[last].laboratory.protein = 1200
        case .damageFalls: patient.traits.damage = max(1, patient.traits.damage)
        case .scoreAddedUpWrongly, .sameVisitTwice, .stopBeforeStart: break
        }
    }

    /// Where the check finds the error.
    func place(of patient: SimulatedPatient) -> PlantedPlace {
        switch self {
        case .complementAbsent:
            at(
                .visits, "lowComplement", "finding-contradicts-measurement", "last visit: C3 below the limit, low complement marked absent",
                patient)
        case .weeklyDrugDaily: at(.treatments, "frequency", "weekly-drug-daily", "methotrexate 15 mg a day", patient)
        case .eventEndsBeforeStart: at(.events, "end", "dates-out-of-order", "an event ends before it begins", patient)
        case .plateletsPerMicrolitre:
            at(.visits, "platelets", "implausible-value", "last visit: platelets a thousand times too high for their unit", patient)
        case .scoreAddedUpWrongly:
            at(.visits, "recorded.sledai2k", "recorded-score-disagrees", "last visit: SLEDAI-2K on the chart is 2 too high", patient)
        case .proteinuriaAbsent:
            at(
                .visits, "proteinuria", "finding-contradicts-measurement", "last visit: 1.2 g of protein, proteinuria marked absent",
                patient)
        case .damageFalls: at(.visits, "recorded.sdi", "damage-falls", "last visit: a lower damage index than before", patient)
        case .sameVisitTwice: at(.visits, "date", "duplicate-key", "last visit: a second row with another global assessment", patient)
        case .stopBeforeStart: at(.treatments, "stop", "dates-out-of-order", "a course stops before it starts", patient)
        }
    }

    private func at(_ table: DataTable, _ variable: String, _ rule: String, _ what: String, _ patient: SimulatedPatient) -> PlantedPlace {
        PlantedPlace(patient: patient.id, table: table, variable: variable, rule: rule, what: what)
    }
}

/// A planted error as the list has it.
struct PlantedPlace: Sendable {
    let patient: String, table: DataTable, variable: String, rule: String, what: String

    /// The line of the list: patient, file, rule of the check, what was done.
    func line(file: String) -> String { "\(patient)  \(file)  \(rule)  \(what)" }
}
