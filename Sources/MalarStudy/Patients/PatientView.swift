// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

/// A patient of a study with everything that a page about the patient says.
struct PatientView: Sendable {
    let analysis: StudyAnalysis
    /// The patient with the visits that stand for time points; in a case series none do.
    let member: CohortMember
    /// The patient's rows of the table of flares.
    let flares: Table
    let visits: [PatientVisit]

    /// A case series has no time points.
    private static let noDesign = CohortDesign(
        timePoints: [], missing: .observed, afterStop: .include, endpoints: [], summary: .medianAndQuartiles, followUpFrom: 0)

    /// - Parameter flareTable: the table of all patients' flares, which callers for many patients make once.
    init(_ course: PatientCourse, in analysis: StudyAnalysis, flareTable: Table? = nil) {
        let member = analysis.members.first { $0.id == course.id } ?? CohortMember(course, analysis.study.cohort ?? Self.noDesign)
        var flares = flareTable ?? analysis.flareTable()
        flares.rows = flares.rows.filter { $0.kind == .body && $0.cells.first?.text == course.id }
        self.analysis = analysis
        self.member = member
        self.flares = flares
        visits = course.patient.visits.map { PatientVisit($0, member, analysis.study.cohort?.timePoints ?? []) }
    }

    var course: PatientCourse { member.course }
    var patient: Patient { member.course.patient }
    /// What the check of the data found about the patient.
    var findings: [DataFinding] { analysis.findings.filter { $0.patient == patient.id } }

    /// Who the patient is, as recorded, each fact with its name.
    var facts: [(name: String, value: String)] {
        let age = AnalysisVariable.named("ageAtStart")?.value(course)
        let duration = AnalysisVariable.named("diseaseDuration")?.value(course)
        return [
            ("Centre", patient.centre), ("Sex", patient.choice("sex")),
            ("Age at start", age.flatMap { $0.reason == nil ? "\($0.text) years" : nil }),
            ("Ethnicity", patient.ethnicity), ("Diagnosis", patient.diagnosis?.description),
            ("Disease duration at start", duration.flatMap { $0.reason == nil ? "\($0.text) months" : nil }),
            ("Damage index at start", patient.damageIndex.map { "\($0)" }),
            (
                "Reason for \(analysis.drugName)",
                patient.list("indication")?.joined(separator: ", ") ?? patient.choice("prescriptionReason")
            ),
            ("First dose of \(analysis.drugName)", course.start?.description),
            ("Follow-up", member.followUpDays.map { "\($0 / 7) weeks, to \(member.last?.date.description ?? "")" }),
            ("\(analysis.drugName.capitalizedFirst) stopped", member.stop.map(stopped)),
        ].map { ($0, $1 ?? "not recorded") }.filter { $0.1 != "not recorded" || ["Centre", "Sex", "Age at start"].contains($0.0) }
    }

    private func stopped(_ stop: IndexStop) -> String {
        "\(stop.date?.description ?? "date not recorded"): \(stop.label.lowercased())"
    }

    /// The first and the last value of a measure: `8 → 2`.
    func change(_ measure: Measure) -> Cell { analysis.change(measure, member) }

    /// A number without needless decimals.
    static func short(_ value: Derived) -> String {
        value.number.map { value.decimals == 2 ? $0.fixed(2) : $0.short } ?? value.text
    }
}

/// A visit of a patient: what it stands for, and the states with their criteria.
struct PatientVisit: Sendable {
    /// A target of treatment with what is in its way.
    struct Target: Sendable {
        let id: String
        let name: String
        /// `nil` where a value is not admitted.
        let state: Truth?
        let criteria: [Criterion]

        /// The criteria that fail, then those that are undecided.
        var inTheWay: [Criterion] { criteria.filter { $0.state == .notMet } + criteria.filter { $0.state == .indeterminate } }
    }

    let visit: Visit
    /// Days since the first dose.
    let day: Int?
    /// `T0` for the baseline, otherwise the names of time points.
    let timePoint: String?
    /// Whether the protocol leaves the visit out.
    let isLeftOut: Bool
    let targets: [Target]

    init(_ visit: Visit, _ member: CohortMember, _ points: [TimePoint]) {
        let course = member.course
        let names = points.filter { member.visit($0) == visit }.map(\.name)
        self.visit = visit
        day = course.day(of: visit)
        timePoint = visit == course.baseline ? "T0" : names.isEmpty ? nil : names.joined(separator: ", ")
        isLeftOut = course.visitsAfterStart.contains(visit) && !member.visitsAfterStart.contains(visit)
        targets = [
            Self.target("DORIS", DORIS2021.self, course, visit), Self.target("LLDAS", LLDAS.self, course, visit),
        ]
    }

    private static func target(_ name: String, _ instrument: any Instrument.Type, _ course: PatientCourse, _ visit: Visit) -> Target {
        let assessment = course.assessment(instrument, at: visit)
        return Target(id: instrument.description.id, name: name, state: assessment?.state, criteria: assessment?.criteria ?? [])
    }

    /// `2023-03-01 (T4)`.
    var title: String {
        let words = [timePoint, isLeftOut ? "after the stop, not counted" : nil].compactMap(\.self).joined(separator: ", ")
        return visit.date.description + (words.isEmpty ? "" : " (\(words))")
    }
}

extension Truth {
    /// The state of a target in a word, with its colour.
    var badge: Badge {
        switch self {
        case .met: Badge(.positive, "met")
        case .notMet: Badge(.problem, "fails")
        case .indeterminate: Badge(.caution, "undecided")
        }
    }
}
