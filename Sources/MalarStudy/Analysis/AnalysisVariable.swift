// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

/// A variable of the analysis: one value for each patient, made from the patient's rows.
///
/// Conditions of the protocol, the statements of a publication and the tables of the report all name their variables by these ids.
public struct AnalysisVariable: Sendable {
    /// The id.
    public let id: String
    /// The name in print.
    public let label: String
    /// The unit in print, for numbers.
    public let unit: String?
    /// The value of one patient.
    public let value: @Sendable (PatientCourse) -> Derived

    /// A variable with its rule.
    init(_ id: String, _ label: String, unit: String? = nil, _ value: @escaping @Sendable (PatientCourse) -> Derived) {
        self.id = id
        self.label = label
        self.unit = unit
        self.value = value
    }

    /// The variable of an id; `nil` if there is none.
    ///
    /// Beside the named variables there are families: `previous.<drug>`, `previousClass.<class>`, `intolerant.<drug>`, `inefficacy.<drug>`,
    /// `concomitant.<drug>` and `<score>.baseline`, `.last`, `.change`, and every finding, choice and list of the patient's row.
    public static func named(_ id: String) -> AnalysisVariable? {
        fixed[id] ?? family(id) ?? column(id)
    }

    /// The ids of the named variables and the patterns of the families, for help and for suggestions.
    public static var names: [String] {
        fixed.keys.sorted() + OutcomeScore.allCases.flatMap { score in ["baseline", "last", "change"].map { "\(score.rawValue).\($0)" } }
            + Drug.table.flatMap { drug in ["previous", "intolerant", "inefficacy", "concomitant"].map { "\($0).\(drug.id)" } }
            + DrugClass.allCases.map { "previousClass.\($0.rawValue)" } + DataDictionary.variables(of: .patients).map(\.id)
    }

    private static let fixed = Dictionary(
        uniqueKeysWithValues: (times + outcomes + glucocorticoidVariables + safety + followUp).map { ($0.id, $0) })

    private static func family(_ id: String) -> AnalysisVariable? {
        guard let dot = id.firstIndex(of: ".") else { return nil }
        let (first, second) = (String(id[..<dot]), String(id[id.index(after: dot)...]))
        if let score = OutcomeScore(rawValue: first) { return scoreVariable(score, second) }
        if first == "previousClass", let drugClass = DrugClass(rawValue: second) { return previousClass(drugClass) }
        return Drug.named(second).flatMap { drugVariable(first, $0) }
    }

    /// A column of the patient's row.
    private static func column(_ id: String) -> AnalysisVariable? {
        guard let variable = DataDictionary.variable(id, in: .patients) else { return nil }
        return AnalysisVariable(id, variable.label, unit: variable.unit) { course in
            let records = [course.patient.record.reference]
            guard let value = course.patient.record[id] else {
                return Derived(.unknown("not recorded"), records: records, method: "as recorded")
            }
            return Derived(Derived.Content(value, of: variable), records: records, method: "as recorded")
        }
    }
}

extension Derived.Content {
    /// The content of a value of a patient's row.
    init(_ value: Value, of variable: Variable) {
        switch value {
        case .finding(let finding): self = .finding(finding)
        case .number(let number): self = .number(.init(number))
        case .words(let words): self = .words(words == ["none"] ? [] : words)
        case .word(let code):
            if case .choice(let levels) = variable.kind, let level = levels.first(where: { $0.code == code }) {
                self = .word(code: code, label: level.label)
            } else {
                self = .word(code: code, label: code)
            }
        default: self = .word(code: value.text, label: value.text)
        }
    }
}
