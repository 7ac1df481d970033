// SPDX-License-Identifier: Apache-2.0

/// A name, a whole number or a sign of a formula.
enum ModelFormulaToken: Hashable, Sendable {
    case name(String)
    case number(String)
    case sign(Character)

    var text: String {
        switch self {
        case .name(let text), .number(let text): text
        case .sign(let sign): String(sign)
        }
    }

    static func tokens(of text: String) throws(RequestProblem) -> [ModelFormulaToken] {
        var tokens: [ModelFormulaToken] = []
        var rest = Substring(text)
        while let character = rest.first {
            if character.isWhitespace {
                rest = rest.dropFirst()
            } else if character == "`" {
                let name = rest.dropFirst().prefix { $0 != "`" }
                tokens.append(.name(String(name)))
                rest = rest.dropFirst(name.count + 2)
            } else if character.isLetter || character == "_" || character == "." {
                let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
                tokens.append(.name(String(name)))
                rest = rest.dropFirst(name.count)
            } else if character.isNumber {
                let digits = rest.prefix { $0.isNumber }
                tokens.append(.number(String(digits)))
                rest = rest.dropFirst(digits.count)
            } else if "~+-*:()|,".contains(character) {
                tokens.append(.sign(character))
                rest = rest.dropFirst()
            } else {
                throw RequestProblem("A formula has no sign \"\(character)\"; it knows + - : * factor() and one random part (1 | id).")
            }
        }
        return tokens
    }
}
