// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// Rules from items to grades that were recalled and not read in any source. Off unless asked for by name; see ``BILAG2004/unverifiedRules``.
extension BILAG2004 {
    /// The word by which these rules are asked for, in the item `gradesFromItems`.
    public static let unverifiedRules = "unverified2004"
    /// The flag of every result that used them.
    public static let unverifiedFlag = "unverifiedGrades"

    /// What was recorded for the items of one visit.
    public struct Record: Sendable, Hashable {
        private var values: [Double?] = Array(repeating: nil, count: items.count)
        /// Values of the measurement before, by the item's name in the reference; for the rules on rise and fall.
        public var previous: [String: Double] = [:]
        /// Whether a system was ever graded A, B or C before: decides between D and E.
        public var everInvolved: [Domain: Finding] = [:]

        /// Nothing recorded.
        public init() {}

        /// The value of an item by its name in the reference; yes is 1, no is 0, `nil` is not done. A name that does not exist has none.
        public subscript(name: String) -> Double? {
            get { Self.row[name].flatMap { values[$0] } }
            set { if let row = Self.row[name] { values[row] = newValue } }
        }

        /// The value of an item by its number on the form, 1 to 97.
        public internal(set) subscript(number: Int) -> Double? {
            get { values.indices.contains(number - 1) ? values[number - 1] : nil }
            set { values[number - 1] = newValue }
        }

        private static let row = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.name, $0) })
    }

    /// Which items decide the grade of a system that follows the common frame, by their numbers on the form.
    public struct FrameRow: Sendable, Hashable {
        /// The system.
        public let domain: Domain
        /// Items that make A when active, B when improving.
        public let a: [Int]
        /// Items that make B when active, C when improving.
        public let b: [Int]
        /// Items that make C when present in any way.
        public let c: [Int]
        /// Whether anyone has checked the row against the publication.
        public let verified = false
    }

    // swift-format-ignore
    /// The rows of the common frame. Recalled: not one of them is verified.
    public static let frame: [FrameRow] = [
        FrameRow(domain: .mucocutaneous,     a: [5, 7, 9, 11, 13],          b: [6, 12, 14, 15],             c: [8, 10, 16, 17, 18]),
        FrameRow(domain: .neuropsychiatric,  a: Array(19...29) + [31, 36],  b: [30, 32, 33, 34, 35, 37, 38], c: []),
        FrameRow(domain: .musculoskeletal,   a: [39, 41],                   b: [40, 42],                    c: [43]),
        FrameRow(domain: .cardiorespiratory, a: [45, 46, 47] + Array(49...55), b: [44, 48],                 c: []),
        FrameRow(domain: .gastrointestinal,  a: [56, 58, 61, 63, 64],       b: [57, 59, 60, 62],            c: []),
        FrameRow(domain: .ophthalmic,        a: [65, 66, 69, 72, 74, 76, 77], b: [67, 68, 70, 73],          c: [71, 75]),
    ]

    /// Whether the items of a system reach a grade: at least one clause of A, of B, of C.
    struct Clauses {
        var a: Truth
        var b: Truth
        var c: Truth
        /// A rule on rise or fall was read without a value before, and taken as not met.
        var lacksPrevious = false
    }

    /// A grade derived from items, and what a reader must know of it.
    public struct Derived: Sendable, Hashable {
        /// The grades that the items leave.
        public let grades: GradeSet
        /// B stands although an item that could make it A was not done.
        public let stands: Bool
        /// A rule on rise or fall was read without a value before, and taken as not met.
        public let lacksPrevious: Bool
    }

    /// The grade of a system from its items, by the unverified rules.
    ///
    /// Items that were not done: a grade A or B that other items reach stands; otherwise the grade stays open.
    public static func unverifiedGrade(of domain: Domain, _ record: Record) -> Derived {
        let clauses = clauses(of: domain, record)
        let stands = clauses.a == .indeterminate && clauses.b == .met
        var grades: GradeSet = []
        if clauses.a == .met {
            grades = .a
        } else if clauses.b == .met {
            grades = .b
        } else {
            grades = clauses.a == .indeterminate ? [.a] : []
            if clauses.b == .indeterminate { grades.insert(.b) }
            if clauses.c != .notMet { grades.insert(.c) }
            if clauses.c != .met { grades.formUnion(inactive(record.everInvolved[domain] ?? .unknown)) }
        }
        return Derived(grades: grades, stands: stands, lacksPrevious: clauses.lacksPrevious)
    }

    private static func inactive(_ everInvolved: Finding) -> GradeSet {
        switch everInvolved {
        case .present: .d
        case .absent: .e
        case .unknown: [.d, .e]
        }
    }

    private static func clauses(of domain: Domain, _ record: Record) -> Clauses {
        switch domain {
        case .constitutional: constitutional(record)
        case .renal: renal(record)
        case .haematological: haematological(record)
        default: frame.first { $0.domain == domain }.map { clauses(of: $0, record) } ?? Clauses(a: .notMet, b: .notMet, c: .notMet)
        }
    }

    /// A: an A-item active. B: an A-item improving or a B-item active. C: a B-item improving or a C-item present in any way.
    private static func clauses(of row: FrameRow, _ record: Record) -> Clauses {
        Clauses(
            a: Truth.any(row.a.map { active(record[$0]) }),
            b: Truth.any(row.a.map { present(record[$0]) } + row.b.map { active(record[$0]) }),
            c: Truth.any(row.b.map { present(record[$0]) } + row.c.map { present(record[$0]) }))
    }

    /// A: pyrexia and at least two of the other three active. B: pyrexia, or two of the others. C: any of the four in any way.
    private static func constitutional(_ record: Record) -> Clauses {
        let others = [2, 3, 4].map { active(record[$0]) }
        let twoOthers = atLeast(2, of: others)
        return Clauses(
            a: Truth.all([active(record[1]), twoOthers]), b: Truth.any([active(record[1]), twoOthers]),
            c: Truth.any((1...4).map { present(record[$0]) }))
    }

    /// Same, worse or new.
    static func active(_ value: Double?) -> Truth { Truth(value.map { $0 >= 2 }) }
    /// Improving, same, worse or new; or yes.
    static func present(_ value: Double?) -> Truth { Truth(value.map { $0 >= 1 }) }
    /// A value below a limit.
    static func below(_ value: Double?, _ limit: Double) -> Truth { Truth(value.map { $0.isBelow(limit) }) }

    /// Whether at least so many hold.
    static func atLeast(_ count: Int, of truths: [Truth]) -> Truth {
        truths.count { $0 == .met } >= count ? .met : truths.count { $0 != .notMet } >= count ? .indeterminate : .notMet
    }
}
