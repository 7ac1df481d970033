// SPDX-License-Identifier: Apache-2.0

/// Units of plain numbers that are no laboratory value: amounts of a drug, amounts a day, lengths of time.
///
/// A factor is a fraction of whole numbers, so that a conversion rounds once at most.
public struct NumberUnit: Sendable, Hashable {
    /// The number in the wanted unit is the number times this over `denominator`.
    public let numerator: Double
    /// See `numerator`.
    public let denominator: Double

    /// The same number.
    public static let same = NumberUnit(1, 1)

    private init(_ numerator: Double, _ denominator: Double) { (self.numerator, self.denominator) = (numerator, denominator) }

    /// The conversion of one unit to another, both as written: `g/day` to `mg/day`, `years` to `months`, `mg` to `g`.
    ///
    /// - Returns: `nil` where there is no fixed factor between the two.
    public init?(from written: String, to wanted: String) {
        let (from, to) = (Self.parts(written), Self.parts(wanted))
        if from == to { self = .same; return }
        if from.period == to.period, let given = Self.micrograms[from.amount], let asked = Self.micrograms[to.amount] {
            self = NumberUnit(given / min(given, asked), asked / min(given, asked))
        } else if from.period == nil, to.period == nil, let given = Self.months[from.amount], let asked = Self.months[to.amount] {
            self = NumberUnit(given / min(given, asked), asked / min(given, asked))
        } else {
            return nil
        }
    }

    /// The conversion of one unit of an analyte to another of the same analyte.
    ///
    /// - Returns: `nil` where one of them has no fixed factor.
    public init?(from given: AnalyteUnit, to wanted: AnalyteUnit) {
        guard let numerator = given.perCanonical, let denominator = wanted.perCanonical else { return nil }
        self = given == wanted ? .same : NumberUnit(numerator, denominator)
    }

    /// A number in the wanted unit. A whole factor up or down is rounded once.
    public func convert(_ number: Double) -> Double { number * numerator / denominator }

    /// `mg/die` as amount and period.
    private static func parts(_ text: String) -> Parts {
        let folded = String(text.lowercased().filter { !$0.isWhitespace }.map { $0 == "μ" ? "µ" : $0 })
        let parts = folded.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return Parts(amount: folded, period: nil) }
        return Parts(amount: parts[0], period: ["d", "die", "24h", "tag", "jour", "giorno"].contains(parts[1]) ? "day" : parts[1])
    }

    private struct Parts: Equatable {
        let amount: String
        let period: String?
    }

    /// Micrograms in one unit, so that every entry is whole.
    private static let micrograms: [String: Double] = ["µg": 1, "ug": 1, "mcg": 1, "mg": 1000, "g": 1_000_000, "kg": 1_000_000_000]
    private static let months: [String: Double] = [
        "month": 1, "months": 1, "mesi": 1, "mese": 1, "year": 12, "years": 12, "anni": 12, "anno": 12,
    ]
}
