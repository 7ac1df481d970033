// SPDX-License-Identifier: Apache-2.0

/// Reads a formula from left to right: a sum of products of interactions of variables.
struct ModelFormulaParser {
    typealias Variable = ModelFormula.Variable

    /// Terms, and what was said about the intercept, if anything was.
    struct Sum {
        var terms: [[Variable]] = []
        var intercept: Bool?
    }

    private let tokens: [ModelFormulaToken]
    private var position = 0
    private var random: ModelFormula.RandomPart?

    init(tokens: [ModelFormulaToken]) {
        self.tokens = tokens
    }

    mutating func formula() throws(RequestProblem) -> (
        response: String, right: Sum, random: ModelFormula.RandomPart?, within: String?
    ) {
        let response = try name()
        try expect("~")
        let right = try sum()
        let within = try structure()
        if let next { throw RequestProblem("The formula cannot be read from \"\(next.text)\" on.") }
        return (response, right, random, within)
    }

    private var next: ModelFormulaToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func takes(_ sign: Character) -> Bool {
        guard next == .sign(sign) else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ sign: Character) throws(RequestProblem) {
        guard takes(sign) else { throw RequestProblem("The formula needs \"\(sign)\" \(place), as in y ~ visit * arm.") }
    }

    private var place: String { next.map { "before \"\($0.text)\"" } ?? "at its end" }

    private mutating func name() throws(RequestProblem) -> String {
        guard case .name(let name) = next else { throw RequestProblem("The formula needs the name of a column \(place).") }
        position += 1
        return name
    }

    /// `, unstructured within id`
    private mutating func structure() throws(RequestProblem) -> String? {
        guard takes(",") else { return nil }
        guard try name() == "unstructured", try name() == "within" else {
            throw RequestProblem("After the comma of a formula stands \"unstructured within\" and a column.")
        }
        return try name()
    }
}

extension ModelFormulaParser {
    private mutating func sum() throws(RequestProblem) -> Sum {
        var sum = Sum()
        var removes = takes("-")
        while true {
            let part = try product()
            if removes { sum.remove(part) } else { sum.add(part) }
            if takes("+") {
                removes = false
            } else if takes("-") {
                removes = true
            } else {
                return sum
            }
        }
    }

    private mutating func product() throws(RequestProblem) -> Sum {
        var left = try interaction()
        while takes("*") {
            let right = try interaction()
            let crossed = left.crossed(right)
            left.add(right)
            left.add(crossed)
        }
        return left
    }

    private mutating func interaction() throws(RequestProblem) -> Sum {
        var left = try atom()
        while takes(":") { left = left.crossed(try atom()) }
        return left
    }

    private mutating func atom() throws(RequestProblem) -> Sum {
        if takes("(") { return try bracket() }
        if case .number(let digits) = next {
            guard digits == "0" || digits == "1" else { throw RequestProblem("The only numbers of a formula are 0 and 1.") }
            position += 1
            return Sum(intercept: digits == "1")
        }
        let word = try name()
        guard takes("(") else { return Sum(terms: [[Variable(column: word, isFactor: false)]]) }
        guard word == "factor" || word == "as.factor" else {
            throw RequestProblem("A formula knows no function \"\(word)\"; give its result as a column.")
        }
        let column = try name()
        try expect(")")
        return Sum(terms: [[Variable(column: column, isFactor: true)]])
    }

    /// A bracket around terms, or the random part.
    private mutating func bracket() throws(RequestProblem) -> Sum {
        let inner = try sum()
        guard takes("|") else {
            try expect(")")
            return inner
        }
        let group = try name()
        try expect(")")
        guard random == nil else { throw RequestProblem("A formula has at most one random part.") }
        guard inner.terms.allSatisfy({ $0.count == 1 && !$0[0].isFactor }) else {
            throw RequestProblem("A random part takes an intercept and numeric columns, as in (1 + visit | id).")
        }
        random = ModelFormula.RandomPart(hasIntercept: inner.intercept ?? true, slopes: inner.terms.map { $0[0] }, group: group)
        return Sum()
    }
}

extension ModelFormulaParser.Sum {
    mutating func add(_ other: Self) {
        for term in other.terms where !terms.contains(where: { Set($0) == Set(term) }) { terms.append(term) }
        intercept = other.intercept ?? intercept
    }

    /// `- 1` removes the intercept, `- x` the term.
    mutating func remove(_ other: Self) {
        terms.removeAll { term in other.terms.contains { Set($0) == Set(term) } }
        if let said = other.intercept { intercept = !said }
    }

    func crossed(_ other: Self) -> Self {
        Self(terms: terms.flatMap { left in other.terms.map { right in left + right.filter { !left.contains($0) } } })
    }
}
