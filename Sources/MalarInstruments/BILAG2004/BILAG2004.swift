// SPDX-License-Identifier: Apache-2.0

/// BILAG-2004 index: one grade for each of nine organ systems, and the sum of their points, 0 to 108.
///
/// Grades that are entered stand. Grades can be derived from the 97 items of the form, but the rules for it were recalled, not read: they are
/// off unless asked for by name, and every result that used them says so.
///
/// - Source: index `isenberg2005`, validity `yee2007`, points `yee2010`.
public enum BILAG2004: Sendable {
    /// The nine organ systems, in the order of the form.
    public enum Domain: String, CaseIterable, Sendable {
        case constitutional, mucocutaneous, neuropsychiatric, musculoskeletal, cardiorespiratory, gastrointestinal, ophthalmic, renal
        case haematological

        /// The id of the grade in code, CSV and JSON.
        public var item: String { "bilag.\(rawValue)" }
    }

    /// The grade of a system.
    public enum Grade: String, CaseIterable, Sendable {
        case a = "A", b = "B", c = "C", d = "D", e = "E"
    }

    // swift-format-ignore
    /// The grades: points, and what they mean in our words.
    ///
    /// - Source: points `yee2010`.
    public static let table: [(grade: Grade, points: Int, meaning: String)] = [
        (.a, 12, "severe: needs major immunosuppression or high-dose glucocorticoids"),
        (.b,  8, "moderate"),
        (.c,  1, "mild"),
        (.d,  0, "not active now, but the system was involved before"),
        (.e,  0, "the system was never involved"),
    ]

    /// The sum of the points of the nine systems, 0 to 108: lowest and highest that agree with what is known.
    public static func score(_ grades: Grades) -> ClosedRange<Int> {
        var (lowest, highest) = (0, 0)
        for domain in Domain.allCases {
            let points = grades[domain].points
            lowest += points.lowerBound
            highest += points.upperBound
        }
        return lowest...highest
    }
}

extension BILAG2004.Grade {
    /// The points of the grade: A 12, B 8, C 1, D and E 0.
    public var points: Int {
        switch self {
        case .a: 12
        case .b: 8
        case .c: 1
        case .d, .e: 0
        }
    }

    /// The grade as a set of one.
    public var set: BILAG2004.GradeSet {
        switch self {
        case .a: .a
        case .b: .b
        case .c: .c
        case .d: .d
        case .e: .e
        }
    }
}

extension BILAG2004 {
    /// The grades that a system may have: one where it is known, several while it is open.
    public struct GradeSet: OptionSet, Sendable, Hashable {
        /// Bit 0 is A, bit 4 is E.
        public let rawValue: UInt8

        /// The set with these bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue & 0b11111
        }

        /// Severe.
        public static let a = GradeSet(rawValue: 1)
        /// Moderate.
        public static let b = GradeSet(rawValue: 2)
        /// Mild.
        public static let c = GradeSet(rawValue: 4)
        /// Involved before.
        public static let d = GradeSet(rawValue: 8)
        /// Never involved.
        public static let e = GradeSet(rawValue: 16)
        /// Nothing is known.
        public static let unknown: GradeSet = [.a, .b, .c, .d, .e]

        /// The grade, where only one is left.
        public var grade: Grade? { rawValue.nonzeroBitCount == 1 ? Grade.allCases[rawValue.trailingZeroBitCount] : nil }

        /// Lowest and highest points of the grades in the set. An empty set counts as unknown.
        public var points: ClosedRange<Int> {
            let set = isEmpty ? GradeSet.unknown : self
            let best = set.contains(.d) || set.contains(.e) ? 0 : set.contains(.c) ? 1 : set.contains(.b) ? 8 : 12
            let worst = set.contains(.a) ? 12 : set.contains(.b) ? 8 : set.contains(.c) ? 1 : 0
            return best...worst
        }

        /// Whether the grade is one of these: met where it must be, not met where it cannot.
        public func isOne(of grades: GradeSet) -> Truth {
            isSubset(of: grades) && !isEmpty ? .met : isDisjoint(with: grades) && !isEmpty ? .notMet : .indeterminate
        }
    }

    /// What is known of the nine grades of a visit, in 45 bits. A system without a grade is unknown.
    public struct Grades: Sendable, Hashable {
        private var bits: UInt64 = (1 << 45) - 1

        /// Nothing is known.
        public init() {}

        /// These grades; systems that are not named are unknown.
        public init(_ grades: [Domain: Grade]) {
            for (domain, grade) in grades { self[domain] = grade.set }
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
            let states = domains.map { self[$0].isOne(of: grades) }
            return Bounds(Double(states.count { $0 == .met }), Double(states.count { $0 != .notMet }))
        }

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
}
