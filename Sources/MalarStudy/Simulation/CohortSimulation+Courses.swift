// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

/// One course of a drug at one dose.
struct SimulatedTreatment {
    var drug: String, role: String
    /// Hundredths of a milligram; `nil` where it is not recorded.
    var dose: Int?
    var frequency = "", route = ""
    var start: Int?, stop: Int?
    var status = "", reason = ""
}

extension SimulatedPatient {
    /// The courses of all drugs, days counted from the first dose.
    func courses(_ template: CohortTemplate, _ planted: PlantedError?) -> [SimulatedTreatment] {
        var courses = indexCourses(template.indexDrug) + glucocorticoids
        if traits.hydroxychloroquine > 0 {
            courses.append(
                SimulatedTreatment(
                    drug: "hydroxychloroquine", role: "concomitant", dose: traits.hydroxychloroquine * 100, frequency: "day", route: "oral",
                    start: -24 * 30, status: "ongoing"))
        }
        if let maintenance = traits.maintenance {
            let isWeeklyWrittenDaily = planted == .weeklyDrugDaily && maintenance.drug.drug == "methotrexate"
            courses.append(
                SimulatedTreatment(
                    drug: maintenance.drug.drug, role: "concomitant", dose: maintenance.dose * 100,
                    frequency: isWeeklyWrittenDaily ? "day" : maintenance.drug.frequency, route: "oral", start: -12 * 30, status: "ongoing")
            )
        }
        if planted == .stopBeforeStart {
            courses.append(
                SimulatedTreatment(
                    drug: "chloroquine", role: "previous", dose: 25_000, frequency: "day", route: "oral", start: -700, stop: -730,
                    status: "stopped", reason: "other"))
        }
        return courses
            + traits.previous.map {
                SimulatedTreatment(
                    drug: $0, role: "previous", status: "stopped",
                    reason: ["belimumab", "rituximab"].contains($0) ? "inefficacy" : "notStated")
            }
    }

    /// The index drug from the first dose, in parts where it was paused, to its stop.
    private func indexCourses(_ drug: String) -> [SimulatedTreatment] {
        let cut = CohortSimulation.dataCut.days(since: start)
        var courses: [SimulatedTreatment] = [], from: Int? = 0
        func course(_ start: Int, to stop: Int?, _ status: String, _ reason: String) -> SimulatedTreatment {
            SimulatedTreatment(
                drug: drug, role: "index", dose: 30_000, frequency: "every 4 weeks", route: "intravenous", start: start, stop: stop,
                status: status, reason: reason)
        }
        for pause in pauses where pause.lowerBound < withdrawal?.day ?? .max {
            guard let begun = from else { break }
            courses.append(course(begun, to: pause.lowerBound, "paused", "infection"))
            let resumed = pause.upperBound
            from = resumed < min(cut, withdrawal?.day ?? .max) ? resumed : nil
        }
        guard let from else {
            // Stopped while it was paused.
            if let withdrawal, let last = courses.indices.last {
                (courses[last].status, courses[last].reason) = ("stopped", withdrawal.reason)
            }
            return courses
        }
        return courses + [course(from, to: withdrawal?.day, withdrawal == nil ? "ongoing" : "stopped", withdrawal?.reason ?? "")]
    }

    /// Prednisone, one course for each dose between visits, as the visits have it.
    private var glucocorticoids: [SimulatedTreatment] {
        var courses: [SimulatedTreatment] = []
        for visit in visits {
            let last = courses.indices.last
            if let last, courses[last].stop == nil, courses[last].dose != visit.prednisone {
                courses[last].stop = visit.day - 1
                courses[last].status = "stopped"
                courses[last].reason = visit.prednisone == 0 ? "remission" : "completed"
            }
            let isNew = last.map { courses[$0].stop != nil } ?? true
            if visit.prednisone > 0, isNew {
                courses.append(
                    SimulatedTreatment(
                        drug: "prednisone", role: "concomitant", dose: visit.prednisone, frequency: "day", route: "oral",
                        start: visit.point < 0 ? -90 : visit.day, status: "ongoing"))
            }
        }
        return courses
    }
}

extension CohortSimulation {
    func row(_ course: SimulatedTreatment, of patient: SimulatedPatient) -> SimulatedRow {
        var row = SimulatedRow(.treatments)
        row.add(patient.id)
        row.add(course.drug)
        row.add(course.role)
        row.add(course.dose, decimals: 2)
        row.add(course.dose == nil ? "" : "mg")
        row.add(course.frequency)
        row.add(course.route)
        row.add(course.start.map { patient.start.adding(days: $0).description } ?? "")
        row.add(course.stop.map { patient.start.adding(days: $0).description } ?? "")
        row.add(course.status)
        row.add(course.reason)
        row.add("synthetic")
        row.end()
        return row
    }

    func row(_ event: SimulatedEvent, of patient: SimulatedPatient, _ planted: PlantedError?) -> SimulatedRow {
        let isPlanted = planted == .eventEndsBeforeStart && event.day == PlantedError.eventDay && event.end == PlantedError.eventEnd
        var row = SimulatedRow(.events)
        row.add(patient.id)
        row.add(event.isFlare ? "flare" : "adverseEvent")
        row.add(event.category)
        row.add(event.category == "infection" ? Self.infections[event.term] ?? "otherInfection" : "")
        row.add(event.term)
        row.add(patient.start.adding(days: event.day).description)
        row.add(event.end.map { patient.start.adding(days: isPlanted ? event.day - 3 : $0).description } ?? "")
        if event.isFlare { row.add(nil as Bool?) } else { row.add(event.isSerious) }
        row.add(event.grade)
        row.add(event.severity)
        row.add(event.action)
        row.add(event.outcome)
        row.add(event.criteria)
        row.add(event.consequence)
        row.add("synthetic")
        row.end()
        return row
    }

    /// The words of the template by the dictionary's kinds of infection.
    private static let infections = [
        "upper respiratory tract infection": "upperRespiratory", "urogenital tract infection": "urogenital", "COVID-19": "covid19",
        "gastroenteritis": "gastrointestinal", "Herpes simplex": "herpesSimplex", "Herpes zoster": "herpesZoster", "cellulitis": "skin",
        "oral candidiasis": "candidiasis",
    ]
}
