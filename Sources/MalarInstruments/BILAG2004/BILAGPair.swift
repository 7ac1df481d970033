// SPDX-License-Identifier: Apache-2.0

/// A visit beside the one it is compared with.
struct BILAGPair {
    let change: BILAG2004.Change
    let missing: [String]
    let flags: [String]
    let hasComparator: Bool

    /// Without a comparator every grade before is unknown, and the flag `noComparator` says so; likewise where it holds an answer that no
    /// rule admits, with the flag `<name>.refused`.
    init(_ visit: DatedAnswers, comparator: DatedAnswers?, named name: String) {
        let current = BILAG2004.Reading(visit.answers)
        let isRefused = comparator.map { (try? BILAG2004.description.check($0.answers)) == nil } ?? false
        let before = comparator.map { BILAG2004.Reading(isRefused ? Answers() : $0.answers) }
        change = BILAG2004.Change(from: before?.grades ?? .init(), to: current.grades)
        hasComparator = comparator != nil
        missing = current.missing
        let ofBefore = (before.map { $0.flags.map { "\(name).\($0)" } } ?? ["noComparator"]) + (isRefused ? ["\(name).refused"] : [])
        flags = current.flags + ofBefore + change.impossible.map { "gradeEAfterInvolvement.\($0.rawValue)" }
    }

    var parts: [PartialScore] {
        [PartialScore("newA", change.count(ofNew: .a)), PartialScore("newB", change.count(ofNew: .b))]
    }

    func newA(atLeast count: Int) -> Criterion {
        Criterion(
            "newA", "new A in at least \(count) system", !Limit.lessThan(Double(count)).holds(for: change.count(ofNew: .a)),
            decidedBy: words(.a))
    }

    func newB(atLeast count: Int) -> Criterion {
        Criterion(
            "newB", "new B in at least \(count) systems", !Limit.lessThan(Double(count)).holds(for: change.count(ofNew: .b)),
            decidedBy: words(.b))
    }

    /// "new B: renal, ophthalmic; possible: haematological".
    func words(_ grade: BILAG2004.Grade) -> String {
        guard hasComparator else { return "no visit to compare with" }
        func named(_ state: Truth) -> String {
            BILAG2004.Domain.allCases.filter { change.isNew(grade, in: $0) == state }.map(\.rawValue).joined(separator: ", ")
        }
        let (certain, possible) = (named(.met), named(.indeterminate))
        let first = certain.isEmpty ? "no new \(grade.rawValue)" : "new \(grade.rawValue): \(certain)"
        return possible.isEmpty ? first : "\(first); possible: \(possible)"
    }
}
