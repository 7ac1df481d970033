// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension StudyAnalysis {
    /// Treatment beside the index drug when it was started, and why it was started.
    var treatmentAtStart: [Characteristic] {
        let drugs = Drug.table.filter { drug in
            drug.drugClass != .glucocorticoid && drug.drugClass != .antimalarial
                && courses.contains { $0.concomitantAtStart.contains { $0.drug == drug } }
        }
        let antimalarials = Drug.table.filter { drug in
            drug.drugClass == .antimalarial && courses.contains { $0.concomitantAtStart.contains { $0.drug == drug } }
        }
        return [.heading("Concomitant therapies")]
            + antimalarials.map { drug in .share(drug.label, indent: 1) { Self.taken($0) { $0.drug == drug } } }
            + [
                .share("Glucocorticoids", indent: 1, Self.takesGlucocorticoids),
                measure(.prednisone, label: "Glucocorticoid dose [mg/day prednisone-equivalent]", indent: 2),
                .share("Immunosuppressants", indent: 1) { Self.taken($0, \.isImmunosuppressant) },
            ] + drugs.map { drug in .share(drug.label, indent: 2) { Self.taken($0) { $0.drug == drug } } }
            + [
                .share("Antimalarials or glucocorticoids only", indent: 1) { course in
                    let others = Self.taken(course, \.isImmunosuppressant)
                    return Derived(.truth(!others.holds), records: others.records, method: others.method)
                }
            ] + prescriptionReasons
    }

    private var prescriptionReasons: [Characteristic] {
        guard case .choice(let levels) = DataDictionary.variable("prescriptionReason", in: .patients)?.kind else { return [] }
        let found = levels.filter { level in courses.contains { $0.patient.choice("prescriptionReason") == level.label } }
        guard !found.isEmpty else { return [] }
        return [.heading("Reason for \(drugName)")]
            + found.map { level in
                .share(level.label, indent: 1) { Self.word($0, $0.patient.choice("prescriptionReason")) { $0 == level.label } }
            }
    }

    /// Whether a course beside the index drug matches when it was started. Treatments are listed, not asked for one by one: a drug without a
    /// row was not given.
    static func taken(_ course: PatientCourse, _ matches: (Treatment) -> Bool) -> Derived {
        let method = "courses of treatments.csv with role concomitant that include the first dose"
        guard course.start != nil else { return Derived(.unknown("no course of the index drug"), method: method) }
        let all = course.concomitantAtStart
        let found = all.filter(matches)
        return Derived(
            .truth(found.isEmpty ? .notMet : .met),
            records: (found.isEmpty ? [course.patient.record.reference] + all.map(\.record.reference) : found.map(\.record.reference)),
            method: method)
    }

    /// By the dose of the baseline visit, otherwise by the courses.
    @Sendable static func takesGlucocorticoids(_ course: PatientCourse) -> Derived? {
        if let baseline = course.baseline, let glucocorticoids = course.patient.glucocorticoids(at: baseline) {
            return Derived(
                .truth(glucocorticoids.doses.isEmpty ? .notMet : .met), records: glucocorticoids.records.map(\.reference),
                method: "glucocorticoids on the day of the baseline visit")
        }
        return taken(course) { $0.drug.drugClass == .glucocorticoid }
    }
}
