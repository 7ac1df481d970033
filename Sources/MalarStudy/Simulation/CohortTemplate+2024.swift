// SPDX-License-Identifier: Apache-2.0

extension CohortTemplate {
    /// Twenty-six patients of nine centres on anifrolumab, visits at baseline and weeks 4, 12, 24, 36, 48 and 72.
    ///
    /// Medians, quartiles and shares are those of the paper's Tables 1, 2 and 3 and Results. What the paper does not print is ours: least
    /// and greatest values where it has none, everything after week 36, the shares of single serological and haematological items.
    /// - Source: Tani C, Cardelli C, Zen M, et al. J Rheumatol 2024, doi:10.3899/jrheum.2024-0053.
    public static let cohort2024 = CohortTemplate(
        id: "cohort-2024", label: "anifrolumab in refractory lupus, 26 patients of nine centres (2024)",
        source: "Tani C, Cardelli C, Zen M, et al. J Rheumatol 2024. doi:10.3899/jrheum.2024-0053", indexDrug: "anifrolumab",
        shares: shares2024, baseline: baseline2024, points: points2024, immunosuppressants: immunosuppressants2024,
        infections: infections2024, cardiovascular: cardiovascular2024, otherEvents: otherEvents2024)

    /// Table 1 and Results; infections 23 of 27 events from Table 3.
    private static let shares2024 = Shares(
        female: 24 / 26, caucasian: 24 / 26, skin: 19 / 26, joints: 12 / 26, blood: 7 / 26, kidney: 1 / 26, serology: 21 / 26,
        antiphospholipid: 6 / 26, sjogren: 2 / 26, hydroxychloroquine: 21 / 26, glucocorticoid: 24 / 26,
        everSkin: 24 / 26, everJoints: 25 / 26, everBlood: 16 / 26, everKidney: 9 / 26, everSerositis: 7 / 26, everNervous: 3 / 26,
        reasonFlare: 9 / 26, damage: 14 / 26, belimumab: 21 / 26, rituximab: 5 / 26, infection: 23 / 27)

    /// Table 1; least and greatest from Results where printed.
    private static let baseline2024 = Measures(
        age: Quartiles(25, 38, 47.5, 59, 69), duration: Quartiles(5, 8, 12.5, 23, 34),
        cumulativeGlucocorticoids: Quartiles(1.2, 10, 13, 19, 90), previousImmunosuppressants: Quartiles(1, 3, 4, 5, 8),
        damage: Quartiles(1, 1, 2, 3, 6), clasiActivity: Quartiles(3, 7, 12, 22, 45), clasiDamage: Quartiles(0, 0, 2, 8, 20),
        tender: Quartiles(2, 3, 6, 10, 22), swollen: Quartiles(0, 0, 2, 4, 12), global: Quartiles(0.5, 1, 1, 1.6, 2.5),
        prednisone: Quartiles(2.5, 5, 7.5, 10, 25))

    // swift-format-ignore
    /// Table 2 (medians and quartiles), Table 3 (adverse events and patients at risk), Results (serology, flares).
    /// Those followed are somewhat more than printed, because the printed numbers are after the withdrawals.
    private static let points2024 = [
        Point(timePoint: TimePoint("T4", label: "1 month", day: 28, window: 14...55), followed: 26 / 26,
              clasi: Quartiles(0, 2, 4, 9, 24), tender: Quartiles(0, 2, 4, 10, 18), swollen: Quartiles(0, 0, 1, 2, 6),
              global: Quartiles(0, 0.6, 1, 1, 2), prednisone: Quartiles(0, 5, 5, 8.1, 25), serology: 0.95, counts: 0.8, events: 6 / 26, flares: 1 / 26),
        Point(timePoint: TimePoint("T12", label: "3 months", day: 84, window: 56...125), followed: 25 / 26,
              clasi: Quartiles(0, 1, 2, 5, 16), tender: Quartiles(0, 0, 2, 8, 14), swollen: Quartiles(0, 0, 0, 1, 4),
              global: Quartiles(0, 0.5, 0.5, 1, 2), prednisone: Quartiles(0, 5, 5, 7.2, 20), serology: 0.90, counts: 0.5, events: 7 / 24, flares: 0),
        Point(timePoint: TimePoint("T24", label: "6 months", day: 168, window: 126...209), followed: 20.8 / 26,
              clasi: Quartiles(0, 0, 0, 4, 10), tender: Quartiles(0, 0, 0, 3, 8), swollen: Quartiles(0, 0, 0, 0, 3),
              global: Quartiles(0, 0, 0.5, 1, 1.5), prednisone: Quartiles(0, 2.5, 5, 7.5, 15), serology: 0.6, counts: 0.3, events: 5 / 19, flares: 2 / 20),
        Point(timePoint: TimePoint("T36", label: "9 months", day: 252, window: 210...293), followed: 15 / 26,
              clasi: Quartiles(0, 0, 0, 0, 5), tender: Quartiles(0, 0, 0, 1, 4), swollen: Quartiles(0, 0, 0, 0, 2),
              global: Quartiles(0, 0, 0, 0.4, 1), prednisone: Quartiles(0, 0.6, 5, 5.7, 10), serology: 0.50, counts: 0.3, events: 5 / 14, flares: 1 / 14),
        Point(timePoint: TimePoint("T48", label: "12 months", day: 336, window: 294...419), followed: 7.7 / 26,
              clasi: Quartiles(0, 0, 0, 0, 3), tender: Quartiles(0, 0, 0, 0, 3), swollen: Quartiles(0, 0, 0, 0, 1),
              global: Quartiles(0, 0, 0, 0.3, 1), prednisone: Quartiles(0, 0, 5, 5, 7.5), serology: 0.48, counts: 0.3, events: 3 / 7, flares: 0),
        Point(timePoint: TimePoint("T72", label: "18 months", day: 504, window: 420...600), followed: 1.1 / 26,
              clasi: Quartiles(0, 0, 0, 0, 2), tender: Quartiles(0, 0, 0, 0, 2), swollen: Quartiles(0, 0, 0, 0, 1),
              global: Quartiles(0, 0, 0, 0.3, 1), prednisone: Quartiles(0, 0, 5, 5, 5), serology: 0.48, counts: 0.3, events: 0.8, flares: 0),
    ]

    // swift-format-ignore
    /// Table 1; the usual doses are ours.
    private static let immunosuppressants2024 = Weighted<Maintenance?>([
        (Maintenance(drug: "methotrexate",         doses: [10, 15, 20],             frequency: "week"),   9),
        (Maintenance(drug: "azathioprine",         doses: [50, 100, 150],           frequency: "day"),    3),
        (Maintenance(drug: "mycophenolateMofetil", doses: [1000, 1500, 2000, 3000], frequency: "day"),   10),
        (Maintenance(drug: "ciclosporin",          doses: [100, 150, 200],          frequency: "day"),    1),
        (nil, 3),
    ])

    // swift-format-ignore
    /// Table 3, infections of all intervals.
    private static let infections2024 = Weighted<Term>([
        (Term(words: "upper respiratory tract infection", grades: 1...2, serious: 0),    7),
        (Term(words: "urogenital tract infection",        grades: 1...2, serious: 0),    5),
        (Term(words: "COVID-19",                          grades: 1...3, serious: 0.25), 5),
        (Term(words: "gastroenteritis",                   grades: 1...2, serious: 0),    2),
        (Term(words: "Herpes simplex",                    grades: 1...2, serious: 0),    1),
        (Term(words: "Herpes zoster",                     grades: 2...3, serious: 0.3),  1),
        (Term(words: "cellulitis",                        grades: 2...3, serious: 0.5),  1),
        (Term(words: "oral candidiasis",                  grades: 1...2, serious: 0),    1),
    ])

    // swift-format-ignore
    /// Table 3, cardiovascular events.
    private static let cardiovascular2024 = Weighted<Term>([
        (Term(words: "paroxysmal supraventricular tachycardia", grades: 2...2, serious: 0), 1),
        (Term(words: "pulmonary thromboembolism",               grades: 3...4, serious: 1), 1),
    ])

    // swift-format-ignore
    /// Table 3, other events.
    private static let otherEvents2024 = Weighted<Term>([
        (Term(words: "neutropenia", grades: 2...3, serious: 0), 1),
        (Term(words: "fatigue",     grades: 1...2, serious: 0), 1),
    ])
}
