// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// The values of some patients, with those left out and why.
struct CharacteristicSample {
    let known: [(course: PatientCourse, value: Derived)]
    let unknown: [(course: PatientCourse, value: Derived)]

    init(_ courses: [PatientCourse], isKnown: (Derived) -> Bool, _ value: (PatientCourse) -> Derived?) {
        let counted = courses.compactMap { course in value(course).map { (course: course, value: $0) } }
        known = counted.filter { isKnown($0.value) }
        unknown = counted.filter { !isKnown($0.value) }
    }

    var subjects: [String] { known.map(\.course.id) }
    var records: [String] { known.flatMap(\.value.records) }
    var numbers: [Double] { known.compactMap(\.value.number) }

    /// Who is left out, and why; `nil` where nobody is.
    var remark: String? {
        unknown.isEmpty ? nil : "unknown in \(unknown.map { "\($0.course.id) (\($0.value.reason ?? "open"))" }.joined(separator: ", "))"
    }
}

extension StudyAnalysis {
    /// A characteristic of some patients as a cell.
    func cell(_ characteristic: Characteristic, _ courses: [PatientCourse]) -> Cell {
        switch characteristic.kind {
        case .heading: .empty
        case .share: shareCell(courses, characteristic.label, characteristic.value)
        case .number: medianCell(courses, characteristic.label, decimals: characteristic.decimals, characteristic.value)
        }
    }

    /// How many of the patients in whom it is known have it.
    func shareCell(_ courses: [PatientCourse], _ method: String, _ value: (PatientCourse) -> Derived?) -> Cell {
        let sample = CharacteristicSample(courses, isKnown: { $0.holds != .indeterminate }, value)
        let met = sample.known.filter { $0.value.holds == .met }
        return Cell(
            CountedShare(met.count, of: sample.known.count).text, value: sample.known.isEmpty ? .none : .integer(met.count),
            lineage: lineage(
                met.map(\.course.id), (met.isEmpty ? sample.known : met).flatMap(\.value.records), of: sample.known.count, method,
                note: sample.remark))
    }

    /// Median and quartiles of the patients in whom the number is known, with n where that is not all of them.
    func medianCell(_ courses: [PatientCourse], _ method: String, decimals: Int = 1, _ value: (PatientCourse) -> Derived?) -> Cell {
        let sample = CharacteristicSample(courses, isKnown: { $0.number != nil }, value)
        var cell = medianCell(
            sample.known.map { ($0.course.id, $0.value) }, of: sample.known.count, "\(method): median and quartiles", decimals: decimals,
            note: sample.remark)
        if sample.known.count < courses.count, cell.value != .none { cell.text += "; n\u{A0}=\u{A0}\(sample.known.count)" }
        return cell
    }

    /// Median and quartiles of known values: `7.5 (6–10)`, the quartiles in the lineage. Every table's medians are made here.
    func medianCell(_ known: [(id: String, value: Derived)], of denominator: Int, _ method: String, decimals: Int, note: String?) -> Cell {
        let statistics = Descriptives(known.map(\.value.number), quantiles: study.statistics.quantiles)
        let (lower, upper) = (statistics.lowerQuartile.value?.value, statistics.upperQuartile.value?.value)
        let source = lineage(
            known.map(\.id), known.flatMap(\.value.records), of: denominator, method,
            options: [Lineage.Option("quartiles", study.statistics.quantiles.name)]
                + [("lower quartile", lower), ("upper quartile", upper)].compactMap { name, value in
                    value.map { Lineage.Option(name, "\($0)") }
                },
            note: note)
        guard let median = statistics.median.value else { return Cell("–", lineage: source) }
        let spread = lower.flatMap { low in upper.map { " (\(low.short(decimals))–\($0.short(decimals)))" } } ?? ""
        return Cell(median.short(decimals) + spread, value: .number(median), lineage: source)
    }

    /// A count of patients, rows or visits as a part of a whole.
    func countCell(
        _ count: Int, of denominator: Int, _ subjects: [String], _ records: [String], _ method: String, text: String? = nil,
        note: String? = nil
    ) -> Cell {
        Cell(text ?? "\(count)", value: .integer(count), lineage: lineage(subjects, records, of: denominator, method, note: note))
    }

    var countNote: Table.Footnote {
        Table.Footnote(
            "",
            RichText(
                "Shares: patients with it / patients in whom it is known (percentage rounded half up). Numbers: median (lower–upper quartile; \(study.statistics.quantiles.name)), with n where not all are known or not all count."
            ))
    }
}
