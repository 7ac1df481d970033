// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Repeated measurements made up for the tests.
struct LongitudinalSample {
    var id: [Double] = []
    var visit: [Double] = []
    var arm: [Double] = []
    var y: [Double] = []

    /// Subjects in two arms with a level and a slope of their own; every seventh row is missing.
    init(subjects: Int, visits: Int, level: Double = 2, slope: Double = 0.5, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func deviation() -> Double { (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &generator) } }
        for subject in 0..<subjects {
            let (own, change) = (level * deviation(), slope * deviation())
            for time in 0..<visits {
                let value = 10 + own + (change - 0.8) * Double(time) + 0.5 * Double(subject % 2) + 1.5 * deviation()
                if (subject * visits + time) % 7 == 3 { continue }
                id.append(Double(subject))
                visit.append(Double(time))
                arm.append(Double(subject % 2))
                y.append(value)
            }
        }
    }

    func table(rows: [Int]? = nil, response: (Double) -> Double = { $0 }, time: (Double) -> Double = { $0 }) -> ModelTable {
        let rows = rows ?? Array(id.indices)
        return ModelTable([
            "id": .words(rows.map { "S\(Int(id[$0]))" }), "visit": .numbers(rows.map { time(visit[$0]) }),
            "arm": .numbers(rows.map { arm[$0] }), "y": .numbers(rows.map { response(y[$0]) }),
        ])
    }

    /// The data as a request has them.
    func fields(_ changed: [String: [Double?]] = [:]) -> [StatisticsField] {
        let columns: [String: [Double?]] = ["id": id, "visit": visit, "arm": arm, "y": y]
        return columns.merging(changed) { $1 }.sorted { $0.key < $1.key }.map { StatisticsField($0.key, .numbers($0.value)) }
    }
}

/// Whether two lists agree to a relative tolerance.
func agree(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { ($0 - $1).magnitude <= tolerance * max($0.magnitude, $1.magnitude) }
}

extension ProcedureAnswer {
    func list(_ key: String) throws -> [Double] { try #require(self[key]?.list).compactMap(\.number) }
    func one(_ key: String) throws -> Double { try #require(self[key]?.number) }
}
