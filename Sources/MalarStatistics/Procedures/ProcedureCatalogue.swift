// SPDX-License-Identifier: Apache-2.0

/// Every procedure by name.
public enum ProcedureCatalogue {
    /// In the order of the reference pages.
    public static let all: [Procedure] =
        descriptive + proportions + rates + imputation + paired + ranks + independent + tables + standardizedDifferences + effects
        + association + agreement + survival + longitudinal + multiplicity + synthesis + distributions

    /// The procedure of this name, or `nil`.
    public static func procedure(named name: String) -> Procedure? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
