// SPDX-License-Identifier: Apache-2.0

import MalarUnits

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// SLE Disease Activity Score: 17 weighted items with graded joints, urine protein, platelets and leukocytes; 0.366 and more.
///
/// The coefficients below were read in one secondary source only; constant and serology are tied down by the published cut-off of remission.
///
/// - Source: `jesus2019`; coefficients as printed and coded in `sleDasRepository`.
public enum SLEDAS: Sendable {
    /// The items, in the order of the official list.
    public enum Item: String, CaseIterable, Sendable {
        case neuropsychiatric, systemicVasculitis, mucocutaneousVasculitis, cardiopulmonary, serositis, proteinuria, arthritis, myositis
        case localizedRash, generalizedRash, alopecia, mucosalUlcers, hemolyticAnemia, thrombocytopenia, leukopenia
        case hypocomplementemia, increasedAntiDsDna
    }

    /// What an item adds to the score.
    public enum Term: Sendable, Hashable {
        /// Points when present.
        case step(Double)
        /// Points as soon as a joint is swollen, and points for each swollen joint.
        case joints(step: Double, each: Double)
        /// intercept + slope · ln(amount) where the amount is above the limit, 0 elsewhere.
        case above(Double, intercept: Double, slope: Double)
        /// intercept + slope · ln(amount) where the amount is below the limit, 0 elsewhere.
        case below(Double, intercept: Double, slope: Double)
    }

    /// One row of the item table.
    public struct Row: Sendable, Hashable {
        /// The item.
        public let item: Item
        /// What it adds.
        public let term: Term
        /// The name on the form, and what counts, in our words.
        public let label: String, definition: String

        init(_ item: Item, _ term: Term, _ label: String, _ definition: String) {
            (self.item, self.term, self.label, self.definition) = (item, term, label, definition)
        }
    }

    /// The constant of the score: that of a patient without any item.
    public static let constant = 0.366

    // swift-format-ignore
    /// The item table with all coefficients. The definitions are in our words.
    public static let table: [Row] = [
        // item                       coefficients                                         name                        what counts
        Row(.neuropsychiatric,        .step(18),                                           "Neuropsychiatric lupus",   "active neuropsychiatric feature, such as recent seizure, psychosis, organic brain syndrome, acute confusion, lupus retinal change, peripheral neuropathy, myelopathy, lupus headache, stroke or aseptic meningitis"),
        Row(.systemicVasculitis,      .step(18),                                           "Systemic vasculitis",      "vasculitis of large or medium vessels, or lupus enteritis"),
        Row(.mucocutaneousVasculitis, .step(4.408),                                        "Mucocutaneous vasculitis", "any vasculitis of skin or mucosa, or chilblain lupus"),
        Row(.cardiopulmonary,         .step(18),                                           "Cardiac or pulmonary",     "shrinking lung, interstitial pneumonitis, alveolar haemorrhage, pulmonary hypertension, myocarditis, valve dysfunction or Libman-Sacks endocarditis"),
        Row(.serositis,               .step(6),                                            "Serositis",                "pleurisy, pericarditis or sterile peritonitis"),
        Row(.proteinuria,             .above(500, intercept: -17.584, slope: 3.811),       "Proteinuria",              "more than 500 mg per g of creatinine or per 24 hours; graded by proteinuriaMg"),
        Row(.arthritis,               .joints(step: 3.132, each: 0.454),                   "Arthritis",                "at least 1 swollen joint among the 28; graded by sjc28"),
        Row(.myositis,                .step(9),                                            "Myositis",                 "proximal ache or weakness with raised creatine kinase or aldolase, or changes in electromyography or biopsy"),
        Row(.localizedRash,           .step(3.138),                                        "Localised rash",           "acute, subacute or chronic cutaneous lupus above the neck only"),
        Row(.generalizedRash,         .step(3.887),                                        "Generalised rash",         "cutaneous lupus below the neck, with or without the head"),
        Row(.alopecia,                .step(0.973),                                        "Alopecia",                 "abnormal patchy or diffuse loss of hair"),
        Row(.mucosalUlcers,           .step(2.769),                                        "Mucosal ulcers",           "oral or nasal ulcers"),
        Row(.hemolyticAnemia,         .step(9),                                            "Haemolytic anaemia",       "anaemia with positive direct Coombs test, raised lactate dehydrogenase and low haptoglobin"),
        Row(.thrombocytopenia,        .below(100, intercept: 26.105, slope: -5.577),       "Thrombocytopenia",         "platelets below 100 × 10⁹/L; graded by platelets"),
        Row(.leukopenia,              .below(3, intercept: 6.118, slope: -5.058),          "Leukopenia",               "leukocytes below 3 × 10⁹/L; graded by leukocytes"),
        Row(.hypocomplementemia,      .step(0.754),                                        "Low complement",           "C3 or C4 below the laboratory's lower limit; CH50 is not mentioned"),
        Row(.increasedAntiDsDna,      .step(0.956),                                        "Anti-dsDNA",               "anti-dsDNA above the laboratory's upper limit"),
    ]

    /// Low complement and anti-dsDNA; every other item is clinical.
    public static let serology: ItemSet<Item> = [.hypocomplementemia, .increasedAntiDsDna]
    /// All items but the two serological ones.
    public static let clinicalItems = ItemSet<Item>.all.subtracting(serology)

    /// The score of a visit at which everything is known, unrounded.
    ///
    /// - Parameters:
    ///   - present: The items that are present. Arthritis, proteinuria, thrombocytopenia and leukopenia follow from the amounts instead.
    ///   - sjc28: Swollen joints, 0 to 28.
    ///   - proteinuriaMg: Urine protein in mg/g or mg per 24 hours; up to 500 adds nothing.
    ///   - platelets: In 10⁹/L, above 0; from 100 they add nothing.
    ///   - leukocytes: In 10⁹/L, above 0; from 3 they add nothing.
    public static func score(present: ItemSet<Item>, sjc28: Double, proteinuriaMg: Double, platelets: Double, leukocytes: Double) -> Double
    {
        var bits = present.contains(.generalizedRash) ? present.subtracting(localized).bits : present.bits
        var sum = constant + jointTerm.points(sjc28)
        while bits != 0 {
            sum += steps[bits.trailingZeroBitCount]
            bits &= bits - 1
        }
        return sum + proteinTerm.points(proteinuriaMg) + plateletTerm.points(platelets) + leukocyteTerm.points(leukocytes)
    }

    private static let localized: ItemSet<Item> = [.localizedRash]
    private static let steps: [Double] = table.map { if case .step(let points) = $0.term { points } else { 0 } }
    private static let jointTerm = row(.arthritis).term, proteinTerm = row(.proteinuria).term
    private static let plateletTerm = row(.thrombocytopenia).term, leukocyteTerm = row(.leukopenia).term

    /// The row of an item.
    static func row(_ item: Item) -> Row {
        guard let row = table.first(where: { $0.item == item }) else { preconditionFailure("every item has a row; a test holds it") }
        return row
    }
}

extension SLEDAS.Term {
    /// What an amount adds: joints, or the measured value. A step counts as soon as the amount is not 0.
    func points(_ amount: Double) -> Double {
        switch self {
        case .step(let points): amount > 0 ? points : 0
        case .joints(let step, let each): amount > 0 ? step + each * amount : 0
        case .above(_, let intercept, let slope), .below(_, let intercept, let slope):
            isActive(amount) ? intercept + slope * log(amount) : 0
        }
    }

    /// Whether an amount is beyond the limit.
    func isActive(_ amount: Double) -> Bool {
        switch self {
        case .above(let limit, _, _): amount.isAbove(limit)
        case .below(let limit, _, _): amount.isBelow(limit)
        case .step, .joints: amount > 0
        }
    }

    /// The least that an item adds when it is present and its amount is unknown.
    var leastWhenPresent: Double {
        switch self {
        case .step(let points): points
        case .joints(let step, let each): step + each
        case .above(let limit, let intercept, let slope), .below(let limit, let intercept, let slope):
            intercept + slope * log(limit)
        }
    }
}
