// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarStatistics

/// A division of the patients by something known at baseline.
public struct Subgroup: Sendable, Hashable {
    /// How the groups are made.
    public enum Division: Sendable, Hashable {
        /// One group for each word, in this order.
        case levels([String])
        /// At most so much, and above it.
        case cut(Double)
        /// At most the median of the patients analysed, and above it.
        case median
        /// One group for each word that occurs, where there are at most so many.
        case words(atMost: Int)
    }

    /// Where the groups are shown.
    public enum Place: String, Sendable, Hashable, CaseIterable {
        /// A table of characteristics at baseline, two groups compared.
        case characteristics
        /// A table of the indices over time, two groups compared.
        case efficacy
        /// The forest plot and its table.
        case forest
    }

    /// The name in print: "Damage at baseline".
    public var name: String
    /// The id of the variable of the analysis.
    public var variable: String
    /// How the groups are made.
    public var division: Division
    /// The groups' names in print; empty for those that the division gives.
    public var names: [String]
    /// Where they are shown.
    public var places: Set<Place>

    /// The subgroups of a cohort that names none: reason for prescription and damage at baseline.
    ///
    /// - Source: `tani2024`, Tables S1 and S2.
    public static let standard = [
        Subgroup(
            name: "Reason for prescription", variable: "prescriptionReason", division: .levels(["diseaseFlare", "persistentActivity"]),
            names: ["Disease flare", "Persistently active disease"], places: [.characteristics, .forest]),
        Subgroup(
            name: "Damage at baseline", variable: "damage.baseline", division: .cut(0), names: ["SDI 0", "SDI above 0"],
            places: [.efficacy, .forest]),
    ]

    /// What a forest plot shows beside the protocol's subgroups.
    static let further = [
        Subgroup(name: "Sex", variable: "sex", division: .levels(["female", "male"]), names: ["Female", "Male"], places: [.forest]),
        Subgroup(name: "Age at start", variable: "ageAtStart", division: .median, names: [], places: [.forest]),
        Subgroup(
            name: "Glucocorticoid at baseline", variable: "prednisoneEquivalent.baseline", division: .median, names: [], places: [.forest]),
        Subgroup(name: "Centre", variable: "centre", division: .words(atMost: 4), names: [], places: [.forest]),
    ]
}

extension Subgroup {
    /// The patients by group.
    func groups(_ courses: [PatientCourse], _ quantiles: QuantileDefinition) -> PatientGroups {
        let variable = AnalysisVariable.named(variable)
        func value(_ course: PatientCourse) -> Derived? { variable?.value(course) }
        switch division {
        case .levels(let levels):
            let conditions = levels.map { Condition(variable: self.variable, comparison: .is($0)) }
            return PatientGroups(names.isEmpty ? levels.map(label) : names, courses) { course in
                conditions.firstIndex { $0.evaluate(course).truth == .met }
            }
        case .cut(let cut): return cutGroups(at: cut, courses, value)
        case .median:
            let known = courses.map { value($0)?.number }
            guard let median = Descriptives(known, quantiles: quantiles).median.value else {
                return PatientGroups([], courses) { _ in nil }
            }
            return cutGroups(at: median, courses, value)
        case .words(let most):
            let words = courses.compactMap { value($0).flatMap { $0.reason == nil ? $0.text : nil } }.uniqued().sorted()
            guard (2...max(2, most)).contains(words.count) else { return PatientGroups([], courses) { _ in nil } }
            return PatientGroups(words, courses) { course in value(course).flatMap { words.firstIndex(of: $0.text) } }
        }
    }

    private func cutGroups(at cut: Double, _ courses: [PatientCourse], _ value: (PatientCourse) -> Derived?) -> PatientGroups {
        let unit = AnalysisVariable.named(variable)?.unit.map { "\u{A0}\($0)" } ?? ""
        let named = names.isEmpty ? ["at most \(cut.short)\(unit)", "above \(cut.short)\(unit)"] : names
        return PatientGroups(named, courses) { course in value(course)?.number.map { $0 > cut ? 1 : 0 } }
    }

    /// The label of a level, where the dictionary has it.
    private func label(_ level: String) -> String {
        guard case .choice(let levels) = DataDictionary.variable(variable, in: .patients)?.kind else { return level }
        return levels.first { $0.code == level }?.label ?? level
    }

    /// How many groups there are for certain; `nil` where the data decide.
    var groupCount: Int? {
        switch division {
        case .levels(let levels): levels.count
        case .cut, .median: 2
        case .words: nil
        }
    }
}
