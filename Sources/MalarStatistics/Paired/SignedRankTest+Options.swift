// SPDX-License-Identifier: Apache-2.0

extension SignedRankTest.Zeros {
    /// The option as a footnote names it.
    public var name: String {
        switch self {
        case .drop: "dropped before ranking (Wilcoxon)"
        case .pratt: "ranked, then dropped (Pratt)"
        case .split: "ranked and split between both signs"
        }
    }
}

extension SignedRankTest.ExactRule {
    /// The option as a footnote names it.
    public var name: String {
        switch self {
        case .always: "exact at every size"
        case .never: "normal approximation at every size"
        case let rule where rule.untiedUpTo == rule.tiedUpTo: "exact up to \(untiedUpTo) pairs"
        case let rule where rule.tiedUpTo == 0: "exact up to \(untiedUpTo) pairs without ties or zeros"
        default: "exact up to \(untiedUpTo) pairs, with ties or zeros up to \(tiedUpTo)"
        }
    }
}

extension SignedRankTest {
    /// Every option by name, for a footnote.
    public var options: [NamedOption] {
        [
            NamedOption("test", "Wilcoxon signed rank"),
            NamedOption("convention", convention?.name ?? "own choice of options"),
            NamedOption("difference", "second minus first"),
            NamedOption("alternative", alternative.name),
            NamedOption("exact or asymptotic", exactRule.name),
            NamedOption("zeros in the exact test", zeros.name),
            NamedOption("zeros in the normal approximation", asymptoticZeros.name),
            NamedOption("continuity correction", continuity ? "yes, in the normal approximation" : "no"),
            NamedOption("ties", "midranks"),
            NamedOption("tie tolerance", tieTolerance == 0 ? "none" : "\(tieTolerance)"),
            NamedOption("two-sided exact p", "twice the smaller tail, at most 1"),
        ]
    }
}
