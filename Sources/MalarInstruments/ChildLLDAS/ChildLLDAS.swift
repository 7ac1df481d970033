// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// Low disease activity in childhood lupus: LLDAS with at most 0.15 mg/kg and at most 7.5 mg of prednisolone per day.
///
/// - Source: `smith2023`.
public enum ChildLLDAS: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "cLLDAS", name: "Childhood Lupus Low Disease Activity State",
        purpose: "Whether a visit of a child is in low disease activity: as LLDAS, with a limit of glucocorticoids by body weight.",
        references: ["smith2023", "franklyn2016", "golder2016", "piga2022"], verification: .twoSources,
        items: LLDAS.description.items + [
            ItemDescription("weightKg", "Body weight", .number(1...400, unit: "kg"), group: "body", "on the day of the visit"),
        ],
        rule: LLDAS.description.rule.map {
            $0.hasPrefix("c4Gc") ? "c4Gc: prednisolone equivalent at most 0.15 mg per kg and at most 7.5 mg per day." : $0
        },
        parts: LLDAS.description.parts + [PartDescription("prednisonePerKg", "Prednisone equivalent (mg/kg/day)")],
        notes: [
            "Without a weight the criterion is decided only by no glucocorticoid, or by more than 7.5 mg.",
            "Immunosuppressives and biologics must be stable. The maximum doses of c5Maintenance are those of adults, as in LLDAS; whether a child's dose is standard is for the clinician to say (maintenanceWithinStandard).",
        ] + LLDAS.description.notes)

    /// The state, with what decided each criterion.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        var result = try LLDAS.assess(answers)
        let intake = GlucocorticoidIntake(recordedOrOf: answers)
        let weight = answers.number("weightKg")
        let criterion = glucocorticoid(intake, weight)
        result.criteria = result.criteria.map { $0.id == criterion.id ? criterion : $0 }
        result.state = Truth.all(result.criteria.map(\.state))
        result.parts.append(PartialScore("prednisonePerKg", perKilogram(intake.prednisone, weight)))
        if weight == nil, intake.prednisone.value != 0 { result.missing.append("weightKg") }
        return result
    }

    private static func perKilogram(_ prednisone: Bounds, _ weight: Double?) -> Bounds {
        if prednisone.value == 0 { return Bounds(0) }
        return weight.map { prednisone.divided(by: $0) } ?? Bounds(0, nil)
    }

    private static func glucocorticoid(_ intake: GlucocorticoidIntake, _ weight: Double?) -> Criterion {
        let dose = perKilogram(intake.prednisone, weight)
        let state = Truth.all([Limit.lessOrEqual(0.15).holds(for: dose), LLDAS.gcLimit.holds(for: intake.prednisone)])
        let perKg = dose.value.map { "\($0.inWords) mg/kg/day" } ?? (weight == nil ? "body weight unknown" : "dose by weight not known")
        return Criterion(
            "c4Gc", "prednisolone ≤ 0.15 mg/kg/day and \(LLDAS.gcLimit) mg/day", state,
            decidedBy: intake.prednisone.value == 0 ? intake.words : "\(intake.words), \(perKg)")
    }
}
