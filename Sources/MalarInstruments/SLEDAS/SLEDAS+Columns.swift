// SPDX-License-Identifier: Apache-2.0

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

    /// The unrounded scores of many visits. Two look-ups take the place of a sum over the items; logarithms are taken only beyond a limit.
    public static func scores(_ columns: Columns) -> [Double] {
        [Double](unsafeUninitializedCapacity: columns.present.count) { scores, count in
            fill(scores, columns)
            count = columns.present.count
        }
    }

    /// Without checks of bounds in the look-ups: the masks have 17 bits, of which nine index one table and eight the other.
    private static func fill(_ scores: UnsafeMutableBufferPointer<Double>, _ columns: Columns) {
        let terms = (row(.arthritis).term, row(.proteinuria).term, row(.thrombocytopenia).term, row(.leukopenia).term)
        let limits = (protein: 500.0, platelets: 100.0, leukocytes: 3.0)
        firstRows.withUnsafeBufferPointer { first in
            lastRows.withUnsafeBufferPointer { last in
                for visit in columns.present.indices {
                    let mask = columns.present[visit]
                    // Localised rash, row 8, does not count beside generalised rash, row 9.
                    let counted = mask & ~((mask >> 1) & 0x100)
                    var sum = first[Int(counted & 0x1FF)] + last[Int(counted >> 9)]
                    if columns.sjc28[visit] > 0 { sum += terms.0.points(columns.sjc28[visit]) }
                    if columns.proteinuriaMg[visit] > limits.protein { sum += terms.1.points(columns.proteinuriaMg[visit]) }
                    if columns.platelets[visit] < limits.platelets { sum += terms.2.points(columns.platelets[visit]) }
                    if columns.leukocytes[visit] < limits.leukocytes { sum += terms.3.points(columns.leukocytes[visit]) }
                    scores[visit] = sum
                }
            }
        }
    }

    /// The points of every combination of the first nine items, the constant among them, and of the last eight.
    private static let firstRows = points(ofRows: 0..<9, from: constant)
    private static let lastRows = points(ofRows: 9..<17, from: 0)

    private static func points(ofRows rows: Range<Int>, from start: Double) -> [Double] {
        let steps = table[rows].map { if case .step(let points) = $0.term { points } else { 0.0 } }
        return (0..<(1 << steps.count)).map { bits in
            steps.indices.reduce(start) { sum, item in bits >> item & 1 == 1 ? sum + steps[item] : sum }
        }
    }
}
