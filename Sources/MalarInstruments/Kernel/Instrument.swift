// SPDX-License-Identifier: Apache-2.0

/// A clinical instrument: a description that a clinician can read, and a pure function of answers.
public protocol Instrument: Sendable {
    /// The form, the rule, the sources.
    static var description: InstrumentDescription { get }

    /// The result for one set of answers. Total: unknown answers give ranges and indeterminate states, never an error.
    ///
    /// - Throws: ``AnswerError`` for an answer that no rule admits (29 joints, PGA 3.4), naming the item.
    static func assess(_ answers: Answers) throws(AnswerError) -> Assessment
}

extension Instrument {
    /// The instrument's id.
    public static var id: String { description.id }
}

extension InstrumentDescription {
    /// Checks every answer to an item of this instrument, in the order of the form. Answers to other items are left alone.
    public func check(_ answers: Answers) throws(AnswerError) {
        for row in items.indices {
            if let answer = answers[items[row].id], answer != .unknown { try items[row].check(answer) }
        }
    }
}

extension ItemDescription {
    /// Checks that an answer is one that the item admits.
    public func check(_ answer: Answer) throws(AnswerError) {
        switch (kind, answer) {
        case (_, .unknown), (.finding, .finding), (.finding, .number(0)), (.finding, .number(1)): return
        case (.finding, _): throw AnswerError(.notAFinding, item: id, expected: "expects true, false, 1, 0 or nothing")
        case (.count(let range), .number(let number)): try check(number, in: range)
        case (.number(let range, let unit), .number(let number)):
            guard number.isFinite, range.contains(number) else {
                throw AnswerError(.outOfRange, item: id, expected: "expects \(Self.printed(range, in: unit))")
            }
        case (.count, _), (.number, _): throw AnswerError(.notANumber, item: id, expected: "expects a number")
        case (.choice(let words), .word(let word)) where words.contains(word): return
        case (.choice(let words), _): throw AnswerError(.unknownWord, item: id, expected: "expects one of \(words.joined(separator: ", "))")
        }
    }

    private func check(_ number: Double, in range: ClosedRange<Int>) throws(AnswerError) {
        guard let whole = Int(exactly: number) else { throw AnswerError(.notAWholeNumber, item: id, expected: "expects a whole number") }
        guard range.contains(whole) else {
            throw AnswerError(.outOfRange, item: id, expected: "expects \(range.lowerBound) to \(range.upperBound)")
        }
    }

    /// A range with its unit; a scale that is its own unit (0-3) is not named twice.
    private static func printed(_ range: ClosedRange<Double>, in unit: String) -> String {
        unit == "\(range.lowerBound.inWords)-\(range.upperBound.inWords)" ? printed(range) : "\(printed(range)) \(unit)"
    }

    /// A range in words, whole numbers without decimals, open ends left out.
    static func printed(_ range: ClosedRange<Double>) -> String {
        range.upperBound == .greatestFiniteMagnitude
            ? "at least \(range.lowerBound.inWords)" : "\(range.lowerBound.inWords) to \(range.upperBound.inWords)"
    }
}
