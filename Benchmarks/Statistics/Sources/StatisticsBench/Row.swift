// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What one program took for one case.
struct Row: Codable {
    let task: String
    let testCase: String
    let software: String
    let seconds: Double
    /// A number out of the result, by which the programs are compared.
    let value: Double
    /// Where a program computes something else; empty where all compute the same.
    let note: String

    enum CodingKeys: String, CodingKey {
        case task, testCase = "case", software, seconds, value, note
    }

    /// Times Malar: the median of five repetitions, each of which calls until 0.2 s have passed.
    static func measure(_ task: String, _ testCase: String, note: String = "", _ call: () throws -> Double) rethrows -> Row {
        var times: [Double] = []
        var value = 0.0
        let clock = ContinuousClock()
        for _ in 0..<5 {
            let start = clock.now
            var calls = 0.0
            var elapsed = 0.0
            repeat {
                value = try call()
                calls += 1
                elapsed = (clock.now - start) / .seconds(1)
            } while elapsed <= 0.2
            times.append(elapsed / calls)
        }
        return Row(task: task, testCase: testCase, software: "Malar", seconds: times.sorted()[2], value: value, note: note)
    }

    func print() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        Swift.print(String(decoding: try encoder.encode(self), as: UTF8.self))
    }
}
