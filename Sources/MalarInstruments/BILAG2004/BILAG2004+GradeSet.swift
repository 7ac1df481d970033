// SPDX-License-Identifier: Apache-2.0

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
            guard rawValue != 0 else { return .indeterminate }
            return rawValue & ~grades.rawValue == 0 ? .met : rawValue & grades.rawValue == 0 ? .notMet : .indeterminate
        }
    }
}
