// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// What changed between an earlier visit and this one: the systems with a new A, and those with a new B.
    ///
    /// A new A is A where it was not A. A new B is B where it was C, D or E: from A to B is an improvement.
    public struct Change: Sendable, Hashable {
        /// The grades of the earlier visit; `nil` where there is none, so that nothing is known to be new or not new.
        public let earlier: Grades?
        /// The grades of this visit.
        public let current: Grades

        /// The change from an earlier visit to this one.
        public init(from earlier: Grades?, to current: Grades) {
            self.earlier = earlier
            self.current = current
        }

        /// Whether a system has a new grade A, B or C: that grade, where it was a lesser one.
        public func isNew(_ grade: Grade, in domain: Domain) -> Truth {
            let lesser = GradeSet(rawValue: GradeSet.unknown.rawValue & ~(grade.set.rawValue << 1 &- 1))
            guard let earlier else { return .indeterminate }
            return Truth.all([current[domain].isOne(of: grade.set), earlier[domain].isOne(of: lesser)])
        }

        /// How many systems have a new grade: the least and the most that agree with what is known.
        public func count(ofNew grade: Grade) -> Bounds {
            Bounds(countOf: Domain.allCases.map { isNew(grade, in: $0) })
        }

        /// At least one new A or two new B (`bilagFlareTulip`); its opposite is no new A and at most one new B (`sriBilagComponent`).
        ///
        /// Exact for open grades: a new A weighs two, a new B one, and two are too many.
        public var worsened: Truth {
            guard let earlier else { return .indeterminate }
            var (least, most) = (0, 0)
            for domain in Domain.allCases {
                let weights = Self.weights(earlier[domain], current[domain])
                least += weights.lowerBound
                most += weights.upperBound
            }
            return least >= 2 ? .met : most >= 2 ? .indeterminate : .notMet
        }

        /// Whether any system was graded A or B at the earlier visit, without which improvement cannot be judged.
        public var isEvaluable: Truth {
            guard let earlier else { return .indeterminate }
            return Truth.any(Domain.allCases.map { earlier[$0].isOne(of: [.a, .b]) })
        }

        /// Systems that were A or B and have not improved: A that stayed A, and B that is A or B.
        var unimproved: Systems {
            guard let earlier else { return Systems { _ in .indeterminate } }
            return Systems { !Self.improved(earlier[$0], current[$0]) }
        }

        /// Whether every A became B, C or D, and every B became C or D (`bilagImprovement` of BICLA); indeterminate where there was
        /// neither. E cannot follow A or B: it counts as D, and ``impossible`` names the system.
        public var improved: Truth {
            let all = Limit.lessOrEqual(0).holds(for: unimproved.count)
            return all == .notMet ? .notMet : isEvaluable == .met ? all : .indeterminate
        }

        /// Systems that are E now and were A to D before, which cannot be.
        public var impossible: [Domain] {
            guard let earlier else { return [] }
            return Domain.allCases.filter { current[$0] == .e && earlier[$0].isDisjoint(with: .e) }
        }

        /// Systems graded as never involved although they were involved before.
        var flags: [String] { impossible.map { "gradeEAfterInvolvement.\($0.rawValue)" } }

        static let note =
            "Grade E cannot follow A, B, C or D: such a system is read as D, with the flag gradeEAfterInvolvement.<system>."

        private static func weights(_ earlier: GradeSet, _ current: GradeSet) -> ClosedRange<Int> {
            var (least, most) = (2, 0)
            for before in Grade.allCases where earlier.contains(before.set) {
                for now in Grade.allCases where current.contains(now.set) {
                    let weight = now == .a && before != .a ? 2 : now == .b && before != .a && before != .b ? 1 : 0
                    (least, most) = (min(least, weight), max(most, weight))
                }
            }
            return least...max(least, most)
        }

        private static func improved(_ earlier: GradeSet, _ current: GradeSet) -> Truth {
            var (every, some) = (true, false)
            for before in Grade.allCases where earlier.contains(before.set) {
                for now in Grade.allCases where current.contains(now.set) {
                    let isBetter = before == .a ? now != .a : before == .b ? now != .a && now != .b : true
                    every = every && isBetter
                    some = some || isBetter
                }
            }
            return every ? .met : some ? .indeterminate : .notMet
        }
    }
}
