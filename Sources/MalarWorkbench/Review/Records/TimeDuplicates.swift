// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarPublishing
internal import MalarReview

/// Measures how long the finding of duplicates takes among made-up records, and whether it finds what was made.
public struct TimeDuplicates: Sendable {
    /// What was measured.
    public struct Output: Sendable, Hashable, Codable {
        /// Records that were compared.
        public let records: Int
        /// Seconds of the search alone.
        public let seconds: Double
        /// The memory before the search, records included, in bytes; `nil` where the system does not tell.
        public let memoryBefore: Int?
        /// The most memory that was used, in bytes; `nil` where the system does not tell.
        public let memoryPeak: Int?
        /// Pairs that were compared in full.
        public let comparedPairs: Int
        /// The share of surplus records that were found.
        public let sensitivity: Double?
        /// The share of removed records that were surplus.
        public let precision: Double?
    }

    /// Measures.
    public init() {}

    /// - Parameters:
    ///   - count: how many records, 1 to ten million.
    ///   - seed: the same seed gives the same records.
    public func callAsFunction(_ count: Int, seed: UInt64 = 2025) throws(RequestError) -> Output {
        guard (1...10_000_000).contains(count) else { throw RequestError(.impossibleNumber, "records are 1 to 10,000,000") }
        let made = SyntheticRecords(count: count, seed: seed)
        let before = Self.memory("VmRSS:")
        let clock = ContinuousClock()
        var report: DuplicateReport?
        let time = clock.measure { report = DuplicateFinder().find(in: made.records) }
        let peak = Self.memory("VmHWM:")
        guard let report else { throw RequestError(.impossibleNumber, "nothing was measured") }
        let score = DuplicateBenchmark.score(made.records, truth: made.truth, report: report)
        return Output(
            records: made.records.count, seconds: time / .seconds(1), memoryBefore: before, memoryPeak: peak,
            comparedPairs: report.comparedPairs, sensitivity: score.sensitivity, precision: score.precision)
    }

    /// A figure of the system's own account of this process, where there is one.
    private static func memory(_ name: String) -> Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 * 1024 }
    }
}

extension TimeDuplicates.Output {
    /// One line of data.
    public var json: JSONValue {
        [
            "records": .integer(records), "seconds": .number(orNull: seconds),
            "recordsPerSecond": .number(orNull: seconds > 0 ? (Double(records) / seconds).rounded() : nil),
            "memoryBefore": .integer(orNull: memoryBefore), "memoryPeak": .integer(orNull: memoryPeak),
            "comparedPairs": .integer(comparedPairs), "sensitivity": .number(orNull: sensitivity), "precision": .number(orNull: precision),
        ]
    }
}
