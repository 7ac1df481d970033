// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics
internal import MalarUnits

/// A study, read and ready to be tabulated: protocol, courses, findings of the check, and what a publication states.
public struct StudyAnalysis: Sendable {
    /// The protocol.
    public let study: StudyProtocol
    /// The courses of the patients who are analysed, in the order of the data.
    public let courses: [PatientCourse]
    /// Every patient of the data, with why one is not analysed.
    let screenings: [Screening]
    /// What the check of the data found.
    public let findings: [DataFinding]
    /// What a publication states about these patients; `nil` where there is none.
    public let reported: ReportedStudy?
    /// The smallest count of patients that the report shows; `nil` where it shows all.
    public let suppressBelow: Int?
    /// Width and height of every figure of a cohort in millimetres, 40 to 2000 and 20 to 2000; `nil` for what suits each.
    public var figureWidth: Double?, figureHeight: Double?
    /// Names of rows for lineage: `visits.csv:4` is "P1, 2023-12 (visits.csv, row 4)".
    let rowNames: [String: String]
    /// The patients of a cohort with the visits that stand for its time points; empty for a case series.
    let members: [CohortMember]
    /// Every comparison of a cohort with its baseline, under the protocol's rule for what is missing; computed once, for many tables ask.
    let cohortComparisons: [CohortComparison]

    /// A study from its parts.
    ///
    /// - Precondition: `suppressBelow` is 2 or more.
    public init(study: StudyProtocol, cohort: Cohort, findings: [DataFinding], reported: ReportedStudy?, suppressBelow: Int? = nil) {
        precondition((suppressBelow ?? 2) >= 2, "a limit below 2 suppresses nothing")
        self.study = study
        self.suppressBelow = suppressBelow
        let screenings = cohort.patients.map {
            Screening(PatientCourse($0, study: study, eventsAreComplete: cohort.eventsAreComplete), study.eligibility)
        }
        let courses = screenings.filter { $0.exclusion == nil }.map(\.course)
        self.screenings = screenings
        self.courses = courses
        let members = study.cohort.map { design in courses.map { CohortMember($0, design) } } ?? []
        self.members = members
        self.cohortComparisons = CohortComparison.all(of: members, study)
        self.findings = findings
        self.reported = reported
        self.rowNames = Self.rowNames(cohort)
    }

    private static func rowNames(_ cohort: Cohort) -> [String: String] {
        var names: [String: String] = [:]
        for patient in cohort.patients {
            func name(_ record: Record, _ what: String?) {
                let place = "\(record.place.file), row \(record.place.row ?? 0)"
                names[record.reference] = [patient.id, what].compactMap(\.self).joined(separator: ", ") + " (\(place))"
            }
            name(patient.record, nil)
            for visit in patient.visits { name(visit.record, visit.date.description) }
            for treatment in patient.treatments { name(treatment.record, treatment.drug.label.lowercased()) }
            for event in patient.events { name(event.record, event.kind == "flare" ? "flare" : "adverse event") }
        }
        return names
    }

    /// The scores that the study compares.
    var outcomes: [OutcomeScore] { study.outcomes.compactMap(OutcomeScore.init) }

    /// The index drug in print.
    var drugName: String { study.indexDrug.label.lowercased() }

    /// Every variable that the summary describes.
    var summarized: [String] {
        ["ageAtStart", "diseaseDuration", "monthsOnIndexDrug"]
            + outcomes.flatMap { score in ["baseline", "last", "change"].map { "\(score.rawValue).\($0)" } }
            + ["baseline", "last", "change"].map { "prednisoneEquivalent.\($0)" }
    }

    func sample(_ id: String) -> NumericSample {
        NumericSample(id, courses, study.statistics.quantiles)
    }
}

extension StudyAnalysis {
    /// Lineage with the rows by their names.
    func lineage(
        _ subjects: [String], _ records: [String], of denominator: Int? = nil, _ method: String, options: [Lineage.Option] = [],
        note: String? = nil
    ) -> Lineage {
        Lineage(
            subjects: subjects, records: records.uniqued().map { rowNames[$0] ?? $0 }, denominator: denominator, method: method,
            options: options, note: note)
    }

    /// The value of a variable for one patient as a cell.
    func cell(_ id: String, _ course: PatientCourse) -> Cell {
        guard let variable = AnalysisVariable.named(id) else { preconditionFailure("tables name existing variables") }
        return cell(variable.value(course), course)
    }

    /// A value of one patient as a cell.
    func cell(_ value: Derived, _ course: PatientCourse, text: String? = nil) -> Cell {
        let note = [value.reason, value.note].compactMap(\.self).joined(separator: "; ")
        return Cell(
            text ?? value.text, value: Cell.Value(value),
            lineage: lineage([course.id], value.records, value.method, note: note.isEmpty ? nil : note))
    }
}

extension Cell.Value {
    /// The unrounded value of a cell.
    init(_ value: Derived) {
        if let number = value.number {
            self = value.decimals == 0 && number == number.rounded() ? .integer(Int(number)) : .number(number)
        } else if value.reason == nil {
            self = .text(value.text)
        } else {
            self = .none
        }
    }
}
