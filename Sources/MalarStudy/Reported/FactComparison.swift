// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarStatistics
internal import MalarUnits

/// Everything that a publication prints about one variable of one patient, beside the value of the data.
public struct FactComparison: Sendable, Hashable {
    /// The patient.
    public let patient: String
    /// The variable's id.
    public let variable: String
    /// The variable's name in print.
    public let label: String
    /// What is printed, place by place.
    public let facts: [ReportedFact]
    /// The value that the analysis uses, in print.
    public let used: String
    /// Whether the printed values contradict each other.
    public let isContradictory: Bool
    /// The places whose value the analysis does not use.
    public let unused: [String]
    /// The rows behind the value that the analysis uses.
    public let records: [String]
}

extension ReportedStudy {
    /// Sets the facts beside each other and beside the data, patient by patient and variable by variable, in the order of the file.
    func compareFacts(with courses: [PatientCourse]) -> [FactComparison] {
        let keys = facts.map { FactKey(patient: $0.patient, variable: $0.variable) }.uniqued()
        return keys.map { key in
            let printed = facts.filter { $0.patient == key.patient && $0.variable == key.variable }
            return key.compare(printed, courses.first { $0.patient.id == key.patient })
        }
    }
}

private struct FactKey: Hashable {
    let patient: String
    let variable: String

    func compare(_ facts: [ReportedFact], _ course: PatientCourse?) -> FactComparison {
        let variable = AnalysisVariable.named(variable)
        let used = course.flatMap { variable?.value($0) }
        let values = facts.map { PrintedFact($0, start: course?.start) }
        let contradictory = values.indices.contains { first in
            values.indices.contains { first < $0 && !values[first].agrees(with: values[$0]) }
        }
        let unused = zip(facts, values).filter { fact in used.map { !fact.1.agrees(with: $0) } ?? true }
        return FactComparison(
            patient: patient, variable: self.variable, label: variable?.label ?? self.variable, facts: facts, used: used?.text ?? "–",
            isContradictory: contradictory, unused: unused.map(\.0.place), records: used?.records ?? [])
    }
}

/// A printed value, read as what it may be.
private enum PrintedFact {
    case range(Bounds)
    case date(PartialDate)
    case word(String)

    init(_ fact: ReportedFact, start: PartialDate?) {
        if fact.variable == "diagnosis", let date = DateFormat.iso.parse(fact.printed) {
            self = .date(date)
        } else if let number = Double(fact.printed) {
            // An age that the text ties to another year is carried to the year of the first dose.
            let shift = fact.year.flatMap { year in start.map { Double($0.year - year) } } ?? 0
            self = .range(Bounds(number + shift))
        } else if let range = Self.range(fact.printed) {
            self = .range(range)
        } else {
            self = .word(fact.printed.lowercased())
        }
    }

    /// `63 to 74`.
    private static func range(_ text: String) -> Bounds? {
        let parts = text.split(separator: " ")
        guard parts.count == 3, parts[1] == "to", let low = Double(parts[0]), let high = Double(parts[2]) else { return nil }
        return Bounds(low, high)
    }

    func agrees(with other: PrintedFact) -> Bool {
        switch (self, other) {
        case (.range(let left), .range(let right)):
            (left.lowest ?? 0) <= (right.highest ?? 0) + 1e-9 && (right.lowest ?? 0) <= (left.highest ?? 0) + 1e-9
        case (.date(let left), .date(let right)): !left.isCertainlyBefore(right) && !right.isCertainlyBefore(left)
        case (.word(let left), .word(let right)): left == right
        default: false
        }
    }

    func agrees(with derived: Derived) -> Bool {
        switch (self, derived.content) {
        case (.range(let printed), .number(let bounds)): agrees(with: .range(bounds)) && printed.lowest != nil
        case (.date, .word(let code, _)): DateFormat.iso.parse(code).map { agrees(with: .date($0)) } ?? false
        case (.word(let word), .finding(let finding)): word == finding.rawValue
        case (.word(let word), .word(let code, let label)): word == code.lowercased() || word == label.lowercased()
        default: false
        }
    }
}
