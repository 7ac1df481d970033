// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// What a row of answers says of the glucocorticoids of a day. Read in the same way by every instrument that has a dose criterion.
struct GlucocorticoidIntake {
    /// Milligrams of prednisone per day.
    let prednisone: Bounds
    /// `dose` where there is none, `drug` where it is not named and that matters.
    let missing: [String]
    /// `pulseDose` where one day's dose is that of a pulse, `recordedDiffers.prednisoneEquivalent` where drugs and record contradict.
    let flags: [String]

    /// Reads the doses of the drugs; where they do not give one value, the recorded equivalent is taken.
    init(_ answers: Answers, recorded: Double? = nil) {
        let named = Glucocorticoid.allCases.compactMap { drug in
            answers.number(drug.rawValue).map { Bounds(Glucocorticoid.prednisoneEquivalent(of: drug, milligrams: $0)) }
        }
        let doses = named + [answers.number(Self.unnamed)].compactMap { $0.map(Glucocorticoid.prednisoneEquivalent(ofUnnamed:)) }
        let onTheDay = doses.isEmpty ? Bounds(0, nil) : doses.reduce(Bounds(0), +)
        let dose = RecordedOrDerived(onTheDay.divided(by: answers.number("intervalDays") ?? 1), recorded: recorded)
        prednisone = dose.best
        missing = prednisone.value != nil ? [] : doses.isEmpty ? ["dose"] : ["drug"]
        let isPulse = (onTheDay.lowest ?? 0).isAtLeast(GlucocorticoidEquivalence.pulseFrom)
        flags = dose.flags(Self.recorded) + (isPulse ? ["pulseDose"] : [])
    }

    /// The dose in a sentence.
    var words: String {
        guard let lowest = prednisone.lowest, let highest = prednisone.highest else { return "glucocorticoid dose not recorded" }
        guard lowest == highest else { return "prednisone-equivalent \(lowest.inWords) to \(highest.inWords) mg/day, drug not named" }
        return lowest == 0 ? "no glucocorticoid" : "prednisone-equivalent \(lowest.inWords) mg/day"
    }

    static let unnamed = "glucocorticoidUnspecified"
    static let recorded = "prednisoneEquivalent"

    /// The dose items of instruments with a dose criterion: the equivalent itself, or the drugs.
    static let form =
        [dose(recorded, "Prednisone equivalent", "as recorded; taken where the drugs do not give one value")]
        + GlucocorticoidEquivalence.form

    static func dose(_ id: String, _ label: String, _ definition: String) -> ItemDescription {
        ItemDescription(id, label, .number(0...5000, unit: "mg/d"), group: "glucocorticoids", need: .alternative, definition)
    }
}

extension GlucocorticoidEquivalence {
    static let form: [ItemDescription] =
        Glucocorticoid.table.map {
            GlucocorticoidIntake.dose($0.drug.rawValue, $0.label, "\($0.equalToFive) mg are equal to 5 mg of prednisone")
        } + [
            GlucocorticoidIntake.dose(
                GlucocorticoidIntake.unnamed, "Glucocorticoid not named", "dose of a drug that the chart does not name"),
            ItemDescription(
                "intervalDays", "Days from dose to dose", .number(1...31, unit: "d"), group: "glucocorticoids", need: .alternative,
                "1 where not given: every day; 2: on alternate days"),
        ]
}
