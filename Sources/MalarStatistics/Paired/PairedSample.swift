// SPDX-License-Identifier: Apache-2.0

/// How many pairs were left out because they were incomplete, by what was missing.
public struct DroppedPairs: Hashable, Sendable, Codable {
    /// Pairs without a first value that have a second one.
    public internal(set) var firstMissing = 0
    /// Pairs without a second value that have a first one.
    public internal(set) var secondMissing = 0
    /// Pairs without either value; `firstMissing` and `secondMissing` do not count them.
    public internal(set) var bothMissing = 0
    /// Missing differences, where differences were given in place of pairs.
    public internal(set) var differenceMissing = 0

    /// All pairs left out, each counted once, and all missing differences.
    public var total: Int { firstMissing + secondMissing + bothMissing + differenceMissing }
}

/// The differences of complete pairs, always second minus first, and what was left out.
public struct PairedSample: Hashable, Sendable {
    /// One finite difference for each complete pair, in the order given. May be empty.
    public let differences: [Double]
    /// What was left out, by what was missing; `differences` has no place for it.
    public let dropped: DroppedPairs

    /// Pairs two columns, in which `nil` is a missing value, row by row.
    ///
    /// `.lengthMismatch` for columns of different length; `.nonFiniteInput` where a value is infinite or not a number, or
    /// where a difference overflows.
    public static func pairing(first: [Double?], second: [Double?]) -> Computed<PairedSample> {
        guard first.count == second.count else { return .undefined(.lengthMismatch) }
        guard (first + second).allSatisfy({ $0?.isFinite ?? true }) else { return .undefined(.nonFiniteInput) }
        var dropped = DroppedPairs()
        var differences: [Double] = []
        for pair in zip(first, second) {
            switch pair {
            case (let before?, let after?): differences.append(after - before)
            case (nil, nil): dropped.bothMissing += 1
            case (nil, _): dropped.firstMissing += 1
            case (_, nil): dropped.secondMissing += 1
            }
        }
        return checked(differences, dropped)
    }

    /// Takes differences (second minus first) as they are; `nil` is missing.
    public static func differences(_ values: [Double?]) -> Computed<PairedSample> {
        let observed = values.compactMap { $0 }
        var dropped = DroppedPairs()
        dropped.differenceMissing = values.count - observed.count
        return checked(observed, dropped)
    }

    private static func checked(_ differences: [Double], _ dropped: DroppedPairs) -> Computed<PairedSample> {
        guard differences.allSatisfy(\.isFinite) else { return .undefined(.nonFiniteInput) }
        return .value(PairedSample(differences: differences, dropped: dropped))
    }
}
