// SPDX-License-Identifier: Apache-2.0

/// How an interval for the difference of two independent proportions is made.
public enum ProportionDifferenceInterval: String, Hashable, Sendable, CaseIterable, Codable {
    /// The limits of two Wilson intervals combined (Newcombe's method 10).
    case newcombe
    /// The limits of two Wilson intervals with continuity correction combined (Newcombe's method 11).
    case newcombeContinuity = "newcombe_cc"
    /// Difference plus and minus z standard errors.
    case wald
    /// Wald's after one event and one other were added to each group.
    case agrestiCaffo = "agresti_caffo"

    /// The method as a footnote names it.
    public var name: String {
        switch self {
        case .newcombe: "Newcombe hybrid score"
        case .newcombeContinuity: "Newcombe hybrid score with continuity correction"
        case .wald: "Wald"
        case .agrestiCaffo: "Agresti-Caffo"
        }
    }

    /// The limits of first minus second, from -1 to 1; `.invalidArgument` unless the level lies strictly between 0 and 1.
    ///
    /// - Source: R. G. Newcombe, Stat. Med. 17 (1998) 873-890, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I;
    ///   A. Agresti, B. Caffo, Am. Stat. 54 (2000) 280-288, doi:10.1080/00031305.2000.10474560.
    public func limits(
        of first: Proportion, minus second: Proportion, level: Double
    ) throws(StatisticsFailure) -> (lower: Double, upper: Double) {
        guard level > 0, level < 1 else { throw .invalidArgument }
        switch self {
        case .newcombe: return try Self.combined(first, second, level: level, .wilson)
        case .newcombeContinuity: return try Self.combined(first, second, level: level, .wilsonContinuity)
        case .wald: return Self.normal(first, second, level: level, added: 0)
        case .agrestiCaffo: return Self.normal(first, second, level: level, added: 1)
        }
    }

    /// Each limit moves from the difference by the distances of the two score limits on its side.
    private static func combined(
        _ first: Proportion, _ second: Proportion, level: Double, _ method: ProportionInterval
    ) throws(StatisticsFailure) -> (lower: Double, upper: Double) {
        let (a, b) = (try method.limits(of: first, level: level), try method.limits(of: second, level: level))
        let difference = differenceOfProportions(first, second)
        let below = rootOfSquares(first.estimate - a.lower, b.upper - second.estimate)
        let above = rootOfSquares(a.upper - first.estimate, second.estimate - b.lower)
        return (max(-1, difference - below), min(1, difference + above))
    }

    private static func rootOfSquares(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

    private static func normal(
        _ first: Proportion, _ second: Proportion, level: Double, added: Double
    ) -> (lower: Double, upper: Double) {
        let shares = [first, second].map { (Double($0.events) + added, Double($0.others) + added) }
        let variances = shares.map { $0.0 / ($0.0 + $0.1) * ($0.1 / ($0.0 + $0.1)) / ($0.0 + $0.1) }
        let estimates = shares.map { $0.0 / ($0.0 + $0.1) }
        let difference = added == 0 ? differenceOfProportions(first, second) : estimates[0] - estimates[1]
        let half = NormalDistribution.critical(level: level) * (variances[0] + variances[1]).squareRoot()
        return (max(-1, difference - half), min(1, difference + half))
    }
}

/// First minus second, from whole numbers with one rounding at the end.
public func differenceOfProportions(_ first: Proportion, _ second: Proportion) -> Double {
    let numerator = Int128(first.events) * Int128(second.n) - Int128(second.events) * Int128(first.n)
    return Double(numerator) / (Double(first.n) * Double(second.n))
}
