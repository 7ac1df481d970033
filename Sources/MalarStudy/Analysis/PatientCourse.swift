// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
public import MalarInstruments
public import MalarUnits

/// A patient's course in a study: first dose of the index drug, baseline and last evaluation.
public struct PatientCourse: Sendable {
    /// The patient.
    public let patient: Patient
    /// The protocol that says what is baseline.
    public let study: StudyProtocol
    /// Whether the absence of an event is known.
    public let eventsAreComplete: Bool
    /// The courses of the index drug, in order of start.
    public let indexCourses: [Treatment]
    /// First dose of the index drug.
    public let start: PartialDate?
    /// The last visit on or before the first dose, within the protocol's limit.
    public let baseline: Visit?
    /// The last visit after the first dose.
    public let last: Visit?
    /// What was worked out about the visits; shared by the copies of the course.
    let memory = CourseMemory()

    /// The course of a patient under a protocol.
    public init(_ patient: Patient, study: StudyProtocol, eventsAreComplete: Bool) {
        self.patient = patient
        self.study = study
        self.eventsAreComplete = eventsAreComplete
        self.indexCourses = patient.treatments(.index).filter { $0.drug == study.indexDrug }
        let start = indexCourses.compactMap(\.start).first
        let baseline = start.flatMap { Self.baseline(of: patient, start: $0, within: study.baseline.withinDays) }
        self.start = start
        self.baseline = baseline
        self.last = start.flatMap { Self.last(of: patient, start: $0, after: baseline) }
    }

    private static func last(of patient: Patient, start: PartialDate, after baseline: Visit?) -> Visit? {
        patient.visits.last { $0 != baseline && start.mayBeOnOrBefore($0.date) && $0.date >= baseline?.date ?? start }
    }

    private static func baseline(of patient: Patient, start: PartialDate, within days: Int) -> Visit? {
        patient.visits.last { visit in
            visit.date.mayBeOnOrBefore(start) && start.days(since: visit.date).lowerBound <= days && !start.isCertainlyBefore(visit.date)
        }
    }

    /// The patient's id.
    public var id: String { patient.id }

    /// Months from the first dose to a date, least to most; never negative for dates that may be the first dose's.
    public func months(to date: PartialDate) -> Bounds? {
        start.map { start in
            let months = date.months(since: start)
            return Bounds(Double(max(0, months.lowerBound)), Double(max(0, months.upperBound)))
        }
    }

    /// The lineage name of a row.
    static func reference(_ record: Record) -> String { record.reference }
}

extension PatientCourse {
    /// A visit of the course by its place in the comparison.
    public enum Moment: String, Sendable, CaseIterable {
        case baseline, last
    }

    /// The visit of a moment.
    public func visit(_ moment: Moment) -> Visit? {
        moment == .baseline ? baseline : last
    }

    /// The answers to an instrument at a visit, under the protocol's rule for unknown items.
    public func answers(for instrument: InstrumentDescription, at visit: Visit) -> Answers {
        var answers = patient.answers(for: instrument, at: visit)
        guard study.unknownItems == .absent, answers.hasKnown else { return answers }
        for item in instrument.items where item.kind == .finding && item.need == .required && (answers[item.id] ?? .unknown) == .unknown {
            answers[item.id] = .finding(.absent)
        }
        return answers
    }

    /// The result of an instrument at a visit; `nil` where a value is not admitted (the check of the data reports it).
    ///
    /// What follows from a recorded SLEDAI-2K is used where items are open: 0 says that every item is absent, and where both serological
    /// items are known the rest of the score is clinical. `given` answers stand in place of the visit's own.
    public func assessment(_ instrument: any Instrument.Type, at visit: Visit, given: [String: Answer] = [:]) -> Assessment? {
        guard given.isEmpty, let index = index(of: visit) else { return computedAssessment(instrument, at: visit, given: given) }
        return memory.assessment(.assessment(ObjectIdentifier(instrument), visit: index)) {
            computedAssessment(instrument, at: visit, given: given)
        }
    }

    private func computedAssessment(_ instrument: any Instrument.Type, at visit: Visit, given: [String: Answer]) -> Assessment? {
        var answers = answers(for: instrument.description, at: visit)
        for (id, answer) in given { answers[id] = answer }
        for (id, value) in impliedByRecordedScores(visit, answers) where instrument.description.item(id) != nil && answers.isOpen(id) {
            answers[id] = value
        }
        return try? instrument.assess(answers)
    }
}

extension PatientCourse {
    /// What the scores on the chart say where the items leave it open.
    private func impliedByRecordedScores(_ visit: Visit, _ answers: Answers) -> [(String, Answer)] {
        let clinical = visit.recordedScore("clinicalSledai").map { [("clinicalSledai", Answer.number($0))] } ?? []
        guard let total = visit.recordedScore("sledai2k") else { return clinical }
        let serology = SLEDAI2K.serology.items.map { answers.finding($0.rawValue) }
        let serologyPoints = Double(2 * serology.filter { $0 == .present }.count)
        var implied = clinical + [("sledai2k", .number(total))]
        if total == 0 { implied.append(("majorOrganActivity", .finding(.absent))) }
        if total == 0 || !serology.contains(.unknown) { implied.append(("clinicalSledai", .number(max(0, total - serologyPoints)))) }
        return implied
    }
}

extension Answers {
    fileprivate func isOpen(_ item: String) -> Bool {
        self[item] == nil || self[item] == .unknown
    }
}
