// SPDX-License-Identifier: Apache-2.0

/// How a quantile is read off sorted values. Packages differ, so a table must name the one it used.
///
/// `r1` to `r9` are the definitions of R. `waverage`, `round`, `empirical` and `aempirical` are those of SPSS EXAMINE.
/// - Source: R. J. Hyndman, Y. Fan, Am. Stat. 50 (1996) 361-365, doi:10.1080/00031305.1996.10473566.
public enum QuantileDefinition: String, Hashable, Sendable, CaseIterable, Codable {
    /// Position (n + 1)p: the default of SPSS EXAMINE, the same as R type 6.
    case haverage
    case r1, r2, r3, r4, r5, r6, r7, r8, r9
    /// Medians of the two halves, a middle value belonging to both. Only for p = 0, 0.25, 0.5, 0.75 and 1.
    case tukeyHinges = "tukey_hinges"
    case waverage, round, empirical, aempirical

    /// The definition as a footnote names it.
    public var name: String {
        switch self {
        case .haverage: "weighted average at (n + 1)p (HAVERAGE, R type 6)"
        case .r1, .r2, .r3, .r4, .r5, .r6, .r7, .r8, .r9: "R type \(rawValue.dropFirst())"
        case .tukeyHinges: "Tukey's hinges"
        case .waverage: "weighted average at np (WAVERAGE)"
        case .round: "observation nearest to np (ROUND)"
        case .empirical: "empirical distribution function (EMPIRICAL)"
        case .aempirical: "empirical distribution function with averaging (AEMPIRICAL)"
        }
    }
}

extension QuantileDefinition {
    /// The place of quantile p among n sorted values, counted from 1 and not yet clamped; `nil` where it is not defined.
    func position(of p: Double, count: Int) -> Double? {
        let n = Double(count)
        return switch self {
        case .haverage, .r6: snapped((n + 1) * p)
        case .r7: snapped(1 + (n - 1) * p)
        case .r4, .waverage: snapped(n * p)
        case .r5: snapped(n * p + 0.5)
        case .r8: snapped((n + 1.0 / 3) * p + 1.0 / 3)
        case .r9: snapped((n + 0.25) * p + 0.375)
        case .r1, .empirical: snapped(n * p).rounded(.up)
        case .r2, .aempirical: averagedPosition(snapped(n * p))
        case .r3: nearestEven(snapped(n * p - 0.5))
        case .round: snapped(n * p + 0.5).rounded(.down)
        case .tukeyHinges: hingePosition(of: p, count: n)
        }
    }

    private func averagedPosition(_ np: Double) -> Double {
        np == np.rounded(.down) ? np + 0.5 : np.rounded(.up)
    }

    /// The observation nearest to np, given np less a half; half way between two, the one with the even number.
    private func nearestEven(_ npLessHalf: Double) -> Double {
        npLessHalf == npLessHalf.rounded(.down) ? (npLessHalf + 0.5).rounded(.toNearestOrEven) : npLessHalf.rounded(.up)
    }

    private func hingePosition(of p: Double, count n: Double) -> Double? {
        let depth = ((n + 3) / 2).rounded(.down) / 2
        return switch p {
        case 0.25: depth
        case 0.5: (n + 1) / 2
        case 0.75: n + 1 - depth
        case 0: 1
        case 1: n
        default: nil
        }
    }

    /// A position that misses a whole number by a few units in the last place means that whole number: 0.1 * 11 is not 1.1.
    private func snapped(_ position: Double) -> Double {
        let whole = position.rounded()
        return (position - whole).magnitude <= 4 * Double.ulpOfOne * max(1, position.magnitude) ? whole : position
    }
}
