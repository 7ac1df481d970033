// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Every reference vector through the table of procedures, by the file's own tolerances.
@Suite("Reference vectors by procedure", .enabled(if: PublicVectors.areThere, "reference vectors not found"))
struct ProcedureVectorTests {
    @Test("vector", arguments: PublicVectors.all ?? [])
    func vector(_ vector: PublicVector) throws {
        let isError = vector.procedure == "error"
        let name = isError ? try required(vector.option("procedure")) : vector.procedure
        let procedure = try #require(ProcedureCatalogue.procedure(named: name), "\(name) is not there")
        let options = vector.options.statisticsFields.filter { !isError || $0.key != "procedure" }
        let outcome = try procedure.answer(ProcedureRequest(data: vector.data.statisticsFields, options: options))
        let values: [StatisticsField]
        switch outcome {
        case .value(let answer): values = answer.values
        case .undefined(let reason): values = [StatisticsField("error", .text(reason.rawValue))]
        }
        let comparison = ResultComparison(
            relative: vector.relativeTolerance, absolute: vector.tolerance["atol"]?.number ?? 0)
        for mismatch in comparison.mismatches(expected: vector.expected.statisticsFields, computed: values) {
            Issue.record("\(vector.id) \(mismatch.key): \(String(describing: mismatch.computed)), not \(mismatch.expected)")
        }
    }
}

extension [String: JSONValue] {
    /// The members as fields, by key in alphabetical order.
    var statisticsFields: [StatisticsField] { sorted { $0.key < $1.key }.map { StatisticsField($0.key, $0.value.statisticsValue) } }
}

extension JSONValue {
    /// The value as a request has it; the words for numbers that JSON cannot write become numbers.
    var statisticsValue: StatisticsValue {
        switch self {
        case .null: .missing
        case .bool(let bool): .flag(bool)
        case .text(let text): number.map(StatisticsValue.number) ?? .text(text)
        case .number(let number): .number(number)
        case .list(let list): .list(list.map(\.statisticsValue))
        case .object(let members): .fields(members.statisticsFields)
        }
    }
}
