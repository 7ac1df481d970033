// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import Synchronization

/// What was worked out about the visits of one course: many tables ask the same, and a course never changes.
final class CourseMemory: Sendable {
    /// A question about the visit of an index in the patient's visits.
    enum Question: Hashable, Sendable {
        case assessment(ObjectIdentifier, visit: Int)
        case longitudinalAnswers(String, visit: Int)
        case organs(visit: Int)
        case measure(Measure, visit: Int)
    }

    private let assessments = Mutex<[Question: Assessment?]>([:])
    private let answers = Mutex<[Question: Answers]>([:])
    private let organs = Mutex<[Question: [String: Criterion]]>([:])
    private let measures = Mutex<[Question: Derived]>([:])

    func assessment(_ question: Question?, _ work: () -> Assessment?) -> Assessment? { Self.known(question, assessments, work) }
    func answers(_ question: Question?, _ work: () -> Answers) -> Answers { Self.known(question, answers, work) }
    func organs(_ question: Question?, _ work: () -> [String: Criterion]) -> [String: Criterion] { Self.known(question, organs, work) }
    func measure(_ question: Question?, _ work: () -> Derived) -> Derived { Self.known(question, measures, work) }

    /// The kept answer, or the one worked out now; two threads may work out the same, which changes nothing.
    private static func known<Answer: Sendable>(
        _ question: Question?, _ kept: borrowing Mutex<[Question: Answer]>, _ work: () -> Answer
    ) -> Answer {
        guard let question else { return work() }
        if let answer = kept.withLock({ $0[question] }) { return answer }
        let answer = work()
        kept.withLock { $0[question] = answer }
        return answer
    }
}

extension PatientCourse {
    /// The index of a visit among the patient's; `nil` for one that is none of them, about which nothing is kept.
    ///
    /// Rows that share their columns and values compare in constant time.
    func index(of visit: Visit) -> Int? { patient.visits.firstIndex(of: visit) }
}
