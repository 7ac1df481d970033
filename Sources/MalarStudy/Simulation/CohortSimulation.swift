// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

/// Draws made-up patients from a template: visits with their items, laboratory values and doses, events, treatments.
///
/// Patient k depends on the template, the seed, the number of centres and k alone, so that it is the same in a cohort of any size. Items
/// follow from one course of disease, so they agree with each other: low complement with the values of C3 and C4, counts with the joint map,
/// doses of the visit with the courses of treatment.
public struct CohortSimulation: Sendable {
    let template: CohortTemplate
    let seed: UInt64
    let centres: Int
    /// Whether a few errors are planted, for trying out the check.
    let isMessy: Bool
    /// The last day of the data.
    static let dataCut = CalendarDate(year: 2023, month: 9, day: 30) ?? CalendarDate(dayNumber: 0)

    /// A simulation.
    /// - Precondition: at least one centre.
    public init(_ template: CohortTemplate, seed: UInt64, centres: Int, isMessy: Bool = false) {
        precondition(centres > 0, "a cohort has a centre")
        (self.template, self.seed, self.centres, self.isMessy) = (template, seed, centres, isMessy)
    }

    /// The patient at a place, from 1.
    func patient(_ index: Int) -> SimulatedPatient {
        var random = PatientRandom(seed: seed, index: index)
        let followUp = random.spread(.followUp)
        let last = template.points.lastIndex { followUp < $0.followed } ?? 0
        var patient = SimulatedPatient(
            id: "SYN-" + String(repeating: "0", count: max(0, 4 - String(index).count)) + String(index),
            centre: 1 + Int(random.spread(.centre) * Double(centres)), traits: traits(&random),
            start: start(last, &random), lastPoint: last)
        var course = SimulatedCourse(patient: patient, template: template, random: random)
        course.run()
        patient.visits = course.visits
        patient.events = course.events
        patient.pauses = course.pauses
        patient.withdrawal = course.withdrawal
        patient.joints = course.joints
        return patient
    }

    /// The first dose lies so far before the data cut that the last visit has taken place and the next has not.
    private func start(_ last: Int, _ random: inout PatientRandom) -> CalendarDate {
        let day = template.points[last].timePoint.day
        let next = last + 1 < template.points.count ? template.points[last + 1].timePoint.day : day + 120
        return Self.dataCut.adding(days: -(day + random.integer(20...max(21, min(75, next - day - 14)))))
    }
}
