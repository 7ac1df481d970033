// SPDX-License-Identifier: Apache-2.0

import MalarKernels

extension SLEDAI2K {
    /// The scores of many visits: for each the lowest and the highest that its unknown items leave, equal where the score is known.
    public struct ColumnScores: Sendable, Hashable {
        /// The lowest score of each visit, 0 to 105.
        public fileprivate(set) var lowest: [UInt8]
        /// The highest score of each visit, 0 to 105.
        public fileprivate(set) var highest: [UInt8]

        /// The scores of no visit, to be filled.
        public init() { (lowest, highest) = ([], []) }
    }

    /// Scores columns of bit masks, as ``ItemSet/bits`` has them: bit k is the item in row k of the table.
    ///
    /// - Parameters:
    ///   - present: The items that are present at each visit.
    ///   - unknown: The items that are unknown at each visit; an item in both masks is unknown.
    /// - Precondition: both columns are equally long, and no bit beyond the 24 items is set.
    public static func scores(present: [UInt32], unknown: [UInt32]) -> ColumnScores {
        var scores = ColumnScores()
        score(present: present, unknown: unknown, into: &scores)
        return scores
    }

    /// The same into scores that are there already; for as many visits again their memory is used again, which is several times faster.
    ///
    /// - Precondition: as for ``scores(present:unknown:)``.
    public static func score(present: [UInt32], unknown: [UInt32], into scores: inout ColumnScores) {
        precondition(present.count == unknown.count, "a visit has one mask of either kind")
        scores.lowest.resize(to: present.count)
        scores.highest.resize(to: present.count)
        let seen = scores.lowest.withUnsafeMutableBufferPointer { lowest in
            scores.highest.withUnsafeMutableBufferPointer { highest in
                malar_weigh(planes, present, unknown, lowest.baseAddress, highest.baseAddress, present.count)
            }
        }
        precondition(seen >> UInt32(table.count) == 0, "there are \(table.count) items")
    }

    /// The weights of the table by binary digit: plane k holds the items whose weight has bit k.
    private static let planes: malar_planes = {
        precondition(table.allSatisfy { (0...15).contains($0.weight) } && table.reduce(0) { $0 + $1.weight } <= 255, "sums are bytes")
        let planes = (0..<4).map { digit in
            table.indices.reduce(UInt32(0)) { $0 | UInt32(table[$1].weight >> digit & 1) << UInt32($1) }
        }
        return malar_planes(plane: (planes[0], planes[1], planes[2], planes[3]))
    }()
}
