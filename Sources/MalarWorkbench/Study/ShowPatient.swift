// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing
internal import MalarStudy

/// Shows a patient of a study: who, visits with scores and states, what fails at each, flares, therapies, events, data findings.
public struct ShowPatient: Sendable {
    /// The patient to read and as data. It holds the patient's values, for the person at the keyboard.
    public struct Output: Sendable, Hashable {
        /// The patient in sections.
        public let document: Document
        /// The same as data.
        public let json: JSONValue
        /// How many findings the check of the study's data has.
        public let counts: FindingCounts
    }

    /// Shows patients.
    public init() {}

    /// Shows the patient of an id.
    ///
    /// - Throws: ``RequestError`` where there is no such patient, with what is near; what reading a study throws.
    public func callAsFunction(_ patient: String, in folder: String = ".") throws -> Output {
        let reading = try StudyReading(folder)
        let found = try reading.patient(patient)
        guard let report = PatientReport(found.id, in: reading.analysis, madeBy: "Malar \(Release.version)") else {
            preconditionFailure("a patient of the cohort is one of the analysis")
        }
        return Output(document: report.document, json: report.json, counts: FindingCounts(reading.findings))
    }
}

extension StudyReading {
    /// The study, ready to be tabulated.
    var analysis: StudyAnalysis { StudyAnalysis(study: study, cohort: cohort, findings: findings, reported: reported) }

    /// The patient of an id.
    ///
    /// - Throws: ``RequestError`` where there is none, with the id that is near, or the first ones.
    func patient(_ id: String) throws(RequestError) -> Patient {
        if let patient = cohort.patient(id) { return patient }
        let ids = cohort.patients.map(\.id)
        let list = ids.prefix(10).joined(separator: ", ") + (ids.count > 10 ? " and \(ids.count - 10) more" : "")
        let hint = suggestion(for: id, among: ids) ?? (ids.isEmpty ? "the study has no patients" : "the patients are \(list)")
        throw RequestError(.unknownPatient, "there is no patient `\(id.shortened)`; \(hint)")
    }
}
