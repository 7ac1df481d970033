// SPDX-License-Identifier: Apache-2.0

/// What a simulated cohort is drawn from: the published distributions of a study, as tables.
///
/// Nothing of any patient is in it, and nothing that is drawn from it is a patient's: see ``CohortSimulation``.
public struct CohortTemplate: Sendable {
    /// A visit of the schedule, with what the source prints of it.
    public struct Point: Sendable {
        /// The name, the label and the day after the first dose, with the days within which a visit stands for it.
        public let timePoint: TimePoint
        /// Patients in follow-up at it, as a share of those at baseline, if nobody stopped.
        let followed: Double
        /// CLASI activity of patients with skin involvement, tender and swollen joints of those with joint involvement.
        let clasi: Quartiles, tender: Quartiles, swollen: Quartiles
        /// Physician global assessment of all.
        let global: Quartiles
        /// Prednisone, mg a day, of all.
        let prednisone: Quartiles
        /// The share of serological items, and of low counts, present at baseline that are still present.
        let serology: Double, counts: Double
        /// The share of patients with an adverse event since the visit before, and with one that paused the drug.
        let events: Double
        /// The share of those followed who have a flare at this visit.
        let flares: Double
    }

    /// Shares of patients at baseline, 0 to 1.
    struct Shares: Sendable {
        let female, caucasian, skin, joints, blood, kidney, serology, antiphospholipid, sjogren, hydroxychloroquine, glucocorticoid: Double
        let everSkin, everJoints, everBlood, everKidney, everSerositis, everNervous: Double
        let reasonFlare, damage, belimumab, rituximab, infection: Double
    }

    /// Distributions at baseline: years, months, grams, counts.
    struct Measures: Sendable {
        let age, duration, cumulativeGlucocorticoids, previousImmunosuppressants, damage: Quartiles
        let clasiActivity, clasiDamage, tender, swollen, global, prednisone: Quartiles
    }

    /// The id on the command line.
    public let id: String
    /// One line for people.
    public let label: String
    /// The publication.
    public let source: String
    /// The drug of the study, by id.
    public let indexDrug: String
    let shares: Shares
    let baseline: Measures
    /// The visits after baseline.
    public let points: [Point]
    let immunosuppressants: Weighted<Maintenance?>
    let infections: Weighted<Term>, cardiovascular: Weighted<Term>, otherEvents: Weighted<Term>

    /// A drug taken beside the index drug, with the doses it is taken at.
    struct Maintenance: Sendable {
        let drug: String, doses: [Int], frequency: String
    }

    /// An adverse event in words, with its usual grades and the share that is serious.
    struct Term: Sendable {
        let words: String, grades: ClosedRange<Int>, serious: Double
    }

    /// All templates.
    public static let all: [CohortTemplate] = [.cohort2024]

    /// The template of an id; `nil` if there is none.
    public static func named(_ id: String) -> CohortTemplate? { all.first { $0.id == id } }
}
