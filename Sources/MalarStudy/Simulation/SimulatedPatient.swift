// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

/// A made-up patient of a simulated cohort.
struct SimulatedPatient {
    /// `SYN-0001`: no id of a simulated patient could be taken for a patient's.
    let id: String
    let centre: Int
    var traits: Traits
    let start: CalendarDate
    /// The last visit of the schedule before the data cut.
    let lastPoint: Int
    var visits: [SimulatedVisit] = []
    var events: [SimulatedEvent] = []
    /// Days on which the index drug was paused and taken up again.
    var pauses: [ClosedRange<Int>] = []
    var withdrawal: Withdrawal?
    /// The places of the 28 joints in the order in which they become inflamed.
    var joints: [Int] = []

    /// What does not change over the visits.
    struct Traits {
        var isFemale = true, isCaucasian = true, hasAntiphospholipid = false, hasSjogren = false
        var age = 0, monthsOfDisease = 0, damage = 0, clasiDamage = 0
        var cumulativeGlucocorticoids = 0
        var active: Set<Organ> = [], ever: Set<Organ> = []
        var serologicallyActive = false, startedForFlare = false, isVaccinatedAgainstZoster = false
        var hydroxychloroquine = 0
        var maintenance: (drug: CohortTemplate.Maintenance, dose: Int)?
        var previous: [String] = []
        var takesGlucocorticoid = true
    }

    /// Organ domains, in the order of the patients' table.
    enum Organ: String, CaseIterable {
        case articular, mucocutaneous, haematological, renal, serositis, neuropsychiatric, vascular
    }

    /// Why and when the index drug was stopped.
    struct Withdrawal {
        let day: Int
        let reason: String
    }
}

/// A visit of a made-up patient.
struct SimulatedVisit {
    /// Days after the first dose; the place in the schedule, -1 for the baseline; whether the index drug was stopped before.
    var day: Int, point: Int, isAfterStop = false
    var items = ItemSet<SLEDAI2K.Item>(bits: 0)
    var tender = 0, swollen = 0, clasi = 0
    var rashIsGeneralized = false
    /// Tenths; `nil` where it was not recorded.
    var global: Int?
    /// Hundredths of a milligram of prednisone a day.
    var prednisone = 0
    var laboratory = SimulatedLaboratory()
    var hasNewActivity = false
}

/// The laboratory values of a visit as whole numbers of their last printed decimal.
struct SimulatedLaboratory {
    /// 10⁹/L; leukocytes, neutrophils and lymphocytes in tenths.
    var platelets = 0, leukocytes = 0, neutrophils = 0, lymphocytes = 0
    /// Tenths of g/dL; mm/h; tenths of mg/L.
    var haemoglobin = 0, esr = 0, crp = 0
    /// Hundredths of g/L, with the lower limits of the centre.
    var c3 = 0, c3Lower = 0, c4 = 0, c4Lower = 0
    /// IU/mL, with the upper limit of the centre.
    var antiDsDna = 0, antiDsDnaUpper = 0
    /// Hundredths of mg/dL; mg in 24 hours; cells per field.
    var creatinine = 0, protein = 0, urineErythrocytes = 0, urineLeukocytes = 0
}

/// An adverse event or a flare of a made-up patient.
struct SimulatedEvent {
    var isFlare = false
    var category = "", term = ""
    var day = 0
    var end: Int?
    var isSerious = false
    var grade: Int?
    var severity = "", action = "none", outcome = "resolved", criteria = "", consequence = ""
}
