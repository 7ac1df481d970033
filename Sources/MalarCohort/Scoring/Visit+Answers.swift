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
        var answers = Answers()
        for feed in DataDictionary.feeds(of: instrument.id) where answers.isOpen(feed.item) {
            if let answer = answer(feed.variable) {
                answers[feed.item] = answer
            } else if record.asks(for: feed.variable.id) {
                answers[feed.item] = .unknown
            }
        }
        return answers
    }

    private func answer(_ variable: Variable) -> Answer? {
        switch (variable.kind, record[variable.id]) {
        case (_, .finding(let finding)): .finding(finding)
        case (.limit(let analyte), .number(let limit)): .number(limit * (factor(analyte) ?? 1))
        case (_, .number(let number)): .number(number)
        case (_, .measurement(let measurement)): .number(measurement.comparable)
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
        let variable: Variable
        let item: String
    }

    /// The variables of a visit that answer an instrument's items.
    static func feeds(of instrument: String) -> [Feed] {
        feedsByInstrument[instrument] ?? []
    }

    private static let feedsByInstrument: [String: [Feed]] = variables(of: .visits).reduce(into: [:]) { feeds, variable in
        for item in variable.feeds { feeds[item.instrument, default: []].append(Feed(variable: variable, item: item.item)) }
    }
}
