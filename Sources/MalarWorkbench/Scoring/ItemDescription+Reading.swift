// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments

extension ItemDescription {
    /// The answer that a field's text gives; whether the item admits it is for the instrument to say.
    func reading(_ text: String) -> FieldReading<Answer> {
        switch kind {
        case .finding: finding(text)
        case .count, .number: parseDecimal(text, decimalMark: .point).answer { .number($0) }
        case .choice: isUnknown(text) ? .unknown : .value(.word(text))
        }
    }

    /// The answer that a JSON value gives.
    func reading(_ value: FieldValue) -> FieldReading<Answer> {
        switch (value, kind) {
        case (.null, _): .unknown
        case (.bool(let isPresent), _): .value(.finding(Finding(isPresent)))
        case (.number(_, let lexeme), .finding): finding(lexeme)
        case (.number(let number, _), _): .value(.number(number))
        case (.text(let text), _): reading(text)
        }
    }

    /// The finding that a text gives. Programs that have no empty whole numbers write `1.0` and `0.0`; these are taken as well.
    private func finding(_ text: String) -> FieldReading<Answer> {
        switch (parseFinding(text), parseDecimal(text, decimalMark: .point)) {
        case (.value(let isPresent), _): .value(.finding(Finding(isPresent)))
        case (.unknown, _): .unknown
        case (.refused, .value(let number)) where number == 0 || number == 1: .value(.finding(Finding(number == 1)))
        case (.refused(let refusal), _): .refused(refusal)
        }
    }

    /// The answer of a field that needs no closer look: empty, `0`, `1`, `true`, `false`, plain numerals.
    func plainAnswer(_ bytes: Span<UInt8>) -> Answer? {
        if bytes.isEmpty { return .unknown }
        switch kind {
        case .finding: return bytes.plainFinding.map { .finding($0) }
        case .count, .number: return bytes.plainNumber.map { .number($0) }
        case .choice: return nil
        }
    }
}

extension FieldReading {
    fileprivate func answer(_ answer: (Value) -> Answer) -> FieldReading<Answer> {
        switch self {
        case .value(let value): .value(answer(value))
        case .unknown: .unknown
        case .refused(let refusal): .refused(refusal)
        }
    }
}

extension Span<UInt8> {
    /// The finding of a field that needs no closer look: empty, `0`, `1`, `true`, `false`.
    var plainFinding: Finding? {
        if isEmpty { return .unknown }
        if count == 1 { return self[0] == UInt8(ascii: "1") ? .present : self[0] == UInt8(ascii: "0") ? .absent : nil }
        return spells("false") ? .absent : spells("true") ? .present : nil
    }

    /// The number that digits with at most one point give.
    ///
    /// Fifteen digits and their power of ten are exact, so that one division gives the nearest number.
    fileprivate var plainNumber: Double? {
        guard count <= 15, self[count - 1] != UInt8(ascii: ".") else { return nil }
        var (digits, scale, hasPoint) = (0, 1.0, false)
        for index in indices {
            if self[index] == UInt8(ascii: "."), !hasPoint, index > 0 {
                hasPoint = true
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self[index]) else { return nil }
            digits = digits * 10 + Int(self[index] & 0x0F)
            if hasPoint { scale *= 10 }
        }
        return Double(digits) / scale
    }

    private func spells(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        return indices.allSatisfy { self[$0] == word.utf8Start[$0] }
    }
}
