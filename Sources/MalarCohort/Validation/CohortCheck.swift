// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

/// Holds a cohort against the rules of sense: dates in order, plausible doses, recorded against derived.
///
/// Reading a folder finds what cannot be read; this check finds what can be read and cannot be true.
public struct CohortCheck: Sendable {
    let indexDrug: Drug?
    let conventions: DataConventions

    /// A check for a study of `indexDrug`; without one, rules about the index drug rest.
    public init(indexDrug: Drug?, conventions: DataConventions) {
        self.indexDrug = indexDrug
        self.conventions = conventions
    }

    /// All findings, in order of place, with those acknowledged that the study explains.
    ///
    /// - Complexity: linear in the number of rows.
    public func callAsFunction(_ cohort: Cohort) -> [DataFinding] {
        cohort.patients.flatMap(findings).acknowledging(conventions.acknowledgements)
    }

    private func findings(_ patient: Patient) -> [DataFinding] {
        presence(patient) + dates(patient) + recordedTimes(patient) + indexCourses(patient)
            + patient.treatments.flatMap { doses($0, of: patient) } + damage(patient)
            + patient.visits.flatMap {
                measurements($0, of: patient) + glucocorticoid($0, of: patient) + scores($0, of: patient) + contradictions($0, of: patient)
                    + states($0, of: patient)
            }
    }

    /// A finding at a column of a row.
    func finding(
        _ rule: DataRule, _ severity: Severity, _ record: Record, _ column: String?, of patient: Patient, _ message: String
    ) -> DataFinding {
        let place = column.map(record.place) ?? Place(file: record.place.file, row: record.place.row)
        var finding = DataFinding(rule, severity, at: place, patient: patient.id, value: column.flatMap { record[$0]?.text }, message)
        if place.column != column { finding.variable = column }
        return finding
    }
}

extension CohortCheck {
    func presence(_ patient: Patient) -> [DataFinding] {
        var findings: [DataFinding] = []
        if patient.visits.isEmpty {
            findings.append(
                finding(.noVisits, .warning, patient.record, "patient", of: patient, "no row of visits.csv belongs to this patient"))
        }
        if let indexDrug, !patient.treatments(.index).contains(where: { $0.drug == indexDrug && $0.start != nil }) {
            findings.append(
                finding(
                    .noIndexDrug, .error, patient.record, "patient", of: patient,
                    "treatments.csv has no course of \(indexDrug.id) with role index and a start for this patient"))
        }
        return findings
    }

    func indexCourses(_ patient: Patient) -> [DataFinding] {
        let courses = patient.treatments(.index)
        return zip(courses, courses.dropFirst()).compactMap { first, second in
            guard let start = second.start, first.start != nil else { return nil }
            let overlaps = first.stop.map { start.isCertainlyBefore($0) } ?? true
            guard overlaps else { return nil }
            return finding(
                .overlappingIndexCourses, .error, second.record, "start", of: patient,
                "this course of the index drug begins before the one of row \(first.record.place.row ?? 0) has ended; give that one a stop")
        }
    }
}
