// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

extension AnalysisVariable {
    /// `previous.<drug>`, `intolerant.<drug>`, `inefficacy.<drug>`, `concomitant.<drug>`.
    static func drugVariable(_ family: String, _ drug: Drug) -> AnalysisVariable? {
        let name = drug.label.lowercased()
        switch family {
        case "previous": return AnalysisVariable("previous.\(drug.id)", "Previous \(name)") { rows($0, .previous) { $0.drug == drug } }
        case "intolerant":
            return AnalysisVariable("intolerant.\(drug.id)", "Intolerance of \(name)") {
                rows($0, .previous) { $0.drug == drug && $0.stopReason == "intolerance" }
            }
        case "inefficacy":
            return AnalysisVariable("inefficacy.\(drug.id)", "\(drug.label) stopped for inefficacy") {
                rows($0, .previous) { $0.drug == drug && $0.stopReason == "inefficacy" }
            }
        case "concomitant":
            return AnalysisVariable("concomitant.\(drug.id)", "\(drug.label) beside the index drug") {
                rows($0, .concomitant) { $0.drug == drug }
            }
        default: return nil
        }
    }

    /// `previousClass.<class>`.
    static func previousClass(_ drugClass: DrugClass) -> AnalysisVariable {
        AnalysisVariable("previousClass.\(drugClass.rawValue)", "Previous \(drugClass.label.lowercased())") {
            rows($0, .previous) { $0.drug.drugClass == drugClass }
        }
    }

    /// Whether a course of a role matches. Treatments are listed, not asked for one by one: a drug without a row was not given; a patient
    /// without any row of the role is unknown.
    private static func rows(_ course: PatientCourse, _ role: Treatment.Role, _ matches: (Treatment) -> Bool) -> Derived {
        let all = course.patient.treatments(role)
        let found = all.filter(matches)
        let method = "rows of treatments.csv with role \(role.rawValue)"
        guard found.isEmpty else { return Derived(.finding(.present), records: found.map(\.record.reference), method: method) }
        if all.isEmpty, role == .previous { return Derived(.unknown("no previous treatment recorded"), method: method) }
        return Derived(.finding(.absent), records: all.map(\.record.reference), method: method)
    }

    static let glucocorticoidVariables = [
        AnalysisVariable("glucocorticoidDose.baseline", "Glucocorticoid before", unit: "mg/day") {
            dose(at: .baseline, $0) { $0.milligrams.map { Bounds($0) } }
        },
        AnalysisVariable("glucocorticoidDose.last", "Glucocorticoid at the last evaluation", unit: "mg/day") {
            dose(at: .last, $0) { $0.milligrams.map { Bounds($0) } }
        },
        AnalysisVariable("glucocorticoidDose.change", "Change of glucocorticoid", unit: "mg/day") { course in
            change(
                dose(at: .baseline, course) { $0.milligrams.map { Bounds($0) } },
                dose(at: .last, course) { $0.milligrams.map { Bounds($0) } }, decimals: 1)
        },
        AnalysisVariable("prednisoneEquivalent.baseline", "Prednisone-equivalent before", unit: "mg/day") {
            dose(at: .baseline, $0, \.prednisone)
        },
        AnalysisVariable("prednisoneEquivalent.last", "Prednisone-equivalent at the last evaluation", unit: "mg/day") {
            dose(at: .last, $0, \.prednisone)
        },
        AnalysisVariable("prednisoneEquivalent.change", "Change of prednisone-equivalent", unit: "mg/day") { course in
            change(dose(at: .baseline, course, \.prednisone), dose(at: .last, course, \.prednisone), decimals: 1)
        },
        AnalysisVariable(
            "monthsToGlucocorticoidStop", "Time to the last regular glucocorticoid", unit: "months", monthsToGlucocorticoidStop),
    ]

    private static func dose(
        at moment: PatientCourse.Moment, _ course: PatientCourse, _ amount: (GlucocorticoidsAtVisit) -> Bounds?
    ) -> Derived {
        guard let visit = course.visit(moment) else { return Derived(.unknown("no visit"), method: "no visit", decimals: 1) }
        guard let glucocorticoids = course.patient.glucocorticoids(at: visit), let dose = amount(glucocorticoids) else {
            return Derived(.unknown("not recorded"), records: [visit.record.reference], method: "not recorded", decimals: 1)
        }
        let unnamed = glucocorticoids.doses.keys.contains { $0.id == "glucocorticoid" }
        return Derived(
            .number(dose), records: glucocorticoids.records.map(\.reference), method: "dose on the day of the visit", decimals: 1,
            note: unnamed ? "the source does not name the glucocorticoid" : nil)
    }

    /// Months from the first dose of the index drug to the end of regular glucocorticoids; single doses do not count.
    private static func monthsToGlucocorticoidStop(_ course: PatientCourse) -> Derived {
        let method = "first dose of the index drug to the last regular glucocorticoid; single doses do not count"
        guard let last = course.last, let months = course.months(to: last.date), let now = course.patient.glucocorticoids(at: last) else {
            return Derived(.unknown("glucocorticoid at the last evaluation not recorded"), method: method)
        }
        guard now.doses.isEmpty else {
            return Derived(
                .number(Bounds(months.lowest, nil)), records: [last.record.reference], method: method,
                note: "still taken at the last evaluation")
        }
        let courses = course.patient.treatments(.concomitant).filter {
            $0.drug.drugClass == .glucocorticoid && $0.record["frequency"]?.text != "once"
        }
        let stops = courses.compactMap(\.stop)
        guard let stop = stops.max(), stops.count == courses.count, let time = course.months(to: stop) else {
            return Derived(
                .number(Bounds(0, months.highest)), records: [last.record.reference], method: method,
                note: "the day of stopping is not recorded")
        }
        return Derived(.number(time), records: courses.map(\.record.reference), method: method)
    }

    static let safety = [
        AnalysisVariable("adverseEvents", "Adverse events") { events($0) { $0.kind != "flare" } },
        AnalysisVariable("seriousAdverseEvents", "Serious adverse events") { events($0) { $0.kind != "flare" && $0.isSerious == true } },
        AnalysisVariable("flares", "Flares") { events($0) { $0.kind == "flare" } },
        AnalysisVariable("stoppedIndexDrug", "Index drug stopped") { course in
            guard let last = course.indexCourses.last else {
                return Derived(.unknown("no course of the index drug"), method: "status of the last course")
            }
            let records = [last.record.reference]
            guard let status = last.status else {
                return Derived(.unknown("status not recorded"), records: records, method: "status of the last course")
            }
            return Derived(.finding(Finding(status == .stopped)), records: records, method: "status of the last course")
        },
    ]

    private static func events(_ course: PatientCourse, _ matches: (Event) -> Bool) -> Derived {
        let found = course.patient.events.filter(matches)
        let method = "rows of events.csv"
        guard course.eventsAreComplete || !found.isEmpty else {
            return Derived(.unknown("the study does not say that its events are complete"), method: method)
        }
        return Derived(.number(Bounds(Double(found.count))), records: found.map(\.record.reference), method: method)
    }
}
