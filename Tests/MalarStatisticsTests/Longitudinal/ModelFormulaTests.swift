// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Model formulas")
struct ModelFormulaTests {
    @Test(
        "terms in the order of R",
        arguments: [
            ("y ~ visit * arm", ["visit", "arm", "visit:arm"]), ("y ~ a:b + b", ["b", "a:b"]),
            ("y ~ factor(visit) * (arm + age)", ["factor(visit)", "arm", "age", "factor(visit):arm", "factor(visit):age"]),
            ("y ~ a * b * c - a:b:c", ["a", "b", "c", "a:b", "a:c", "b:c"]), ("y ~ 1", []), ("y ~ a + a + `b c`", ["a", "b c"]),
            ("y~0+a", ["a"]),
        ])
    func terms(_ text: String, _ expected: [String]) throws {
        let formula = try ModelFormula(text)
        #expect(formula.terms.map { $0.map(\.name).joined(separator: ":") } == expected)
        #expect(formula.hasIntercept == !text.contains("0"))
    }

    @Test(
        "random part",
        arguments: [
            ("y ~ a + (1 | id)", true, []), ("y ~ (1 + t | id)", true, ["t"]), ("y ~ (t | id)", true, ["t"]),
            ("y ~ (0 + t | id)", false, ["t"]),
        ])
    func random(_ text: String, _ intercept: Bool, _ slopes: [String]) throws {
        let random = try #require(try ModelFormula(text).random)
        #expect(random.hasIntercept == intercept)
        #expect(random.slopes.map(\.column) == slopes)
        #expect(random.group == "id")
    }

    @Test("structure after the comma")
    func structure() throws {
        #expect(try ModelFormula("y ~ factor(visit), unstructured within patient").unstructuredWithin == "patient")
        #expect(try ModelFormula("y ~ factor(visit)").unstructuredWithin == nil)
    }

    @Test(
        "what cannot be read",
        arguments: [
            "", "y", "y ~", "~ x", "y ~ x +", "y ~ x ^ 2", "y ~ log(x)", "y ~ 2", "y ~ (x", "y ~ x)", "y ~ x, banded within id",
            "y ~ (1 | id) + (1 | site)", "y ~ (factor(x) | id)", "y ~ x z",
        ])
    func refused(_ text: String) {
        #expect(throws: RequestProblem.self) { try ModelFormula(text) }
    }
}
