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

enum Share {
    /// `18/24 (75%)`: rounded half up to whole numbers, by whole numbers; without a denominator a dash.
    static func text(_ count: Int, of denominator: Int) -> String {
        denominator > 0 ? "\(count)/\(denominator) (\(percent(count, of: denominator))%)" : "–"
    }

    /// - Precondition: the denominator is above 0.
    static func percent(_ count: Int, of denominator: Int) -> Int { (200 * count + denominator) / (2 * denominator) }
}

extension StudyAnalysis {
    /// A characteristic of some patients as a cell.
    func cell(_ characteristic: Characteristic, _ courses: [PatientCourse]) -> Cell {
        switch characteristic.kind {
        case .heading: .empty
        case .share: shareCell(courses, characteristic.label, characteristic.value)
        case .number: medianCell(courses, characteristic.label, characteristic.value)
        }
    }

    /// How many of the patients in whom it is known have it.
    func shareCell(_ courses: [PatientCourse], _ method: String, _ value: (PatientCourse) -> Derived?) -> Cell {
        let sample = CharacteristicSample(courses, isKnown: { $0.holds != .indeterminate }, value)
        let met = sample.known.filter { $0.value.holds == .met }
        return Cell(
            Share.text(met.count, of: sample.known.count), value: sample.known.isEmpty ? .none : .integer(met.count),
            lineage: lineage(
                met.map(\.course.id), (met.isEmpty ? sample.known : met).flatMap(\.value.records), of: sample.known.count, method,
                note: sample.remark))
    }

    /// Median and quartiles of the patients in whom the number is known.
    func medianCell(_ courses: [PatientCourse], _ method: String, _ value: (PatientCourse) -> Derived?) -> Cell {
        let sample = CharacteristicSample(courses, isKnown: { $0.number != nil }, value)
        let values = Descriptives(sample.numbers, missing: sample.unknown.count, quantiles: study.statistics.quantiles)
        let source = lineage(
            sample.subjects, sample.records, of: sample.known.count, "\(method): median and quartiles",
            options: [Lineage.Option("quartiles", study.statistics.quantiles.name)]
                + [("lower quartile", values.lowerQuartile), ("upper quartile", values.upperQuartile)].compactMap { name, quartile in
                    quartile.value.map { Lineage.Option(name, "\($0.value)") }
                }, note: sample.remark)
        guard let median = values.median.value, let lower = values.lowerQuartile.value, let upper = values.upperQuartile.value else {
            return Cell("–", lineage: source)
        }
        let isPartial = sample.known.count < courses.count
        let text = "\(median.tenths) (\(lower.value.tenths)–\(upper.value.tenths))\(isPartial ? "; n\u{A0}=\u{A0}\(values.n)" : "")"
        return Cell(text, value: .number(median), lineage: source)
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

extension Double {
    /// At most one decimal: `48`, `7.3`.
    var tenths: String {
        let text = fixed(1)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
