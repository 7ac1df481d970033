// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

extension PatientCourse {
    /// A measure at a visit: the one rule behind every table and figure. Without a value it says why.
    func measured(_ measure: Measure, at visit: Visit) -> Derived {
        memory.measure(index(of: visit).map { .measure(measure, visit: $0) }) { computedMeasure(measure, at: visit) }
    }

    private func computedMeasure(_ measure: Measure, at visit: Visit) -> Derived {
        let records = [visit.record.reference]
        switch measure {
        case .score(let score):
            let values = visit.score(score)
            let bounds = values.used.value == nil && study.unknownItems == .absent ? assumingAbsent(score, visit) : values.used
            guard bounds.lowest != nil || bounds.highest != nil else {
                return Derived(.unknown("not recorded"), records: records, method: "not recorded", decimals: score.decimals)
            }
            return Derived(
                .number(bounds), records: records, method: values.isRecorded ? "as recorded" : "derived from items",
                decimals: score.decimals)
        case .prednisone:
            guard let doses = patient.glucocorticoids(at: visit) else {
                return Derived(.unknown("not recorded"), records: records, method: "not recorded", decimals: 1)
            }
            return Derived(
                .number(doses.prednisone), records: doses.records.map(\.reference), method: "dose on the day of the visit", decimals: 1)
        }
    }

    /// A measure at the baseline.
    func atBaseline(_ measure: Measure) -> Derived {
        baseline.map { measured(measure, at: $0) } ?? Derived(.unknown("no visit at baseline"), method: "no visit")
    }

    /// SLEDAI-2K with unknown items as absent, where the protocol says so.
    private func assumingAbsent(_ score: OutcomeScore, _ visit: Visit) -> Bounds {
        guard [.sledai2k, .clinicalSledai].contains(score), let result = assessment(SLEDAI2K.self, at: visit) else { return .unknown }
        let part = score == .sledai2k ? result.score : result.part(score.rawValue)
        return part.map { Bounds($0.lowest, $0.highest) } ?? .unknown
    }

    /// Whether the patient belongs to a population of the baseline; indeterminate where nothing says so.
    func belongs(to population: EndpointPopulation) -> Truth {
        population.organ.map { activity(of: $0).holds } ?? .met
    }
}

extension EndpointPopulation {
    /// The organ that is active in these patients; `nil` for all of them.
    var organ: String? {
        switch self {
        case .all: nil
        case .mucocutaneousAtBaseline: "mucocutaneous"
        case .jointsAtBaseline: "articular"
        }
    }
}
