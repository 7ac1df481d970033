// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarStatistics

/// The values of one numeric variable over the patients of a study, with where they come from.
struct NumericSample: Sendable {
    let variable: AnalysisVariable?
    let values: [Derived]
    let descriptives: Descriptives
    /// The patients who have a value.
    let patients: [String]
    let records: [String]
    /// Which patients have no value, and why.
    let remark: String?

    init(_ id: String, _ courses: [PatientCourse], _ quantiles: QuantileDefinition) {
        let variable = AnalysisVariable.named(id)
        let values = courses.map { course in variable?.value(course) ?? Derived(.unknown("there is no variable \(id)"), method: "") }
        self.variable = variable
        self.values = values
        self.descriptives = Descriptives(values.map(\.number), quantiles: quantiles)
        let known = zip(courses, values).filter { $0.1.number != nil }
        self.patients = known.map { $0.0.id }
        self.records = known.flatMap { $0.1.records }.uniqued()
        let open = zip(courses, values).filter { $0.1.number == nil }
        self.remark = open.isEmpty ? nil : open.map { "\($0.0.id): \($0.1.reason ?? "open")" }.joined(separator: "; ")
    }
}
