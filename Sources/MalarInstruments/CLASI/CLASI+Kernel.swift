// SPDX-License-Identifier: Apache-2.0

extension CLASI {
    /// The grades of one visit, one byte a cell in the order of ``CLASI/cells``, without an allocation.
    public struct Grades: Sendable, Hashable {
        /// The byte of a cell that was not assessed.
        public static let unknown: UInt8 = 255

        private var bytes: SIMD64<UInt8>

        /// A visit at which nothing was assessed.
        public init() {
            bytes = SIMD64(repeating: Self.unknown)
        }

        /// The grade of a row of ``CLASI/cells``, or ``unknown``.
        ///
        /// - Precondition: a grade is one that the cell permits.
        public subscript(row: Int) -> UInt8 {
            get { bytes[row] }
            set {
                precondition(CLASI.limits[row].admits(newValue), "a permitted grade")
                bytes[row] = newValue
            }
        }

        private func sum(_ rows: Range<Int>) -> ClosedRange<Int> {
            let greatest = CLASI.greatest
            var (low, high) = (0, 0)
            for row in rows {
                let grade = bytes[row]
                let isOpen = grade == Self.unknown
                low += isOpen ? 0 : Int(grade)
                high += Int(isOpen ? greatest[row] : grade)
            }
            return low...high
        }

        /// The two scores, as ranges where cells are unknown.
        public var scores: Scores {
            Scores(
                activity: sum(CLASI.activityRows), pigment: sum(CLASI.pigmentRows), scarring: sum(CLASI.damageRows),
                lasts: bytes[CLASI.doublingRow])
        }
    }

    /// Activity and damage of a visit: lowest to highest value that agrees with what is known.
    public struct Scores: Sendable, Hashable {
        /// Activity, 0 to 70.
        public let activity: ClosedRange<Int>
        /// The sum of dyspigmentation before doubling, 0 to 13.
        public let pigment: ClosedRange<Int>
        /// Scarring and scarring alopecia, 0 to 30.
        public let scarring: ClosedRange<Int>
        /// Whether the sum of dyspigmentation is doubled: 1, 0 or ``Grades/unknown``.
        let lasts: UInt8

        /// Damage, 0 to 56.
        public var damage: ClosedRange<Int> {
            damage(factors: (lasts == 1 ? 2 : 1)...(lasts == 0 ? 1 : 2))
        }

        /// Damage with the sum of dyspigmentation doubled, or not, whatever the patient reported.
        public func damage(doubled: Bool) -> ClosedRange<Int> {
            damage(factors: doubled ? 2...2 : 1...1)
        }

        private func damage(factors: ClosedRange<Int>) -> ClosedRange<Int> {
            (pigment.lowerBound * factors.lowerBound + scarring.lowerBound)...(pigment.upperBound * factors.upperBound + scarring.upperBound)
        }
    }

    /// The permitted grades of a cell, for comparing bytes: 0, `least` to `greatest`, or unknown.
    struct GradeLimits: Sendable {
        let least: UInt8, greatest: UInt8

        func admits(_ grade: UInt8) -> Bool { grade == Grades.unknown || grade == 0 || (least...greatest).contains(grade) }
    }

    static let limits = cells.map { GradeLimits(least: $0.sign.grades[1], greatest: $0.sign.grades[$0.sign.grades.count - 1]) }
    fileprivate static let greatest = limits.indices.reduce(into: SIMD64<UInt8>(repeating: 0)) { $0[$1] = limits[$1].greatest }

    // A test holds that these are the rows of each role in the table; as constants they cost nothing.
    fileprivate static let activityRows = 0..<29, pigmentRows = 29..<42, doublingRow = 42, damageRows = 43..<56
}
