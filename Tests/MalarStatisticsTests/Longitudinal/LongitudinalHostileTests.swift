// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

/// Data that no model can answer, through the table of procedures.
@Suite("Longitudinal models and hostile data")
struct LongitudinalHostileTests {
    private static let names = ["lmm_random_intercept", "lmm_random_slope", "mmrm_unstructured", "gee"]
    private let sample = LongitudinalSample(subjects: 12, visits: 3, seed: 21)

    private func reason(_ name: String, _ changed: [String: [Double?]]) throws -> StatisticsFailure? {
        let procedure = try #require(ProcedureCatalogue.procedure(named: name))
        return try procedure.answer(ProcedureRequest(data: sample.fields(changed))).reason
    }

    @Test("the same reasons from all four", arguments: names)
    func reasons(_ name: String) throws {
        let count = sample.y.count
        func all(_ value: Double?) -> [Double?] { [Double?](repeating: value, count: count) }
        #expect(try reason(name, [:]) == nil)
        #expect(try reason(name, ["id": [], "visit": [], "arm": [], "y": []]) == .emptySample)
        #expect(try reason(name, ["y": all(nil)]) == .emptySample)
        #expect(try reason(name, ["y": Array(sample.y.dropLast())]) == .lengthMismatch)
        #expect(try reason(name, ["y": [.infinity] + Array(sample.y.dropFirst())]) == .nonFiniteInput)
        #expect(try reason(name, ["y": all(5)]) == .zeroVariance)
        #expect(try reason(name, ["arm": all(1)]) == .zeroVariance)
        #expect(try reason(name, ["id": all(1)]) == .insufficientData)
        #expect(try reason(name, ["id": (0..<count).map(Double.init)]) == .insufficientData)
        let explained = zip(sample.visit, sample.arm).map { 3 + 2 * $0 - $1 }
        #expect(try reason(name, ["y": explained]) == .zeroVariance)
    }

    @Test("rows with a missing value are left out and counted", arguments: names)
    func missing(_ name: String) throws {
        let procedure = try #require(ProcedureCatalogue.procedure(named: name))
        var y: [Double?] = sample.y
        y[2] = nil
        var arm: [Double?] = sample.arm
        arm[7] = nil
        let answer = try #require(try procedure.answer(ProcedureRequest(data: sample.fields(["y": y, "arm": arm]))).value)
        #expect(answer.used == y.count - 2)
        #expect(answer.dropped == [DroppedData(2, "missing")])
    }

    @Test("columns that depend on one another, and an interaction that was not observed")
    func designs() throws {
        let procedure = try #require(ProcedureCatalogue.procedure(named: "lmm_random_intercept"))
        func reason(_ formula: String, _ changed: [String: [Double?]]) throws -> StatisticsFailure? {
            let request = ProcedureRequest(data: sample.fields(changed), options: [StatisticsField("formula", .text(formula))])
            return try procedure.answer(request).reason
        }
        let sum = zip(sample.visit, sample.arm).map { Optional($0 + $1) }
        #expect(try reason("y ~ visit + arm + other", ["other": sum]) == .invalidArgument)
        let emptied = sample.y.indices.map { sample.visit[$0] == 2 && sample.arm[$0] == 1 ? nil : sample.y[$0] }
        #expect(try reason("y ~ factor(visit) * factor(arm)", ["y": emptied]) == .emptyMargin)
        #expect(try reason("y ~ factor(visit) + factor(arm)", ["y": emptied]) == nil)
        let constant = sample.id.map { Optional($0 * $0) }
        #expect(try reason("y ~ visit", ["y": constant]) == .zeroVariance)
    }

    @Test("the example of every page is answered", arguments: names)
    func example(_ name: String) throws {
        let procedure = try #require(ProcedureCatalogue.procedure(named: name))
        #expect(try procedure.answer(procedure.example).value != nil)
    }
}
