// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// A procedure of the table, asked by name.
struct AskedProcedure {
    private let values: [StatisticsField]
    let warnings: [String]
    let failure: StatisticsFailure?

    init(_ name: String, _ data: KeyValuePairs<String, StatisticsValue>, _ options: KeyValuePairs<String, StatisticsValue> = [:]) throws {
        let procedure = try #require(ProcedureCatalogue.procedure(named: name))
        let fields = { (pairs: KeyValuePairs<String, StatisticsValue>) in pairs.map { StatisticsField($0.key, $0.value) } }
        switch try procedure.answer(ProcedureRequest(data: fields(data), options: fields(options))) {
        case .value(let answer): (values, warnings, failure) = (answer.values, answer.warnings.map(\.code), nil)
        case .undefined(let reason): (values, warnings, failure) = ([], [], reason)
        }
    }

    /// The value behind a key: missing where it does not exist.
    func value(_ key: String) -> StatisticsValue? { values.first { $0.key == key }?.value }
    /// The number behind a key, infinite where the word says so; not a number where there is none, so that every comparison with it fails.
    subscript(key: String) -> Double {
        switch value(key) {
        case .number(let number): number
        case .text("Inf"): .infinity
        case .text("-Inf"): -.infinity
        default: .nan
        }
    }

    /// Whether these keys have these values to so many decimals, as a table prints them.
    func printed(_ decimals: Int, _ expected: KeyValuePairs<String, Double>, _ location: SourceLocation = #_sourceLocation) {
        let half = 0.5 * (0..<decimals).reduce(1.0) { power, _ in power / 10 } * (1 + 1e-9)
        for (key, value) in expected {
            #expect((self[key] - value).magnitude <= half, "\(key) is \(self[key]), printed as \(value)", sourceLocation: location)
        }
    }

    /// Whether these keys have these values within a relative tolerance.
    func close(_ tolerance: Double, _ expected: KeyValuePairs<String, Double>, _ location: SourceLocation = #_sourceLocation) {
        for (key, value) in expected {
            #expect(
                (self[key] - value).magnitude <= tolerance * value.magnitude, "\(key) is \(self[key]), not \(value)",
                sourceLocation: location)
        }
    }
}
