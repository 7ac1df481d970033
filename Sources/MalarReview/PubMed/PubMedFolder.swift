// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import MalarUnits

/// A folder that keeps the pages of a download until it is whole, so that an interrupted one can be taken up.
///
/// Each file is written whole or not at all. The folder is for one search; clear it once the download is stored.
public struct PubMedFolder: Sendable, Hashable {
    /// The path of the folder; it is made where it is missing.
    public let path: String

    /// A folder at a path.
    public init(path: String) { self.path = path }

    /// Removes what a download left there, and nothing else.
    ///
    /// - Throws: `PubMedFailure` where a file cannot be removed.
    public func clear() throws(PubMedFailure) {
        let manager = FileManager.default
        guard let names = try? manager.contentsOfDirectory(atPath: path) else { return }
        do {
            for name in names where name == Self.planName || name.hasPrefix("page-") && name.hasSuffix(".nbib") {
                try manager.removeItem(at: file(name))
            }
        } catch {
            throw PubMedFailure(.folder, "the folder for unfinished downloads cannot be cleared; check who may write there")
        }
    }

    private static let planName = "download.json"
    private func file(_ name: String) -> URL { URL(fileURLWithPath: path, isDirectory: true).appendingPathComponent(name) }
    private func page(_ part: Int, _ start: Int) -> URL { file("page-\(part)-\(start).nbib") }

    /// What was planned; `nil` for none, or one that cannot be read.
    func plan() -> PubMedPlan? {
        (try? Data(contentsOf: file(Self.planName))).flatMap { try? JSONDecoder().decode(PubMedPlan.self, from: $0) }
    }

    func store(_ plan: PubMedPlan) throws(PubMedFailure) {
        try writing {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try JSONEncoder().encode(plan).write(to: file(Self.planName), options: .atomic)
        }
    }

    /// A page that was stored; `nil` for none.
    func page(part: Int, start: Int) -> [UInt8]? { (try? Data(contentsOf: page(part, start))).map { [UInt8]($0) } }

    func store(_ bytes: [UInt8], part: Int, start: Int) throws(PubMedFailure) {
        try writing { try Data(bytes).write(to: page(part, start), options: .atomic) }
    }

    private func writing(_ body: () throws -> Void) throws(PubMedFailure) {
        do { try body() } catch {
            throw PubMedFailure(.folder, "the folder for unfinished downloads cannot be written; check the path and who may write there")
        }
    }
}

/// A search as the server answered it, and how it is divided.
struct PubMedPlan: Sendable, Codable {
    struct Part: Sendable, Codable {
        /// Days since 1970-01-01, first and last; `nil` for the whole search.
        var entered: [Int]?
        var hits: PubMedHits
    }

    var address: String
    var strategy: String
    var entered: [Int]?
    var pageSize: Int
    /// Seconds since 1970-01-01 00:00 UTC.
    var searchedAt: Double
    var hits: PubMedHits
    var parts: [Part]

    /// Whether what was read from a folder can be what was written there.
    func isPlausible(largestResult: Int) -> Bool {
        let days = parts.compactMap(\.entered) + (entered.map { [$0] } ?? [])
        let areDays = days.allSatisfy { $0.count == 2 && $0[0] <= $0[1] && $0.allSatisfy { (-200_000...3_000_000).contains($0) } }
        return areDays && hits.count >= 0 && parts.count <= 1_000_000
            && parts.allSatisfy { (1...max(largestResult, 1)).contains($0.hits.count) }
    }

    static func range(_ days: [Int]?) -> ClosedRange<CalendarDate>? {
        guard let days, days.count == 2, days[0] <= days[1] else { return nil }
        return CalendarDate(dayNumber: days[0])...CalendarDate(dayNumber: days[1])
    }

    static func days(_ range: ClosedRange<CalendarDate>?) -> [Int]? {
        range.map { [$0.lowerBound.dayNumber, $0.upperBound.dayNumber] }
    }
}
