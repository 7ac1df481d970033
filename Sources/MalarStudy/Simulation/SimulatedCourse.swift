// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

/// One patient's course over the visits, as it is drawn.
///
/// Each measure has the published distribution at each time point. Where a patient stands in it comes from severity at baseline, response to
/// the drug and chance, so that the values of one patient hang together.
struct SimulatedCourse {
    let patient: SimulatedPatient
    let template: CohortTemplate
    var random: PatientRandom
    var visits: [SimulatedVisit] = []
    var events: [SimulatedEvent] = []
    var pauses: [ClosedRange<Int>] = []
    var withdrawal: SimulatedPatient.Withdrawal?
    let skinSeverity: Double, jointSeverity: Double, response: Double, dose: Double
    let lasting: Lasting
    let flare: (point: Int, kind: Flare)?

    /// How long a finding of the baseline lasts: it is present while the share that still has it is above this number.
    struct Lasting {
        let complement: Double, dna: Double, leukopenia: Double, thrombocytopenia: Double, protein: Double, vasculitis: Double
    }

    /// What is found at baseline.
    struct Signs {
        let rash: Bool, alopecia: Bool, ulcers: Bool, isGeneralized: Bool
    }
    let signs: Signs
    let joints: [Int]

    init(patient: SimulatedPatient, template: CohortTemplate, random given: PatientRandom) {
        var random = given
        (self.patient, self.template) = (patient, template)
        skinSeverity = random.spreadNormal(.skinActivity)
        jointSeverity = random.spreadNormal(.jointActivity)
        response = random.spreadNormal(.response)
        dose = random.spreadNormal(.glucocorticoid)
        signs = Self.signs(patient.traits, &random)
        lasting = Self.lasting(patient.traits, response, &random)
        flare = Self.flare(patient, template, &random)
        joints = Array(0..<28).shuffled(using: &random)
        self.random = random
    }

    /// Draws all visits in order.
    mutating func run() {
        baseline()
        for point in 0...patient.lastPoint {
            let day = visitDay(point)
            let isMissed = point > 1 && point < patient.lastPoint && flare?.point != point && random.happens(0.04)
            guard !isMissed else { continue }
            adverseEvents(point, before: day)
            if let withdrawal, withdrawal.day <= day { return afterStop(day) }
            followUp(point, on: day)
            if let withdrawal { return afterStop(withdrawal.day + random.integer(28...56)) }
        }
    }

    private mutating func visitDay(_ point: Int) -> Int {
        let planned = template.points[point].timePoint
        let shift = Int((random.normal() * (planned.day < 40 ? 3 : 6)).rounded())
        let limit = planned.day < 40 ? 7 : 12
        return planned.day + max(-limit, min(limit, shift))
    }

    /// One visit after the stop in half of the patients, where the data reach so far.
    private mutating func afterStop(_ day: Int) {
        guard random.happens(0.5), patient.start.adding(days: day) <= CohortSimulation.dataCut else { return }
        guard let last = visits.last, day > last.day + 7 else { return }
        let point = template.points.indices.min {
            abs(template.points[$0].timePoint.day - day) < abs(template.points[$1].timePoint.day - day)
        }
        var visit = drawn(point ?? 0, on: day)
        visit.isAfterStop = true
        visits.append(visit)
    }

    private mutating func baseline() {
        let measures = template.baseline, traits = patient.traits
        var visit = SimulatedVisit(day: -random.integer(0...14), point: -1)
        if traits.active.contains(.mucocutaneous) {
            visit.clasi = Int(measures.clasiActivity.value(at: PatientRandom.rank(skinSeverity)).rounded())
        }
        if traits.active.contains(.articular) {
            let rank = PatientRandom.rank(jointSeverity)
            visit.tender = Int(measures.tender.value(at: rank).rounded())
            visit.swollen = min(visit.tender, Int(measures.swollen.value(at: self.rank(jointSeverity, weight: 0.6)).rounded()))
        }
        visit.items = items(of: visit, serology: 1, counts: 1, isBaseline: true)
        visit.rashIsGeneralized = signs.isGeneralized
        visit.global = global(measures.global, activity: activity(of: visit))
        visit.prednisone = traits.takesGlucocorticoid ? Self.tablets(measures.prednisone.value(at: PatientRandom.rank(dose))) : 0
        visit.laboratory = laboratory(visit)
        visit.hasNewActivity = traits.startedForFlare
        visits.append(visit)
    }

    private mutating func followUp(_ point: Int, on day: Int) {
        var visit = drawn(point, on: day)
        if let flare, flare.point == point {
            flareUp(flare.kind, &visit)
        }
        if random.happens(0.01) { visit.global = nil }
        visits.append(visit)
    }

    private mutating func drawn(_ point: Int, on day: Int) -> SimulatedVisit {
        let planned = template.points[point], traits = patient.traits
        var visit = SimulatedVisit(day: day, point: point)
        if traits.active.contains(.mucocutaneous) {
            visit.clasi = Int(planned.clasi.value(at: rankOfCourse(skinSeverity)).rounded())
        }
        if traits.active.contains(.articular) {
            let rank = rankOfCourse(jointSeverity)
            visit.tender = Int(planned.tender.value(at: rank).rounded())
            visit.swollen = min(visit.tender, Int(planned.swollen.value(at: rank).rounded()))
        }
        visit.items = items(of: visit, serology: planned.serology, counts: planned.counts, isBaseline: false)
        visit.rashIsGeneralized = signs.isGeneralized
        visit.global = global(planned.global, activity: activity(of: visit))
        visit.prednisone = taken(planned.prednisone)
        visit.laboratory = laboratory(visit)
        return visit
    }

    /// Prednisone by the doses of the time point; who responds takes less.
    private mutating func taken(_ doses: Quartiles) -> Int {
        guard patient.traits.takesGlucocorticoid else { return 0 }
        let rank = PatientRandom.rank(0.7 * dose + 0.6 * response + 0.39 * random.normal())
        // Who never took any has the lowest ranks.
        let share = template.shares.glucocorticoid
        let value = Self.tablets(doses.value(at: 1 - share + share * rank))
        let before = visits.last?.prednisone ?? value
        return value > before && random.happens(0.2) ? before : value
    }

    /// Hundredths of a milligram, in quarters of a tablet of 5 mg, above 10 mg in halves.
    private static func tablets(_ milligrams: Double) -> Int {
        let step = milligrams > 10 ? 2.5 : 1.25
        return Int((milligrams / step).rounded() * step * 100)
    }
}
