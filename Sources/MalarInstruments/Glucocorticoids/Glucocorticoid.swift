// SPDX-License-Identifier: Apache-2.0

/// A systemic glucocorticoid with a published equivalence to prednisone.
///
/// Left out on purpose: fludrocortisone (mineralocorticoid replacement), budesonide, and inhaled, topical or intra-articular preparations.
public enum Glucocorticoid: String, CaseIterable, Sendable {
    case prednisone, prednisolone, methylprednisolone, triamcinolone, hydrocortisone, cortisone, dexamethasone, betamethasone, deflazacort

    /// One row of the equivalence table.
    public struct Row: Sendable, Hashable {
        /// The drug.
        public let drug: Glucocorticoid
        /// Milligrams of prednisone in one milligram, as a fraction: doses are multiplied first and divided last, so that they stay exact.
        public let numerator: Double, denominator: Double
        /// The name in print.
        public let label: String
        /// Milligrams equal to 5 mg of prednisone, as the tables print it.
        public let equalToFive: String
        /// Other generic names and abbreviations, in lower case, without hyphens and blanks.
        public let synonyms: [String]

        init(
            _ drug: Glucocorticoid, _ numerator: Double, _ denominator: Double, _ label: String, _ equalToFive: String, _ synonyms: [String]
        ) {
            self.drug = drug
            self.numerator = numerator
            self.denominator = denominator
            self.label = label
            self.equalToFive = equalToFive
            self.synonyms = synonyms
        }
    }

    // swift-format-ignore
    /// The equivalence table, anti-inflammatory potency, oral and intravenous.
    public static let table: [Row] = [
        // drug            factor   name                  equal to 5 mg  other names
        Row(.prednisone,          1, 1, "Prednisone",          "5",    ["pdn"]),
        Row(.prednisolone,        1, 1, "Prednisolone",        "5",    ["psl", "pdl"]),
        Row(.methylprednisolone,  5, 4, "Methylprednisolone",  "4",    ["mp", "mpd", "mpred", "methylpred", "6methylprednisolone", "metilprednisolone"]),
        Row(.triamcinolone,       5, 4, "Triamcinolone",       "4",    ["triamcinoloneacetonide"]),
        Row(.hydrocortisone,      1, 4, "Hydrocortisone",      "20",   ["hc", "cortisol"]),
        Row(.cortisone,           1, 5, "Cortisone acetate",   "25",   ["cortisoneacetate"]),
        Row(.dexamethasone,      20, 3, "Dexamethasone",       "0.75", ["dex", "dexa", "dxm"]),
        Row(.betamethasone,      20, 3, "Betamethasone",       "0.75", ["betametasone"]),
        Row(.deflazacort,         5, 6, "Deflazacort",         "6",    ["dfz", "dfc"]),
    ]

    /// The drug written by its generic name or a usual abbreviation, ignoring case, hyphens and blanks; `nil` for anything else.
    public init?(name: String) {
        let wanted = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
        guard let row = Self.table.first(where: { $0.drug.rawValue == wanted || $0.synonyms.contains(wanted) }) else { return nil }
        self = row.drug
    }

    /// The drug's row in the table.
    public var row: Row {
        guard let row = Self.table.first(where: { $0.drug == self }) else { preconditionFailure("every drug has a row; a test holds it") }
        return row
    }

    /// Milligrams of prednisone with the same anti-inflammatory effect.
    public static func prednisoneEquivalent(of drug: Glucocorticoid, milligrams: Double) -> Double {
        milligrams * drug.row.numerator / drug.row.denominator
    }

    /// The bounds for a glucocorticoid that the chart does not name.
    ///
    /// Between prednisone (factor 1) and methylprednisolone (factor 5/4), the oral drugs in common use. Hydrocortisone and dexamethasone
    /// would lie far outside; whoever writes "8 mg of steroid" does not mean them.
    public static func prednisoneEquivalent(ofUnnamed milligrams: Double) -> Bounds {
        Bounds(
            prednisoneEquivalent(of: .prednisone, milligrams: milligrams),
            prednisoneEquivalent(of: .methylprednisolone, milligrams: milligrams))
    }
}
