// SPDX-License-Identifier: Apache-2.0

extension SLEDAS: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "sledas", name: "SLE-DAS",
        purpose: "Disease activity of lupus in the 30 days up to the visit: 17 weighted items, some of them graded; 0.366 and more, without a fixed maximum.",
        references: ["jesus2019", "jesus2021", "assuncao2022", "jesus2025", "sleDasCalculator", "sleDasRepository"], verification: .secondarySource,
        items: form,
        rule: [
            "score = 0.366 + the points of the items that are present + 3.132 where a joint of the 28 is swollen + 0.454 for each swollen joint + the graded terms.",
            "proteinuria above 500: 3.811·ln(proteinuriaMg) - 17.584; thrombocytopenia below 100: 26.105 - 5.577·ln(platelets); leukopenia below 3: 6.118 - 5.058·ln(leukocytes). Within the limit the term is 0.",
            "A graded item that is not answered follows from its amount; answered as absent it counts 0 whatever the amount, because it is not attributed to lupus.",
            "Complement and anti-dsDNA that are not answered follow from C3, C4 and anti-dsDNA with their limits; absent only where C3 and C4 are both known.",
            "A graded item that is present without its amount leaves the score open upwards: no normal value is ever put in its place.",
            "Arthritis follows from sjc28. Without sjc28, present means 1 to 28 joints, absent means none (flag withoutCount.arthritis). arthritisOutside28 adds 3.132 where no joint of the 28 is swollen.",
            "Localised and generalised rash exclude each other: where both are present, the generalised one counts.",
            "Cut-offs are read on the score rounded to two decimals: remission at most 2.08, mild at most 7.64, above it moderate or severe; severe above 9.90.",
            "remissionIndex: score at most 2.08 and prednisone at most 5 mg per day. remissionBoolean: no clinical item, serology aside, and prednisone at most 5 mg per day.",
            "lowDiseaseActivity: score at most 2.48 and prednisone at most 7.5 mg per day.",
        ],
        bands: [categories, severity],
        parts: [
            PartDescription("joints", "Points of arthritis and swollen joints"), PartDescription("proteinuriaTerm", "Points of proteinuria"),
            PartDescription("thrombocytopeniaTerm", "Points of platelets"), PartDescription("leukopeniaTerm", "Points of leukocytes"),
            PartDescription("serologyTerm", "Points of complement and anti-dsDNA (0-1.71)"), GlucocorticoidIntake.partDescription,
        ],
        notes: [
            "The coefficients come from one public repository that quotes figure 1 of the paper of 2019; no second printing was found. Constant and serology agree with the published cut-off of remission (0.366 + 0.754 + 0.956 = 2.076). Check the vectors against the official calculator before use.",
            "The clause prednisone at most 5 mg of remissionIndex and the wording of remissionBoolean have not been read in the paper of 2021: confirm them before use.",
            "The work of 2020 had a fourth state between remission and mild; the paper of 2021 has three, and low disease activity is a state of its own. A cut-off of 6.62 seen elsewhere is not used.",
            "Remission by score alone is wider than by rule: alopecia alone scores 1.339 and is in the band remission, but not in Boolean remission.",
            "The limits are strict: exactly 500 mg, 100 or 3 × 10⁹/L add nothing; one public test suite counts 500 mg. Platelets and leukocytes start with a small jump (0.42, 0.56).",
            "Spot ratio in mg/g and 24-hour protein in mg enter the same term without conversion.",
            "Generalised rash is below the neck with or without the head on the official page, above and below the neck in the table of 2019.",
            "Arthritis means swollen joints here, and at least 2 painful inflamed joints in SLEDAI-2K: a column arthritis of one does not serve the other, so sjc28 decides where it is given (flag countDecides.arthritis).",
            "An item that is present with an amount within the limit is refused: one of the two is wrong.",
            "A recorded score is used where the items leave the score open; where it contradicts them the result is flagged recordedDiffers.sledas.",
        ],
        aliases: ["sle-das"])

    private static let form: [ItemDescription] =
        table.flatMap { row in [item(row)] + amounts(row.item) } + [
            ItemDescription(
                "sledas", "SLE-DAS", .number(0.36...Double.greatestFiniteMagnitude, unit: "SLE-DAS"), group: "activity", need: .alternative,
                "as recorded; decides where the items leave the score open")
        ] + SLEDAI2K.measurementForm.filter { serologyMeasurements.contains($0.id) } + GlucocorticoidIntake.form

    private static let serologyMeasurements: Set<String> = ["c3", "c3Lower", "c4", "c4Lower", "antiDsDna", "antiDsDnaUpper"]

    private static func item(_ row: Row) -> ItemDescription {
        if case .step(let points) = row.term {
            return ItemDescription(row.item.rawValue, row.label, .finding, weight: points, group: "SLE-DAS", row.definition)
        }
        return ItemDescription(row.item.rawValue, row.label, .finding, group: "SLE-DAS", need: .alternative, row.definition)
    }

    private static func amounts(_ item: Item) -> [ItemDescription] {
        func number(_ id: String, _ label: String, _ range: ClosedRange<Double>, _ unit: String, _ definition: String) -> ItemDescription {
            ItemDescription(id, label, .number(range, unit: unit), group: "SLE-DAS", definition)
        }
        return switch item {
        case .proteinuria: [number("proteinuriaMg", "Urine protein", 0...100_000, "mg/24h or mg/g", "grades proteinuria above 500")]
        case .thrombocytopenia: [number("platelets", "Platelets", 0...3000, "10*9/L", "above 0; grades thrombocytopenia below 100")]
        case .leukopenia: [number("leukocytes", "Leukocytes", 0...500, "10*9/L", "above 0; grades leukopenia below 3")]
        case .arthritis:
            [
                ItemDescription("sjc28", "Swollen joints", .count(0...28), group: "SLE-DAS", "swollen joints among the 28"),
                ItemDescription(
                    "arthritisOutside28", "Arthritis outside of the 28 joints", .finding, group: "SLE-DAS", need: .alternative,
                    "swelling of ankles or feet only is to count as arthritis; absent where the data never ask"),
            ]
        default: []
        }
    }

    /// The score with its category, the terms it is made of, and the four states with what decided them.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        let reading = try Reading(answers)
        let (visit, score) = (reading.visit, reading.score)
        func term(_ id: String, _ items: Item...) -> PartialScore {
            PartialScore(id, items.reduce(Bounds(0)) { $0 + visit.contribution(row($1)) })
        }
        return Assessment(
            score: PartialScore(
                "sledas", value: score.value, lowest: score.lowest, highest: score.highest, band: categories.band(of: rounded(score))),
            missing: reading.missing + reading.intake.missing,
            parts: [
                term("joints", .arthritis), term("proteinuriaTerm", .proteinuria), term("thrombocytopeniaTerm", .thrombocytopenia),
                term("leukopeniaTerm", .leukopenia), term("serologyTerm", .hypocomplementemia, .increasedAntiDsDna), reading.intake.part,
            ],
            criteria: reading.criteria, flags: reading.flags + unverified)
    }
}

extension SLEDAS {
    /// What in every result rests on wordings that were not read in the paper: the dose in the index-based remission, and the whole of the
    /// Boolean one.
    static let unverified = ["unverified.remissionIndexDose", "unverified.remissionBoolean"]
}

extension SLEDAS.Reading {
    /// The four states, with what decided each.
    var criteria: [Criterion] {
        let words =
            score.value.map { "SLE-DAS \(SLEDAS.rounded($0).inWords)" } ?? "SLE-DAS at least \((score.lowest ?? 0).inWords), not complete"
        func index(_ limits: (score: Limit, gc: Limit), _ id: String) -> Criterion {
            let level = Criterion("score", "SLE-DAS", limits.score.holds(for: SLEDAS.rounded(score)), decidedBy: words)
            let dose = Treatment.glucocorticoid("gc", intake, limits.gc)
            return Criterion(id, "SLE-DAS \(limits.score), prednisone \(limits.gc) mg/day", all: [level, dose])
        }
        return [
            index(SLEDAS.remissionLimits, "remissionIndex"),
            Criterion(
                "remissionBoolean", "no clinical item, prednisone \(SLEDAS.remissionLimits.gc) mg/day",
                all: [clinicalItems, Treatment.glucocorticoid("gc", intake, SLEDAS.remissionLimits.gc)]),
            index(SLEDAS.lowActivityLimits, "lowDiseaseActivity"),
            Criterion("severe", "SLE-DAS > \(SLEDAS.severeAbove.inWords)", SLEDAS.isSevere(score), decidedBy: words),
        ]
    }

    private var clinicalItems: Criterion {
        let state = SLEDAS.noClinicalItem(visit)
        let deciding = SLEDAS.clinicalItems.items.filter { visit.finding($0) == (state == .notMet ? .present : .unknown) }
        let names = deciding.map { SLEDAS.row($0).label.lowercased() }.joined(separator: ", ")
        let words =
            switch state {
            case .met: "no clinical item present"
            case .notMet: "\(names) present"
            case .indeterminate: deciding.count > 5 ? "\(deciding.count) clinical items not recorded" : "\(names) unknown"
            }
        return Criterion("items", "no clinical item", state, decidedBy: words)
    }
}
