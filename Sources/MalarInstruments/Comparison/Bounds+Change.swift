// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension Bounds {
    /// How much a number has risen since an earlier one; negative where it fell.
    func change(since earlier: Bounds) -> Bounds {
        Bounds(
            lowest.flatMap { low in earlier.highest.map { low - $0 } },
            highest.flatMap { high in earlier.lowest.map { high - $0 } })
    }

    /// The bounds of a multiple by a factor that is not negative.
    func times(_ factor: Double) -> Bounds { Bounds(lowest.map { $0 * factor }, highest.map { $0 * factor }) }

    /// How many of these are met: the least and the most that agree with what is known.
    init(countOf truths: [Truth]) {
        self.init(Double(truths.count { $0 == .met }), Double(truths.count { $0 != .notMet }))
    }

    /// Whether it is at least a limit, within the tolerance of cut-offs.
    func isAtLeast(_ limit: Double) -> Truth { !Limit.lessThan(limit).holds(for: self) }
    /// Whether it is above a limit, by more than the tolerance of cut-offs.
    func isAbove(_ limit: Double) -> Truth { !Limit.lessOrEqual(limit).holds(for: self) }

    /// `5`, `4 to 8`, `at least 4`, `not known`.
    var words: String {
        switch (lowest, highest) {
        case (let low?, let high?): low == high ? low.inWords : "\(low.inWords) to \(high.inWords)"
        case (let low?, nil): "at least \(low.inWords)"
        case (nil, let high?): "at most \(high.inWords)"
        case (nil, nil): "not known"
        }
    }
}

/// A number at two visits.
struct Change {
    /// The name in sentences.
    let name: String
    /// At the earlier visit, and now.
    let earlier: Bounds, now: Bounds

    /// By how much it rose.
    var rise: Bounds { now.change(since: earlier) }

    /// `SLEDAI-2K 2 → 5 (+3)`.
    var words: String {
        let step = rise.value.map { " (\($0 > 0 ? "+" : "")\($0.inWords))" } ?? ""
        return "\(name) \(earlier.words) → \(now.words)\(step)"
    }
}

extension Truth {
    /// Whether a finding is present.
    init(_ finding: Finding) { self.init(finding.isPresent) }

    /// 1 where met, 0 where not, 0 to 1 while indeterminate: for named results beside a state.
    var asNumber: Bounds {
        switch self {
        case .met: Bounds(1)
        case .notMet: Bounds(0)
        case .indeterminate: Bounds(0, 1)
        }
    }
}

extension BandScheme {
    /// The bands of results that are 1 or 0.
    static func yesNo(_ id: String, source: String) -> BandScheme { BandScheme(id, source: source, [.through(0, "no"), .above("yes")]) }
}

extension InstrumentDescription {
    /// The items whose absence is assumed because the data never ask for them.
    func assumed(_ answers: Answers) -> [String] {
        items.filter { $0.need == .assumedAbsent && !answers.asks(for: $0.id) }.map(\.id)
    }
}
