// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments

/// One row of a table of characteristics: what is read of each patient, and how it is summed up.
struct Characteristic: Sendable {
    /// How the patients' values become one cell.
    enum Kind: Sendable, Hashable {
        /// Names the rows below it.
        case heading
        /// Patients with it, of those in whom it is known: `18/24 (75%)`.
        case share
        /// Median and quartiles, with the number of patients where not all are known.
        case number
    }

    let label: String
    let kind: Kind
    let indent: Int
    /// Most decimals of a median in print.
    var decimals = 1
    /// The value of a patient; `nil` where the patient does not count.
    let value: @Sendable (PatientCourse) -> Derived?

    static func heading(_ label: String) -> Characteristic { Characteristic(label: label, kind: .heading, indent: 0) { _ in nil } }

    static func share(_ label: String, indent: Int = 0, _ value: @escaping @Sendable (PatientCourse) -> Derived?) -> Characteristic {
        Characteristic(label: label, kind: .share, indent: indent, value: value)
    }

    static func number(_ label: String, indent: Int = 0, _ value: @escaping @Sendable (PatientCourse) -> Derived?) -> Characteristic {
        Characteristic(label: label, kind: .number, indent: indent, value: value)
    }

    /// A variable of the analysis.
    static func number(_ label: String, indent: Int = 0, variable id: String) -> Characteristic {
        .number(label, indent: indent) { AnalysisVariable.named(id)?.value($0) }
    }

    /// A measure at baseline, in a population, printed as the table of efficacy prints it.
    static func measure(_ measure: Measure, in population: EndpointPopulation = .all, label: String? = nil, indent: Int = 0)
        -> Characteristic
    {
        var found = Characteristic.number(label ?? measure.label, indent: indent) { course in
            course.belongs(to: population) == .met ? course.atBaseline(measure) : nil
        }
        found.decimals = 2
        return found
    }
}

extension Derived {
    /// Whether it holds, in three-valued logic; indeterminate for anything that is no finding and no truth.
    var holds: Truth {
        switch content {
        case .finding(let finding): Truth(finding.isPresent)
        case .truth(let truth): truth
        default: .indeterminate
        }
    }
}
