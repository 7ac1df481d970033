// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments
internal import MalarUnits

/// An instrument that rows can be scored with: one that judges a visit alone, or one that judges it by the visits before it.
public enum ScorableInstrument: Sendable {
    case visit(any Instrument.Type)
    case course(any LongitudinalInstrument.Type)

    /// Every instrument that is implemented, those of single visits first, each in the order of the catalogue.
    public static let all: [ScorableInstrument] = Catalogue.all.map { .visit($0) } + Catalogue.longitudinal.map { .course($0) }

    /// The form, the rule, the sources.
    public var description: InstrumentDescription {
        switch self {
        case .visit(let instrument): instrument.description
        case .course(let instrument): instrument.description
        }
    }

    /// Whether a visit is judged by the visits before it.
    public var isLongitudinal: Bool {
        if case .course = self { true } else { false }
    }

    /// The columns beside the items that say whose visit it is, and when.
    var keys: [String] { isLongitudinal ? [Self.patientKey, Self.dateKey] : [] }

    static let patientKey = "patient", dateKey = "date"
}
