// SPDX-License-Identifier: Apache-2.0

/// The grades of a visit in the nine systems of BILAG-2004, as entered by the clinician.
public struct BILAGGrades: Sendable, Hashable {
    /// The systems.
    public enum Domain: String, CaseIterable, Sendable {
        case constitutional, mucocutaneous, neuropsychiatric, musculoskeletal, cardiorespiratory, gastrointestinal, ophthalmic, renal
        case haematological

        /// The item of the grade.
        public var item: String { "bilag.\(rawValue)" }
    }

    /// A severe, B moderate, C mild, D inactive but involved before, E never involved.
    public enum Grade: String, CaseIterable, Sendable {
        case a = "A", b = "B", c = "C", d = "D", e = "E"
    }

    private var grades: [Domain: Grade]

    /// Grades by system; systems that are not named are unknown.
    public init(_ grades: [Domain: Grade] = [:]) {
        self.grades = grades
    }

    /// These grades, and another one in every system that is not named.
    public init(_ grades: [Domain: Grade], others: Grade) {
        self.grades = Dictionary(uniqueKeysWithValues: Domain.allCases.map { ($0, grades[$0] ?? others) })
    }

    init(_ answers: Answers) {
        let known = Domain.allCases.compactMap { domain in
            answers.word(domain.item).flatMap(Grade.init).map { (domain, $0) }
        }
        self.init(Dictionary(uniqueKeysWithValues: known))
    }

    /// The grade of a system; `nil` where it is unknown.
    public subscript(domain: Domain) -> Grade? {
        get { grades[domain] }
        set { grades[domain] = newValue }
    }

    /// Whether a grade is one of these; indeterminate where it is unknown.
    func has(_ domain: Domain, _ wanted: Grade...) -> Truth { Truth(self[domain].map(wanted.contains)) }

    /// The items without a grade.
    var missing: [String] { Domain.allCases.filter { self[$0] == nil }.map(\.item) }

    static let form = Domain.allCases.map {
        ItemDescription(
            $0.item, "BILAG-2004 \($0.rawValue)", .choice(Grade.allCases.map(\.rawValue)), group: "BILAG-2004",
            "grade as entered: A severe, B moderate, C mild, D inactive but involved before, E never involved")
    }
}

/// The grades of two visits.
struct BILAGChange {
    /// The grades of the earlier visit; `nil` where there is none, so that nothing is known to be new or not new.
    let earlier: BILAGGrades?
    /// The grades now.
    let now: BILAGGrades

    /// Systems that are A now and were not A before.
    var newA: Systems { systems { .all([now.has($0, .a), !$1.has($0, .a)]) } }
    /// Systems that are B now and were C, D or E before; a fall from A to B is no new B.
    var newB: Systems { systems { .all([now.has($0, .b), $1.has($0, .c, .d, .e)]) } }
    /// Systems that are C now and were D or E before.
    var newC: Systems { systems { .all([now.has($0, .c), $1.has($0, .d, .e)]) } }

    /// Systems with a property, with those of which it is not known.
    struct Systems {
        let certain: [BILAGGrades.Domain], open: [BILAGGrades.Domain]
        /// How many there are.
        var count: Bounds { Bounds(Double(certain.count), Double(certain.count + open.count)) }
        /// `renal, musculoskeletal; open: ophthalmic`.
        var words: String {
            let known = certain.isEmpty ? "none" : certain.map(\.rawValue).joined(separator: ", ")
            return open.isEmpty ? known : "\(known); open: \(open.map(\.rawValue).joined(separator: ", "))"
        }
    }

    /// The systems for which a rule holds, given the system and the earlier grades.
    func systems(where rule: (BILAGGrades.Domain, BILAGGrades) -> Truth) -> Systems {
        let truths = BILAGGrades.Domain.allCases.map { domain in (domain, earlier.map { rule(domain, $0) } ?? .indeterminate) }
        return Systems(certain: truths.filter { $0.1 == .met }.map(\.0), open: truths.filter { $0.1 == .indeterminate }.map(\.0))
    }

    /// Systems graded as never involved although they were involved before: read as D.
    var flags: [String] {
        BILAGGrades.Domain.allCases.filter { now[$0] == .e && ![nil, .e].contains(earlier?[$0]) }
            .map { "gradeEAfterInvolvement.\($0.rawValue)" }
    }

    static let note =
        "Grade E cannot follow A, B, C or D: such a system is read as D, with the flag gradeEAfterInvolvement.<system>."
}
