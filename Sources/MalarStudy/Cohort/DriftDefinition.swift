// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

/// A printed or possible reading of a state, beside the standard one.
struct DriftDefinition: Sendable {
    let state: CohortState
    /// The standard reading; `nil` where this is it.
    let standard: CohortState?
    /// Where the reading comes from.
    let origin: String

    /// Remission in the forms that the instrument offers, and with arthritis from three joints.
    static let doris: [DriftDefinition] =
        DORIS2021.variants.map { variant in
            let rule: CohortMember.StateRule = {
                CohortState.assessed(DORIS2021.self, $0, $1, given: ["variant": .word(variant.word)])
            }
            let state = CohortState(
                id: "doris.\(variant.word)", label: "prednisone \(variant.definition.gcLimit) mg/day, PGA \(variant.definition.pgaLimit)",
                rule: rule)
            return DriftDefinition(state: state, standard: variant.word == "standard" ? nil : .doris, origin: variant.where)
        } + [threeJoints(.doris, DORIS2021.self)]

    /// Low disease activity as published, with strict operators, without the criterion on maintenance, and with arthritis from three joints.
    static let lldas: [DriftDefinition] = [
        DriftDefinition(
            state: CohortState(
                id: "lldas.standard", label: "prednisone \(LLDAS.gcLimit) mg/day, PGA \(LLDAS.pgaLimit)", rule: CohortState.lldas.rule),
            standard: nil, origin: "publication of 2016"),
        strict("strictGc", "prednisone < 7.5 mg/day, PGA \(LLDAS.pgaLimit)", "c4Gc") { course, visit in
            Limit.lessThan(7.5).holds(for: course.patient.glucocorticoids(at: visit)?.prednisone ?? .unknown)
        },
        strict("strictPga", "prednisone \(LLDAS.gcLimit) mg/day, PGA < 1", "c3Pga") { _, visit in
            Limit.lessThan(1).holds(for: Bounds(visit.pga))
        },
        DriftDefinition(
            state: CohortState(id: "lldas.onTreatment", label: "LLDAS on treatment, maintenance not judged") {
                CohortState.assessed(LLDASByTreatment.self, $0, $1)
            }, standard: .lldas, origin: "congress abstract of 2017"),
        threeJoints(.lldas, LLDAS.self),
    ]

    /// LLDAS with one of its limits read strictly.
    private static func strict(
        _ id: String, _ label: String, _ criterion: String, _ limit: @escaping @Sendable (PatientCourse, Visit) -> Truth
    ) -> DriftDefinition {
        let state = CohortState(id: "lldas.\(id)", label: label) { course, visit in
            let criteria = course.assessment(LLDAS.self, at: visit)?.criteria.filter { $0.id != criterion } ?? []
            let changed = limit(course, visit)
            let truth: Truth = criteria.isEmpty ? .indeterminate : .all(criteria.map(\.state) + [changed])
            return Derived(
                .truth(truth), records: [visit.record.reference], method: label,
                note: changed == .notMet ? "the strict limit is not met" : nil)
        }
        return DriftDefinition(state: state, standard: .lldas, origin: "strict reading of the operator, not published")
    }

    /// A state where the item arthritis counts from three joints in place of two, as in SELENA-SLEDAI.
    private static func threeJoints(_ standard: CohortState, _ instrument: any Instrument.Type) -> DriftDefinition {
        let state = CohortState(id: "\(standard.id).threeJoints", label: "arthritis from 3 joints") { course, visit in
            let joints = [OutcomeScore.tjc28, .sjc28].compactMap { visit.score($0).used.value }
            let isPresent = course.answers(for: SLEDAI2K.description, at: visit).finding("arthritis") == .present
            guard isPresent, joints.count == 2, joints.allSatisfy({ $0 < 3 }) else {
                return CohortState.assessed(instrument, course, visit)
            }
            return CohortState.assessed(instrument, course, visit, given: ["arthritis": .finding(.absent)])
        }
        return DriftDefinition(
            state: state, standard: standard, origin: "SELENA-SLEDAI; by the counts of 28 joints, and as recorded where they leave it open")
    }
}
