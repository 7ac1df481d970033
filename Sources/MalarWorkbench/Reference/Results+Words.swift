// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

extension Truth {
    /// As in a sentence.
    var words: String {
        switch self {
        case .met: "met"
        case .notMet: "not met"
        case .indeterminate: "indeterminate"
        }
    }
}

extension PartialScore {
    /// The value or its range, and the band: `8 (moderate)`, `4 to 12`, `at least 4`, `open`.
    var words: String {
        [numbers, band.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    }

    private var numbers: String {
        if let value { return value.shortNumeral }
        switch (lowest, highest) {
        case (let low?, let high?): return "\(low.shortNumeral) to \(high.shortNumeral)"
        case (let low?, nil): return "at least \(low.shortNumeral)"
        case (nil, let high?): return "at most \(high.shortNumeral)"
        case (nil, nil): return "open"
        }
    }
}

extension Answer {
    /// As on a form.
    var words: String {
        switch self {
        case .finding(let finding): finding.rawValue
        case .number(let number): number.shortNumeral
        case .word(let word): word
        case .unknown: "unknown"
        }
    }
}

extension Double {
    /// At most three decimals, none where there are none.
    var shortNumeral: String {
        guard isFinite else { return "\(self)" }
        return ((self * 1000).rounded() / 1000).numeral
    }
}
