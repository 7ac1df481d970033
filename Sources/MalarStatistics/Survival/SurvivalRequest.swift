// SPDX-License-Identifier: Apache-2.0

/// The rows of a request about times to an event, as far as they are complete.
struct SurvivalRequest {
    let sample: SurvivalSample
    /// The rows of the request that are complete, by their place.
    let kept: [Int]
    let dropped: [DroppedData]
    let total: Int

    /// Reads time and event, and asks that these further columns be complete too.
    /// - Parameter complete: for each further column, by its name, whether a row has a value
    init(_ request: ProcedureRequest, complete: [(name: String, isThere: [Bool])] = []) throws {
        let (times, events) = (try request.numbers("time"), try request.numbers("event"))
        guard times.count == events.count, complete.allSatisfy({ $0.isThere.count == times.count }) else {
            throw StatisticsFailure.lengthMismatch
        }
        guard events.allSatisfy({ $0 == nil || $0 == 0 || $0 == 1 }) else { throw StatisticsFailure.invalidArgument }
        var (kept, lost) = ([Int](), [Int](repeating: 0, count: complete.count + 2))
        for row in times.indices {
            if times[row] == nil {
                lost[0] += 1
            } else if events[row] == nil {
                lost[1] += 1
            } else if let column = complete.firstIndex(where: { !$0.isThere[row] }) {
                lost[column + 2] += 1
            } else {
                kept.append(row)
            }
        }
        self.kept = kept
        total = times.count
        let names = ["time", "event"] + complete.map(\.name)
        dropped = zip(lost, names).map { DroppedData($0, "\($1) missing") }
        sample = try SurvivalSample(times: kept.map { times[$0] ?? 0 }, events: kept.map { events[$0] == 1 })
    }

    func rows<Value>(_ column: [Value?]) -> [Value] { kept.compactMap { column[$0] } }
}

/// Names of groups in their order, and the number of each row's group.
struct SurvivalGroups {
    let names: [String]
    let codes: [Int]

    /// By number where every name is one, else as text.
    init(_ labels: [String]) {
        let distinct = Set(labels)
        let numbers = distinct.compactMap { name in Self.number(name).map { (name, $0) } }
        names = numbers.count == distinct.count ? numbers.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0) : distinct.sorted()
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        codes = labels.map { places[$0] ?? 0 }
    }

    /// The names as numbers, where all are; else 1, 2, ...
    var scores: [Double] {
        let numbers = names.compactMap(Self.number)
        return numbers.count == names.count ? numbers : names.indices.map { Double($0 + 1) }
    }

    /// The names as values of an answer.
    var values: StatisticsValue { .list(names.map(Self.value)) }
    static func value(_ name: String) -> StatisticsValue { number(name).map(StatisticsValue.number) ?? .text(name) }
    /// The name as a number; "nan" and "inf" are names.
    private static func number(_ name: String) -> Double? { Double(name).flatMap { $0.isFinite ? $0 : nil } }
}

extension ProcedureRequest {
    /// A column of names and, by row, whether it has one.
    func labelColumn(_ key: String) throws -> (labels: [String?], isThere: [Bool])? {
        guard has(key) else { return nil }
        let labels = try labels(key)
        return (labels, labels.map { $0 != nil })
    }
}
