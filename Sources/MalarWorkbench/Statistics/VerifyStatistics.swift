// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarExchange
public import MalarPublishing
internal import MalarStatistics

/// Answers every vector of a file and compares the results with what the file expects, by the file's own tolerances.
public struct VerifyStatistics: Sendable {
    /// How the comparison ended.
    public struct Output: Sendable, Hashable {
        /// The vectors of the file.
        public let vectors: Int
        /// Those of which every expected value was computed and agrees.
        public let agreeing: Int
        /// A row for each procedure.
        public let byProcedure: Table
        /// A row for each value that is not as expected.
        public let mismatches: Table
        /// The same as data.
        public let json: JSONValue

        /// Whether every vector agrees, and there is one.
        public var isClean: Bool { vectors > 0 && agreeing == vectors }
    }

    /// Verifies files.
    public init() {}

    /// Runs a file in the format of the reference vectors: `{"vectors": [{"id", "procedure", "data", "options", "expected",
    /// "tolerance": {"rtol", "atol"}}]}`.
    ///
    /// - Throws: ``RequestError`` where the file is missing, is no JSON or has no vectors.
    public func callAsFunction(_ path: String) throws(RequestError) -> Output {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RequestError(.unreadableFile, "\(path): there is no such file, or it may not be read")
        }
        let tree = try JSONTree.request(Array(data), named: path)
        guard let vectors = tree["vectors"]?.list, !vectors.isEmpty else {
            throw RequestError(.unreadableRequest, "\(path): the file has no vectors; it should be {\"vectors\": [{…}, …]}")
        }
        return Output(vectors.map { VectorVerdict($0) })
    }
}

/// What became of one vector.
struct VectorVerdict {
    let id: String
    let procedure: String
    let mismatches: [ResultComparison.Mismatch]
    let largestDifference: Double

    init(_ tree: JSONTree) {
        let result = StatisticsResult.answering(tree)
        id = tree["id"]?.text ?? "without id"
        procedure = tree["procedure"]?.text ?? "unknown"
        let question = try? StatisticsQuestion(tree)
        let expected = question?.expected ?? []
        let comparison = question?.comparison ?? ResultComparison(relative: 0, absolute: 0)
        let nothing = ResultComparison.Mismatch(key: "expected", expected: "something", computed: nil)
        // A vector that could not be read has computed nothing, even where the reason is the one that is expected.
        let computed = result.problem == nil ? result.values : []
        mismatches = expected.isEmpty ? [nothing] : comparison.mismatches(expected: expected, computed: computed)
        largestDifference = ResultComparison.largestRelativeDifference(expected: .fields(expected), computed: .fields(computed))
    }
}

extension VerifyStatistics.Output {
    init(_ verdicts: [VectorVerdict]) {
        vectors = verdicts.count
        agreeing = verdicts.count { $0.mismatches.isEmpty }
        byProcedure = Self.procedures(verdicts)
        mismatches = Self.mismatches(verdicts)
        json = Self.json(verdicts)
    }

    private static func procedures(_ verdicts: [VectorVerdict]) -> Table {
        let names = verdicts.map(\.procedure).enumerated().filter { index, name in
            verdicts.firstIndex { $0.procedure == name } == index
        }.map(\.element)
        let rows = names.map { name in
            let own = verdicts.filter { $0.procedure == name }
            let largest = own.map(\.largestDifference).max() ?? 0
            return Table.Row([
                Cell(name), Cell("\(own.count)"), Cell("\(own.count { $0.mismatches.isEmpty })"), Cell(largest == 0 ? "0" : words(largest)),
            ])
        }
        return Table(
            id: "procedures", label: "", caption: "",
            columns: [
                .init("Procedure"), .init("Vectors", alignment: .right), .init("Agree", alignment: .right),
                .init("Largest relative difference", alignment: .right),
            ], rows: rows)
    }

    private static func mismatches(_ verdicts: [VectorVerdict]) -> Table {
        let rows = verdicts.flatMap { verdict in
            verdict.mismatches.map { mismatch in
                Table.Row([
                    Cell(verdict.id), Cell(verdict.procedure), Cell(mismatch.key), Cell(mismatch.expected.json.encoded().shortened),
                    Cell(mismatch.computed?.json.encoded().shortened ?? "not computed"),
                ])
            }
        }
        let columns = ["Vector", "Procedure", "Key", "Expected", "Computed"]
        return Table(id: "mismatches", label: "", caption: "", columns: columns.map { .init($0) }, rows: rows)
    }

    private static func json(_ verdicts: [VectorVerdict]) -> JSONValue {
        let rows = verdicts.map { verdict -> JSONValue in
            [
                "id": .string(verdict.id), "procedure": .string(verdict.procedure), "agrees": .bool(verdict.mismatches.isEmpty),
                "largest_relative_difference": .number(verdict.largestDifference),
                "mismatches": .array(
                    verdict.mismatches.map {
                        ["key": .string($0.key), "expected": $0.expected.json, "computed": $0.computed?.json ?? .null]
                    }),
            ]
        }
        return [
            "vectors": .integer(verdicts.count), "agreeing": .integer(verdicts.count { $0.mismatches.isEmpty }), "verdicts": .array(rows),
        ]
    }

    private static func words(_ difference: Double) -> String {
        let exponent = Int(log10(difference).rounded(.down))
        let mantissa = (difference / pow(10, Double(exponent)) * 10).rounded() / 10
        return "\(mantissa)e\(exponent)"
    }
}
