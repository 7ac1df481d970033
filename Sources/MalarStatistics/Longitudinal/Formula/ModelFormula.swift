// SPDX-License-Identifier: Apache-2.0

/// A regression model in the notation of Wilkinson and Rogers: `y ~ visit * factor(arm) + (1 | id)`.
///
/// What is read: names of columns (letters, digits, `_` and `.`, or anything between backquotes), `+`, `-`, `:`, `*`, brackets, `0` and `1`
/// for the intercept, `factor(x)` (also `as.factor(x)`), one random part `(1 + x | id)`, and after a comma the structure of the
/// residuals, `unstructured within id`. `a * b` is `a + b + a:b`. Terms stand in the order of R: main effects first, then interactions
/// by their degree. Not read: powers, nesting (`/`), functions of columns.
/// - Source: G. N. Wilkinson and C. E. Rogers, Appl. Stat. 22 (1973) 392-399, doi:10.2307/2346786.
public struct ModelFormula: Hashable, Sendable {
    /// A column as it stands in a term.
    public struct Variable: Hashable, Sendable {
        /// The name of the column.
        public let column: String
        /// Whether every value is a level of its own, `factor(x)`. Columns of words are so in any case.
        public let isFactor: Bool

        /// The variable as the formula writes it.
        public var name: String { isFactor ? "factor(\(column))" : column }
    }

    /// What varies from subject to subject: `(1 + x | id)`.
    public struct RandomPart: Hashable, Sendable {
        /// Whether there is an intercept.
        public let hasIntercept: Bool
        /// The columns whose slopes vary.
        public let slopes: [Variable]
        /// The column that tells the subjects apart.
        public let group: String
    }

    /// The column on the left.
    public let response: String
    /// Whether there is an intercept.
    public let hasIntercept: Bool
    /// The fixed terms without the intercept; a term of more than one variable is an interaction.
    public let terms: [[Variable]]
    /// What varies between subjects, if anything does.
    public let random: RandomPart?
    /// The words after the comma: the column that tells the subjects of unstructured residuals apart.
    public let unstructuredWithin: String?

    /// The columns of the right side, each once, without those that tell subjects apart.
    public var covariates: [String] {
        var seen: [String] = []
        let slopes = random?.slopes ?? []
        for variable in terms.flatMap({ $0 }) + slopes where !seen.contains(variable.column) { seen.append(variable.column) }
        return seen
    }

    /// Reads a formula.
    /// - Throws: `RequestProblem`, which names the place where the formula cannot be read.
    public init(_ text: String) throws(RequestProblem) {
        var parser = ModelFormulaParser(tokens: try ModelFormulaToken.tokens(of: text))
        let parsed = try parser.formula()
        response = parsed.response
        hasIntercept = parsed.right.intercept ?? true
        random = parsed.random
        unstructuredWithin = parsed.within
        terms = Self.ordered(parsed.right.terms)
    }

    /// Variables of a term by their first appearance, terms by their degree, as R does.
    private static func ordered(_ terms: [[Variable]]) -> [[Variable]] {
        var appearance: [Variable] = []
        for variable in terms.flatMap({ $0 }) where !appearance.contains(variable) { appearance.append(variable) }
        var result: [[Variable]] = []
        for term in terms {
            let inOrder = appearance.filter(term.contains)
            if !inOrder.isEmpty, !result.contains(inOrder) { result.append(inOrder) }
        }
        let degrees = Set(result.map(\.count)).sorted()
        return degrees.flatMap { degree in result.filter { $0.count == degree } }
    }
}
