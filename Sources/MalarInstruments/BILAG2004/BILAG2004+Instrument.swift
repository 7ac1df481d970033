// SPDX-License-Identifier: Apache-2.0

extension BILAG2004: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "bilag2004", name: "BILAG-2004",
        purpose: "Disease activity of lupus in nine organ systems over the last 4 weeks: a grade A to E for each, and the sum of their points, 0 to 108.",
        references: ["isenberg2005", "yee2010", "yee2007", "carter2022", "bilagMsk2024", "gordon2018", "malaysia2024"], verification: .oneSource,
        items: form,
        rule: [
            "Only features of active lupus count: not damage, infection, thrombosis without inflammation, or effects of drugs. The window is the last 4 weeks, compared with the 4 weeks before.",
            "The score is the sum over the nine systems: A 12, B 8, C 1, D 0, E 0. With open grades it is a range.",
            "A grade that is entered stands.",
            "Grades are derived from items only where gradesFromItems is unverified2004. Those rules are NOT VERIFIED: the result has the flag unverifiedGrades and names each derived grade (derived.bilag.<system>).",
            "bilagActivityBsr: mild is C or a single B, moderate is B in at least two systems, severe is A in at least one system, the kidney left out.",
            "Unverified, common frame: A where an A-item is active (2, 3, 4); else B where an A-item is improving (1) or a B-item active; else C where a B-item is improving or a C-item above 0; else D where the system was involved before, E where never.",
        ] + frame.map { "Unverified, \($0.domain.rawValue): A-items \(numbers($0.a)); B-items \(numbers($0.b)); C-items \(numbers($0.c))." } + [
            "Unverified, constitutional: A where pyrexia and at least two of items 2 to 4 are active; B where pyrexia is active or at least two of the others; C where any of the four is above 0.",
            "Unverified, renal A: two or more of (1) severe proteinuria, (2) accelerated hypertension, (3) loss of function, (4) active sediment, (5) active histology in the last 3 months, (6) nephrotic syndrome, one of them 1, 4 or 5.",
            "Unverified, renal (1): more than 1 g in 24 hours, or protein or albumin/creatinine ratio above 100 mg/mmol, not fallen by 25 % or more; where none of them was measured, dipstick up by 2 levels or more.",
            "Unverified, renal (3): creatinine above 130 µmol/L and above 130 % of before; or GFR below 80 and below 67 % of before; or GFR below 50 where it was above 50 or not measured before.",
            "Unverified, renal B: one of the six; or dipstick up to 2+ or more; or at least 0.5 g in 24 hours or a ratio of at least 50, not fallen by 25 % or more; or creatinine above 130 and at least 115 % of before.",
            "Unverified, renal C: dipstick 1+ or more, more than 0.25 g in 24 hours, a ratio above 25; or blood pressure above 140/90 with a rise of at least 30 systolic and 15 diastolic.",
            "Unverified, haematological: A with TTP active; B with TTP improving or active haemolysis; C with an isolated positive Coombs test; or by counts: "
                + blood.map { "\($0.name) below \([$0.a, $0.b, $0.c].map { $0?.inWords ?? "-" }.joined(separator: ", "))" }.joined(separator: "; ") + " (A, B, C).",
        ],
        parts: Domain.allCases.map { PartDescription("points.\($0.rawValue)", "Points of the \($0.rawValue) system (0-12), with its grade as band") },
        notes: [
            "Items, recording scale and points are read in sources (numbers 70 to 97 of the items in one data-entry form). The glossary's thresholds for each item are not: the definitions here give only what the form prints.",
            "No source was found for the rules from items to grades. They were recalled, resemble the renal rules of the classic index, and must be checked against the scoring supplement before they drive a result. The cut of white cells for A (1.0 or 0.5) is the least certain.",
            "Points are for BILAG-2004 only. Earlier proposals for the classic index (A 12 or 9, B 5 or 3, C 1; eight systems, 0-72) fitted BILAG-2004 badly.",
            "Where items were not done and others reach A or B, that grade stands; a B that an item not done could make an A has the flag gradeStands.bilag.<system>. Otherwise the grade stays open.",
            "Measurements of the same thing stand in for each other: one of the three of urinary protein is enough, and one of creatinine and GFR.",
            "Without a value before, a rule on rise or fall is taken as not met, with the flag noPrevious: proteinuria is not shown to have fallen and counts, creatinine is not shown to have risen and does not.",
            "Blood pressure above 140/90 is read as both above. The printed bands of counts leave gaps (8.9 to 9); edges are half-open here.",
            "Enter a laboratory value only if its abnormality is due to active lupus; the form asks for that confirmation. Items of the eye need an ophthalmologist's answer.",
            "A feature that is fixed may be damage; the damage index asks for 6 months.",
            "D and E both have no points: where only they are left, the score is known and the grade is not.",
            "bilagActivityBsr: the guideline's severe band leaves the kidney out. Where A is the kidney's alone, the readings are indeterminate.",
            "Items that are given without a grade and without the choice have no effect; the flag itemsNotGraded.bilag.<system> says so. Where an entered grade contradicts the items, the flag is recordedDiffers.bilag.<system>.",
            "The revision of the musculoskeletal items of 2024 (basic activities defined, inflammation proven by ultrasound counts as moderate, symmetry added to mild, a normal scan moves mild to D) is another version and is not applied.",
            "The systems tally (BST, simplified BST) is not offered: no source for its components was found.",
        ],
        aliases: ["bilag", "bilag-2004"])

    private static func numbers(_ items: [Int]) -> String { items.isEmpty ? "none" : items.map(String.init).joined(separator: ", ") }

    /// The score with the nine grades, and the reading of the British guideline. With open grades every result is a range.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let reading = Reading(answers)
        let score = score(reading.grades)
        return Assessment(
            score: PartialScore("bilag2004", Bounds(Double(score.lowerBound), Double(score.upperBound))), missing: reading.missing,
            parts: Domain.allCases.map { part($0, reading.grades[$0]) }, criteria: activityCriteria(reading.grades), flags: reading.flags)
    }

    private static func part(_ domain: Domain, _ set: GradeSet) -> PartialScore {
        let points = set.points
        return PartialScore(
            "points.\(domain.rawValue)", value: points.count == 1 ? Double(points.lowerBound) : nil, lowest: Double(points.lowerBound),
            highest: Double(points.upperBound), band: set.grade?.rawValue)
    }
}
