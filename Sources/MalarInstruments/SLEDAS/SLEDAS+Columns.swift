// SPDX-License-Identifier: Apache-2.0

import MalarKernels

extension SLEDAS {
    /// The columns of many visits at which everything is known.
    public struct Columns: Sendable, Hashable {
        /// The items that are present, as ``ItemSet/bits`` has them. Arthritis and the graded items follow from the amounts instead.
        public var present: [UInt32]
        /// Swollen joints, 0 to 28.
        public var sjc28: [Double]
        /// Urine protein in mg/g or mg per 24 hours.
        public var proteinuriaMg: [Double]
        /// Platelets and leukocytes in 10⁹/L, above 0.
        public var platelets: [Double], leukocytes: [Double]

        /// Columns of equal length.
        ///
        /// - Precondition: all columns are equally long, and no bit beyond the 17 items is set.
        public init(present: [UInt32], sjc28: [Double], proteinuriaMg: [Double], platelets: [Double], leukocytes: [Double]) {
            let counts = [sjc28.count, proteinuriaMg.count, platelets.count, leukocytes.count]
            precondition(counts.allSatisfy { $0 == present.count }, "the columns are equally long")
            precondition(present.reduce(0, |) >> 17 == 0, "there are 17 items")
            (self.present, self.sjc28, self.proteinuriaMg) = (present, sjc28, proteinuriaMg)
            (self.platelets, self.leukocytes) = (platelets, leukocytes)
        }
    }

    /// The unrounded scores of many visits.
    ///
    /// They are ``score(present:sjc28:proteinuriaMg:platelets:leukocytes:)`` bit for bit where no logarithm counts. Elsewhere they are within
    /// 10⁻¹³ of it (protein to 50 000, platelets from 0.1, leukocytes from 0.01): this logarithm is Malar's own, the same on every processor,
    /// and may differ from the system's in the last place. What is no number where it counts gives no number.
    public static func scores(_ columns: Columns) -> [Double] {
        var scores: [Double] = []
        score(columns, into: &scores)
        return scores
    }

    /// The same into an array that is there already; for as many visits again its memory is used again, which is faster.
    public static func score(_ columns: Columns, into scores: inout [Double]) {
        let visits = columns.present.count
        scores.resize(to: visits)
        for start in stride(from: 0, to: visits, by: blockLength) {
            let block = start..<min(start + blockLength, visits)
            let isRefused = scores.withUnsafeMutableBufferPointer { scores in grade(columns, block, &scores) }
            guard isRefused else { continue }
            for visit in block { scores[visit] = columns.score(visit) }
        }
    }

    private static let blockLength = 4096

    /// Scores a block; true where it holds an amount that the kernel's logarithm does not take, such as 0.
    private static func grade(_ columns: Columns, _ block: Range<Int>, _ scores: inout UnsafeMutableBufferPointer<Double>) -> Bool {
        columns.present.withUnsafeBufferPointer { present in
            columns.sjc28.withUnsafeBufferPointer { joints in
                columns.proteinuriaMg.withUnsafeBufferPointer { protein in
                    columns.platelets.withUnsafeBufferPointer { platelets in
                        columns.leukocytes.withUnsafeBufferPointer { leukocytes in
                            func from<Number>(_ column: UnsafeBufferPointer<Number>) -> UnsafePointer<Number>? {
                                column.baseAddress.map { $0 + block.lowerBound }
                            }
                            return withUnsafePointer(to: rule) { rule in
                                malar_grade(
                                    rule, from(present), from(joints), from(protein), from(platelets), from(leukocytes),
                                    scores.baseAddress.map { $0 + block.lowerBound }, block.count) != 0
                            }
                        }
                    }
                }
            }
        }
    }
}

extension SLEDAS.Columns {
    /// The score of one visit by the rule.
    fileprivate func score(_ visit: Int) -> Double {
        SLEDAS.score(
            present: ItemSet(bits: UInt64(present[visit])), sjc28: sjc28[visit], proteinuriaMg: proteinuriaMg[visit],
            platelets: platelets[visit], leukocytes: leukocytes[visit])
    }
}
