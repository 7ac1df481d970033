// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// Physician global assessment of activity on the anchored scale of the SELENA trials, 0 to 3, with the bands of PISCOS.
///
/// - Source: `petri2005pga`, `piga2022`.
public enum PhysicianGlobalAssessment: Instrument {
    /// The bands of PISCOS.
    public static let bands = BandScheme(
        "piscos", source: "piga2022", [.below(0.5, "below mild"), .through(1, "mild"), .through(2, "moderate"), .above("severe")])

    /// A rating in millimetres on a line, on the scale of 0 to 3.
    public static func converted(millimetres: Double, lineLength: Double) -> Double { 3 * millimetres / lineLength }
    /// A rating of 0 to 10, on the scale of 0 to 3.
    public static func converted(fromTen rating: Double) -> Double { 3 * rating / 10 }
    /// A rating of 0 to 100, on the scale of 0 to 3.
    public static func converted(fromHundred rating: Double) -> Double { 3 * rating / 100 }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "pga", name: "Physician global assessment (SELENA-SLEDAI)",
        purpose: "The physician's rating of overall activity of lupus in the preceding month, 0 (none) to 3 (most severe).",
        references: ["petri2005pga", "buyon2005pga", "piga2022", "anderson2022"], verification: .twoSources,
        items: [
            PhysicianGlobal.item,
            rating("mm", "Millimetres on the line", 0...1000, "mm", "from the end that means no activity"),
            rating("lineLength", "Length of the line", 1...1000, "mm", "80 mm on the classical form, 100 mm on others; never assumed"),
            rating("score10", "Rating of 0 to 10", 0...10, "0-10", "converted by 0.3 a point"),
            rating("score100", "Rating of 0 to 100", 0...100, "0-100", "converted by 0.03 a point"),
        ],
        rule: [
            "Anchors: 0 none, 1 mild, 2 moderate, 3 severe.",
            "Active manifestations and clinical laboratory results of the preceding month count; organ damage, serology and complaints unrelated to activity do not.",
            "Converted, in this order, where pga is not given: 3·mm/lineLength; 0.3·score10; 0.03·score100. A converted rating carries the flags converted and converted.<item>.",
            "pgaBelow: below 0.5, as remission asks (DORIS). c3Pga: at most 1, as low disease activity asks (LLDAS). Both are indeterminate for a converted rating.",
        ],
        bands: [bands],
        notes: [
            "There is no validated crosswalk between scales: the line of the SELENA form has marks at 1 and 2 to which raters anchor. A converted rating must not be entered as pga in other instruments.",
            "Rate before the SLEDAI is calculated; preferably the same experienced physician at each visit.",
            "A change of 0.3 (10 % of the scale) is what response indices call worsening; the smallest change that matters has been published (anderson2022) but was not read.",
        ],
        aliases: ["phga", "physician global"])

    private static func rating(
        _ id: String, _ label: String, _ range: ClosedRange<Double>, _ unit: String, _ definition: String
    ) -> ItemDescription {
        ItemDescription(id, label, .number(range, unit: unit), group: "other scales", need: .alternative, definition)
    }

    /// The rating on the scale of 0 to 3 with its band; 0 to 3 while unknown.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        if let mm = answers.number("mm"), let length = answers.number("lineLength"), mm.isAbove(length) {
            throw AnswerError(.outOfRange, item: "mm", expected: "expects at most the length of the line")
        }
        let reading = Reading(answers)
        let bounds = reading.value.map { Bounds($0) } ?? Bounds(0, 3)
        return Assessment(
            score: PartialScore("pga", bounds, in: bands), missing: reading.missing,
            criteria: [reading.criterion("pgaBelow", .lessThan(0.5)), reading.criterion("c3Pga", LLDAS.pgaLimit)],
            flags: reading.source.map { ["converted", "converted.\($0)"] } ?? [])
    }

    /// A rating and the scale it was converted from.
    private struct Reading {
        let value: Double?
        let source: String?
        let missing: [String]

        init(_ answers: Answers) {
            let line = answers.number("mm").flatMap { mm in answers.number("lineLength").map { converted(millimetres: mm, lineLength: $0) }
            }
            let others = [
                ("mm", line), ("score10", answers.number("score10").map { converted(fromTen: $0) }),
                ("score100", answers.number("score100").map { converted(fromHundred: $0) }),
            ]
            let rated = answers.number(PhysicianGlobal.id)
            let other = rated == nil ? others.first { $0.1 != nil } : nil
            (value, source) = (rated ?? other?.1, other?.0)
            let open = value == nil && answers.number("mm") != nil
            missing = value != nil ? [] : [open ? "lineLength" : PhysicianGlobal.id]
        }

        func criterion(_ id: String, _ limit: Limit) -> Criterion {
            guard let source, let value else { return PhysicianGlobal.criterion(id, value, limit) }
            return Criterion(
                id, "PGA \(limit)", .indeterminate, decidedBy: "PGA \(value.inWords) converted from \(source), not interchangeable")
        }
    }
}
