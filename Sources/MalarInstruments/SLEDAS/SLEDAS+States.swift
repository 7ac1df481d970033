// SPDX-License-Identifier: Apache-2.0

extension SLEDAS {
    /// The categories of 2021. Read on the score rounded to two decimals.
    public static let categories = BandScheme(
        "sledas2021", source: "jesus2021", [.through(2.08, "remission"), .through(7.64, "mild"), .above("moderate or severe")])
    /// The cut-off of severe activity of 2025. Read on the score rounded to two decimals.
    public static let severity = BandScheme("sledasSevere", source: "jesus2025", [.through(9.90, "not severe"), .above("severe")])

    /// The highest score and the highest dose, in mg of prednisone per day, of remission.
    public static let remissionLimits = (score: Limit.lessOrEqual(2.08), gc: Limit.lessOrEqual(5))
    /// The highest score and the highest dose, in mg of prednisone per day, of low disease activity.
    public static let lowActivityLimits = (score: Limit.lessOrEqual(2.48), gc: Limit.lessOrEqual(7.5))
    /// Above this the activity is severe.
    public static let severeAbove = 9.90

    /// A score as it is compared with cut-offs: rounded to two decimals, halves away from zero.
    public static func rounded(_ score: Double) -> Double {
        (score * 100 + 1e-7).rounded() / 100
    }

    static func rounded(_ score: Bounds) -> Bounds {
        Bounds(score.lowest.map { rounded($0) }, score.highest.map { rounded($0) })
    }

    /// Remission by index: score at most 2.08 and prednisone at most 5 mg per day.
    public static func remissionIndex(_ score: Bounds, prednisone: Bounds) -> Truth {
        Truth.all([remissionLimits.score.holds(for: rounded(score)), remissionLimits.gc.holds(for: prednisone)])
    }

    /// Boolean remission: no clinical item, serology aside, and prednisone at most 5 mg per day.
    public static func remissionBoolean(_ visit: Visit, prednisone: Bounds) -> Truth {
        Truth.all([noClinicalItem(visit), remissionLimits.gc.holds(for: prednisone)])
    }

    /// Low disease activity: score at most 2.48 and prednisone at most 7.5 mg per day.
    public static func lowDiseaseActivity(_ score: Bounds, prednisone: Bounds) -> Truth {
        Truth.all([lowActivityLimits.score.holds(for: rounded(score)), lowActivityLimits.gc.holds(for: prednisone)])
    }

    /// Severe activity: score above 9.90.
    public static func isSevere(_ score: Bounds) -> Truth {
        !Limit.lessOrEqual(severeAbove).holds(for: rounded(score))
    }

    static func noClinicalItem(_ visit: Visit) -> Truth {
        Truth.all(clinicalItems.items.map { !Truth(visit.finding($0).isPresent) })
    }
}
