// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

extension CohortCheck {
    /// Every date of a patient against birth and data cut, and the two ends of courses and events.
    func dates(_ patient: Patient) -> [DataFinding] {
        let visits = patient.visits.map { ($0.record, "date", $0.date) }
        let courses = patient.treatments.flatMap { dated($0.record, ["start", "stop"]) }
        let events = patient.events.flatMap { dated($0.record, ["start", "end"]) }
        let all = dated(patient.record, ["diagnosis"]) + visits + courses + events
        return all.flatMap { bounds($0.0, $0.1, $0.2, of: patient) }
            + patient.treatments.compactMap { order($0.record, from: "start", to: "stop", of: patient) }
            + patient.events.compactMap { order($0.record, from: "start", to: "end", of: patient) }
            + patient.treatments(.index).compactMap { beforeDiagnosis($0, of: patient) }
    }

    private func dated(_ record: Record, _ columns: [String]) -> [(Record, String, PartialDate)] {
        columns.compactMap { column in record.date(column).map { (record, column, $0) } }
    }

    private func bounds(_ record: Record, _ column: String, _ date: PartialDate, of patient: Patient) -> [DataFinding] {
        var findings: [DataFinding] = []
        if let birth = patient.birthYear, date.year < birth {
            findings.append(
                finding(
                    .dateBeforeBirth, .error, record, column, of: patient,
                    "the date lies before the year of birth in patients.csv; one of the two is wrong"))
        }
        if let cut = conventions.dataCut, cut.isCertainlyBefore(date) {
            findings.append(
                finding(
                    .dateAfterDataCut, .error, record, column, of: patient, "the date lies after the last day of the data in study.yaml"))
        }
        return findings
    }

    private func order(_ record: Record, from start: String, to end: String, of patient: Patient) -> DataFinding? {
        guard let first = record.date(start), let last = record.date(end), last.isCertainlyBefore(first) else { return nil }
        return finding(.datesOutOfOrder, .error, record, end, of: patient, "\(end) lies before \(start)")
    }

    private func beforeDiagnosis(_ course: Treatment, of patient: Patient) -> DataFinding? {
        guard let start = course.start, let diagnosis = patient.diagnosis, start.isCertainlyBefore(diagnosis) else { return nil }
        return finding(
            .datesOutOfOrder, .warning, course.record, "start", of: patient,
            "the index drug was started before the diagnosis in patients.csv")
    }

    /// Recorded age and disease duration against the dates.
    func recordedTimes(_ patient: Patient) -> [DataFinding] {
        guard let start = patient.treatments(.index).compactMap(\.start).first else { return [] }
        return [age(patient, at: start), duration(patient, at: start)].compactMap(\.self)
    }

    private func age(_ patient: Patient, at start: PartialDate) -> DataFinding? {
        guard let recorded = patient.recordedAge, let birth = patient.birthYear else { return nil }
        let derived = (start.year - birth - 1)...(start.year - birth)
        guard !derived.contains(Int(recorded)) else { return nil }
        return finding(
            .ageDisagrees, .warning, patient.record, "ageAtStart", of: patient,
            "year of birth and start of the index drug give \(derived.lowerBound) or \(derived.upperBound) years")
    }

    private func duration(_ patient: Patient, at start: PartialDate) -> DataFinding? {
        guard let recorded = patient.recordedDiseaseDuration, let diagnosis = patient.diagnosis else { return nil }
        let derived = start.months(since: diagnosis)
        guard recorded < Double(derived.lowerBound) - 0.5 || recorded > Double(derived.upperBound) + 0.5 else { return nil }
        return finding(
            .durationDisagrees, .warning, patient.record, "diseaseDuration", of: patient,
            "diagnosis and start of the index drug give \(derived.lowerBound == derived.upperBound ? "" : "\(derived.lowerBound) to ")\(derived.upperBound) months"
        )
    }
}
