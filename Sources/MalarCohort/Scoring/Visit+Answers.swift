// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
internal import MalarUnits

extension Visit {
    /// The answers that this visit gives to an instrument's items, by the data dictionary.
    ///
    /// A column that is there and empty answers `unknown`; a column that is not there gives no answer. Measurements are converted to the
    /// unit that the item asks for; where their unit has no fixed factor, value and limits pass as they are, since only their order counts.
    /// A limit of detection passes as a value just beyond it: `<100` is below a cut-off of 100, and `>5` above one of 5.
    public func answers(for instrument: InstrumentDescription) -> Answers {
        let feeds = DataDictionary.feeds(of: instrument.id)
        var answers: [String: Answer] = Dictionary(minimumCapacity: feeds.count)
        for feed in feeds where answers[feed.item, default: .unknown] == .unknown {
            guard let field = record.field(feed.variable) else { continue }
            answers[feed.item] = field.flatMap { answer($0, feed.limitOf) } ?? .unknown
        }
        return Answers(answers)
    }

    private func answer(_ value: Value, _ limitOf: Analyte?) -> Answer? {
        switch value {
        case .finding(let finding): .finding(finding)
        case .number(let number): .number(number * (limitOf.flatMap(factor) ?? 1))
        case .measurement(let measurement): .number(measurement.comparable)
        default: nil
        }
    }

    private func factor(_ analyte: Analyte) -> Double? {
        measurement(analyte.id)?.unit.perCanonical
    }
}

extension Measurement {
    /// The value in the canonical unit where there is a factor; a limit of detection by a millionth beyond it.
    fileprivate var comparable: Double {
        let value = canonicalValue ?? value
        let step = 1e-6 * max(1, value)
        switch bound {
        case .exact: return value
        case .below: return max(0, value - step)
        case .above: return value + step
        }
    }
}

extension Answers {
    /// Whether an item has no known answer yet.
    func isOpen(_ item: String) -> Bool {
        self[item] == nil || self[item] == .unknown
    }
}

extension DataDictionary {
    /// A variable of a visit that answers an item.
    struct Feed: Sendable {
        /// The variable's id.
        let variable: String
        let item: String
        /// The analyte whose limit the variable is; `nil` for any other variable.
        let limitOf: Analyte?

        init(_ variable: Variable, _ item: String) {
            (self.variable, self.item) = (variable.id, item)
            if case .limit(let analyte) = variable.kind { limitOf = analyte } else { limitOf = nil }
        }
    }

    /// The variables of a visit that answer an instrument's items.
    static func feeds(of instrument: String) -> [Feed] {
        feedsByInstrument[instrument] ?? []
    }

    private static let feedsByInstrument: [String: [Feed]] = variables(of: .visits).reduce(into: [:]) { feeds, variable in
        for item in variable.feeds { feeds[item.instrument, default: []].append(Feed(variable, item.item)) }
    }
}
