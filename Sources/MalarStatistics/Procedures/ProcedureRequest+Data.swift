// SPDX-License-Identifier: Apache-2.0

/// Reading the data of a request.
extension ProcedureRequest {
    /// A column in which `nil` is a missing value; true and false count as 1 and 0.
    public func numbers(_ key: String) throws -> [Double?] { try Self.observations(required(key), key) }

    /// The observed values of a column, and how many were missing.
    public func observed(_ key: String) throws -> (values: [Double], missing: Int) {
        let column = try numbers(key)
        let values = column.compactMap { $0 }
        return (values, column.count - values.count)
    }

    /// One number.
    public func number(_ key: String) throws -> Double { try Self.number(required(key), key) }

    /// One whole number of 0 or more; `.invalidArgument` for any other number.
    public func count(_ key: String) throws -> Int { try Self.count(required(key), key) }

    /// Rows of numbers, all of one length; `nil` is missing. `.lengthMismatch` for rows of different lengths.
    public func matrix(_ key: String) throws -> [[Double?]] {
        let rows = try groups(key)
        guard rows.allSatisfy({ $0.count == rows.first?.count }) else { throw StatisticsFailure.lengthMismatch }
        return rows
    }

    /// Lists of numbers, of any lengths; `nil` is missing.
    public func groups(_ key: String) throws -> [[Double?]] {
        try Self.elements(required(key), key).map { try Self.observations($0, key) }
    }

    /// A table of counts, row by row; `.invalidArgument` for what is no count and for a total above 2^53, `.lengthMismatch` for rows of different lengths.
    public func table(_ key: String) throws -> [[Int]] {
        let rows = try Self.elements(required(key), key).map { row in try Self.elements(row, key).map { try Self.count($0, key) } }
        guard rows.allSatisfy({ $0.count == rows.first?.count }) else { throw StatisticsFailure.lengthMismatch }
        // So that no sum of whole numbers overflows, and every sum is exact as a double.
        guard rows.joined().reduce(0.0, { $0 + Double($1) }) <= 0x1p53 else { throw StatisticsFailure.invalidArgument }
        return rows
    }

    /// Names or numbers that tell rows apart, as text; a whole number has no fraction. `nil` is missing.
    public func labels(_ key: String) throws -> [String?] {
        try Self.elements(required(key), key).map { element in
            switch element {
            case .missing: nil
            case .text(let text): text
            case .flag(let flag): flag ? "1" : "0"
            case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
            default: throw RequestProblem("\"\(key)\" should be a list of names or numbers.")
            }
        }
    }

    /// Complete pairs of two columns of equal length, with how many rows were left out. `.lengthMismatch` where they differ.
    public func pairs(_ first: String, _ second: String) throws -> (first: [Double], second: [Double], dropped: Int) {
        let columns = (try numbers(first), try numbers(second))
        guard columns.0.count == columns.1.count else { throw StatisticsFailure.lengthMismatch }
        let complete = zip(columns.0, columns.1).compactMap { pair in pair.0.flatMap { a in pair.1.map { (a, $0) } } }
        return (complete.map(\.0), complete.map(\.1), columns.0.count - complete.count)
    }
}

/// Reading the options of a request. A procedure that declares a standard value always finds one here.
extension ProcedureRequest {
    /// A confidence level: `.invalidArgument` unless above 0 and below 1.
    public func level(_ key: String = "level") throws -> Double {
        let level = try optionNumber(key) ?? 0.95
        guard level > 0, level < 1 else { throw StatisticsFailure.invalidArgument }
        return level
    }

    /// The direction of a test.
    public func alternative() throws -> Alternative {
        switch try optionText("alternative") {
        case nil, "two.sided": .twoSided
        case "greater": .greater
        case "less": .less
        default: throw StatisticsFailure.invalidArgument
        }
    }

    /// A number, if the option is there.
    public func optionNumber(_ key: String) throws -> Double? { try option(key).map { try Self.number($0, key) } }
    /// A whole number of 0 or more, if the option is there.
    public func optionCount(_ key: String) throws -> Int? { try option(key).map { try Self.count($0, key) } }
    /// Numbers, if the option is there.
    public func optionNumbers(_ key: String) throws -> [Double]? {
        try option(key).map { value in
            try Self.observations(value, key).map { number in
                guard let number else { throw RequestProblem("The option \"\(key)\" has an empty element.") }
                return number
            }
        }
    }

    /// A word, if the option is there.
    public func optionText(_ key: String) throws -> String? {
        try option(key).map { value in
            guard let text = value.text else { throw RequestProblem("The option \"\(key)\" should be a word in quotes.") }
            return text
        }
    }

    /// Words, if the option is there.
    public func optionWords(_ key: String) throws -> [String]? {
        try option(key).map { value in
            try Self.elements(value, key).map { word in
                guard let text = word.text else { throw RequestProblem("The option \"\(key)\" should be a list of words in quotes.") }
                return text
            }
        }
    }

    /// True or false; false where the option is not there.
    public func optionFlag(_ key: String) throws -> Bool {
        guard let value = option(key) else { return false }
        guard let flag = value.flag else { throw RequestProblem("The option \"\(key)\" should be true or false.") }
        return flag
    }
}
