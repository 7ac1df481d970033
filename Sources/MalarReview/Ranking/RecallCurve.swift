// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// How many relevant records were found as records were screened, one after another; those known beforehand do not count.
public struct RecallCurve: Sendable, Hashable, Codable {
    /// The relevant records found after 1, 2, ... records.
    public let found: [Int]

    /// The curve of a sequence of records, `true` for a relevant one.
    public init(_ isRelevant: [Bool]) {
        var sum = 0
        found = isRelevant.map {
            sum += $0 ? 1 : 0
            return sum
        }
    }

    /// All records.
    public var records: Int { found.count }
    /// All relevant records.
    public var relevant: Int { found.last ?? 0 }

    /// The share of relevant records found after so many, 0 to 1; `nil` where none is relevant.
    public func recall(after screened: Int) -> Double? {
        guard relevant > 0 else { return nil }
        return screened < 1 ? 0 : Double(found[min(screened, records) - 1]) / Double(relevant)
    }

    /// The fewest records whose recall is at least this, 0 to 1; `nil` where none is relevant.
    public func screened(forRecall recall: Double) -> Int? {
        guard relevant > 0 else { return nil }
        // The share of a whole number may lie a rounding error above it.
        let needed = (recall * Double(relevant) - 1e-9).rounded(.up)
        return found.firstIndex { Double($0) >= needed }.map { $0 + 1 }
    }

    /// Work saved over sampling: the share of records not read at a recall, less 1 - recall; below 0 where chance does better.
    ///
    /// - Source: A. M. Cohen and others, J Am Med Inform Assoc 13 (2006) 206-219, doi:10.1197/jamia.M1929: (TN + FN)/N - (1 - recall).
    public func workSaved(atRecall recall: Double = 0.95) -> Double? {
        screened(forRecall: recall).map { Double(records - $0) / Double(records) - (1 - recall) }
    }

    /// The recall after a share of the records, rounded down to whole records: at 0.1, what ASReview reports as RRF@10.
    public func relevantFound(atShare share: Double = 0.1) -> Double? {
        recall(after: Int((share.clamped(to: 0...1) * Double(records) + 1e-9).rounded(.down)))
    }

    /// The area between the best possible curve and this one, as a share of that between the best and the worst: 0 best, 1 worst;
    /// `nil` where no record or every record is relevant.
    ///
    /// (Nᵧ(Nₓ - (Nᵧ - 1)/2) - Σ found) / (Nᵧ(Nₓ - Nᵧ)), with Nₓ records and Nᵧ relevant ones.
    /// - Source: ASReview LAB version 2, Patterns (2025), PMC12416088.
    public var loss: Double? {
        let (all, relevant) = (Double(records), Double(relevant))
        guard relevant > 0, relevant < all else { return nil }
        let area = found.reduce(0.0) { $0 + Double($1) }
        return (relevant * (all - (relevant - 1) / 2) - area) / (relevant * (all - relevant))
    }

    /// Normalised discounted cumulative gain, 0 to 1, with a gain of 1 / log₂(1 + place) for a relevant record; `nil` where none is.
    ///
    /// - Source: K. Järvelin, J. Kekäläinen, ACM Trans Inf Syst 20 (2002) 422-446, doi:10.1145/582415.582418.
    public var normalisedGain: Double? {
        guard relevant > 0 else { return nil }
        var (gain, before) = (0.0, 0)
        for (index, count) in found.enumerated() {
            if count > before { gain += 1 / log2(Double(index + 2)) }
            before = count
        }
        return gain / (1...relevant).reduce(0.0) { $0 + 1 / log2(Double($1 + 1)) }
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double { min(max(self, range.lowerBound), range.upperBound) }
}
