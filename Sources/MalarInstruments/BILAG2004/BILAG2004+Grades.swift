// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// What is known of the nine grades of a visit, in 45 bits. A system without a grade is unknown.
    public struct Grades: Sendable, Hashable {
        private var bits: UInt64 = Self.nothing
        private static let nothing: UInt64 = (1 << 45) - 1

        /// Nothing is known.
        public init() {}

        /// These grades; systems that are not named are unknown.
        public init(_ grades: [Domain: Grade]) {
            for (domain, grade) in grades { self[domain] = grade.set }
        }

        /// These grades, and another one in every system that is not named.
        public init(_ grades: [Domain: Grade], others: Grade) {
            for domain in Domain.allCases { self[domain] = (grades[domain] ?? others).set }
        }

        /// The grades that were entered. Nothing is derived from items.
        init(entered answers: Answers) {
            for domain in Domain.allCases {
                if let grade = answers.word(domain.item).flatMap(Grade.init) { self[domain] = grade.set }
            }
        }

        /// These grades, in the order of the form; systems beyond the end are unknown.
        public init(_ grades: [Grade]) {
            for (domain, grade) in zip(Domain.allCases, grades) { self[domain] = grade.set }
        }

        /// The grades that a system may have.
        public subscript(domain: Domain) -> GradeSet {
            get { GradeSet(rawValue: UInt8(truncatingIfNeeded: bits >> Self.shift(domain))) }
            set {
                bits &= ~(0b11111 << Self.shift(domain))
                bits |= UInt64(newValue.isEmpty ? GradeSet.unknown.rawValue : newValue.rawValue) << Self.shift(domain)
            }
        }

        /// How many systems have one of these grades: the least and the most that agree with what is known.
        public func count(of grades: GradeSet, in domains: [Domain] = Domain.allCases) -> Bounds {
            Bounds(countOf: domains.map { self[$0].isOne(of: grades) })
        }

        /// The items of the systems whose grade is open.
        var missing: [String] { Domain.allCases.filter { self[$0].grade == nil }.map(\.item) }

        private static func shift(_ domain: Domain) -> UInt64 {
            switch domain {
            case .constitutional: 0
            case .mucocutaneous: 5
            case .neuropsychiatric: 10
            case .musculoskeletal: 15
            case .cardiorespiratory: 20
            case .gastrointestinal: 25
            case .ophthalmic: 30
            case .renal: 35
            case .haematological: 40
            }
        }
    }

    /// One grade a system, as the clinician enters it: the same items in every instrument that reads grades.
    static let gradeForm = Domain.allCases.map {
        ItemDescription(
            $0.item, "BILAG-2004 \($0.rawValue)", .choice(Grade.allCases.map(\.rawValue)), group: "BILAG-2004",
            "grade as entered: " + table.map { "\($0.grade.rawValue) \($0.meaning)" }.joined(separator: "; "))
    }
}
