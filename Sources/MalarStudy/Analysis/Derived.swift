// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
internal import MalarUnits

/// A value of the analysis, with where it comes from.
public struct Derived: Sendable, Hashable {
    /// What is known of the value.
    public enum Content: Sendable, Hashable {
        /// A number, or the bounds that unknown parts leave.
        case number(Bounds)
        /// Present, absent or unknown.
        case finding(Finding)
        /// Met, not met or indeterminate.
        case truth(Truth)
        /// A word as stored and as printed.
        case word(code: String, label: String)
        /// Several words; an empty list says that there are none.
        case words([String])
        /// Not known, with the reason.
        case unknown(String)
    }

    /// What is known of the value.
    public let content: Content
    /// The rows that it was made from, as `visits.csv:4`.
    public let records: [String]
    /// How it was made, in words: "as recorded", "derived from dates".
    public let method: String
    /// Decimals in print, for numbers.
    public let decimals: Int
    /// What a reader must know beside it.
    public let note: String?

    /// A value with where it comes from.
    public init(_ content: Content, records: [String] = [], method: String, decimals: Int = 0, note: String? = nil) {
        self.content = content
        self.records = records
        self.method = method
        self.decimals = decimals
        self.note = note
    }
}

extension Derived {
    /// The number, if exactly one is known.
    public var number: Double? {
        if case .number(let bounds) = content { bounds.value } else { nil }
    }

    /// The bounds of a number; unbounded where nothing is known.
    public var bounds: Bounds {
        if case .number(let bounds) = content { bounds } else { .unknown }
    }

    /// Why there is no value; `nil` where there is one.
    public var reason: String? {
        switch content {
        case .unknown(let reason): reason
        case .finding(.unknown): "not recorded"
        case .number(let bounds) where bounds.value == nil: "open: \(bounds.text(decimals))"
        default: nil
        }
    }

    /// The value in print; a dash where it is not known.
    public var text: String {
        switch content {
        case .number(let bounds): bounds.text(decimals)
        case .finding(.present), .truth(.met): "Yes"
        case .finding(.absent), .truth(.notMet): "No"
        case .truth(.indeterminate): "Indeterminate"
        case .word(_, let label): label
        case .words(let words): words.isEmpty ? "None" : words.joined(separator: ", ")
        case .finding(.unknown), .unknown: "–"
        }
    }
}

extension Bounds {
    /// The number in print, or its bounds: `2.18`, `63 to 74`, `at least 14`; a dash where nothing is known.
    func text(_ decimals: Int) -> String {
        switch (lowest, highest) {
        case (let low?, let high?): low == high ? low.fixed(decimals) : "\(low.fixed(decimals)) to \(high.fixed(decimals))"
        case (let low?, nil): "at least \(low.fixed(decimals))"
        case (nil, let high?): "at most \(high.fixed(decimals))"
        case (nil, nil): "–"
        }
    }
}

extension Double {
    /// The number with fixed decimals, halves away from zero, with a true minus sign.
    func fixed(_ decimals: Int) -> String { printed(decimals, minus: "−") }

    /// The number without needless decimals, at most two.
    var short: String { short(2) }

    /// The number without needless decimals.
    func short(_ decimals: Int) -> String {
        let text = fixed(decimals)
        guard text.contains(".") else { return text }
        let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        return String(trimmed.reversed())
    }
}
