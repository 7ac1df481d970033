// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

extension SimulatedCourse {
    /// The flares of the template's Results, with what they do to the visit, how grave they are and whether the drug is stopped.
    enum Flare: CaseIterable {
        case pericarditis, cytopenia, nephritis, arthritis

        var items: ItemSet<SLEDAI2K.Item> {
            switch self {
            case .pericarditis: ItemSet([.pericarditis])
            case .cytopenia: ItemSet([.leukopenia, .thrombocytopenia])
            case .nephritis: ItemSet([.proteinuria])
            case .arthritis: ItemSet([.arthritis, .thrombocytopenia])
            }
        }

        var words: String {
            switch self {
            case .pericarditis: "new-onset pericarditis"
            case .cytopenia: "leukopenia and thrombocytopenia"
            case .nephritis: "new-onset proteinuria, lupus nephritis"
            case .arthritis: "arthritis and thrombocytopenia"
            }
        }

        var isSevere: Bool { self == .nephritis }
        var stopsDrug: Bool { self == .pericarditis || self == .nephritis }
    }

    /// The patient's flare, where one comes: at a visit of the schedule that the patient has.
    static func flare(_ patient: SimulatedPatient, _ template: CohortTemplate, _ random: inout PatientRandom) -> (point: Int, kind: Flare)?
    {
        var rank = random.spread(.flare)
        let point = template.points.firstIndex {
            rank -= $0.flares; return rank < 0
        }
        guard let point, point <= patient.lastPoint else { return nil }
        let kinds: [Flare] = point == 0 ? [.pericarditis] : [.cytopenia, .nephritis, .arthritis]
        return (point, kinds[random.integer(0...kinds.count - 1)])
    }

    /// Makes a visit the visit of a flare and records it.
    mutating func flareUp(_ kind: Flare, _ visit: inout SimulatedVisit) {
        visit.items = visit.items.union(kind.items)
        visit.hasNewActivity = true
        if kind == .arthritis {
            visit.tender = max(visit.tender, 4 + random.integer(0...4))
            visit.swollen = max(visit.swollen, 2 + random.integer(0...2))
        }
        visit.global = max(visit.global ?? 0, kind.isSevere ? 25 : 15)
        visit.laboratory = laboratory(visit)
        var event = SimulatedEvent(isFlare: true, term: kind.words, day: visit.day)
        event.severity = kind.isSevere ? "severe" : "moderate"
        event.criteria = kind.items.items.map(\.rawValue).joined(separator: "|")
        event.outcome = "resolving"
        if kind.stopsDrug {
            event.action = "stopped"
            event.consequence = kind == .nephritis ? "kidney biopsy, cyclophosphamide" : "higher dose of glucocorticoid"
            withdrawal = SimulatedPatient.Withdrawal(day: visit.day, reason: "inefficacy")
        } else {
            event.consequence = "background treatment adjusted"
        }
        events.append(event)
    }

    /// An adverse event between the visit before and this one, where one comes; some pause the drug, few end it.
    mutating func adverseEvents(_ point: Int, before day: Int) {
        let traits: [PatientRandom.Trait] = [.eventT4, .eventT12, .eventT24, .eventT36, .eventT48, .eventT72]
        guard let last = visits.last, random.spread(traits[min(point, traits.count - 1)]) < template.points[point].events else { return }
        let from = max(1, last.day + 1)
        guard from < day else { return }
        let isInfection = random.happens(template.shares.infection), isCardiovascular = random.happens(0.5)
        let terms = isInfection ? template.infections : isCardiovascular ? template.cardiovascular : template.otherEvents
        let term = terms.value(at: random.uniform())
        var event = SimulatedEvent(term: term.words, day: random.integer(from...day - 1))
        event.category = isInfection ? "infection" : isCardiovascular ? "cardiovascular" : "other"
        event.grade = random.integer(term.grades)
        event.isSerious = random.happens(term.serious)
        if event.isSerious { event.grade = max(3, event.grade ?? 3) }
        let end = event.day + random.integer(4...20)
        (event.end, event.outcome) = end < day ? (end, "resolved") : (nil, "resolving")
        if isInfection { consequence(&event) }
        events.append(event)
    }

    private mutating func consequence(_ event: inout SimulatedEvent) {
        if point(of: event) >= 2, random.happens(0.07) {
            event.action = "stopped"
            withdrawal = SimulatedPatient.Withdrawal(day: event.day, reason: "infection")
        } else if random.happens(8.0 / 23), pauses.last.map({ $0.upperBound + 14 < event.day }) ?? true, event.day > 7 {
            event.action = "paused"
            pauses.append(event.day...event.day + random.integer(14...35))
        }
    }

    private func point(of event: SimulatedEvent) -> Int {
        template.points.firstIndex { $0.timePoint.day >= event.day } ?? 0
    }
}
