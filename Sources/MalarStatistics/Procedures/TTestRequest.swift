// SPDX-License-Identifier: Apache-2.0

/// A request to `t_test`: which kind it is and its data without missing values.
struct TTestRequest {
    private let request: ProcedureRequest
    private let kind: String

    init(_ request: ProcedureRequest) throws {
        self.request = request
        kind = try request.optionText("kind") ?? Self.usual(request)
    }

    private static func usual(_ request: ProcedureRequest) -> String {
        if request.has("first") || request.has("d") { return "paired" }
        return request.has("y") ? "welch" : "one"
    }

    func answer() throws -> ProcedureAnswer {
        switch kind {
        case "one": try one()
        case "paired": try paired()
        default: try independent()
        }
    }

    private func test(nullDifference: Double) throws -> TTest {
        TTest(alternative: try request.alternative(), level: try request.level(), nullDifference: nullDifference)
    }

    private func mu() throws -> Double { request.has("mu") ? try request.number("mu") : 0 }

    private func one() throws -> ProcedureAnswer {
        let (values, missing) = try request.observed(request.has("x") ? "x" : "d")
        let result = try test(nullDifference: 0).one(values, against: try mu())
        let column = Descriptives(values, missing: missing)
        return ProcedureAnswer(
            fields(result) + [
                StatisticsField("n", .count(values.count)), StatisticsField("mean", .computed(column.mean)),
                StatisticsField("sd", .computed(column.standardDeviation)),
            ], used: values.count, dropped: DroppedData.missing(missing))
    }

    private func paired() throws -> ProcedureAnswer {
        let test = try test(nullDifference: try mu())
        if request.has("d") {
            let (values, missing) = try request.observed("d")
            return pairedAnswer(try test.differences(values), values, missing)
        }
        let (first, second) = request.has("first") ? ("first", "second") : ("y", "x")
        let pairs = try request.pairs(first, second)
        let result = try test.paired(first: pairs.first, second: pairs.second)
        return pairedAnswer(result, zip(pairs.second, pairs.first).map { $0 - $1 }, pairs.dropped)
    }

    private func pairedAnswer(_ result: TTestResult, _ differences: [Double], _ missing: Int) -> ProcedureAnswer {
        let column = Descriptives(differences, missing: missing)
        return ProcedureAnswer(
            fields(result) + [
                StatisticsField("n_pairs", .count(differences.count)),
                StatisticsField("sd_difference", .computed(column.standardDeviation)),
            ], used: differences.count, dropped: [DroppedData(missing, "incomplete pair")])
    }

    private func independent() throws -> ProcedureAnswer {
        let names = request.has("x") ? ("x", "y") : ("second", "first")
        let (x, missingX) = try request.observed(names.0)
        let (y, missingY) = try request.observed(names.1)
        let test = try test(nullDifference: try mu())
        let result = kind == "pooled" ? try test.pooled(x, y) : try test.welch(x, y)
        let levene = try? LeveneTest().result(of: [x, y])
        let (first, second) = (Descriptives(x, missing: missingX), Descriptives(y, missing: missingY))
        return ProcedureAnswer(
            fields(result) + [
                StatisticsField("n1", .count(x.count)), StatisticsField("mean1", .computed(first.mean)),
                StatisticsField("sd1", .computed(first.standardDeviation)), StatisticsField("n2", .count(y.count)),
                StatisticsField("mean2", .computed(second.mean)), StatisticsField("sd2", .computed(second.standardDeviation)),
                StatisticsField("levene_f", .optional(levene?.f)), StatisticsField("levene_p", .optional(levene?.p)),
            ], used: x.count + y.count, dropped: DroppedData.missing(missingX + missingY))
    }

    private func fields(_ result: TTestResult) -> [StatisticsField] {
        [
            StatisticsField("t", .number(result.t)), StatisticsField("df", .number(result.degreesOfFreedom)),
            StatisticsField("p", .number(result.p)), StatisticsField("mean_difference", .number(result.meanDifference)),
            StatisticsField("se", .number(result.standardError)), StatisticsField("ci_lower", .limit(result.lower)),
            StatisticsField("ci_upper", .limit(result.upper)), StatisticsField("log10_p", .logarithm(result.log10P)),
            StatisticsField("kind", .text(kind)),
        ]
    }
}
