// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarUnits

/// A number that is read from a visit, the same way at baseline and at every time point.
struct VisitMeasure: Sendable {
    /// The id in results.
    let id: String
    /// The name in print.
    let label: String
    /// The unit in print.
    let unit: String?
    /// Decimals of the single value in print.
    let decimals: Int
    /// The organ that must be active at baseline for a patient to count; `nil` where every patient counts.
    let organ: String?
    /// The value at a visit.
    let read: @Sendable (PatientCourse, Visit) -> Derived

    private init(
        _ id: String, _ label: String, unit: String? = nil, decimals: Int = 0, organ: String? = nil,
        _ read: @escaping @Sendable (PatientCourse, Visit) -> Derived
    ) {
        (self.id, self.label, self.unit, self.decimals, self.organ, self.read) = (id, label, unit, decimals, organ, read)
    }

    static let sledai = VisitMeasure("sledai2k", "SLEDAI-2K") { score(.sledai2k, $1) }
    static let sledas = VisitMeasure("sledas", "SLE-DAS", decimals: 1) { course, visit in
        value(course.assessment(SLEDAS.self, at: visit)?.score, "recorded.sledas", visit, decimals: 1)
    }
    static let skinActivity = VisitMeasure("clasiActivity", "CLASI activity", organ: "mucocutaneous") { course, visit in
        value(course.assessment(CLASI.self, at: visit)?.part("activity"), "recorded.clasiActivity", visit)
    }
    static let skinDamage = VisitMeasure("clasiDamage", "CLASI damage", organ: "mucocutaneous") { course, visit in
        value(course.assessment(CLASI.self, at: visit)?.part("damage"), "recorded.clasiDamage", visit)
    }
    static let tender = VisitMeasure("tjc28", "Tender joints (28)", organ: "articular") { joints("tender", "tjc28", $1) }
    static let swollen = VisitMeasure("sjc28", "Swollen joints (28)", organ: "articular") { joints("swollen", "sjc28", $1) }
    static let physicianGlobal = VisitMeasure("pga", "Physician global assessment (0-3)", decimals: 1) { score(.pga, $1) }
    static let prednisone = VisitMeasure(
        "prednisoneEquivalent", "Glucocorticoid dose", unit: "mg/day prednisone-equivalent", decimals: 1, dose)

    /// The indices of efficacy, in the order of print.
    static let efficacy = [sledai, sledas, skinActivity, tender, swollen, physicianGlobal, prednisone]

    private static func score(_ score: OutcomeScore, _ visit: Visit) -> Derived {
        let values = visit.score(score)
        let records = [visit.record.reference]
        guard values.used.lowest != nil || values.used.highest != nil else { return unrecorded(records, score.decimals) }
        return Derived(
            .number(values.used), records: records, method: values.isRecorded ? "as recorded" : "derived from items",
            decimals: score.decimals)
    }

    /// What the items give where they give one number, otherwise what the chart has.
    private static func value(_ derived: PartialScore?, _ recorded: String, _ visit: Visit, decimals: Int = 0) -> Derived {
        let records = [visit.record.reference]
        if let value = derived?.value {
            return Derived(.number(Bounds(value)), records: records, method: "derived from items", decimals: decimals)
        }
        guard let value = visit.number(recorded) else { return unrecorded(records, decimals) }
        return Derived(.number(Bounds(value)), records: records, method: "as recorded", decimals: decimals)
    }

    /// The count, or the sum of a joint map without unknown joints.
    private static func joints(_ sign: String, _ count: String, _ visit: Visit) -> Derived {
        let records = [visit.record.reference]
        if let number = visit.number(count) { return Derived(.number(Bounds(number)), records: records, method: "as recorded") }
        let map = Joint28.allCases.map { visit.finding("\(sign).\($0.rawValue)") }
        guard !map.contains(.unknown) else { return unrecorded(records, 0) }
        return Derived(.number(Bounds(Double(map.count { $0 == .present }))), records: records, method: "joints of the map")
    }

    @Sendable private static func dose(_ course: PatientCourse, _ visit: Visit) -> Derived {
        guard let glucocorticoids = course.patient.glucocorticoids(at: visit) else { return unrecorded([visit.record.reference], 1) }
        return Derived(
            .number(glucocorticoids.prednisone), records: glucocorticoids.records.map(\.reference), method: "dose on the day of the visit",
            decimals: 1)
    }

    private static func unrecorded(_ records: [String], _ decimals: Int) -> Derived {
        Derived(.unknown("not recorded"), records: records, method: "not recorded", decimals: decimals)
    }
}

extension VisitMeasure {
    /// The name with its unit.
    var title: String { [label, unit.map { "[\($0)]" }].compactMap(\.self).joined(separator: " ") }

    /// The value at baseline; `nil` where the patient does not count.
    func atBaseline(_ course: PatientCourse) -> Derived? {
        guard counts(course) else { return nil }
        guard let visit = course.baseline else { return Derived(.unknown("no visit at baseline"), method: "no visit", decimals: decimals) }
        return read(course, visit)
    }

    /// The value at a visit that stands for a time point; `nil` where the patient does not count or has no such visit.
    func value(_ course: PatientCourse, at visit: Visit?) -> Derived? {
        guard counts(course), let visit else { return nil }
        return read(course, visit)
    }

    private func counts(_ course: PatientCourse) -> Bool {
        organ.map { course.activity(of: $0).content == .truth(.met) } ?? true
    }
}
